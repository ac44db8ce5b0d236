"""The set statement: exact sums, numbers at the edge, and no trace left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.number_text import LARGEST
from ilms_desktop.validation import load_rules, statement
from ilms_desktop.validation.frames import Frame, Planner
from ilms_desktop.validation.records import read_grids, read_records
from ilms_desktop.validation.rulebook import RuleBook
from ilms_desktop.validation.tally import Tally, tally
from tests.oracle.files import cell_of

if TYPE_CHECKING:
    from tests.oracle.files import File

SECTOR = QTableKey("FX:N1", "C6", Criterion.NONE, "ECO_SECTOR", 2020)
FIGURES = {
    "SEX_T ECO_SECTOR_TOTAL": "10", "SEX_M ECO_SECTOR_TOTAL": "6", "SEX_F ECO_SECTOR_TOTAL": "4",
    "SEX_T ECO_SECTOR_AGR": "4", "SEX_T ECO_SECTOR_NAG": "5", "SEX_T ECO_SECTOR_IND": "X", "SEX_F ECO_SECTOR_AGR": "C",
}  # fmt: skip

SKILLS = QTableKey("FX:N1", "B4", Criterion.CITIZENSHIP, "OCU_SKILL", 2020)
LEVELS = {f"SEX_T OCU_SKILL_{code}": text for code, text in (("TOTAL", "9"), ("L3-4", "4"), ("L2", "3"), ("L1", "2"))}


def frames_of(file: File) -> list[Frame]:
    """Frames of all QTables of a file."""
    book = RuleBook.of(load_rules(file.edition.id))
    planner = Planner.of(file.edition, book)
    records = read_records(file.connection, file.edition)
    return [*(planner.single(record) for record in records), *planner.across(records)]


def test_it_counts_what_holds_and_tells_what_does_not(file: File) -> None:
    """A sum that holds exactly needs no second look; every other comes with its numbers."""
    file.write(SECTOR, FIGURES)
    (frame,) = frames_of(file)
    result = statement.run(file.connection, [frame])
    assert result.settled == {0: 1}
    held = next(identity for identity in frame.identities if identity.rule == "V02")
    assert frame.identities.index(held) not in result.open[0]


def test_it_adds_up_exactly_what_memory_adds_up(file: File) -> None:
    """The same seven numbers for every identity, from the database and from the grids."""
    file.write(SECTOR, FIGURES)
    file.write(SECTOR._replace(table="C4", version="CDS_DES"), {"SEX_T CDS_DES_TOTAL": "9", "SEX_F CDS_DES_TOTAL": "N"})
    frames = frames_of(file)
    grids = read_grids(file.connection, [record for frame in frames for record in frame.records])
    for at, found in statement.run(file.connection, frames).open.items():
        here = [grids[record.id] for record in frames[at].records]
        assert found == {position: tally(frames[at].identities[position], here) for position in found}


@pytest.mark.parametrize("content", ["N", "C", "S"])
def test_a_sum_with_a_letter_in_a_part_that_may_be_blank_is_not_settled(file: File, content: str) -> None:
    """The other parts make up the total; whether that is right nobody knows while one of them is not told."""
    for year, unknown in ((2018, content), (2019, "X"), (2020, "")):
        more = {"SEX_T OCU_SKILL_X": unknown} if unknown else {}
        file.write(SKILLS._replace(year=year), LEVELS | more)
    frames = [frame for frame in frames_of(file) if len(frame.records) == 1]
    frames.sort(key=lambda frame: frame.group.year)
    result = statement.run(file.connection, frames)
    told = [{found.missing for found in result.open.get(at, {}).values() if found.parts > 1} for at in range(3)]
    assert (told, result.settled) == ([{1}, {0}, set()], {2: 1})


def test_identities_without_a_figure_are_left_out(file: File) -> None:
    """Letters alone are no question."""
    file.write(SECTOR, {"SEX_T ECO_SECTOR_AGR": "X", "SEX_M ECO_SECTOR_AGR": "N"})
    result = statement.run(file.connection, frames_of(file))
    assert (result.settled, result.open) == ({}, {})


def test_the_largest_figures_are_added_without_loss(file: File) -> None:
    """Twenty sections at the limit stay far below what 64 bits hold."""
    key = SECTOR._replace(version="ECO_ISIC4")
    sections = [f"ECO_ISIC4_{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTU"]
    for code in ("ECO_ISIC4_TOTAL", *sections):
        file.put(ObservationKey(key, cell_of(f"SEX_T {code}")), Observation(LARGEST, 0))
    (frame,) = frames_of(file)
    column = next(
        at for at, each in enumerate(frame.identities) if each.rule == "V03" and each.target.cell.sex == "SEX_T"
    )
    wanted = Tally(LARGEST - 21 * LARGEST, 0, has_target=True, parts=21, sides=0, figures=22, mask=0)
    assert statement.run(file.connection, [frame]).open[0][column] == wanted


def test_an_empty_file_has_nothing_to_say(file: File) -> None:
    """No frames, no rows, no trouble."""
    result = statement.run(file.connection, [])
    assert (result.settled, result.open) == ({}, {})


def test_the_temporary_tables_go_away_when_something_breaks(file: File) -> None:
    """A failed check must not stand in the way of the next one."""
    file.write(SECTOR, FIGURES)
    frames = frames_of(file)
    file.connection.exec_driver_sql("DROP TABLE observation")
    with pytest.raises(Exception, match="no such table"):
        statement.run(file.connection, frames)
    assert file.connection.exec_driver_sql("SELECT count(*) FROM sqlite_temp_master").scalar() == 0
