"""Every cell of a block is accounted for; what is clean may be pasted at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.clipboard import read_clip
from ilms_desktop.ui.presenters.paste_book import PasteBook
from ilms_desktop.ui.presenters.paste_plan import (
    Align,
    Fate,
    PasteOptions,
    PastePlan,
    Reason,
    first_options,
    plan_paste,
)
from tests.gui.conftest import c4
from tests.gui.presenters.test_table_state import place, state_of

if TYPE_CHECKING:
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.workspace.workspace import Workspace

START = c4("M", "JPN", 2022)


def plan(
    workspace: Workspace,
    text: str,
    *,
    html: str | None = None,
    at: ObservationKey = START,
    locale: str = "en",
    **more: Any,
) -> PastePlan:
    """What a text does to table C4, from a cell on."""
    state = state_of(workspace, locale=locale)
    book = PasteBook(workspace, state.view) if more.pop("with_book", True) else None
    rows = range(len(state.rows))
    options = PasteOptions(**more)
    return plan_paste(state, read_clip(text, html), at=place(state, at), options=options, rows=rows, book=book)


@pytest.fixture
def emptied(workspace: Workspace) -> Workspace:
    """The example without the figures of men in 2022 and 2023."""
    state = state_of(workspace)
    keys = [state.key(row, column) for row in range(len(state.rows)) for column in (8, 9)]
    keys = [key for key in keys if key.cell.sex == "SEX_M" and key.cell.klass != "CDS_DES_TOTAL"]
    workspace.execute(SetObservations(tuple((key, Observation()) for key in keys), Label("Clear")))
    return workspace


@pytest.mark.parametrize("with_book", [True, False])
def test_a_block_goes_in_from_the_current_cell_on(emptied: Workspace, *, with_book: bool) -> None:
    """Row by row, as it stands."""
    found = plan(emptied, "1\t2\nN\t0\n", with_book=with_book)
    state = state_of(emptied)
    first = place(state, START)
    assert found.entries() == (
        (first[0], first[1], Observation(1_000)),
        (first[0], first[1] + 1, Observation(2_000)),
        (first[0] + 1, first[1], Observation(status="N")),
        (first[0] + 1, first[1] + 1, Observation(0)),
    )
    assert found.is_clean
    assert found.size == (2, 2)


def test_nothing_is_planned_for_nothing(workspace: Workspace) -> None:
    """An empty clipboard."""
    found = plan(workspace, "")
    assert found.size == (0, 0)
    assert found.entries() == ()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("1\tabout\n", None),
        ("1\t1,234.5\n", None),
        ("1\t2\t3\n", None),
        ("1\t2\n", "<table><tr><td colspan=2>1</td></tr></table>"),
        ("1\t2\n", "<table><tr><td x:fmla='=A1'>1</td><td>2</td></tr></table>"),
        ("1\t2\n", "<table><tr><td>1</td><td>2</td><td>3</td></tr></table>"),
        ("Japan\t1\n", None),
    ],
)
def test_anything_unusual_is_shown_first(emptied: Workspace, text: str, html: str | None) -> None:
    """Words, signs between digits, no room, merged cells, formulas, other shapes, labels."""
    assert not plan(emptied, text, html=html).is_clean


def test_replacing_other_values_is_shown_first(workspace: Workspace) -> None:
    """The same value again replaces nothing."""
    assert plan(workspace, "3.61\t4.182\n").is_clean
    found = plan(workspace, "3.61\t5\n")
    assert not found.is_clean
    assert [cell.text for cell in found.overwrites] == ["5"]


def test_one_plain_cell_needs_no_look(workspace: Workspace) -> None:
    """It is like typing."""
    assert plan(workspace, "5").is_plain_cell
    assert not plan(workspace, "about").is_plain_cell
    assert not plan(workspace, "5\t6").is_plain_cell


def test_what_does_not_fit_is_refused_and_stays_listed(workspace: Workspace) -> None:
    """Two years are left; the rest is told."""
    found = plan(workspace, "1\t2\t3\t\n")
    assert [(cell.text, cell.reason) for cell in found.of(Fate.REFUSED)] == [("3", Reason.NO_ROOM)]


def test_by_labels_each_figure_finds_its_row_and_year(workspace: Workspace) -> None:
    """In any order, in any language."""
    text = "Pays\t2020\t2018\nThaïlande\t1\t2\nKorea, Rep.\t3\t4\nHongkong\t5\t6\n"
    found = plan(workspace, text, align=Align.LABELS)
    state = state_of(workspace)
    put = {state.key(row, column): said.value for row, column, said in found.entries()}
    assert put[c4("M", "THA", 2020)] == 1_000
    assert put[c4("M", "KOR", 2018)] == 4_000
    assert {cell.reason for cell in found.of(Fate.REFUSED)} == {Reason.TOO_MANY_COUNTRIES}
    assert found.size == (3, 2)


def test_rows_and_columns_may_be_swapped(emptied: Workspace) -> None:
    """A table lies on its side."""
    found = plan(emptied, "1\t2\n", transpose=True)
    row, column = place(state_of(emptied), START)
    assert [each[:2] for each in found.entries()] == [(row, column), (row + 1, column)]


def test_countries_that_the_table_lacks_may_be_added(workspace: Workspace) -> None:
    """Their rows stand behind those of the table, as far as the year has room."""
    text = "\t2021\nViet Nam\t7\nPeru\t8\n"
    found = plan(workspace, text, align=Align.LABELS)
    assert found.unnamed == ("CDS_DES_VNM", "CDS_DES_PER")
    assert {cell.reason for cell in found.of(Fate.REFUSED)} == {Reason.NOT_NAMED}
    found = plan(workspace, text, align=Align.LABELS, add_countries=True)
    row, _column, said = found.entries()[0]
    assert (found.rows[row].cell.klass, said.value) == ("CDS_DES_VNM", 7_000)
    assert [cell.reason for cell in found.of(Fate.REFUSED)] == [Reason.TOO_MANY_COUNTRIES]


@pytest.mark.parametrize(
    ("text", "align"),
    [
        ("Country\t2022\nJapan\t1\n", Align.LABELS),
        ("1\t2\n", Align.POSITION),
        ("n.a.\t2\n", Align.POSITION),
        ("Japan\t\n", Align.POSITION),
        ("2022\t2023\n1\t2\n", Align.POSITION),
    ],
)
def test_the_first_choice_follows_the_block(workspace: Workspace, text: str, align: Align) -> None:
    """By labels where words name places and figures follow."""
    state = state_of(workspace)
    book = PasteBook(workspace, state.view)
    found = first_options(state, read_clip(text), at=(10, 8), rows=range(len(state.rows)), book=book)
    assert found.align is align


def test_our_own_block_is_placed_by_position_first(workspace: Workspace) -> None:
    """Copy and paste elsewhere; by labels only where the person wants it."""
    state = state_of(workspace)
    html = (
        '<table data-ilms-head="1 2"><tr><th>Sex<th>Country<th>2020</tr>'
        "<tr><th>Female<th>Japan<td data-ilms-figure=1 data-ilms-part=yes>1</td></tr></table>"
    )
    clip, book, rows = read_clip("1\n", html), PasteBook(workspace, state.view), range(len(state.rows))
    assert first_options(state, clip, at=(10, 8), rows=rows, book=book) == PasteOptions()
    by_position = plan_paste(state, clip, at=(10, 8), options=PasteOptions(), rows=rows)
    assert [cell.target for cell in by_position.cells if cell.is_stored] == [(10, 8)]
    by_labels = plan_paste(state, clip, at=(10, 8), options=PasteOptions(align=Align.LABELS), rows=rows, book=book)
    assert [cell.target for cell in by_labels.cells if cell.is_stored] == [place(state, c4("F", "JPN", 2020))]


TEXTS = st.sampled_from(
    ["", "0", "1", "2.5", "1,234", "1.234", "N", "x", "about", "12 %", "-4", "#REF!", "3 e", "Japan", "2020"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    block=st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=5)
    ),
    align=st.sampled_from(Align),
    only_empty=st.booleans(),
    transpose=st.booleans(),
    column=st.integers(0, 9),
    row=st.integers(0, 23),
)
def test_no_cell_is_dropped_and_none_is_put_outside(
    workspace: Workspace,
    block: list[list[str]],
    align: Align,
    row: int,
    column: int,
    *,
    only_empty: bool,
    transpose: bool,
) -> None:
    """Every cell has a fate, refused ones their text; blank, zero and missing stay what they are."""
    state = state_of(workspace, locale="fr")
    clip = read_clip("\n".join("\t".join(line) for line in block) + "\n")
    options = PasteOptions(align=align, only_empty=only_empty, transpose=transpose)
    book = PasteBook(workspace, state.view)
    found = plan_paste(state, clip, at=(row, column), options=options, rows=range(len(state.rows)), book=book)
    texts = [cell.text for line in (clip.transposed() if transpose and clip.rows else clip).rows for cell in line]
    assert [cell.text for cell in found.cells] == texts
    targets = [entry[:2] for entry in found.entries()]
    assert len(set(targets)) == len(targets)
    for cell in found.cells:
        assert cell.fate in (Fate.ACCEPTED, Fate.CHANGED) or cell.reason is not None
        if not cell.is_stored or cell.observation is None:
            continue
        assert cell.target is not None
        assert not (only_empty and cell.is_overwrite)
        assert (cell.observation.value == 0) == (cell.text.strip() == "0")
        assert (cell.observation == Observation()) == (not cell.text.strip())
