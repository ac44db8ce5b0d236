"""Questions of the desk about the current cell, a card each; nothing while there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ilms_desktop.ui.views.question_card import QuestionCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.questions import Question


class CellQuestions(QWidget):
    """Cards below each other; a card that stays keeps what is being typed in it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.cards: dict[str, QuestionCard] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 6, 0, 6)
        self._layout.setSpacing(8)
        self.hide()

    def show_questions(self, listed: Sequence[Question]) -> None:
        """Show the questions about a cell."""
        wanted = {each.id: each for each in listed}
        for query_id in [each for each in self.cards if each not in wanted]:
            card = self.cards.pop(query_id)
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, (query_id, question) in enumerate(wanted.items()):
            if query_id not in self.cards:
                self.cards[query_id] = QuestionCard(self._session, is_at_cell=True)
            # why: a card that stayed from the cell before would else stand above the question about this one
            self._layout.insertWidget(place, self.cards[query_id])
            self.cards[query_id].show_question(question)
            self.cards[query_id].show()
        self.setVisible(bool(wanted))
