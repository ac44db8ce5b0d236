"""Judged sums as a system of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.validation import explain
from ilms_desktop.validation.localise import causes
from ilms_desktop.validation.results import together
from tests.oracle.files import File

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.validation import Checker
    from ilms_desktop.validation.localise import Cause
    from ilms_desktop.validation.sums import System

SKILLS = QTableKey("FX:N1", "C7", Criterion.NONE, "OCU_SKILL", 2020)
WORKERS = QTableKey("FX:N1", "A7", Criterion.BIRTH, "STE_AGGREGATE", 2020)


@pytest.fixture
def seen(
    file: File,
    edition: Edition,
    checker_for: Callable[[Edition], Checker],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[], System[ObservationKey]]:
    """The system that the file gives when it is checked."""
    systems: list[System[ObservationKey]] = []

    def remember(system: System[ObservationKey]) -> tuple[Cause[ObservationKey], ...]:
        systems.append(system)
        return causes(system)

    def check() -> System[ObservationKey]:
        monkeypatch.setattr(explain, "causes", remember)
        checker_for(edition).full(file.connection)
        return systems[-1]

    return check


def write(file: File, **rows: str) -> None:
    """Total, men and women of each row."""
    for row, texts in rows.items():
        figures = {f"SEX_{sex} OCU_SKILL_{row}": text for sex, text in zip("TMF", texts.split(), strict=False)}
        file.write(SKILLS, figures)


def test_sums_and_figures_become_a_system(file: File, seen: Callable[[], System[ObservationKey]]) -> None:
    """Half-filled sums and blank cells are not in it, but what is asked for in a blank cell is."""
    write(file, TOTAL="12.0 7.0 6.0", L2="5.0 3.0 2.0", L1="7.0 4.0")
    system = seen()
    assert len(system.figures) == 6
    assert {balance.residual for balance in system.sums} == {-1_000, 0}
    asked = {key.cell.klass: figures for key, figures in system.asked.items() if key.cell.sex == "SEX_F"}
    assert asked["OCU_SKILL_L1"] == frozenset({3_000})
    key = next(key for key in system.figures if key.cell == ("SEX_T", "_", "OCU_SKILL_TOTAL"))
    assert (system.written(key).text, system.written(key).precision) == ("12.0", 1)
    assert system.models(key) == []


def test_cells_beside_each_other_differ_on_one_axis(file: File, seen: Callable[[], System[ObservationKey]]) -> None:
    """Of one table."""
    write(file, TOTAL="12.0 7.0 6.0", L2="5.0 3.0 2.0")
    system = seen()
    by_place = {(key.cell.sex[-1], key.cell.klass[-2:]): key for key in system.figures}
    total, men, of_row = by_place["T", "AL"], by_place["M", "AL"], by_place["T", "L2"]
    assert system.are_beside(total, men)
    assert system.are_beside(total, of_row)
    assert not system.are_beside(men, of_row)
    assert not system.are_beside(total, men._replace(qtable=WORKERS))


@pytest.mark.parametrize(
    ("rows", "is_rounded"),
    [
        ({"TOTAL": "12.0 7.0 5.1", "L2": "5.0 3.0 2.1", "L1": "7.0 4.0 4.0"}, True),
        ({"TOTAL": "12.000 7.000 5.000", "L2": "5.000 3.000 2.000", "L1": "7.000 4.000 4.000"}, False),
    ],
)
def test_tables_whose_sums_hold_exactly_are_not_rounded(
    file: File, seen: Callable[[], System[ObservationKey]], rows: dict[str, str], is_rounded: bool
) -> None:
    """There a repair must be exact too."""
    write(file, **rows)
    system = seen()
    assert {system.is_rounded(key) for key in system.figures} == {is_rounded}


def test_a_total_of_many_parts_is_named(file: File, seen: Callable[[], System[ObservationKey]]) -> None:
    """Not that of men and women."""
    write(file, TOTAL="12.0 7.0 5.0", **{"L3-4": "1.0 1.0 0.0", "L2": "4.0 2.0 2.0", "L1": "9.0 5.0 4.0"})
    system = seen()
    assert {balance.total.cell.klass for balance in system.sums if balance.total} == {"OCU_SKILL_TOTAL"}
    assert sum(balance.total is None for balance in system.sums) == 4


def test_a_table_without_sexes_makes_a_system(checker_for: Callable[[Edition], Checker]) -> None:
    """Some tables of the ASEAN questionnaire count everybody together."""
    edition = load_edition("ilms-asean")
    file = File(edition)
    file.source("FX:N1")
    rows = {"TOTAL": "9.000", "AGR": "3.000", "IND": "3.000", "SER": "4.000"}
    key = QTableKey("FX:N1", "SC6", Criterion.NONE, "ECO_SECTOR", 2020)
    file.write(key, {f"ECO_SECTOR_{row}": text for row, text in rows.items()})
    findings = together(checker_for(edition).full(file.connection).values()).findings
    file.close()
    (finding,) = [each for each in findings if each.rule == "V03"]
    assert len(finding.alternatives) == 3
