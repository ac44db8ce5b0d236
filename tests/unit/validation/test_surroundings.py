"""What stands around failing sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.validation import Group, load_rules
from ilms_desktop.validation.evaluate import Context
from ilms_desktop.validation.expand import RowExpander
from ilms_desktop.validation.frames import Planner
from ilms_desktop.validation.grid_store import GridStore
from ilms_desktop.validation.records import read_records, read_sources
from ilms_desktop.validation.rulebook import RuleBook
from ilms_desktop.validation.surroundings import Surroundings, Surveyor
from ilms_desktop.validation.wording import Wording

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.validation.records import Record
    from tests.oracle.files import File

SOURCE = "FX:N1"
LEFT = QTableKey(SOURCE, "C4", Criterion.NONE, "CDS_DES", 2020)
SKILLS = QTableKey(SOURCE, "C7", Criterion.NONE, "OCU_SKILL", 2020)
ABROAD = QTableKey(SOURCE, "C1", Criterion.NONE, "CRS_RES", 2020)
TOTALS = {LEFT: "SEX_T CDS_DES_TOTAL", SKILLS: "SEX_T OCU_SKILL_TOTAL", ABROAD: "SEX_T CRS_RES_TOTAL"}


@pytest.fixture
def areas(file: File, edition: Edition) -> list[Surroundings]:
    """Areas of a file in which three tables are asked for, two of which are compared with each other."""
    for year in (2016, 2018, 2019, 2020, 2022, 2024):
        for key, total in TOTALS.items():
            file.write(key._replace(year=year), {total: f"{year}"})
    book = RuleBook.of(load_rules("ilms-2019"))
    context = Context(book, Wording.of(edition), read_sources(file.connection))
    planner = Planner(RowExpander(edition, book.row_sums), book.table_sums)
    held: dict[Group, dict[QTableKey, Record]] = {}
    for record in read_records(file.connection, edition):
        held.setdefault(Group(record.key.source, record.key.year), {})[record.key] = record
    surveyor = Surveyor(context, planner, GridStore())
    return list(surveyor.areas(file.connection, held, (), [LEFT, ABROAD, LEFT]))


def test_tables_that_nothing_ties_together_are_areas_of_their_own(areas: list[Surroundings]) -> None:
    """Each with the tables it is compared with."""
    assert [set(area.near) for area in areas] == [{ABROAD}, {LEFT}]
    assert SKILLS in areas[1].grids
    assert {part.frame.key.relation for part in areas[1].parts} >= {"", "V07 D155"}
    assert {case.identity.rule for case in areas[1].cases} == {"V02", "V03"}


def test_near_years_are_looked_at_the_nearest_first(areas: list[Surroundings]) -> None:
    """Three years before and after."""
    key = next(grid for grid in [areas[0].grids[ABROAD]])
    (cell,) = key.cells
    assert areas[0].models(key.key(cell)) == [2_019_000, 2_018_000, 2_022_000]
    assert areas[0].year_of(key.key(cell), 2_022_000) == 2022
    assert areas[0].year_of(key.key(cell), 5) is None


def test_an_area_knows_whether_anything_changed(areas: list[Surroundings]) -> None:
    """Grids that were not changed are the same objects; of other years only what was looked at matters."""
    grid = areas[0].grids[ABROAD]
    key = grid.key(next(iter(grid.cells)))
    years = {key: areas[0].years(key)}
    assert areas[0].is_like(areas[0].basis, years)
    assert not areas[0].is_like(areas[0].basis, {key: years[key][1:]})
    assert not areas[0].is_like(areas[1].basis, {})
    assert not areas[0].is_like(areas[0].basis[1:], {})


def test_identities_that_look_at_one_cell_are_judged_alone(areas: list[Surroundings]) -> None:
    """For a reading of one cell the rest of the table does not matter."""
    area = areas[0]
    (cell,) = area.grids[ABROAD].cells
    key = area.grids[ABROAD].key(cell)
    assert {case.identity.rule for case in area.judged(area.frames[0], area.grids, key)} == {"V02", "V03"}
    assert area.judged(area.frames[0], area.grids, key._replace(cell=cell._replace(sex="SEX_M")))
    assert not area.judged(area.frames[0], area.grids, key._replace(qtable=LEFT))
    assert area.cell(key).value == 2_020_000
