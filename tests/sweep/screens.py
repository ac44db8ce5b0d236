"""Every screen of the main window, every tab, strip and notice on it: name -> how it comes to the front."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from ilms_desktop.errors import StorageError
from ilms_desktop.model.command import SaySent
from ilms_desktop.model.post import DocumentKind, Way
from ilms_desktop.ui.presenters.source_lines import ALL
from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.ui.screens.overview_screen import Page
from ilms_desktop.ui.views import overview_side
from ilms_desktop.ui.views.side_panel import Tab
from tests.gui import question_support
from tests.gui.conftest import C4, SOURCE
from tests.unit.workspace.post_support import sealed, signed_receipt
from tests.unit.workspace.question_support import take

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.ui.views.finding_card import FindingCard
    from ilms_desktop.ui.views.main_window import MainWindow

#: when the package of the sweep was sent
_SENT: Final = date(2026, 9, 12)
_LARGE: Final = 1.5


def calm(window: MainWindow) -> None:
    """Put away what stands over the screens, and what narrows the table."""
    window.deeds.help.first_round.close()
    for notice in (window.alarm, window.notice, window.late, window.toast, window.table.finder):
        notice.hide()
    window.table.strip.filter.clear()


def show_overview(window: MainWindow, page: Page = Page.MAPS, side: overview_side.Tab = overview_side.Tab.GAPS) -> None:
    """The overview with one of its pages and one of its lists."""
    window.show_node_kind(NodeKind.OVERVIEW)
    window.overview.head.tabs.setCurrentIndex(page)
    window.overview.side.tabs.setCurrentIndex(side)


def show_tab(window: MainWindow, tab: Tab) -> None:
    """A table with a tab of the panel beside it."""
    window.open_table(SOURCE, C4)
    window.open_tab(tab)


def show_card(window: MainWindow, has: Callable[[FindingCard], object]) -> None:
    """The first finding whose card has something, with the story of its rule."""
    show_tab(window, Tab.FINDINGS)
    panel = window.panel.findings
    for key in panel.open_keys():
        panel.open_finding(key)
        if panel.card is not None and has(panel.card):
            # why: as a person does, who sees the card before she clicks on it
            QApplication.processEvents()
            panel.card.why.click()
            return
    raise LookupError


def show_editor(window: MainWindow) -> None:
    """A cell that is being typed in."""
    window.open_table(SOURCE, C4)
    window.table.grid.edit(window.table.grid.currentIndex())


def show_cards_of_sources(window: MainWindow) -> None:
    """All sources side by side."""
    window.show_node_kind(NodeKind.SOURCES)
    window.sources.side.choose(ALL)


def show_find(window: MainWindow) -> None:
    """A table with the line for finding."""
    window.open_table(SOURCE, C4)
    window.acts["find"].trigger()


def show_filter(window: MainWindow) -> None:
    """A table with rows out of sight."""
    window.open_table(SOURCE, C4)
    window.table.strip.filter.setText("korea")


def show_first_round(window: MainWindow) -> None:
    """The guided first round over the overview."""
    show_overview(window)
    window.deeds.help.first_round.open()


def show_notices(window: MainWindow) -> None:
    """Everything that may stand over or on a screen, at once."""
    window.open_table(SOURCE, C4)
    window.alarm.warn(StorageError("disk_full", path=str(window.session.workspace.path)))
    words = window.session.findings.report.findings[0].hint
    # why: at a large zoom one notice and the alarm are already half of the smallest screen
    for notice in (window.notice, window.late) if window.session.look.zoom < _LARGE else (window.notice,):
        notice.say(words)
    window.toast.say(words)


def show_questions(window: MainWindow) -> None:
    """A question with its card, which has every answer."""
    query = question_support.query(suggested="4.436", compare=[{"label": "2016", "value": "5.503"}])
    about = [each.package_id for each in window.session.workspace.submissions()][-1:] or [question_support.PACKAGE]
    question_support.ask(window.session.workspace, query, about=about[0])
    window.session.tell_post()
    window.show_node_kind(NodeKind.QUESTIONS)
    for offer in window.questions.card.form.offers.values():
        offer.button.click()


def show_questions_of_a_cell(window: MainWindow) -> None:
    """A cell with its question beside it."""
    window.go_to(question_support.KOREA)
    window.open_tab(Tab.CELL)


def show_send(window: MainWindow) -> None:
    """A package of which it was said that it was sent."""
    workspace = window.session.workspace
    if not workspace.post().outbox():
        result = sealed(workspace, allow_example=True, allow_reason="As published by the ministry.")
        workspace.execute(SaySent(result.package_id, _SENT, Way.MAIL, "S0001"))
        window.session.tell_post(submissions=True)
    window.show_node_kind(NodeKind.SEND)


def show_receipt(window: MainWindow) -> None:
    """A package with its receipt, which holds findings."""
    show_send(window)
    about = window.session.workspace.post().outbox()[0].document
    finding = {"code": "AUDIT_BEHIND", "severity": "D", "cell": None, "parameters": {"count": "3"}}
    finding |= {"text_key": None, "text": None}
    take(window.session.workspace, signed_receipt(about, 42, "held", findings=4 * [finding]), DocumentKind.RECEIPT)
    window.session.tell_post()
    window.show_node_kind(NodeKind.SEND)


#: name -> how it is shown; they come in this order; a package locks the figures of those after it
SCREENS: Final[dict[str, Callable[[MainWindow], object]]] = {
    "overview": show_overview,
    **{f"overview {page.name}": partial(show_overview, page=page) for page in Page if page},
    **{f"overview {tab.name}": partial(show_overview, side=tab) for tab in overview_side.Tab if tab},
    "first round": show_first_round,
    "sources": lambda window: window.show_source(SOURCE),
    "sources ALL": show_cards_of_sources,
    "history": lambda window: window.show_history(),
    "table": lambda window: window.open_table(SOURCE, C4),
    "find": show_find,
    "filter": show_filter,
    **{f"tab {tab.name}": partial(show_tab, tab=tab) for tab in Tab},
    "editor": show_editor,
    "send": show_send,
    "receipt": show_receipt,
    "questions": show_questions,
    "questions of a cell": show_questions_of_a_cell,
    # why last: the order of Tab is asked of every screen, and PySide keeps hold of parts of a card that is gone then
    "card with repair": partial(show_card, has=lambda card: card.apply),
    "card with cells": partial(show_card, has=lambda card: card.cells.links),
    "card with others": partial(show_card, has=lambda card: card.fold),
    "card with alternatives": partial(show_card, has=lambda card: card.alternatives),
    "notices": show_notices,
}
