"""Model of the list of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.ui.models.lines_model import OWN_ROLE, TOOLTIP, LinesModel, told_texts
from ilms_desktop.ui.presenters.question_lines import QuestionLine
from ilms_desktop.ui.presenters.tooltips import tooltip

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

ICON_ROLE: Final = OWN_ROLE


class QuestionsModel(LinesModel[QuestionLine]):
    """Questions in the order in which answers are due."""

    def find(self, query_id: str) -> QModelIndex:
        """Index of a question; invalid where it is not listed."""
        return self.first(lambda line: line.id == query_id)

    def told(self, line: QuestionLine, role: int) -> Any:
        """Texts and icon of a question."""
        if role == ICON_ROLE:
            return line.icon
        if role == TOOLTIP:
            return tooltip(line.whole)
        return told_texts((line.place, line.text, line.state), role)
