"""What was sealed: name, number to compare, what the program checked in its own file, where the file is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileInfo, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.seal_plan import digits_to_compare, size_words
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.seal_facts import ticked

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.sealing import SealResult


class SealResultPage(QWidget):
    """Two cards: the package, and where to take it."""

    def __init__(self, look: Look, result: SealResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._result = result
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 12)
        layout.setSpacing(12)
        layout.addWidget(text_label(look, _("Sealed and verified"), role=Role.PAGE_TITLE))
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._package_card(), 5)
        row.addWidget(self._file_card(), 5)
        layout.addLayout(row)
        layout.addStretch()

    def _card(self) -> tuple[QFrame, QVBoxLayout]:
        """An empty card."""
        card = QFrame(self)
        card.setProperty("kind", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(18, 14, 18, 16)
        layout.setSpacing(8)
        return card, layout

    def _package_card(self) -> QFrame:
        """Name, self-check, number."""
        look, result = self._look, self._result
        card, layout = self._card()
        layout.addWidget(text_label(look, ltr(result.package), role=Role.SECTION))
        number, unit = size_words(QFileInfo(str(result.path)).size())
        about = fill(_("One signed file · {size}"), {"size": ltr(f"{number} {unit}")})
        layout.addWidget(text_label(look, about, role=Role.HELP, kind="second"))
        layout.addSpacing(4)
        layout.addWidget(text_label(look, _("The program opened its own file again")).make_bold())
        counts = result.counts
        signer = fill(_("The signature fits the key of {signer}"), {"signer": ltr(result.submission.signer)})
        layout.addLayout(ticked(look, signer))
        layout.addLayout(ticked(look, _("Every file is as it was signed")))
        layout.addLayout(ticked(look, _("Tables"), ltr(str(counts["tables"]))))
        layout.addLayout(ticked(look, _("Values as on the screen"), ltr(str(counts["observations"]))))
        found = fill(
            _("Found: {errors} errors, {warnings} warnings, {justified} with a reason"),
            {name: ltr(str(counts[name])) for name in ("errors", "warnings", "justified")},
        )
        layout.addWidget(text_label(look, found, role=Role.HELP, kind="second", wraps=True))
        layout.addSpacing(4)
        head = QHBoxLayout()
        head.addWidget(text_label(look, _("Number of this package")).make_bold())
        head.addStretch()
        self.copy = Button(look, _("Copy"), icon="copy")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(result.package_id))
        head.addWidget(self.copy)
        layout.addLayout(head)
        self.digits = text_label(look, ltr(digits_to_compare(result.package_id)), role=Role.CODE)
        layout.addWidget(self.digits)
        layout.addWidget(
            text_label(
                look,
                _("The first 16 digits; the ILO's receipt names the same."),
                role=Role.HELP,
                kind="muted",
                wraps=True,
            )
        )
        return card

    def _file_card(self) -> QFrame:
        """Where the file is, and what to do with it."""
        look, result = self._look, self._result
        card, layout = self._card()
        layout.addWidget(text_label(look, _("Where it is"), role=Role.SECTION))
        self.path = text_label(look, ltr(str(result.path)), wraps=True)
        layout.addWidget(self.path)
        self.show_file = Button(look, _("Show in folder"), icon="show-in-folder", kind=Kind.PRIMARY)
        self.show_file.clicked.connect(self._open_folder)
        row = QHBoxLayout()
        row.addWidget(self.show_file)
        row.addStretch()
        layout.addLayout(row)
        layout.addSpacing(6)
        layout.addWidget(text_label(look, _("What now"), role=Role.SECTION))
        for text in (
            _("Send this file to the ILO: attach it to a message, or put it on a stick. The program sends nothing."),
            _("Do not open and save it with another program: it would no longer be the file that was signed."),
        ):
            layout.addWidget(text_label(look, text, wraps=True))
        layout.addStretch()
        return card

    def _open_folder(self) -> None:
        """Show the folder in the system's own program."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result.path.parent)))
