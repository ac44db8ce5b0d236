"""Declarations as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ilms_desktop.model.command import Declaration
from ilms_desktop.ui.models.declared_model import DeclaredModel
from ilms_desktop.ui.models.gaps_model import CODE_ROLE
from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.declared_list import Declared
from tests.gui.conftest import c1

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester


def test_a_declaration_tells_years_words_and_reason(qtmodeltester: ModelTester) -> None:
    """All of it aloud."""
    keys = tuple(c1("T", "TOTAL", year).qtable for year in (2019, 2020))
    model = DeclaredModel()
    model.show_lines([Declared("Register", "C1", "Stock abroad", Declaration.NOTHING, "Nobody.", keys)])
    qtmodeltester.check(model)
    index = model.index(0)
    assert [bare(text) for text in index.data(LINES_ROLE)] == [
        *("2019–2020 · nothing to report", "Stock abroad", "Register", "Nobody.")
    ]
    assert index.data(CODE_ROLE) == "C1"
    assert bare(index.data()) == "C1 2019–2020 · nothing to report"
    assert "Nobody." in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
