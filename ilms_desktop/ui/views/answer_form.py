"""The three answers to a question of the desk, with words and a day; kept at once, sealed and sent later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.post import Answer, AnswerOutcome
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.day_edit import DayEdit
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.option import Option
from ilms_desktop.ui.views.text_box import TextBox

if TYPE_CHECKING:
    from datetime import date

    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.questions import Question

_LINES: Final = 3
#: what an answer is called, and what follows from it
_OFFERS: Final = {
    AnswerOutcome.EXPLANATION: (N_("It is right, and this is why"), N_("Say why in the words below.")),
    AnswerOutcome.CORRECTION: (
        N_("It will be corrected"),
        N_("The new figure travels in your next submission, never in an answer."),
    ),
    AnswerOutcome.CONFIRMED: (N_("It is right as it was sent"), N_("Words are not needed.")),
}


class AnswerForm(QWidget):
    """Choices above, words and day below, deeds at the foot."""

    #: what stands in the form is to be kept
    did_answer = Signal()
    #: the answer is to be taken back: id of the question
    did_take_back = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(text_label(look, _("Your answer")).make_bold())
        self._group = QButtonGroup(self)
        self.offers = {outcome: Option(look, _(name), _(does)) for outcome, (name, does) in _OFFERS.items()}
        for offer in self.offers.values():
            self._group.addButton(offer.button)
            layout.addWidget(offer)
        layout.addWidget(text_label(look, _("In words"), role=Role.HELP, kind="second"))
        self.words = TextBox(look, _("Answer in words"), lines=_LINES)
        layout.addWidget(self.words)
        layout.addWidget(self._day_row())
        row = FlowLayout(spacing=8)
        self.keep = Button(look, _("Keep the answer"), icon="answer")
        self.keep.clicked.connect(self.did_answer)
        self.take_back = Button(look, _("Take the answer back"), kind=Kind.FLAT)
        self.take_back.clicked.connect(self._take_back)
        row.addWidget(self.keep)
        row.addWidget(self.take_back)
        layout.addLayout(row)
        self._group.buttonClicked.connect(self._compare)
        self.words.did_change.connect(self._compare)
        self.has_day.toggled.connect(self._compare)

    def _day_row(self) -> QWidget:
        """The day by which the new figure comes."""
        self.day_row = QWidget(self)
        row = QHBoxLayout(self.day_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.has_day = QCheckBox(_("New figure by"), self.day_row)
        self.day = DayEdit(_("Day by which the new figure comes"), self.day_row)
        row.addWidget(self.has_day)
        row.addWidget(self.day)
        row.addStretch()
        return self.day_row

    # --- what is shown

    def show_question(self, question: Question) -> None:
        """Show the answer to a question as it is kept; what is being typed stays while nothing else was kept."""
        before, self._question = self._question, question
        if before is None or (before.id, before.answer) != (question.id, question.answer):
            self._fill(question.answer, question.deadline)
        self.take_back.setVisible(question.answer is not None)
        self._compare()

    def _fill(self, answer: Answer | None, due: date) -> None:
        """Put an answer into the form; none leaves it empty."""
        self._group.setExclusive(False)
        for outcome, offer in self.offers.items():
            offer.button.setChecked(answer is not None and answer.outcome is outcome)
        self._group.setExclusive(True)
        self.words.set_text("" if answer is None else answer.text)
        expected = None if answer is None else answer.expected
        self.has_day.setChecked(expected is not None)
        self.day.show_day(expected or due)

    @property
    def outcome(self) -> AnswerOutcome | None:
        """What is chosen; None for nothing."""
        return next((each for each, offer in self.offers.items() if offer.button.isChecked()), None)

    def _compare(self) -> None:
        """An explanation needs words; only a correction has a day."""
        outcome = self.outcome
        self.day_row.setVisible(outcome is AnswerOutcome.CORRECTION)
        self.day.setEnabled(self.has_day.isChecked())
        is_said = bool(self.words.text()) or outcome is not AnswerOutcome.EXPLANATION
        self.keep.setEnabled(outcome is not None and is_said)

    # --- deeds

    def answer(self, language: str) -> Answer | None:
        """What stands in the form, written in a language; None where nothing is chosen."""
        question, outcome = self._question, self.outcome
        if question is None or outcome is None:
            return None
        has_day = outcome is AnswerOutcome.CORRECTION and self.has_day.isChecked()
        note = "" if question.answer is None else question.answer.note
        day = self.day.day if has_day else None
        return Answer(question.id, outcome, self.words.text(), language, note, day)

    def _take_back(self) -> None:
        if self._question is not None:
            self.did_take_back.emit(self._question.id)
