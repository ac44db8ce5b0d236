"""A choice among values that stay what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.key import TableKey
from ilms_desktop.ui.views.value_combo import ValueCombo
from tests.gui.conftest import C1, C4

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_value_comes_back_as_it_was_given(qtbot: QtBot) -> None:
    """Qt would make a list of a key."""
    combo: ValueCombo[TableKey] = ValueCombo("Table")
    qtbot.addWidget(combo)
    assert [combo.value] == [None]
    combo.offer("All tables", [("C1", C1), ("C4", C4)])
    assert (combo.value, combo.currentText(), combo.accessibleName()) == (None, "All tables", "Table")
    with qtbot.waitSignal(combo.currentIndexChanged):
        combo.choose(C4)
    assert isinstance(combo.value, TableKey)
    with qtbot.assertNotEmitted(combo.currentIndexChanged):
        combo.offer("All tables", [("C4", C4)])
        assert combo.value == C4
        combo.offer("All tables", [("C1", C1)])
        assert [combo.value] == [None]
        combo.choose_nothing()
