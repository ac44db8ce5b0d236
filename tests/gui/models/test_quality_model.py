"""The source-quality matrix as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from ilms_desktop.ui.models.quality_model import GAP_ROLE, HEAD_ROLE, TONE_ROLE, QualityModel
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.quality_lines import Quality, QualityField, QualityLine, Tone

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

ROLE = Qt.ItemDataRole
QUALITY = Quality(
    (("FX:1", "Register"), ("BA:2", "Survey")),
    (
        QualityLine("", "Which source fills which table"),
        QualityLine("C4", "Work", (QualityField("97 %", Tone.PART), QualityField("–", Tone.NONE))),
        QualityLine("A1", "Age", (QualityField("no source", Tone.GAP),) * 2, is_gap=True),
        QualityLine("", "Years", (QualityField("2023", Tone.GOOD),) * 2),
    ),
)


def test_a_field_is_read_with_line_and_source(qtmodeltester: ModelTester) -> None:
    """And says that it is a gap, which others see by sign and ground."""
    model = QualityModel()
    model.show_quality(QUALITY)
    qtmodeltester.check(model)
    assert (model.rowCount(), model.columnCount()) == (4, 3)
    assert bare(model.index(1, 0).data()) == "C4  Work"
    assert model.index(3, 0).data() == "Years"
    assert model.index(1, 1).data(ROLE.AccessibleTextRole) == "C4, Work, Register, 97 %"
    assert model.index(2, 2).data(ROLE.AccessibleTextRole) == "A1, Age, Survey, gap, no source"
    assert model.index(1, 0).data(ROLE.AccessibleTextRole) == "C4, Work"
    assert (model.index(1, 1).data(TONE_ROLE), model.index(2, 1).data(GAP_ROLE)) == (Tone.PART, True)
    assert (model.index(0, 0).data(HEAD_ROLE), model.index(0, 1).data(), model.index(0, 1).data(TONE_ROLE)) == (
        True,
        None,
        None,
    )
    assert model.index(1, 1).data(ROLE.DecorationRole) is None
    assert model.index(1, 0).data(ROLE.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_columns_are_the_sources() -> None:
    """By their names; without one there is no table."""
    model = QualityModel()
    assert model.columnCount() == 0
    model.show_quality(QUALITY)
    across = Qt.Orientation.Horizontal
    assert [model.headerData(column, across) for column in range(3)] == ["Table or question", "Register", "Survey"]
    assert model.headerData(1, across, ROLE.ToolTipRole) == "Register"
    assert model.headerData(1, across, ROLE.DecorationRole) is None
    assert model.headerData(1, Qt.Orientation.Vertical) is None
