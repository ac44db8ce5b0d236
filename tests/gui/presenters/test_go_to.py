"""Places found by typing: the very word first, tables before cells, countries in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_countries
from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.model.command import AddSource
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.go_to import MOST, Kind, Target, cell_target, matches, row_targets, table_targets
from ilms_desktop.ui.presenters.name_choice import country_choices
from ilms_desktop.ui.views.tree_view import TreeView
from tests.gui.conftest import SOURCE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.source import Source
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.ui.screens.table_screen import TableScreen
    from ilms_desktop.ui.session import Session


@pytest.fixture
def state(screen: TableScreen) -> TableState:
    """Table C4 of the example."""
    assert screen.model.state is not None
    return screen.model.state


@pytest.fixture
def targets(session: Session, state: TableState, qtbot: QtBot) -> list[Target]:
    """Tables and rows of the example."""
    tree = TreeView(session)
    qtbot.addWidget(tree)
    also = [load_countries(language=language) for language in LANGUAGES if language != "en"]
    countries = country_choices(session.workspace.edition.countries, also=also)
    return [*table_targets(tree.tables(), {SOURCE: "Register"}, SOURCE), *row_targets(state, countries)]


def labels(found: list[Target]) -> list[str]:
    """What is shown."""
    return [bare(target.label) for target in found]


def test_a_number_leads_to_its_table_before_a_cell(targets: list[Target], state: TableState) -> None:
    """C4 is a table; the cell of that name comes second."""
    found = matches(targets, "c4", state)
    assert [target.kind for target in found[:2]] == [Kind.TABLE, Kind.CELL]
    assert labels(found)[0] == "C4 Work · country"


def test_a_cell_is_called_as_on_the_telephone(targets: list[Target], state: TableState) -> None:
    """Column letter and row number; outside the table there is none."""
    found = matches(targets, "d12", state)
    assert labels(found) == ["Cell D12: Male, Republic of Korea, 2017"]
    assert (found[0].row, found[0].column) == (11, 3)
    for typed in ("Z1", "A0", "A999", "12", "korea"):
        assert cell_target(state, typed) is None


@pytest.mark.parametrize("typed", ["Corée", "kor", "KR", "410", "جمهورية كوريا", "República de Corea"])
def test_a_country_is_found_in_any_language_and_by_its_codes(
    targets: list[Target], state: TableState, typed: str
) -> None:
    """The rows of the table in use, from top to bottom."""
    found = [target for target in matches(targets, typed, state) if target.kind is Kind.ROW]
    assert [state.rows[target.row].label for target in found[:3]] == ["Republic of Korea"] * 3


def test_parts_of_words_come_last(targets: list[Target]) -> None:
    """Without a table in use there are no cells."""
    assert labels(matches(targets, "of kor", None))[0].endswith("Republic of Korea")
    assert matches(targets, "atlantis", None) == []
    assert len(matches(targets, "", None)) <= MOST


def test_both_criteria_and_sources_are_told_apart(
    session: Session, new_source: Source, state: TableState, qtbot: QtBot
) -> None:
    """The source in use comes first."""
    session.execute(AddSource(new_source))
    tree = TreeView(session)
    qtbot.addWidget(tree)
    sources = {source.id: source.name for source in session.workspace.sources()}
    found = matches(table_targets(tree.tables(), sources, "BA:N1"), "a5", state)
    tables = [target for target in found if target.kind is Kind.TABLE]
    assert labels(tables)[0] == "A5 Work · activity · Place of birth · Labour force survey"
    assert "Citizenship" in labels(tables)[1]
