"""A copied block stands on the clipboard as plain text and as a labelled table, and comes back exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.clip_html import table_of
from ilms_desktop.ui.presenters.clipboard import block_of, read_clip
from ilms_desktop.ui.presenters.copy_out import Copied, copied
from ilms_desktop.ui.presenters.paste_book import PasteBook
from ilms_desktop.ui.presenters.paste_plan import PasteOptions, plan_paste
from tests.gui.conftest import c4
from tests.gui.presenters.test_table_state import place, state_of

if TYPE_CHECKING:
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.workspace.workspace import Workspace

#: men by country, one cell each
KEYS = [c4("M", country, year) for country in ("JPN", "KOR", "SGP") for year in (2017, 2018, 2019)]


def put(workspace: Workspace, said: list[Observation]) -> TableState:
    """Table C4 with these observations in nine cells."""
    workspace.execute(SetObservations(tuple(zip(KEYS, said, strict=True)), Label("Type")))
    return state_of(workspace)


def copy(state: TableState) -> Copied:
    """The nine cells."""
    return copied(state, [place(state, key) for key in KEYS], source="Register & more")


def test_text_holds_plain_values_and_html_the_labels(workspace: Workspace) -> None:
    """Caption, titles, rows, years, figures; the shape is a rectangle."""
    block = copy(state_of(workspace))
    assert block_of(block.text)[0] == ("1.055", "1.585", "2.201")
    table = table_of(block.html)
    assert table is not None
    texts = [[cell.text for cell in row] for row in table.rows]
    assert texts[0] == ["Sex", "Country of destination", "2017", "2018", "2019"]
    assert texts[1] == ["Male", "Japan", "1.055", "1.585", "2.201"]
    assert {len(row) for row in texts} == {5}
    assert table.rows[1][2].exact == "1.055"
    for word in ("C4", "thousands of persons", "Register &amp; more"):
        assert word in block.html


def test_letters_and_flags_are_kept(workspace: Workspace) -> None:
    """A letter stands alone or behind its figure, as text."""
    said = [Observation(status="N"), Observation(1_500, 1, "E"), Observation(text='a <b>\n"c"')]
    block = copy(put(workspace, [*said, *[Observation()] * 6]))
    table = table_of(block.html)
    assert table is not None
    assert [cell.text for cell in table.rows[1][2:]] == ["N", "1.5 e", 'a <b>\n"c"']
    assert [cell.exact for cell in table.rows[1][2:]] == [None, None, None]


def test_cells_that_were_not_chosen_keep_the_shape(workspace: Workspace) -> None:
    """Two corners of a rectangle; what lies between is not emptied elsewhere."""
    state = state_of(workspace)
    first, last = place(state, KEYS[0]), place(state, KEYS[-1])
    block = copied(state, [first, last], source="Register")
    assert block_of(block.text) == (("1.055", "", ""), ("", "", "0"))
    clip = read_clip(block.text, block.html)
    found = plan_paste(state, clip, at=(10, 4), options=PasteOptions(), rows=range(len(state.rows)))
    assert len([cell for cell in found.cells if cell.is_stored]) == 2


def test_single_persons_are_copied_as_such(workspace: Workspace) -> None:
    """What a spreadsheet gets is what was seen; what comes back is what is stored."""
    state = state_of(workspace, in_persons=True)
    table = table_of(copied(state, [place(state, KEYS[0])], source="Register").html)
    assert table is not None
    cell = table.rows[1][2]
    assert (cell.text, cell.exact) == ("1055", "1055")
    assert cell.own is not None
    assert cell.own.figure == "1.055"


FIGURES = st.tuples(st.integers(0, 10**9), st.integers(0, 3), st.sampled_from([None, "E"]))
SAID = st.one_of(
    st.just(Observation()),
    st.sampled_from("NXCS").map(lambda letter: Observation(status=letter)),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
    .map(lambda text: f"? {text}".strip())
    .map(lambda text: Observation(text=text)),
    FIGURES.map(lambda each: Observation(each[0] * 10 ** (3 - each[1]), each[1], each[2])),
)


@pytest.mark.parametrize("locale", ["en", "fr", "de_CH"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(said=st.lists(SAID, min_size=9, max_size=9))
def test_copy_then_paste_elsewhere_gives_the_same(workspace: Workspace, locale: str, said: list[Observation]) -> None:
    """Blank, zero, missing, texts, decimals, letters: none of them turns into another."""
    put(workspace, said)
    state = state_of(workspace, locale=locale)
    block = copy(state)
    target = place(state, c4("F", "JPN", 2014))
    clip, book = read_clip(block.text, block.html), PasteBook(workspace, state.view)
    found = plan_paste(state, clip, at=target, options=PasteOptions(), rows=range(len(state.rows)), book=book)
    pasted = [cell.observation for cell in found.cells if cell.is_stored]
    stored = [workspace.observation(key) for key in KEYS]
    assert pasted == stored
