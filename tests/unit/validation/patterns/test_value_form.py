"""Every way in which a cell can be no figure of its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from tests.oracle.files import cell_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

ABROAD = QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2020)
EARNINGS = QTableKey("FX:N1", "A10", Criterion.CITIZENSHIP, "_", 2020)


@pytest.mark.parametrize(
    ("key", "codes", "said", "words"),
    [
        (ABROAD, "SEX_T CRS_RES_TOTAL", Observation(text="about 5"), "“about 5” is not a number"),
        (ABROAD, "SEX_T CRS_RES_TOTAL", Observation(-5, 3), "−0.005 is below zero"),
        (ABROAD, "SEX_T CRS_RES_TOTAL", Observation(5, 4), "has more than 3 decimals"),
        (EARNINGS, "SEX_T CCT_CIT_TOTAL", Observation(500, 3), "has more than 2 decimals"),
        (EARNINGS, "SEX_T CCT_CIT_TOTAL", Observation(0, 0), "a mean of 0"),
    ],
)
def test_what_is_no_figure_is_told(
    key: QTableKey, codes: str, said: Observation, words: str, file: File, told: Callable[..., list[Finding]]
) -> None:
    """What was typed is kept; the finding says what is wrong with it."""
    file.put(ObservationKey(key, cell_of(codes)), said)
    (finding,) = told("V01", "C4", {})
    assert words in finding.message
    assert (finding.severity, finding.cells) == ("E", (ObservationKey(key, cell_of(codes)),))


@pytest.mark.parametrize("text", ["0", "12.345", "N", "12 S"])
def test_a_figure_or_a_letter_is_fine(text: str, told: Callable[..., list[Finding]]) -> None:
    """Zero is a figure, and a letter is an answer."""
    assert told("V01", "C1", {"SEX_T CRS_RES_TOTAL": text}) == []


def test_a_table_of_which_nothing_can_be_read_is_fatal(told: Callable[..., list[Finding]]) -> None:
    """It was read with the wrong layout; a reason would not help."""
    codes = [f"{sex} {code}" for sex in ("SEX_T", "SEX_M") for code in ("CRS_RES_TOTAL", "CRS_RES_X")]
    assert [each.severity for each in told("V01", "C1", dict.fromkeys(codes, "?"))] == ["F"] * 4
    assert [each.severity for each in told("V01", "C1", {codes[0]: "5"})] == ["E"] * 3


def test_one_slip_in_an_empty_table_is_not_fatal(told: Callable[..., list[Finding]]) -> None:
    """Who types the first cell may still mistype it."""
    assert [each.severity for each in told("V01", "C1", {"SEX_T CRS_RES_TOTAL": "ten"})] == ["E"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1.234,5", "“1.234,5” was kept as text"),
        ("5 %", "“5 %” is a percentage"),
        ("$5", "“$5” carries a currency sign"),
        ("1e3", "“1e3” is written with an exponent"),
        ("-5", "-5 is below zero"),
        ("1.2345", "1.2345 has more than 3 decimals"),
        ("n/a", "“n/a” is a mark"),
    ],
)
def test_what_stands_in_the_way_is_named(text: str, words: str, told: Callable[..., list[Finding]]) -> None:
    """A person who reads it knows what to take out."""
    (finding,) = told("V01", "C1", {"SEX_T CRS_RES_TOTAL": text})
    assert words in finding.message


def test_a_figure_below_zero_is_asked_about(told: Callable[..., list[Finding]]) -> None:
    """The usual hint, to type a figure, would not help."""
    (finding,) = told("V01", "C1", {"SEX_T CRS_RES_TOTAL": "-5"})
    assert finding.hint.startswith("Ask where the sign comes from")
    assert (finding.suggestion, finding.alternatives) == (None, ())


def test_what_a_text_means_is_offered_and_the_remark_stays(file: File, told: Callable[..., list[Finding]]) -> None:
    """One step puts it in; nothing is put in by itself."""
    key = ObservationKey(ABROAD, cell_of("SEX_T CRS_RES_TOTAL"))
    file.put(key, Observation(text="1.234,5", note="from the yearbook"))
    (finding,) = told("V01", "C4", {})
    assert finding.suggestion is not None
    assert finding.suggestion.edits == ((key, Observation(1_234_500, 1, note="from the yearbook")),)
    assert finding.suggestion.text == "Total: put 1,234.5 in place of “1.234,5”."


def test_two_meanings_are_shown_side_by_side(told: Callable[..., list[Finding]]) -> None:
    """The person chooses."""
    (finding,) = told("V01", "C1", {"SEX_T CRS_RES_TOTAL": "1,234"})
    assert finding.suggestion is None
    assert [dict(each.edits).popitem()[1].value for each in finding.alternatives] == [1_234, 1_234_000]
