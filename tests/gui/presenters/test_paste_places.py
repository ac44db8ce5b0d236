"""Cells of a block find their place by position or by labels; nothing is placed outside the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.ui.presenters.clipboard import read_clip
from ilms_desktop.ui.presenters.paste_book import PasteBook
from ilms_desktop.ui.presenters.paste_labels import Frame
from ilms_desktop.ui.presenters.paste_options import Reason
from ilms_desktop.ui.presenters.paste_places import ByLabels, ByPosition, Ground, Place
from tests.gui.conftest import C4, SOURCE, c4
from tests.gui.presenters.test_table_state import place, state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ilms_desktop.workspace.workspace import Workspace

    Placed = Callable[..., ByLabels]


@pytest.fixture
def ground(workspace: Workspace) -> Ground:
    """Table C4, the current cell at men, Japan, 2022."""
    state = state_of(workspace)
    book = PasteBook(workspace, state.view)
    at = place(state, c4("M", "JPN", 2022))
    return Ground(state.rows, range(len(state.rows)), state.years, at, book.countries, state.table.named_countries)


@pytest.fixture
def by_labels(workspace: Workspace, ground: Ground) -> Placed:
    """Places of a text by its labels."""
    state = state_of(workspace)
    reader = PasteBook(workspace, state.view).labels(lambda text: state.reader.reason(text) is None)

    def make(text: str, in_sight: Sequence[int] | None = None) -> ByLabels:
        clip = read_clip(text)
        here = Ground(
            ground.rows, ground.in_sight if in_sight is None else in_sight, ground.years, ground.at, ground.countries
        )
        return ByLabels(here, clip, frame=reader.frame(clip.rows), reader=reader)

    return make


def at(workspace: Workspace, sex: str, country: str, year: int) -> Place:
    """Row and column of a cell."""
    return place(state_of(workspace), c4(sex, country, year))


def test_by_position_hidden_rows_are_jumped_over(ground: Ground) -> None:
    """The shape is that of the rows a person sees."""
    row, column = ground.at
    placing = ByPosition(Ground(ground.rows, [0, row, row + 3], ground.years, ground.at), Frame())
    assert placing.place(0, 0) == (row, column)
    assert placing.place(1, 1) == (row + 3, column + 1)
    assert placing.place(2, 0) is Reason.NO_ROOM
    assert placing.place(0, 2) is Reason.NO_ROOM


def test_by_position_labels_are_passed_over(ground: Ground) -> None:
    """The first figure goes into the current cell."""
    placing = ByPosition(ground, Frame(1, 1))
    assert placing.place(0, 1) is placing.place(1, 0) is Reason.LABEL
    assert placing.place(1, 1) == ground.at


def test_rows_and_years_are_found_by_their_labels(by_labels: Placed, workspace: Workspace) -> None:
    """What the labels do not say, here the sex, is that of the current cell."""
    placing = by_labels("\t2018\t1999\nThailand\t1\t2\nAtlantis\t1\t2\nPeru\t1\t2\n\t1\t2\n")
    assert placing.place(0, 0) is Reason.LABEL
    assert placing.place(1, 1) == at(workspace, "M", "THA", 2018)
    assert placing.place(1, 2) is Reason.NO_SUCH_CELL
    assert placing.place(2, 1) is Reason.UNKNOWN_LABEL
    assert placing.place(3, 1) is Reason.NOT_NAMED
    assert placing.place(4, 1) is Reason.NO_LABEL
    assert placing.unnamed() == ("CDS_DES_PER",)


def test_labels_may_stand_in_either_direction(by_labels: Placed, workspace: Workspace) -> None:
    """Years down the side, sexes across the head; the country is that of the current cell."""
    placing = by_labels("\tMale\tFemale\n2018\t1\t2\n2019\t3\t4\n")
    assert placing.place(2, 2) == at(workspace, "F", "JPN", 2019)


def test_a_direction_without_labels_goes_by_position(by_labels: Placed, workspace: Workspace) -> None:
    """Countries before the rows, years from the current one on; and the other way round."""
    placing = by_labels("Thailand\t1\t2\t3\n")
    assert placing.place(0, 2) == at(workspace, "M", "THA", 2023)
    assert placing.place(0, 3) is Reason.NO_ROOM
    placing = by_labels("Year 1\t2018\n1\t5\n2\t6\n")
    assert placing.place(1, 1) == at(workspace, "M", "JPN", 2018)


def test_a_row_that_the_filter_hides_takes_nothing(by_labels: Placed, ground: Ground) -> None:
    """No figure changes out of sight."""
    placing = by_labels("Thailand\t1\nJapan\t2\n", in_sight=[ground.at[0]])
    assert placing.place(0, 1) is Reason.FILTERED
    assert placing.place(1, 1) == ground.at


def test_a_table_without_countries_names_none(workspace: Workspace) -> None:
    """Its rows are all there are."""
    state = state_of(workspace)
    clip = read_clip("Peru\t1\n")
    reader = PasteBook(workspace, workspace.table_view(SOURCE, C4)).labels(str.isdecimal)
    ground = Ground(state.rows, range(len(state.rows)), state.years, (0, 0))
    placing = ByLabels(ground, clip, frame=reader.frame(clip.rows), reader=reader)
    assert placing.place(0, 1) is Reason.NO_SUCH_CELL
    assert placing.unnamed() == ()
