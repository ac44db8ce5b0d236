"""The four ways to send a file, of equal rank, one of them suggested; and what to do where no mail takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.mail.size import Fit, Remedy
from ilms_desktop.ui.mail_program import DraftWay, MailProgram
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.send_plan import fit_words, size_text
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.send_way import SendWay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.send_plan import Parcels

ADDRESS: Final = "address"
SUBJECT: Final = "subject"
TEXT: Final = "text"
_REMEDIES: Final = {
    Remedy.NO_WORKBOOK: N_("Seal again without the workbook…"),
    Remedy.SPLIT: N_("Split by table…"),
    Remedy.BY_HAND: N_("Save to…"),
}
_WITH_DRAFT: Final = N_("Opens a new message in {program}, to {to}, with subject, text and attachment. You press Send.")
_WITH_DRAG: Final = N_(
    "Opens a message to {to} with subject and text, and the folder of the file. Drag this file into the message."
)


class SendWays(QWidget):
    """Four cards; a warning with remedies above them where the file is too large."""

    wants_mail = Signal()
    wants_show = Signal()
    #: words to be copied: `address`, `subject` or `text`
    wants_copy = Signal(str)
    wants_save = Signal()
    #: Remedy
    wants_remedy = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._warning())
        grid = QGridLayout()
        grid.setSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._make()
        for number, card in enumerate((self.mail, self.show_it, self.words, self.save)):
            grid.addWidget(card, number // 2, number % 2)
        layout.addLayout(grid)

    def _make(self) -> None:
        """The cards with their buttons."""
        look = self._look
        self.mail_button = Button(look, _("Create mail draft"), icon="mail")
        self.mail_button.clicked.connect(self.wants_mail)
        self.mail = SendWay(look, "mail", (self.mail_button,))
        self.show_button = Button(look, _("Show in folder"), icon="show-in-folder")
        self.show_button.clicked.connect(self.wants_show)
        self.show_it = SendWay(look, "show-in-folder", (self.show_button,))
        self.copies = {}
        for name, text in ((ADDRESS, _("Address")), (SUBJECT, _("Subject")), (TEXT, _("Text"))):
            button = Button(look, text)
            button.setAccessibleName(fill(_("Copy: {title}"), {"title": text}))
            button.clicked.connect(lambda _on=False, name=name: self.wants_copy.emit(name))
            self.copies[name] = button
        self.words = SendWay(look, "copy-text", tuple(self.copies.values()))
        self.save_button = Button(look, _("Save to…"), icon="save-to")
        self.save_button.clicked.connect(self.wants_save)
        self.save = SendWay(look, "usb", (self.save_button,))

    def _warning(self) -> QFrame:
        """What to do about a file that is too large."""
        look = self._look
        self.warning = QFrame(self)
        self.warning.setProperty("kind", "notice")
        column = QVBoxLayout(self.warning)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.sign = text_label(look)
        self.sign.setPixmap(look.pixmap("reminder", color="yellow"))
        row.addWidget(self.sign)
        self.told = text_label(look, wraps=True)
        row.addWidget(self.told, 1)
        column.addLayout(row)
        flow = FlowLayout(spacing=8)
        self.remedies: dict[Remedy, Button] = {}
        for remedy, text in _REMEDIES.items():
            button = Button(look, _(text))
            button.clicked.connect(lambda _on=False, remedy=remedy: self.wants_remedy.emit(remedy))
            self.remedies[remedy] = button
            flow.addWidget(button)
        column.addLayout(flow)
        return self.warning

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in the order of reading."""
        cards = (self.mail, self.show_it, self.words, self.save)
        return (*self.remedies.values(), *(button for card in cards for button in card.buttons))

    def show_parcels(
        self, parcels: Parcels, program: MailProgram, *, to: str, remedies: Sequence[Remedy], is_waiting: bool
    ) -> None:
        """Say what each way does for this file.

        Args:
            parcels: which carrier goes which way.
            program: of mail.
            to: address of the desk.
            remedies: what can be tried where it is too large.
            is_waiting: whether it is still to be sent, so that one way is suggested.
        """
        fits = parcels.fit is not Fit.OVER
        self._warn(parcels, remedies)
        drafts = program.way is not DraftWay.ADDRESS
        name = ltr(program.name) if program.name else _("your mail program")
        values = {"program": name, "to": ltr(to)}
        self.mail.show_way(
            _("Mail draft with the file in it") if drafts else _("Mail, file dragged in"),
            fill(_(_WITH_DRAFT if drafts else _WITH_DRAG), values),
            is_suggested=fits and is_waiting,
        )
        self.mail_button.setText(_("Create mail draft") if drafts else _("Begin the mail"))
        self.mail_button.setEnabled(fits)
        about = _("Opens the folder with the file selected, to drag it into a message or web mail.")
        self.show_it.show_way(_("Show the file"), about, is_suggested=False)
        about = _("Address, subject and text, one after the other, for web mail.")
        self.words.show_way(_("Copy the words"), about, is_suggested=False)
        about = _("Writes {file} for an upload page, a stick or another office.")
        file = fill(about, {"file": ltr(parcels.hand.file_name)})
        self.save.show_way(_("Folder or USB stick"), file, is_suggested=not fits and is_waiting)

    def _warn(self, parcels: Parcels, remedies: Sequence[Remedy]) -> None:
        """Say that it is too large, or nearly."""
        self.warning.setVisible(parcels.fit is not Fit.FITS)
        text = fill(
            _("{file} has {size}. {trouble}"),
            {
                "file": ltr(parcels.mail.file_name),
                "size": size_text(parcels.mail.size),
                "trouble": fit_words(parcels.fit),
            },
        )
        self.told.setText(text)
        for remedy, button in self.remedies.items():
            button.setVisible(remedy in remedies)
