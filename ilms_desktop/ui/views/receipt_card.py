"""What the desk said of a package: differences of sharing levels first, then its decision, its findings in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.outbox_lines import SIGNS
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.workspace.post_words import (
    receipt_findings,
    receipt_words,
    sharing_changes,
    sharing_words,
    standing_words,
)

if TYPE_CHECKING:
    from ilms_desktop.model.post import Document
    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.post import Outgoing

_ICON: Final = 20
#: findings that are listed here; the receipt file has all of them
_LISTED: Final = 20


class ReceiptCard(QFrame):
    """The newest receipt of one package."""

    #: the receipt is to be kept for filing: Document
    wants_save = Signal(object)

    def __init__(self, look: Look, outgoing: Outgoing, receipt: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        for change in sharing_changes(outgoing.document, receipt):
            layout.addWidget(text_label(look, sharing_words(change, ltr), kind="red", wraps=True).make_bold())
        layout.addLayout(self._head(outgoing, receipt))
        findings = receipt_findings(receipt)
        for matter, step in findings[:_LISTED]:
            layout.addWidget(text_label(look, matter, wraps=True))
            layout.addWidget(text_label(look, step, role=Role.HELP, kind="second", wraps=True))
        if len(findings) > _LISTED:
            more = len(findings) - _LISTED
            text = ngettext("{n} more finding is in the receipt.", "{n} more findings are in the receipt.", more)
            layout.addWidget(text_label(look, fill(text, {"n": ltr(str(more))}), kind="second"))

    def _head(self, outgoing: Outgoing, receipt: Document) -> QHBoxLayout:
        """Mark, decision, number and day; the deed."""
        look = self._look
        row = QHBoxLayout()
        row.setSpacing(10)
        mark = text_label(look)
        icon, color = SIGNS[outgoing.standing]
        mark.setPixmap(look.pixmap(icon, color=color, size=_ICON))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.standing = text_label(look, standing_words(outgoing, ltr), role=Role.TABLE_TITLE, wraps=True)
        self.number = text_label(look, receipt_words(receipt, ltr), role=Role.HELP, kind="second", wraps=True)
        column.addWidget(self.standing)
        column.addWidget(self.number)
        row.addLayout(column, 1)
        self.save = Button(look, _("Save the receipt…"), icon="receipt")
        self.save.clicked.connect(lambda: self.wants_save.emit(receipt))
        row.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        return row
