"""What all lists have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.ui.models.lines_model import ACCESSIBLE, LINES_ROLE, LinesModel, spoken, told_texts

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester


class Words(LinesModel[tuple[str, str]]):
    """Pairs of words."""

    def told(self, line: tuple[str, str], role: int) -> Any:
        """Texts of a pair."""
        return told_texts(line, role)


def test_lines_are_replaced_read_and_found(qtmodeltester: ModelTester) -> None:
    """An invalid index tells nothing."""
    model = Words()
    model.show_lines([("a", "first"), ("b", "")])
    qtmodeltester.check(model)
    assert model.lines == (("a", "first"), ("b", ""))
    index = model.first(lambda line: line[0] == "b")
    assert (index.row(), index.data(), model.line(index)) == (1, "b", ("b", ""))
    assert index.data(LINES_ROLE) == ("b", "")
    assert model.index(0).data(ACCESSIBLE) == "a, first"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert not model.first(lambda line: line[0] == "c").isValid()
    assert model.line(QModelIndex()) is None
    assert model.data(QModelIndex()) is None
    assert model.rowCount(index) == 0


def test_empty_texts_are_not_spoken() -> None:
    """A comma alone means nothing."""
    assert spoken(("a", "", "b")) == "a, b"


def test_a_model_says_what_its_lines_tell() -> None:
    """A model that was forgotten is found at once."""
    model: LinesModel[str] = LinesModel()
    model.show_lines(["a"])
    with pytest.raises(NotImplementedError):
        model.told("a", Qt.ItemDataRole.DisplayRole)
