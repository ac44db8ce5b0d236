"""Blank cells: which are asked for, and what can be said of all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from ilms_desktop.definitions.loader import load_round
from ilms_desktop.model.finding import Severity
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.storage.tables import QTABLE
from ilms_desktop.validation import Checker, load_rules
from ilms_desktop.validation.results import together

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

    Told = Callable[..., list[Finding]]


FILLED = {"SEX_T CRS_RES_TOTAL": "10", "SEX_M CRS_RES_TOTAL": "6", "SEX_T CRS_RES_X": "10"}
WOMEN = CellKey("SEX_F", "_", "CRS_RES_TOTAL")


def test_blanks_are_told_while_one_works_and_asked_about_at_sending(told: Told) -> None:
    """Nobody is disturbed in the middle of a table."""
    (finding,) = told("V32", "C1", FILLED)
    assert (finding.severity, finding.at_sending) == (Severity.INFORMATION, Severity.WARNING)
    assert not finding.is_open
    assert finding.can_be_allowed
    assert finding.hint
    assert [cell.cell for cell in finding.cells] == [WOMEN]


def test_one_answer_serves_for_all_cells_and_keeps_remarks(file: File, told: Told) -> None:
    """None, not available, not applicable, confidential."""
    key = ObservationKey(QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2020), WOMEN)
    file.put(key, Observation(note="ask them"))
    (finding,) = told("V32", "C1", FILLED)
    answers = [said for each in finding.alternatives for _key, said in each.edits]
    assert [(said.value, said.status) for said in answers] == [(0, None), (None, "N"), (None, "X"), (None, "C")]
    assert {said.note for said in answers} == {"ask them"}


def test_a_mean_of_nothing_is_not_offered(told: Told) -> None:
    """Earnings of nobody are not 0."""
    (finding,) = told("V32", "A10", {"SEX_T CBR_BIR_TOTAL": "500", "SEX_M CBR_BIR_TOTAL": "550"}, criterion="birth")
    assert [each.edits[0][1].status for each in finding.alternatives] == ["N", "X", "C"]
    assert not any(cell.cell.status == "CBR_BIR_X" for cell in finding.cells)


def test_the_other_way_to_divide_a_total_may_stay_empty(told: Told) -> None:
    """Agriculture and all the rest: industry and services are another way to say it."""
    figures = {f"SEX_T ECO_SECTOR_{code}": "5" for code in ("TOTAL", "AGR", "NAG")}
    figures |= {"SEX_M ECO_SECTOR_TOTAL": "2", "SEX_M ECO_SECTOR_AGR": "1"}
    (finding,) = told("V32", "C6", figures, version="ECO_SECTOR")
    assert not any(cell.cell.sex == "SEX_T" for cell in finding.cells)
    assert any(cell.cell == CellKey("SEX_M", "_", "ECO_SECTOR_IND") for cell in finding.cells)


def test_rows_filled_instead_of_usual_ones_are_asked_like_them(told: Told) -> None:
    """Mining apart: manufacturing with energy is then missed, not manufacturing alone."""
    codes = ("TOTAL", "AGR", "MIN", "CON", "MKT", "PUB")
    figures = {f"SEX_{sex} ECO_AGGREGATE_{code}": "5" for code in codes for sex in "TMF"}
    (finding,) = told("V32", "C6", figures, version="ECO_AGGREGATE")
    assert {cell.cell.klass for cell in finding.cells} == {"ECO_AGGREGATE_MANEL"}


def test_a_table_of_letters_is_not_asked_about(told: Told) -> None:
    """No figure, no question."""
    assert told("V32", "C1", {"SEX_T CRS_RES_TOTAL": "N"}) == []


def test_a_sentence_for_the_whole_year_answers_for_its_cells(file: File, told: Told) -> None:
    """“Not available” for the rest of the table, whether all is checked or only what was touched."""
    assert len(told("V32", "C1", FILLED)) == 1
    file.connection.execute(update(QTABLE).values(declaration="not_available"))
    assert told("V32", "C1", {}) == []
    checker = Checker(file.edition, load_round("2026"), "KHM", load_rules("ilms-2019"))
    checker.full(file.connection)
    results = checker.touched(file.connection, qtables=[QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2020)])
    assert [each for each in together(results.values()).findings if each.rule == "V32"] == []
