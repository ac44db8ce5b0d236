"""The list of questions: arrows move, Enter or a double click goes to the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.question_delegate import QuestionDelegate
from ilms_desktop.ui.models.questions_model import QuestionsModel
from ilms_desktop.ui.views.plain_list import PlainList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.question_lines import QuestionLine

Index = QModelIndex | QPersistentModelIndex

_GO: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuestionsList(PlainList):
    """Painted lines; the one in use is shown beside the list."""

    #: another question is the one in use: its id, empty for none
    did_move = Signal(str)
    #: the cell of the question in use is to be shown
    wants_cell = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(_("Questions of the ILO"), parent)
        self.lines = QuestionsModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(QuestionDelegate(look, self))
        self.doubleClicked.connect(lambda _index: self.wants_cell.emit())

    def show_lines(self, lines: Sequence[QuestionLine]) -> None:
        """Show other lines; the question in use stays so, else the one that took its place."""
        row, here = self.currentIndex().row(), self.query_id
        self.lines.show_lines(lines)
        index = self.lines.find(here)
        if not index.isValid() and lines:
            index = self.lines.index(min(max(row, 0), len(lines) - 1))
        self.setCurrentIndex(index)
        self.did_move.emit(self.query_id)

    def show_question(self, query_id: str) -> bool:
        """Make a question the one in use; False where it is not listed."""
        index = self.lines.find(query_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    @property
    def query_id(self) -> str:
        """Id of the question in use; empty for none."""
        line = self.lines.line(self.currentIndex())
        return "" if line is None else line.id

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which question is in use."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.did_move.emit(self.query_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the cell."""
        if event.key() in _GO and self.currentIndex().isValid():
            self.wants_cell.emit()
        else:
            super().keyPressEvent(event)
