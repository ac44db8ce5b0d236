"""From failing sums to causes, in a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, ObservationKey, QTableKey
from ilms_desktop.validation import Checker, Group, load_rules
from ilms_desktop.validation.explain import Known
from ilms_desktop.validation.grid import Cell, Grid
from ilms_desktop.validation.records import Record
from ilms_desktop.validation.results import together
from tests.oracle.files import cell_of, said_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

SOURCE = "FX:N1"
SKILLS = QTableKey(SOURCE, "C7", Criterion.NONE, "OCU_SKILL", 2020)
LEVELS = QTableKey(SOURCE, "C5", Criterion.NONE, "EDU_AGGREGATE", 2020)
LEFT = QTableKey(SOURCE, "C4", Criterion.NONE, "CDS_DES", 2020)
ABROAD = QTableKey(SOURCE, "C1", Criterion.NONE, "CRS_RES", 2020)
RIGHT = {
    "TOTAL": ("52.061", "29.691", "22.370"),
    "L3-4": ("13.400", "7.300", "6.100"),
    "L2": ("21.615", "12.345", "9.270"),
    "L1": ("17.046", "10.046", "7.000"),
}
WOMEN_L2 = "SEX_F OCU_SKILL_L2"


def skills(**others: str) -> dict[str, str]:
    """Figures of a table by skill, some of them otherwise: `F_L2="9.720"`."""
    figures = {
        f"SEX_{sex} OCU_SKILL_{row}": text
        for row, texts in RIGHT.items()
        for sex, text in zip("TMF", texts, strict=True)
    }
    return figures | {f"SEX_{name[0]} OCU_SKILL_{name[2:].replace('__', '-')}": text for name, text in others.items()}


@pytest.fixture
def checker(edition: Edition, checker_for: Callable[[Edition], Checker]) -> Checker:
    """A checker that has seen nothing yet."""
    return checker_for(edition)


def sums(findings: Mapping[Group, object] | list[Finding]) -> list[Finding]:
    """Findings on sums that ask for something."""
    listed = findings if isinstance(findings, list) else list(together(findings.values()).findings)  # type: ignore[arg-type]
    return [finding for finding in listed if finding.rule in {"V02", "V03", "V05", "V07", "V08", "V21", "V22"}]


def edits(finding: Finding) -> dict[str, int | None]:
    """What the suggestion of a finding would put, by row and table."""
    assert finding.suggestion is not None
    return {f"{key.qtable.table} {key.cell.sex} {key.cell.klass}": said.value for key, said in finding.suggestion.edits}


def test_findings_of_one_cause_are_one_group(file: File, checker: Checker) -> None:
    """Row and column fail for one cell, and say the same of it."""
    file.write(SKILLS, skills(F_L2="9.720"))
    found = sums(checker.full(file.connection))
    assert [finding.rule for finding in found] == ["V02", "V03"]
    assert len({finding.cause for finding in found}) == 1
    assert found[0].suggestion == found[1].suggestion
    assert edits(found[0]) == {"C7 SEX_F OCU_SKILL_L2": 9_270}


def test_tables_that_count_the_same_speak_for_each_other(file: File, checker: Checker) -> None:
    """A total that fails against another table and its own column is the wrong one, and it is named with its table."""
    file.write(SKILLS, skills(T_TOTAL="52.601"))
    levels = {"TOTAL": RIGHT["TOTAL"], "BAS": ("30.000", "17.000", "13.000"), "ADV": ("22.061", "12.691", "9.370")}
    file.write(
        LEVELS,
        {
            f"SEX_{sex} EDU_AGGREGATE_{row}": t
            for row, texts in levels.items()
            for sex, t in zip("TMF", texts, strict=True)
        },
    )
    total = "SEX_T CDS_DES_TOTAL"
    file.write(LEFT, {total: "52.061", "SEX_M CDS_DES_TOTAL": "29.691", "SEX_F CDS_DES_TOTAL": "22.370"})
    found = {finding.rule: finding for finding in sums(checker.full(file.connection))}
    assert {finding.cause for finding in found.values()} == {found["V02"].cause}
    assert edits(found["V07"]) == {"C7 SEX_T OCU_SKILL_TOTAL": 52_061}
    texts = {rule: finding.suggestion.text for rule, finding in found.items() if finding.suggestion}
    assert texts["V02"] == "Total, 2020: put 52.061 instead of 52.601 (two digits exchanged). Sums repaired: 3."
    assert texts["V07"] == "C7, Total, 2020: put 52.061 instead of 52.601 (two digits exchanged). Sums repaired: 3."


def test_what_follows_from_a_slip_belongs_to_its_cause(file: File, checker: Checker) -> None:
    """A part above its total, and a table above the one that includes it, end with the slip."""
    file.write(ABROAD._replace(table="C3", version="CDS_DES"), {"SEX_T CDS_DES_TOTAL": "60.000"})
    file.write(
        LEFT, {"SEX_T CDS_DES_TOTAL": "136.542", "SEX_M CDS_DES_TOTAL": "27.741", "SEX_F CDS_DES_TOTAL": "28.801"}
    )
    found = {finding.rule: finding for finding in sums(checker.full(file.connection))}
    assert found["V08"].cause == found["V02"].cause or found["V08"].cause == ""
    file.write(
        LEFT, {"SEX_T CDS_DES_TOTAL": "565.42", "SEX_M CDS_DES_TOTAL": "27.741", "SEX_F CDS_DES_TOTAL": "28.801"}
    )
    found = {finding.rule: finding for finding in sums(checker.full(file.connection))}
    assert found["V08"].cause == found["V02"].cause != ""
    assert found["V08"].suggestion is not None


def test_a_half_filled_sum_belongs_to_the_cause_that_makes_it_too_large(file: File, checker: Checker) -> None:
    """Women typed in persons are more than all, while a row is still blank."""
    figures = skills(F_L2="9270")
    del figures["SEX_F OCU_SKILL_L1"]
    file.write(SKILLS, figures)
    found = {finding.rule: finding for finding in sums(checker.full(file.connection))}
    assert found["V03"].cause == found["V02"].cause
    assert edits(found["V03"]) == {"C7 SEX_F OCU_SKILL_L2": 9_270}


def test_a_figure_below_zero_is_found_by_itself_and_by_its_sums(file: File, checker: Checker) -> None:
    """One suggestion for both."""
    file.write(SKILLS, skills())
    key = ObservationKey(SKILLS, cell_of(WOMEN_L2))
    said = said_of("9.270", 3)
    file.put(key, replace(said, value=-9_270))
    found = {finding.rule: finding for finding in together(checker.full(file.connection).values()).findings}
    assert found["V01"].suggestion == found["V02"].suggestion
    assert edits(found["V01"]) == {"C7 SEX_F OCU_SKILL_L2": 9_270}


def test_letters_go_with_exchanged_figures(file: File, checker: Checker) -> None:
    """What was typed into the wrong cell had its letter with it."""
    file.write(SKILLS, skills(T_L2="12.345 P", M_L2="21.615"))
    file.put(ObservationKey(SKILLS, cell_of("SEX_T OCU_SKILL_L2")), replace(said_of("12.345", 3), status="P"))
    found = sums(checker.full(file.connection))
    assert found[0].suggestion is not None
    assert [(said.value, said.status) for _key, said in found[0].suggestion.edits] == [(21_615, None), (12_345, "P")]


def test_years_near_by_are_looked_at(file: File, checker: Checker) -> None:
    """Three years before and after, the nearest first; a change there is a change here."""
    total, men, women = (f"SEX_{sex} CRS_RES_TOTAL" for sex in "TMF")
    file.write(ABROAD, {total: "148.489", men: "79.072", women: "63.801"})
    file.write(ABROAD._replace(year=2018), {total: "130.000", men: "66.199", women: "63.801"})
    file.write(ABROAD._replace(year=2015), {total: "131.120", men: "67.319", women: "63.801"})
    (finding,) = sums(checker.full(file.connection))
    assert finding.suggestion is not None
    assert finding.suggestion.text == "Female, Total, 2020: 63.801 is the figure of 2018; put 69.417."
    other = ABROAD._replace(year=2018)
    file.write(other, {men: "66.198", women: "63.802"})
    touched = checker.touched(file.connection, qtables=[other])
    (finding,) = sums(list(touched[Group(SOURCE, 2020)].findings))
    assert finding.suggestion is None
    assert len(finding.alternatives) == 3


def test_what_was_explained_is_remembered_until_a_cell_changes(file: File, checker: Checker) -> None:
    """A file with many failing tables is not thought over after every key."""
    file.write(SKILLS, skills(F_L2="9.720"))
    file.write(ABROAD, {"SEX_T CRS_RES_TOTAL": "136.542"})
    checker.full(file.connection)
    explainer = checker.__dict__["_explainer"]
    ((near, before),) = explainer.__dict__["_known"][Group(SOURCE, 2020)].items()
    assert near == {SKILLS}
    file.write(ABROAD, {"SEX_T CRS_RES_TOTAL": "136.543"})
    checker.touched(file.connection, qtables=[ABROAD])
    assert explainer.__dict__["_known"][Group(SOURCE, 2020)][near] is before
    file.write(SKILLS, skills(F_L2="9.720", M_L2="12.354"))
    checker.touched(file.connection, qtables=[SKILLS])
    assert explainer.__dict__["_known"][Group(SOURCE, 2020)][near] is not before


def test_failing_tables_apart_are_explained_apart(file: File, checker: Checker) -> None:
    """What is wrong in one says nothing of the other."""
    file.write(SKILLS, skills(F_L2="9.720"))
    other = SKILLS._replace(table="B4", criterion=Criterion.BIRTH)
    file.write(other, skills(M_L1="10.064"))
    causes = {finding.cells[0].qtable: finding.cause for finding in sums(checker.full(file.connection))}
    assert len(set(causes.values())) == 2


def test_without_a_rule_on_texts_none_is_read(file: File, edition: Edition, checker: Checker) -> None:
    """The catalogue decides what is spoken of."""
    rules = tuple(rule for rule in load_rules("ilms-2019") if rule.id != "V01")
    file.write(SKILLS, skills(F_L2="-9.270", F_L1="7.001"))
    bare = Checker(edition, checker.round, "KHM", rules)
    found = together(bare.full(file.connection).values()).findings
    assert all(finding.rule != "V01" for finding in found)


def test_comparisons_of_two_sources_are_not_explained(file: File, checker: Checker) -> None:
    """Either may be right; nobody corrects one by the other."""
    file.source("BA:2", S3="S3:5", T2="T2:84", contact_name="Somebody")
    file.write(LEFT, {"SEX_T CDS_DES_TOTAL": "60.541"})
    file.write(SKILLS._replace(source="BA:2"), {"SEX_T OCU_SKILL_TOTAL": "60.451"})
    (finding,) = sums(checker.full(file.connection))
    assert (finding.rule, finding.cause, finding.suggestion) == ("V07", "", None)


def test_only_another_figure_in_another_year_asks_for_another_explanation() -> None:
    """The same figure again, other tables and cells nobody asked for change nothing."""
    place, later = cell_of(WOMEN_L2), SKILLS._replace(year=2021)
    known = Known((), {ObservationKey(SKILLS, place): ((2021, 9_270),), ObservationKey(LEFT, place): ()}, {})
    same, other = (Grid(Record(1, later), {place: Cell(figure)}) for figure in (9_270, 9_720))
    assert not known.has_seen_otherwise(later, same)
    assert known.has_seen_otherwise(later, other)
    assert known.has_seen_otherwise(later, None)
