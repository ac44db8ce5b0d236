"""The card of one question of the desk: words, figures, how far it is, and the three answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import AnswerQuestions, TakeAnswersBack
from ilms_desktop.ui.presenters.question_lines import card_texts
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.answer_form import AnswerForm
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import TextLabel, text_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.questions import Question


class QuestionCard(QFrame):
    """One question; answered in its place."""

    #: an answer was kept or taken back
    did_keep = Signal()
    #: its cell, table or source is to be shown: Question
    wants_place = Signal(object)

    def __init__(self, session: Session, *, is_at_cell: bool = False, parent: QWidget | None = None) -> None:
        """Make a card; `is_at_cell`: it stands beside the cell, so that nobody needs to go there."""
        super().__init__(parent)
        self._session = session
        self._is_at_cell = is_at_cell
        self.question: Question | None = None
        self.setProperty("kind", "card-chosen" if is_at_cell else "")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 10, 12, 12)
        self._layout.setSpacing(6)
        self.place = self._text(Role.TEXT if not is_at_cell else Role.HELP, "" if not is_at_cell else "muted")
        if not is_at_cell:
            self.place.make_bold()
        self.head = self._text(Role.TEXT, "").make_bold()
        self.about = self._text(Role.HELP, "muted")
        self.text = self._text(Role.TEXT, "")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.figures = self._text(Role.TEXT, "")
        self.since = self._text(Role.HELP, "muted")
        self.compared = self._text(Role.HELP, "second")
        self.suggested = self._text(Role.HELP, "second")
        self.remarks = self._text(Role.HELP, "second")
        self.go = Button(session.look, _("Go to the cell"), icon="go-to", kind=Kind.FLAT)
        self.go.clicked.connect(lambda: self.wants_place.emit(self.question))
        self._layout.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeading)
        self.state = self._text(Role.HELP, "second")
        self.form = AnswerForm(session.look)
        self.form.did_answer.connect(self._keep)
        self.form.did_take_back.connect(self._take_back)
        self._layout.addWidget(self.form)

    def _text(self, role: Role, kind: str) -> TextLabel:
        label = text_label(self._session.look, role=role, kind=kind, wraps=True)
        self._layout.addWidget(label)
        return label

    def show_question(self, question: Question) -> None:
        """Show a question with the figure that stands in its cell now."""
        self.question = question
        texts = card_texts(self._session.workspace, question, self._session.look.writing)
        for label, text in (
            (self.place, texts.place),
            (self.head, texts.head),
            (self.about, texts.about),
            (self.text, texts.text),
            (self.figures, texts.figures),
            (self.since, texts.since),
            (self.compared, texts.compared),
            (self.suggested, texts.suggested),
            (self.remarks, texts.remarks),
            (self.state, fill(_("State: {state}"), {"state": texts.state})),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        # why: beside its cell the panel has said already where it is
        self.place.setVisible(not (self._is_at_cell and question.cell_key is not None))
        self.setAccessibleName(fill(_("Question {number}"), {"number": question.number}))
        self.go.setText(_go_words(question))
        self.go.setVisible(question.is_linked and not self._is_at_cell)
        self.form.setVisible(question.can_be_answered)
        self.form.show_question(question)

    def _keep(self) -> None:
        """Keep what stands in the form."""
        answer = self.form.answer(self._session.workspace.language)
        if answer is not None and self._session.execute(AnswerQuestions((answer,))) is not None:
            self.did_keep.emit()

    def _take_back(self, query_id: str) -> None:
        """Leave the question open again."""
        if self._session.execute(TakeAnswersBack((query_id,))) is not None:
            self.did_keep.emit()


def _go_words(question: Question) -> str:
    """Where the way from the card leads."""
    if question.place is None or question.place.table is None:
        return _("Go to the source")
    return _("Go to the table") if question.cell_key is None else _("Go to the cell")
