"""A chip says its indicator to readers, and leads to one table after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.indicator_chip import IndicatorChip
from tests.gui.conftest import c1, c4
from tests.gui.presenters.test_indicator_lines import line

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look

CELLS = (c4("F", "KOR", 2017), c4("T", "KOR", 2017), c1("T", "KOR", 2017))


@pytest.fixture
def chip(look: Look, qtbot: QtBot) -> IndicatorChip:
    """A chip on screen."""
    made = IndicatorChip(look)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_click_leads_to_the_next_table(chip: IndicatorChip) -> None:
    """First to the first cell of one table, then to that of the next, then from the beginning."""
    went: list[object] = []
    chip.wants_cell.connect(went.append)
    chip.click()
    chip.show_line(replace(line(), cells=CELLS))
    for _ in range(3):
        chip.click()
    assert went == [CELLS[0], CELLS[2], CELLS[0]]


def test_readers_hear_all_of_it(chip: IndicatorChip) -> None:
    """The name is the whole sentence, and so is the tooltip."""
    chip.show_line(line(value=950, is_plausible=False))
    assert "outside the range" in bare(chip.accessibleName())
    assert "outside the range" in bare(chip.toolTip())
    assert chip.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("language", ["en", "ar"])
def test_words_need_room(chip: IndicatorChip, speak: Callable[[str], None], language: str) -> None:
    """A chip is as wide as what it says, in both directions of writing; the words of a short one stand under it."""
    speak(language)
    empty = chip.sizeHint().width()
    chip.show_line(line(before=None))
    plain = chip.sizeHint().width()
    chip.show_line(line(value=950, is_plausible=False))
    chip.setFocus()
    chip.grab()
    assert empty < plain < chip.sizeHint().width()


def test_a_short_one_keeps_to_name_and_value(look: Look, qtbot: QtBot) -> None:
    """The rest is written below it."""
    widths = []
    for is_short in (True, False):
        made = IndicatorChip(look, is_short=is_short)
        qtbot.addWidget(made)
        made.show_line(line(group="Foreign-born", depth=1))
        made.show_line(line(group="Foreign-born", depth=1))
        widths.append(made.sizeHint().width())
    assert widths[0] < widths[1]
