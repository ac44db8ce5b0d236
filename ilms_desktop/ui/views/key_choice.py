"""Which key signs a package: this computer's own one by itself, or a key file that the person names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QWidget

from ilms_desktop import i18n
from ilms_desktop.errors import SigningKeyError, UserError
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.key_words import signing_words
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.passphrase_line import PassphraseLine
from ilms_desktop.ui.views.path_row import PathRow, Wanted
from ilms_desktop.workspace import signing_key
from ilms_desktop.workspace.own_key import KeyFile, OwnKey, expected_signer, is_behind_sign_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.keystore.vault import Vault
    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.enrolment import Status
    from ilms_desktop.workspace.own_key import SigningWith

_ID: Final = 120
#: troubles of the key store; the person's own passphrase may still open the key
_STORE: Final = frozenset({"keystore_refused", "keystore_failed", "passphrase_needed"})


@dataclass(frozen=True, slots=True)
class KeyOffer:
    """What can sign.

    Attributes:
        own: the key of this computer that signs for the country, or None. vault: gives the key store.
        file: path of the key file used last, or empty.
    """

    own: Status | None
    vault: Callable[[], Vault]
    file: str = ""


class KeyChoice(QObject):
    """The key in words, the way to another one, and a passphrase only where one is needed."""

    did_change = Signal()
    #: there is no key of this computer, and one is wanted
    wants_enrolment = Signal()

    def __init__(self, look: Look, offer: KeyOffer, form: QFormLayout, parent: QObject | None = None) -> None:
        """Put the rows into `form`."""
        super().__init__(parent)
        self._look = look
        self._form = form
        self.told = text_label(look, wraps=True)
        self.enrol = Button(look, _("Enrol this computer…"), icon="key")
        self.enrol.clicked.connect(self.wants_enrolment)
        self.other = Button(look, _("Another key…"), kind=Kind.FLAT)
        self.other.clicked.connect(self._switch)
        self.file = PathRow(look, _("Key file"), wanted=Wanted.FILE)
        self.file.line.setText(offer.file)
        self.signer = QLineEdit()
        self.signer.setFixedWidth(look.px(_ID))
        self.signer.setAccessibleName(_("Id of the key"))
        self.passphrase = PassphraseLine(_("Passphrase"))
        form.addRow(text_label(look, _("Key")), self._line((self.told, 1), (self.other, 0)))
        self._enrol = self._line((self.enrol, 0), (QWidget(), 1))
        form.addRow("", self._enrol)
        self._add(_("Key file"), self.file)
        about = _("The ILO gives it with its answer; its letter may name it.")
        self._id = self._line((self.signer, 0), (text_label(look, about, role=Role.HELP, kind="muted", wraps=True), 1))
        self._add(_("Id of the key"), self._id)
        self._add(_("Passphrase"), self.passphrase)
        for line in (self.signer, self.passphrase):
            line.textChanged.connect(self.did_change)
        self.file.did_change.connect(self._show)
        self.show_offer(offer)

    def _line(self, *parts: tuple[QWidget, int]) -> QWidget:
        """Widgets beside each other, each with its share of the room that is left."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget, share in parts:
            row.addWidget(widget, share)
        return holder

    def _add(self, title: str, widget: QWidget) -> None:
        label = text_label(self._look, title)
        label.setBuddy(widget)
        self._form.addRow(label, widget)

    # --- what is shown

    def show_offer(self, offer: KeyOffer) -> None:
        """Show what can sign; the computer's own key comes first."""
        self._offer = offer
        self.by_file = offer.own is None and bool(self.file.text().strip())
        self._asks = False
        if offer.own is not None:
            self.signer.setText(expected_signer(offer.own))
        self._show()

    def _switch(self) -> None:
        """Another key: a file in the place of the computer's own one, and back."""
        self.by_file = not self.by_file
        self.passphrase.clear()
        self._show()
        if self.by_file:
            self.file.setFocus()

    def _show(self) -> None:
        """Show the rows that are needed."""
        own = None if self.by_file else self._offer.own
        words, needs_passphrase = self._file_words() if self.by_file else self._own_words()
        self.told.setText(words)
        self._form.setRowVisible(self._enrol, self._offer.own is None and not self.by_file)
        back = _("This computer's own key")
        self.other.setText(back if self.by_file and self._offer.own is not None else _("Another key…"))
        self.other.setVisible(not self.by_file or self._offer.own is not None)
        self._form.setRowVisible(self.file, self.by_file)
        self._form.setRowVisible(self._id, own is not None and own.signer is None)
        self._form.setRowVisible(self.passphrase, needs_passphrase)
        self.did_change.emit()

    def _own_words(self) -> tuple[str, bool]:
        """What is said of the computer's own key, and whether it needs a passphrase that the person types."""
        own = self._offer.own
        if own is None:
            return _(
                "This computer has no key that signs for this country. Enrol it once, or choose a key file."
            ), False
        return signing_words(own), self._asks or not is_behind_sign_in(own.enrolment)

    def _file_words(self) -> tuple[str, bool]:
        """Whose key a file is, and whether it has a passphrase."""
        text = self.file.text().strip()
        if not text:
            return _("Choose the file of the key."), False
        try:
            signer = signing_key.signer_of(Path(text))
            return fill(_("Key of {signer}"), {"signer": ltr(signer)}), signing_key.needs_passphrase(Path(text))
        except UserError as error:
            return i18n.error_text(error), False

    # --- the answer

    @property
    def is_complete(self) -> bool:
        """Whether a key is chosen and its passphrase given, where it needs one."""
        is_chosen = bool(self.file.text().strip()) if self.by_file else self._offer.own is not None
        has_id = self.by_file or bool(self.signer.text().strip())
        return is_chosen and has_id and (bool(self.passphrase.text()) or not self._form.isRowVisible(self.passphrase))

    def chosen(self) -> SigningWith:
        """The key, not opened yet."""
        if self.by_file or self._offer.own is None:
            return KeyFile(Path(self.file.text().strip()), self.passphrase.text())
        signer = self.signer.text().strip().lower()
        return OwnKey(self._offer.own.enrolment, signer, self._offer.vault, self.passphrase.text())

    @property
    def path(self) -> str:
        """The key file that was chosen; empty for the computer's own key."""
        return self.file.text().strip() if self.by_file else ""

    def set_enabled(self, *, is_enabled: bool) -> None:
        """Let something be chosen, or not."""
        for widget in (self.enrol, self.other, self.file, self.signer, self.passphrase):
            widget.setEnabled(is_enabled)

    def take_trouble(self, error: UserError) -> None:
        """Ask for a passphrase where the key store did not give it."""
        if isinstance(error, SigningKeyError) and error.code in _STORE and not self.by_file:
            self._asks = True
            self._show()
            self.passphrase.setFocus()
