"""A calm notice with one deed: it stops nothing, and goes when the person wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look


class DeedNotice(QFrame):
    """Icon, words, a deed, Later."""

    #: the deed is wanted
    wants_deed = Signal()

    def __init__(
        self,
        look: Look,
        icon: str,
        deed: str,
        *,
        kind: str = "notice",
        has_later: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Make a notice.

        Args:
            look: fonts and colours.
            icon: before the words.
            deed: words of its button.
            kind: variant of the style sheet.
            has_later: whether it can be put off.
            parent: where it stands.
        """
        super().__init__(parent)
        self.setProperty("kind", kind)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(10)
        self.sign = text_label(look)
        self.sign.setPixmap(look.pixmap(icon, color="yellow" if kind == "notice" else "accent"))
        row.addWidget(self.sign)
        self.text = text_label(look, wraps=True)
        row.addWidget(self.text, 1)
        self.deed = Button(look, deed, kind=Kind.SECONDARY)
        self.deed.clicked.connect(self.wants_deed)
        row.addWidget(self.deed)
        self.later = Button(look, _("Later"), kind=Kind.FLAT)
        self.later.clicked.connect(self._put_off)
        self.later.setVisible(has_later)
        row.addWidget(self.later)
        self._put = ""
        self.hide()

    def say(self, text: str) -> None:
        """Show a text; an empty one hides the notice, and so does one that was put off."""
        self.text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text) and text != self._put)

    def _put_off(self) -> None:
        """Say this no more while the window stands."""
        self._put = self.text.text()
        self.hide()
