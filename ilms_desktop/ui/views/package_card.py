"""The card of a package: name, carrier and size, what the self-check found, what is in it, its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.mail.size import Fit
from ilms_desktop.package.outcome import CarrierKind
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.seal_plan import digits_to_compare
from ilms_desktop.ui.presenters.send_plan import carrier_words, contents_words, fit_words, self_checks
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.seal_facts import ticked

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.send_plan import Parcels
    from ilms_desktop.workspace.post import Outgoing, Post

_ICON: Final = 20
_FIT_KINDS: Final = {Fit.FITS: "second", Fit.CLOSE: "yellow", Fit.OVER: "red"}


class PackageCard(QFrame):
    """One package; another one is another card."""

    #: the number was copied
    did_copy = Signal()

    def __init__(
        self, look: Look, outgoing: Outgoing, parcels: Parcels | None, post: Post, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._outgoing = outgoing
        self.setProperty("kind", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(6)
        layout.addLayout(self._head(parcels))
        self._rule(layout)
        layout.addWidget(text_label(look, _("The program opened its own file again"), wraps=True).make_bold())
        for text, tail in self_checks(outgoing.document):
            layout.addLayout(ticked(look, text, tail))
        if parcels is not None and parcels.hand.carrier != CarrierKind.AGE:
            layout.addLayout(ticked(look, _("Readable without this program")))
        self._rule(layout)
        layout.addWidget(text_label(look, _("What is in it")).make_bold())
        for text in contents_words(outgoing.document, post):
            layout.addWidget(text_label(look, text, wraps=True))
        self._rule(layout)
        layout.addLayout(self._number())

    def _rule(self, layout: QVBoxLayout) -> None:
        """A thin line between two parts."""
        line = QFrame(self)
        line.setProperty("kind", "rule")
        line.setFixedHeight(1)
        layout.addSpacing(4)
        layout.addWidget(line)
        layout.addSpacing(4)

    def _head(self, parcels: Parcels | None) -> QHBoxLayout:
        """Picture, name, size."""
        look = self._look
        row = QHBoxLayout()
        row.setSpacing(12)
        picture = text_label(look)
        picture.setPixmap(look.pixmap("package-verified", color="accent", size=_ICON))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        self.name = text_label(look, ltr(self._outgoing.document.package), role=Role.SECTION, wraps=True)
        column.addWidget(self.name)
        if parcels is None:
            lies = _("Its bytes are not in this file; it was sealed by an earlier version.")
            column.addWidget(text_label(look, lies, role=Role.HELP, kind="second", wraps=True))
        else:
            column.addWidget(text_label(look, carrier_words(parcels.mail), role=Role.HELP, kind="second", wraps=True))
            if parcels.fit is not Fit.FITS:
                kind = _FIT_KINDS[parcels.fit]
                column.addWidget(text_label(look, fit_words(parcels.fit), role=Role.HELP, kind=kind, wraps=True))
        row.addLayout(column, 1)
        return row

    def _number(self) -> QVBoxLayout:
        """Digits to compare."""
        look, package_id = self._look, self._outgoing.document.package_id
        column = QVBoxLayout()
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(text_label(look, _("Number of this package"), wraps=True).make_bold(), 1)
        self.copy = Button(look, _("Copy"), icon="copy")
        self.copy.setAccessibleName(_("Copy the number of this package"))
        self.copy.clicked.connect(self._copy)
        head.addWidget(self.copy)
        column.addLayout(head)
        self.digits = text_label(look, ltr(digits_to_compare(package_id)), role=Role.CODE)
        column.addWidget(self.digits)
        about = _("The first 16 digits, as in the text of the mail and on the receipt.")
        column.addWidget(text_label(look, about, role=Role.HELP, kind="muted", wraps=True))
        return column

    def _copy(self) -> None:
        """Put the whole number on the clipboard."""
        QGuiApplication.clipboard().setText(self._outgoing.document.package_id)
        self.did_copy.emit()
