"""The choices beside a report: by keyboard, each with its line, told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.ui.presenters.report_choices import ReportWish, kinds
from ilms_desktop.ui.views.report_side import ReportSide

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


@pytest.fixture
def side(look: Look, qtbot: QtBot) -> ReportSide:
    """The findings in French on letter paper."""
    made = ReportSide(look, ReportWish("findings", "fr", "letter"))
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_it_begins_with_what_is_wanted(side: ReportSide) -> None:
    """And says nothing before the person chose."""
    assert side.wish == ReportWish("findings", "fr", "letter")
    assert side.name == "Findings"


def test_every_report_has_its_line_in_sight(side: ReportSide) -> None:
    """And for a screen reader at its button."""
    for kind in kinds():
        option = side.options[kind.id]
        assert option.does.text() == option.button.accessibleDescription() == kind.does
        assert option.does.height() >= option.does.heightForWidth(option.does.width())


def test_arrow_keys_go_through_the_reports(side: ReportSide, qtbot: QtBot) -> None:
    """As through any list of choices; each is told once."""
    side.activateWindow()
    side.focus_choice()
    told: list[ReportWish] = []
    side.did_choose.connect(lambda: told.append(side.wish))
    qtbot.keyClick(side.options["findings"].button, Qt.Key.Key_Down)
    assert [wish.kind for wish in told] == ["sources"]
    side.choose("cover")
    assert [wish.kind for wish in told] == ["sources", "cover"]
    side.choose("cover")
    assert len(told) == 2


def test_language_and_paper_are_told(side: ReportSide, qtbot: QtBot) -> None:
    """The paper also by itself, since it is remembered."""
    with qtbot.waitSignal(side.did_choose), qtbot.assertNotEmitted(side.did_choose_paper):
        side.language.choose("ar")
    with qtbot.waitSignals([side.did_choose, side.did_choose_paper]):
        side.paper.choose("a4")
    assert side.wish == ReportWish("findings", "ar", "a4")


def test_a_language_that_no_page_has_gives_way(look: Look, qtbot: QtBot) -> None:
    """The pseudo-language of the window is for translators only."""
    made = ReportSide(look, ReportWish("tables", "qps", "a4"))
    qtbot.addWidget(made)
    assert made.wish.language == "en"


def test_tab_goes_through_all_of_it(side: ReportSide) -> None:
    """To the report that is chosen, then to language and paper."""
    side.activateWindow()
    side.focus_choice()
    reached = [side.focusWidget()]
    for _step in range(2):
        side.focusNextChild()
        reached.append(side.focusWidget())
    assert reached == [side.options["findings"].button, side.language, side.paper]
    assert {side.language, side.paper} <= set(side.in_tab_order)
