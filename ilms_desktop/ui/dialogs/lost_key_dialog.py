"""A key that is lost or in other hands: what to do, in which order, and the way to a replacement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout

from ilms_desktop import i18n
from ilms_desktop.errors import SigningKeyError
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.views.helped_row import HelpedRow
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look


class LostKeyDialog(DeedDialog):
    """Three paragraphs and the id of the key."""

    #: a replacement is wanted for a key: its signer id
    wants_replacement = Signal(str)

    def __init__(self, look: Look, *, signer: str, telephone: str, parent: QWidget | None = None) -> None:
        """Propose the key `signer`, and name the `telephone` of the ILO; both may be empty."""
        super().__init__(look, _("Lost or stolen key"), _("Ask for a replacement…"), icon="key", parent=parent)
        number = fill(_("Telephone of the ILO: {number}."), {"number": ltr(telephone)})
        where = number if telephone else _("Its telephone number is in the official letter of the ILO.")
        for title, text in (
            (
                _("Somebody else may have the key: telephone the ILO now"),
                where
                + " "
                + _("It refuses what reaches it under this key from then on. What it received before stays valid."),
            ),
            (
                _("The key is lost: a broken computer, a new one, a forgotten passphrase"),
                _("No copy of the key is needed. Ask for a replacement on the computer that you use now."),
            ),
            (
                _("Then ask for a replacement"),
                _("The program makes a new key and its request. The ILO telephones your office, as for the first key."),
            ),
        ):
            part = QVBoxLayout()
            part.setSpacing(2)
            part.addWidget(text_label(look, title, wraps=True).make_bold())
            part.addWidget(text_label(look, text, wraps=True))
            self.body.addLayout(part)
        self.signer = QLineEdit(signer)
        about = _("As in the names of your packages: ILMS_KHM-01_… came from khm-01.")
        self.row = HelpedRow(look, _("Id of the lost key"), self.signer, about=about)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        self.row.add_to(grid, 0)
        self.body.addLayout(grid)
        self.body.addStretch()
        self.signer.textChanged.connect(lambda _text: self.row.say(""))
        self.in_order(self.signer)
        self.signer.setFocus()

    def do(self) -> None:
        """Go on to the replacement, once the key is named."""
        from ilms_desktop.package.register import is_signer_id

        signer = self.signer.text().strip().lower()
        if not is_signer_id(signer):
            self.row.say(i18n.error_text(SigningKeyError("bad_signer", signer=ltr(signer))))
            self.signer.setFocus()
            return
        self.accept()
        self.wants_replacement.emit(signer)
