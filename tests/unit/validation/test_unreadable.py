"""Texts that look like figures: what they mean, as far as sums agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.validation.results import together
from ilms_desktop.validation.slips import Slip
from ilms_desktop.validation.unreadable import readings

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.validation import Checker
    from tests.oracle.files import File

ABROAD = QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2020)
WORKERS = QTableKey("FX:N1", "A7", Criterion.BIRTH, "STE_AGGREGATE", 2020)
TOTAL, MEN, WOMEN = (f"SEX_{sex} CRS_RES_TOTAL" for sex in "TMF")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("-12.3", (12_300, Slip.SIGN)),
        ("\u221212.3", (12_300, Slip.SIGN)),
        ("(12,3)", (12_300, Slip.SIGN)),
        ("12.3-", (12_300, Slip.SIGN)),
        ("-\u0661\u0662", (12_000, Slip.SIGN)),
        ("12.3456", (2_346 + 0, Slip.DIGIT_EXTRA)),
        ("12,3,4", (1_234_000, Slip.UNREADABLE)),
        ("l2.3,", (123_000, Slip.UNREADABLE)),
        ("12.3 about", (123_000, Slip.UNREADABLE)),
    ],
)
def test_a_text_has_readings(text: str, first: tuple[int, Slip]) -> None:
    """The likeliest one first: a sign that is too many, then a digit too many, then the digits alone."""
    if first[1] is Slip.DIGIT_EXTRA:
        assert (12_345, Slip.DIGIT_EXTRA) in readings(text, 3)
        assert readings(text, 3)[0][1] is Slip.DIGIT_EXTRA
    else:
        assert readings(text, 3)[0] == first


@pytest.mark.parametrize("text", ["", "about ten", "1234567890123456", "-"])
def test_a_text_without_a_figure_has_none(text: str) -> None:
    """Nothing is guessed from words, nor from more digits than anything has."""
    assert readings(text, 3) == ()


def test_more_decimals_than_are_kept_are_not_read_with_a_sign() -> None:
    """-12.3456 has two things wrong with it; its digits may still be those of 123.456."""
    assert readings("-12.3456", 3)[0][1] is Slip.UNREADABLE
    assert (123_456, Slip.UNREADABLE) in readings("-12.3456", 3)


@pytest.fixture
def check(file: File, edition: Edition, checker_for: Callable[[Edition], Checker]) -> Callable[[], list[Finding]]:
    """Findings on the file."""
    return lambda: list(together(checker_for(edition).full(file.connection).values()).findings)


def of_text(findings: list[Finding]) -> list[Finding]:
    """Findings that a cell holds no number."""
    return [finding for finding in findings if finding.rule == "V01"]


@pytest.mark.parametrize("text", ["-63.801", "(63.801)", "63,80,1", "63.8801", "638O1"])
def test_a_reading_that_makes_the_sums_hold_is_offered(
    file: File, check: Callable[[], list[Finding]], text: str
) -> None:
    """Men and total say what the women are."""
    file.write(ABROAD, {TOTAL: "136.542", MEN: "72.741", WOMEN: text})
    (finding,) = of_text(check())
    assert finding.suggestion is not None
    assert [said.value for _key, said in finding.suggestion.edits] == [63_801]
    assert (
        f"put 63.801 instead of “{text}”" in finding.suggestion.text or "63.801 instead of" in finding.suggestion.text
    )
    assert finding.cause == finding.key.partition(" ")[2]


@pytest.mark.parametrize(("text", "men"), [("-63.802", "72.750"), ("about 60", "72.741"), ("-63.801", "")])
def test_without_agreement_nothing_is_offered(
    file: File, check: Callable[[], list[Finding]], text: str, men: str
) -> None:
    """A sign may stand for a real difference; the person decides."""
    figures = {TOTAL: "136.542", WOMEN: text} | ({MEN: men} if men else {})
    file.write(ABROAD, figures)
    (finding,) = of_text(check())
    assert finding.suggestion is None
    assert finding.alternatives == ()


def test_two_cells_that_cannot_be_read_may_prove_each_other(file: File, check: Callable[[], list[Finding]]) -> None:
    """Men and women with a sign each: with both read, the sum holds."""
    file.write(ABROAD, {TOTAL: "136.542", MEN: "-72.741", WOMEN: "-63.801"})
    assert [finding.suggestion is not None for finding in of_text(check())] == [True, True]


def test_a_sum_that_fails_for_a_text_is_not_explained_otherwise(file: File, check: Callable[[], list[Finding]]) -> None:
    """Of unknown status: blank counts as zero there, and so does a text; the sum fails by what stands in it."""
    groups = {"TOTAL": "100.000", "NATIVE": "90.500", "FOREIGN": "9.250", "X": "-0.250"}
    file.write(WORKERS, {f"CBR_BIR_{code} SEX_T STE_AGGREGATE_TOTAL": text for code, text in groups.items()})
    findings = {finding.rule: finding for finding in check()}
    assert findings["V21"].suggestion == findings["V01"].suggestion
    assert findings["V21"].cause == findings["V01"].cause
    assert findings["V21"].suggestion is not None


def test_a_sum_that_fails_for_a_text_without_meaning_has_no_suggestion(
    file: File, check: Callable[[], list[Finding]]
) -> None:
    """Changing another figure would hide it."""
    groups = {"TOTAL": "100.000", "NATIVE": "90.500", "FOREIGN": "9.250", "X": "few"}
    file.write(WORKERS, {f"CBR_BIR_{code} SEX_T STE_AGGREGATE_TOTAL": text for code, text in groups.items()})
    findings = {finding.rule: finding for finding in check()}
    assert findings["V21"].suggestion is None
    assert findings["V21"].alternatives == ()


def test_a_table_read_in_a_wrong_way_is_not_thought_over(file: File, check: Callable[[], list[Finding]]) -> None:
    """Where nothing can be read, the layout is wrong and not thirty fingers."""
    cells = [f"SEX_{sex} OCU_ISCO08_{code}" for sex in "TMF" for code in ("TOTAL", *range(10), "X")]
    key = QTableKey("FX:N1", "C7", Criterion.NONE, "OCU_ISCO08", 2020)
    file.write(key, dict.fromkeys(cells, "-1.000"))
    assert all(finding.suggestion is None for finding in of_text(check()))


def test_which_of_two_readings_fits_is_left_to_the_person(file: File, check: Callable[[], list[Finding]]) -> None:
    """In a table of whole thousands both round to what the sum needs."""
    file.write(ABROAD, {TOTAL: "120", MEN: "108", WOMEN: "12.3.1"})
    (finding,) = of_text(check())
    offered = [finding.suggestion] if finding.suggestion else list(finding.alternatives)
    assert [said.value for each in offered for _key, said in each.edits] == [12_310]
