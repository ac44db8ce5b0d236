"""The head of the overview puts its parts side by side, or under each other where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.heat_map import module_cards
from ilms_desktop.ui.views.overview_head import OverviewHead

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def head(look: Look, workspace: Workspace, qtbot: QtBot) -> OverviewHead:
    """With the cards of the example."""
    made = OverviewHead(look)
    qtbot.addWidget(made)
    made.show_cards(module_cards(workspace.edition, workspace.sources(), workspace.completeness()))
    made.resize(800, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def settle(head: OverviewHead) -> None:
    """Lay everything out now."""
    layout = head.layout()
    assert layout is not None
    layout.activate()


def test_cards_say_title_share_and_sources(head: OverviewHead) -> None:
    """That of everything first."""
    names = [bare(card.accessibleName()) for card in head.cards]
    assert [name.split(",")[0] for name in names] == ["All tables", "A · Stock", "B · Inflow", "C · Nationals abroad"]
    assert names[0].endswith("1 source")
    assert names[1].endswith("nothing entered yet")


def test_parts_stand_under_each_other_where_there_is_little_room(head: OverviewHead) -> None:
    """No card is cut off, no button either."""
    assert len({card.y() for card in head.cards}) == 1
    assert head.print_button.mapTo(head, head.print_button.rect().topLeft()).y() < head.cards[0].y()
    head.resize(380, 500)
    settle(head)
    assert len({card.y() for card in head.cards}) == 2
    assert head.compare.y() > head.tabs.y()
    assert head.deadline.wordWrap()
    head.resize(800, 300)
    settle(head)
    assert len({card.y() for card in head.cards}) == 1
    assert not head.deadline.wordWrap()


def test_other_cards_take_the_place_of_the_old_ones(head: OverviewHead, workspace: Workspace) -> None:
    """At each step."""
    before = head.cards
    head.show_cards(module_cards(workspace.edition, workspace.sources(), workspace.completeness())[:2])
    assert len(head.cards) == 2
    assert not set(before) & set(head.cards)
