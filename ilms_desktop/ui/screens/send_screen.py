"""Send to the ILO: how far a package is, what is in it, the four ways to send it, and everything that went out before.

Shows and asks; the deeds are done by `sending`, which says here how they went. Nothing is ever sent by the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.mail.size import Fit
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.mail_program import MailProgram
from ilms_desktop.ui.models.outbox_model import OutboxModel
from ilms_desktop.ui.presenters.bidi import bare, ltr
from ilms_desktop.ui.presenters.outbox_lines import outbox_lines, warning_of
from ilms_desktop.ui.presenters.send_plan import may_recall, parcels_of, remedies_of, steps, waits_for_mail
from ilms_desktop.ui.screens.seen_screen import SeenScreen
from ilms_desktop.ui.sending_job import desk_address, has_workbook
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.deed_notice import DeedNotice
from ilms_desktop.ui.views.empty_state import EmptyState
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.package_card import PackageCard
from ilms_desktop.ui.views.plain_table import PlainTable
from ilms_desktop.ui.views.receipt_card import ReceiptCard
from ilms_desktop.ui.views.send_ways import SendWays
from ilms_desktop.ui.views.sent_line import SentLine
from ilms_desktop.ui.views.stepper import Stepper
from ilms_desktop.ui.views.tab_order import in_order
from ilms_desktop.workspace.post import Standing

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from ilms_desktop.ui.presenters.send_plan import Parcels
    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.post import Outgoing, Post

_STEPS: Final = 4
_WIDTHS: Final = (54, 150, 112, 0, 170)
_CARD: Final = 380
#: below this width at 100 % the parts stand under each other
_NARROW: Final = 700
_UNBOUND: Final = 16_777_215
#: rows of the list that are seen before it scrolls
_ROWS: Final = 8


class SendScreen(SeenScreen):
    """Head, steps, card, ways, list."""

    wants_seal = Signal()
    #: an answer of the ILO is to be opened
    wants_answer = Signal()
    wants_revision = Signal()
    wants_recall = Signal()
    #: a receipt is to be kept for filing: Document
    wants_receipt = Signal(object)
    was_shown = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._chosen = ""
        self._shown: object = None
        self._program = MailProgram()
        self.card: PackageCard | None = None
        self.receipt: ReceiptCard | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._nothing())
        self.pages.addWidget(self._page())
        layout.addWidget(self.pages)
        session.look.changed.connect(self._dress_anew)

    # --- putting together

    def _nothing(self) -> QWidget:
        """What stands there before the first package."""
        look = self._session.look
        self.seal_first = Button(look, _("Seal…"), icon="sign", kind=Kind.PRIMARY)
        self.seal_first.clicked.connect(self.wants_seal)
        answer = Button(look, _("Open an answer from the ILO…"), icon="inbox")
        answer.clicked.connect(self.wants_answer)
        about = _("Nothing packaged yet. Lock the tables first.")
        return EmptyState(look, _("Send to the ILO"), about, self.seal_first, answer)

    def _page(self) -> QWidget:
        """Everything about one package, and the list of all."""
        look = self._session.look
        area = QScrollArea(self)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(24, 14, 24, 14)
        layout.setSpacing(12)
        layout.addLayout(self._head())
        self.stepper = Stepper(look, _STEPS)
        layout.addWidget(self.stepper)
        self.new_version = DeedNotice(look, "revise", _("Seal…"), kind="info", has_later=False)
        self.new_version.wants_deed.connect(self.wants_seal)
        layout.addWidget(self.new_version)
        row = self._row = QHBoxLayout()
        row.setSpacing(20)
        self._side = QVBoxLayout()
        self._side.addStretch()
        holder = QWidget()
        holder.setLayout(self._side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._holder = holder
        row.addWidget(holder)
        row.addLayout(self._middle(), 1)
        layout.addLayout(row, 1)
        area.setWidget(page)
        self.area = area
        return area

    def _head(self) -> QHBoxLayout:
        """Title and the deeds that change what stands."""
        look = self._session.look
        head = self._top = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(text_label(look, _("Send to the ILO"), role=Role.PAGE_TITLE, wraps=True), 1)
        self.answer = Button(look, _("Open an answer from the ILO…"), icon="inbox")
        self.answer.clicked.connect(self.wants_answer)
        self.revise = Button(look, _("Begin a new version…"), icon="revise")
        self.revise.clicked.connect(self.wants_revision)
        self.recall = Button(look, _("Recall this package…"), icon="undo", kind=Kind.DANGER)
        self.recall.clicked.connect(self.wants_recall)
        for button in (self.answer, self.revise, self.recall):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return head

    def _fit(self) -> None:
        """Side by side, or under each other where there is little room, as at a large zoom."""
        card = self._session.look.px(_CARD)
        is_narrow = self.width() < self._session.look.px(_NARROW)
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        for part in (self._top, self._row):
            part.setDirection(direction)
        self.stepper.stack(is_narrow=is_narrow)
        self._holder.setMinimumWidth(0 if is_narrow else card)
        self._holder.setMaximumWidth(_UNBOUND if is_narrow else card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for another width."""
        super().resizeEvent(event)
        self._fit()

    def _middle(self) -> QVBoxLayout:
        """Receipt, ways, what the person says, list."""
        look = self._session.look
        middle = QVBoxLayout()
        middle.setSpacing(12)
        self._place = QVBoxLayout()
        middle.addLayout(self._place)
        self.heading = text_label(look, role=Role.SECTION, wraps=True)
        middle.addWidget(self.heading)
        self.ways = SendWays(look)
        middle.addWidget(self.ways)
        middle.addWidget(self._notice())
        self.sent = SentLine(look)
        middle.addWidget(self.sent)
        middle.addWidget(text_label(look, _("Earlier submissions")).make_bold())
        self.model = OutboxModel(look, self)
        self.list = PlainTable(look, _("Earlier submissions"), self.model, widths=_WIDTHS)
        self.list.clicked.connect(self._choose)
        self.list.chosen.connect(self._choose)
        middle.addWidget(self.list)
        middle.addStretch(1)
        return middle

    def _notice(self) -> QFrame:
        """What nobody should do with the file; and how the last deed went."""
        look = self._session.look
        frame = QFrame(self)
        frame.setProperty("kind", "info")
        column = QVBoxLayout(frame)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(10)
        sign = text_label(look)
        sign.setPixmap(look.pixmap("information", color="accent"))
        row.addWidget(sign)
        self.advice = text_label(look, wraps=True)
        row.addWidget(self.advice, 1)
        column.addLayout(row)
        self.told = text_label(look, wraps=True).make_bold()
        self.told.hide()
        column.addWidget(self.told)
        return frame

    # --- what is shown

    @property
    def outgoing(self) -> Outgoing | None:
        """The package on the page: the one that was chosen, else the newest."""
        outbox = self._session.workspace.post().outbox()
        chosen = (each for each in outbox if each.document.package_id == self._chosen)
        return next(chosen, outbox[0] if outbox else None)

    def show_package(self, package_id: str) -> None:
        """Show a package; what was said of another one goes."""
        if package_id != self._chosen:
            self._chosen = package_id
            self.say("")
        if self.isVisible():
            self.refresh()
        else:
            self._is_old = True

    def show_program(self, program: MailProgram) -> None:
        """Say which mail program there is."""
        self._program = program
        self._shown = None
        if self.isVisible():
            self.refresh()

    def say(self, text: str) -> None:
        """Say how a deed went; an empty text takes it back."""
        self.told.setText(text)
        self.told.setVisible(bool(text))
        if text:
            announce(self, bare(text))

    def focus_first(self) -> None:
        """Begin with the deed that is suggested."""
        self.refresh_if_old()
        if self.pages.currentIndex() == 0:
            self.seal_first.setFocus()
        elif self.ways.isVisibleTo(self) and self.ways.mail_button.isEnabled():
            self.ways.mail_button.setFocus()
        else:
            self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is seen, and tell that somebody looks."""
        super().showEvent(event)
        self.was_shown.emit()

    def read(self) -> None:
        """Show where everything stands now."""
        workspace = self._session.workspace
        post, outgoing = workspace.post(), self.outgoing
        self.pages.setCurrentIndex(0 if outgoing is None else 1)
        if outgoing is None:
            return
        shown = (outgoing, workspace.locked_by, post.revisions, len(post.documents), self._program)
        if shown != self._shown:
            self._show(outgoing, post)
        self._shown = shown

    def _show(self, outgoing: Outgoing, post: Post) -> None:
        """Fill the page."""
        workspace, today = self._session.workspace, self._today
        self.stepper.show_steps(steps(outgoing, today))
        parcels = parcels_of(outgoing)
        self._show_cards(outgoing, parcels, post)
        self._show_ways(outgoing, parcels)
        self.revise.setVisible(workspace.locked_by is not None)
        self.recall.setVisible(may_recall(outgoing, post))
        self.sent.setVisible(waits_for_mail(outgoing))
        self.sent.show_mailing(outgoing.mailing, made=outgoing.document.recorded.astimezone().date(), today=today)
        self._show_version(post)
        self.model.show_lines(outbox_lines(post.outbox(), today))
        self._fit_list()
        self._order()
        self.list.show_row(self.model.row_of(outgoing.document.package_id) or 0)

    @property
    def _today(self) -> date:
        return self._session.workspace.clock().astimezone().date()

    def _show_cards(self, outgoing: Outgoing, parcels: Parcels | None, post: Post) -> None:
        """The package at the start, its receipt over the ways."""
        look = self._session.look
        for old in (self.card, self.receipt):
            if old is not None:
                old.hide()
                old.deleteLater()
        self.card = PackageCard(look, outgoing, parcels, post)
        self.card.did_copy.connect(lambda: self.say(_("The number is copied.")))
        self._side.insertWidget(0, self.card)
        # why: a layout shows what it gets only with the next event, and the page would be drawn with a hole
        self.card.show()
        self.receipt = None
        if outgoing.receipt is not None:
            self.receipt = ReceiptCard(look, outgoing, outgoing.receipt)
            self.receipt.wants_save.connect(self.wants_receipt)
            self._place.addWidget(self.receipt)
            self.receipt.show()

    def _order(self) -> None:
        """Let Tab go in the order of reading; the cards are newer than what stands after them."""
        cards = [] if self.card is None else [self.card.copy]
        cards += [] if self.receipt is None else [self.receipt.save]
        head = (self.answer, self.revise, self.recall, self.new_version.deed)
        in_order((*head, *cards, *self.ways.stops, *self.sent.stops, self.list))

    def _show_ways(self, outgoing: Outgoing, parcels: Parcels | None) -> None:
        """The ways, where the bytes are here."""
        today = self._today
        is_waiting = outgoing.standing is Standing.SIGNED or outgoing.is_overdue(today)
        self.ways.setVisible(parcels is not None)
        self.heading.setVisible(parcels is not None)
        warning = warning_of(outgoing, today) if outgoing.is_overdue(today) else ""
        again = _("Send the same file again")
        self.heading.setText(warning or (_("Send it in the way that works here") if is_waiting else again))
        both = _("Do not open the attachment and save it again, and send only one of the two files, PDF or ZIP.")
        one = _("Do not open the attachment and save it again.")
        self.advice.setText(both if parcels is not None and parcels.other is not None else one)
        if parcels is not None:
            to = desk_address(self._session.workspace.round)
            found = remedies_of(outgoing.document, has_workbook=self._has_workbook(outgoing, parcels))
            self.ways.show_parcels(parcels, self._program, to=to, remedies=found, is_waiting=is_waiting)

    def _has_workbook(self, outgoing: Outgoing, parcels: Parcels) -> bool:
        """Whether the file could be smaller without its workbook; looked up only where that matters."""
        return parcels.fit is not Fit.FITS and has_workbook(self._session.workspace, outgoing)

    def _show_version(self, post: Post) -> None:
        """That a new version was begun and is not sealed yet."""
        is_open = self._session.workspace.locked_by is None and bool(post.revisions)
        last = post.revisions[-1] if is_open else None
        package = None if last is None else post.document(last.package_id)
        values = {
            "package": ltr("–" if package is None else package.tail),
            "reason": "" if last is None else last.reason,
        }
        text = _(
            "A new version is being worked on: “{reason}” {package} stays as it was sent until the new one is received."
        )
        self.new_version.say(fill(text, values) if is_open else "")

    def _fit_list(self) -> None:
        """As high as its lines; a long list scrolls."""
        rows = min(self.model.rowCount(), _ROWS)
        head = self.list.horizontalHeader().sizeHint().height()
        self.list.setFixedHeight(head + rows * self.list.verticalHeader().defaultSectionSize() + 4)

    def _choose(self, index: QModelIndex) -> None:
        """Show the package of a line."""
        self.show_package(self.model.lines[index.row()].package_id)

    def _dress_anew(self) -> None:
        """Sizes and words of the look in use."""
        self._fit()
        self._shown = None
        self._age()
