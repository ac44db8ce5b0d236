"""The help beside a form: it follows the place where the person is, and says softly what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.style import metrics
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.soft_note import SoftNote
from ilms_desktop.ui.views.surface import on_paper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.field_help import Help

_WIDTH: Final = 276
#: of the width of the screen
_MOST: Final = 0.27


class HelpSide(QFrame):
    """Title, text, limits; the soft note."""

    #: the person wants the first open answer
    wants_open = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        on_paper(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(text_label(look, _("Help"), role=Role.SECTION))
        self.title = text_label(look, wraps=True).make_bold()
        self.title.hide()
        about = _("Go to a field; what goes in is told here. Answers are saved at once.")
        self.text = text_label(look, about, wraps=True)
        self.notes = text_label(look, role=Role.HELP, kind="second", wraps=True)
        self.notes.hide()
        for label in (self.title, self.text, self.notes):
            layout.addWidget(label)
        layout.addSpacing(6)
        self.note = SoftNote(look)
        layout.addWidget(self.note)
        self.first = Button(look, _("Go to the first one"), icon="go-to", kind=Kind.FLAT)
        self.first.clicked.connect(self.wants_open)
        layout.addWidget(self.first)
        layout.addStretch()
        self.remind("")

    def fit(self, room: int) -> None:
        """Take the width of the look in use, but no more than a part of `room`."""
        self.setFixedWidth(min(self._look.px(min(_WIDTH, metrics.PANEL_WIDTH)), int(room * _MOST)))

    def tell(self, about: Help) -> None:
        """Tell about a place."""
        self.title.setText(about.title)
        self.title.show()
        self.text.setText(about.text or _("Write it in the words of the source."))
        self.notes.setText("\n".join(about.notes))
        self.notes.setVisible(bool(about.notes))

    def remind(self, text: str) -> None:
        """Say what is open; an empty text hides the note."""
        self.note.say(text)
        self.first.setVisible(bool(text))
