"""The list of questions as a model."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.models.questions_model import ICON_ROLE, QuestionsModel
from ilms_desktop.ui.presenters.question_lines import QuestionLine

LINE = QuestionLine("KHM-2026-Q0012-001", "C4 · Male · 2017", "Please check.", "Not answered", "question")


def test_a_line_says_place_words_and_state() -> None:
    """All of it to a screen reader; the icon beside it is for the eye."""
    model = QuestionsModel()
    model.show_lines([LINE])
    index = model.find(LINE.id)
    assert index.data(LINES_ROLE) == (LINE.place, LINE.text, LINE.state)
    assert index.data(ICON_ROLE) == "question"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == ""
    model.show_lines([replace(LINE, text="Please…", whole="Please check.")])
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == "<p>Please check.</p>"
    model.show_lines([LINE])
    index = model.find(LINE.id)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "C4 · Male · 2017, Please check., Not answered"
    assert not model.find("KHM-2026-Q0012-002").isValid()
