"""Fields of the matrix: gaps are filled and signed, words wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.ui.delegates.quality_delegate import QualityDelegate
from ilms_desktop.ui.models.quality_model import QualityModel
from ilms_desktop.ui.views.facts_table import FactsTable
from tests.gui.models.test_quality_model import QUALITY

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


@pytest.fixture
def table(look: Look, qtbot: QtBot) -> FactsTable:
    """The matrix of two sources."""
    model = QualityModel()
    made = FactsTable(look, "Sources", model, first=100, others=90, wraps=True)
    model.setParent(made)
    qtbot.addWidget(made)
    made.setItemDelegate(QualityDelegate(look, made))
    model.show_quality(QUALITY)
    made.show_heads([0])
    made.resize(420, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def ground(table: FactsTable, row: int, column: int) -> str:
    """Colour near the trailing edge of a field."""
    image = table.viewport().grab().toImage()
    rect = table.visualRect(table.model().index(row, column))
    return image.pixelColor(rect.right() - 4, rect.top() + 3).name().upper()


def test_gaps_have_a_ground_of_their_own(table: FactsTable, look: Look) -> None:
    """And so has the title of their line; what is not asked has none."""
    assert ground(table, 2, 1) == ground(table, 2, 0) == look.tokens.yellow_fill
    assert ground(table, 1, 2) == look.tokens.base
    assert ground(table, 0, 0) == look.tokens.band
    table.setFocus()
    table.setCurrentIndex(table.model().index(1, 1))
    assert ground(table, 1, 1) != look.tokens.base


def test_long_words_make_a_line_higher(table: FactsTable) -> None:
    """Nothing is cut off."""
    delegate, narrow = table.itemDelegate(), 60
    index = table.model().index(2, 0)
    from PySide6.QtWidgets import QStyleOptionViewItem

    before = delegate.sizeHint(QStyleOptionViewItem(), table.model().index(0, 0)).height()
    table.setColumnWidth(0, narrow)
    assert delegate.sizeHint(QStyleOptionViewItem(), index).height() >= before


def test_it_is_painted_from_the_right_as_well(table: FactsTable, speak: Callable[[str], None]) -> None:
    """Signs at the leading edge."""
    before = table.grab().toImage()
    speak("ar")
    assert table.grab().toImage() != before
