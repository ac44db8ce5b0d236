"""Questions of the ILO: the list by deadline and severity, and the card of the one in use, where it is answered.

Shows and asks; files are made by `question_deeds`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.question_lines import SHOWN_WORDS, Shown, chosen, count_words, question_line
from ilms_desktop.ui.screens.seen_screen import SeenScreen
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.chip import Chip
from ilms_desktop.ui.views.empty_state import EmptyState
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.question_card import QuestionCard
from ilms_desktop.ui.views.questions_list import QuestionsList
from ilms_desktop.ui.views.surface import on_paper
from ilms_desktop.workspace.questions import to_seal

if TYPE_CHECKING:
    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.questions import Question

_SHARES: Final = (48, 52)
_LEAST: Final = 300


class QuestionsScreen(SeenScreen):
    """Head with filter, list, card."""

    #: a file of questions is to be opened
    wants_file = Signal()
    #: the answers are to be sealed
    wants_seal = Signal()
    #: the list is to be written, printed: questions shown, which ones they are
    wants_export = Signal(object, str)
    wants_print = Signal(object, str)
    #: the place of a question is to be shown: Question
    wants_place = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._shown = Shown.ALL
        on_paper(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._nothing())
        self.pages.addWidget(self._page())
        layout.addWidget(self.pages)
        session.bus.did_check.connect(self._age)
        # why: figures are told as the person writes them
        session.look.changed.connect(self._age)

    # --- putting together

    def _nothing(self) -> QWidget:
        """What stands there before the first question."""
        look = self._session.look
        self.open_file = Button(look, _("Open a question file…"), icon="inbox")
        self.open_file.clicked.connect(self.wants_file)
        about = _("No questions from the desk. Open a question file or drop it here.")
        return EmptyState(look, _("Questions of the ILO"), about, self.open_file)

    def _page(self) -> QWidget:
        """Everything about the questions."""
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addLayout(self._filter())
        splitter = QSplitter(Qt.Orientation.Horizontal, page)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._side())
        splitter.addWidget(self._card_area())
        for place, share in enumerate(_SHARES):
            splitter.setStretchFactor(place, share)
        splitter.setSizes([10 * share for share in _SHARES])
        layout.addWidget(splitter, 1)
        return page

    def _head(self) -> QHBoxLayout:
        """Title, counts, deeds."""
        look = self._session.look
        head = QHBoxLayout()
        head.setContentsMargins(18, 14, 18, 6)
        head.setSpacing(8)
        head.addWidget(text_label(look, _("Questions of the ILO"), role=Role.PAGE_TITLE))
        self.count = text_label(look, kind="second", wraps=True)
        head.addWidget(self.count, 1, Qt.AlignmentFlag.AlignBottom)
        self.export = Button(look, _("Export…"), icon="export")
        self.export.clicked.connect(lambda: self.wants_export.emit(self.listed, _(SHOWN_WORDS[self._shown])))
        self.print = Button(look, _("Print…"), icon="print")
        self.print.clicked.connect(lambda: self.wants_print.emit(self.listed, _(SHOWN_WORDS[self._shown])))
        self.seal = Button(look, _("Seal the answers…"), icon="sign", kind=Kind.PRIMARY)
        self.seal.clicked.connect(self.wants_seal)
        for button in (self.export, self.print, self.seal):
            head.addWidget(button)
        return head

    def _filter(self) -> FlowLayout:
        """Chips with their counts, and what waits to be sealed."""
        look = self._session.look
        row = FlowLayout(spacing=6)
        row.setContentsMargins(18, 2, 18, 10)
        group = QButtonGroup(self)
        self.chips = {each: Chip(look, _(SHOWN_WORDS[each]), self) for each in Shown}
        for each, chip in self.chips.items():
            group.addButton(chip)
            row.addWidget(chip)
            chip.clicked.connect(lambda _on=False, wanted=each: self.show_only(wanted))
        self.chips[self._shown].setChecked(True)
        self.waiting = text_label(look, role=Role.HELP, kind="second")
        self.waiting.setContentsMargins(8, 4, 8, 0)
        row.addWidget(self.waiting)
        return row

    def _side(self) -> QWidget:
        """The list, and what stands there when the filter lets none through."""
        look = self._session.look
        self.list = QuestionsList(look)
        self.list.setMinimumWidth(look.px(_LEAST))
        self.list.did_move.connect(self._show_card)
        self.list.wants_cell.connect(self._go)
        self.none = QWidget(self)
        column = QVBoxLayout(self.none)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(text_label(look, _("No question is like that."), kind="second", wraps=True))
        self.show_all = Button(look, _("Show all questions"))
        self.show_all.clicked.connect(lambda: self.show_only(Shown.ALL))
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch()
        self.side = QStackedWidget(self)
        self.side.addWidget(self.list)
        self.side.addWidget(self.none)
        return self.side

    def _card_area(self) -> QScrollArea:
        """The card of the question in use."""
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget(area)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(12, 0, 12, 12)
        self.card = QuestionCard(self._session)
        self.card.did_keep.connect(self.list.setFocus)
        self.card.wants_place.connect(self.wants_place)
        layout.addWidget(self.card)
        layout.addStretch()
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    # --- what is shown

    def read(self) -> None:
        """Read the questions; the one in use stays."""
        index = self._session.questions
        self.pages.setCurrentIndex(1 if index.all else 0)
        self.count.setText(count_words(index.all))
        for each, chip in self.chips.items():
            chip.set_count(len(chosen(index.all, each)))
        files = to_seal(index.all)
        named = _(", ").join(ltr(each.tail) for each in files)
        self.waiting.setText(fill(_("Answers not sealed yet: {files}"), {"files": named}) if files else "")
        self.seal.setEnabled(bool(files))
        self._list()

    @property
    def listed(self) -> tuple[Question, ...]:
        """Questions that the filter lets through."""
        return chosen(self._session.questions.all, self._shown)

    def show_only(self, shown: Shown) -> None:
        """Take another filter."""
        self._shown = shown
        self.chips[shown].setChecked(True)
        self._list()

    def show_question(self, query_id: str) -> None:
        """Show one question, whatever the filter says."""
        self.refresh_if_old()
        if not self.list.show_question(query_id):
            self.show_only(Shown.ALL)
            self.list.show_question(query_id)

    def focus_first(self) -> None:
        """Begin in the list, or with the way to the first question."""
        (self.list if self._session.questions.all else self.open_file).setFocus()

    def _list(self) -> None:
        """List the questions of the filter."""
        workspace, listed = self._session.workspace, self.listed
        self.side.setCurrentWidget(self.list if listed else self.none)
        self.list.show_lines([question_line(workspace, each) for each in listed])
        for button in (self.export, self.print):
            button.setEnabled(bool(listed))

    def _show_card(self, query_id: str) -> None:
        """Show the card of the question in use."""
        question = self._session.questions.find(query_id)
        self.card.setVisible(question is not None)
        if question is not None:
            self.card.show_question(question)

    def _go(self) -> None:
        """Show the place of the question in use; one that has none stays here, and its card says why."""
        question = self._session.questions.find(self.list.query_id)
        if question is not None and question.is_linked:
            self.wants_place.emit(question)
