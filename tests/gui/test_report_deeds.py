"""Print… opens the reports at what is in front, from wherever it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.ui.dialogs.report_dialog import ReportDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.views.main_window import MainWindow

WAYS: dict[str, tuple[str, Callable[[MainWindow], object]]] = {
    "Ctrl+P": ("completeness", lambda window: window.acts["print"].trigger()),
    "overview": ("completeness", lambda window: window.overview.wants_print.emit()),
    "findings": ("findings", lambda window: window.acts["print_findings"].trigger()),
    "plan": ("gaps", lambda window: window.overview.side.print.click()),
}


def opened(window: MainWindow) -> ReportDialog:
    """The dialog in front."""
    return window.findChildren(ReportDialog)[-1]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_leads_to_the_one_place(window: MainWindow, way: str) -> None:
    """With the report chosen that was meant, in the language of the window."""
    kind, deed = WAYS[way]
    deed(window)
    wish = opened(window).side.wish
    assert (wish.kind, wish.language, wish.paper) == (kind, "en", "a4")
    opened(window).close()


def test_the_key_prints_the_findings_where_they_are_worked_on(window: MainWindow, qtbot: QtBot) -> None:
    """Elsewhere it prints the summary."""
    window.deeds.show_findings()
    window.panel.findings.list.setFocus()
    qtbot.waitUntil(window.panel.findings.list.hasFocus)
    window.acts["print"].trigger()
    assert opened(window).side.wish.kind == "findings"
    opened(window).close()


def test_the_paper_is_remembered(window: MainWindow) -> None:
    """For the next print, and by the settings for the next start."""
    told: list[tuple[str, object]] = []
    window.wants_setting.connect(lambda name, value: told.append((name, value)))
    dialog = window.deeds.reports.show("cover")
    dialog.side.paper.choose("letter")
    dialog.close()
    assert told == [("paper", "letter")]
    again = window.deeds.reports.show("cover")
    assert again.side.wish.paper == "letter"
    again.close()
