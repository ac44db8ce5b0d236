"""What came from the ILO: one card a file, each with what it means and the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.dialogs.screen_dialog import ScreenDialog
from ilms_desktop.ui.presenters.bidi import bare, ltr
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.foot import Foot
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.arrival_words import ArrivalLine

_SIZE: Final = (680, 420)
_ICON: Final = 20


class ArrivalsDialog(ScreenDialog):
    """Cards in a scroll area."""

    #: a package is to be shown: its id
    wants_package = Signal(str)
    #: the questions are to be shown
    wants_questions = Signal()

    def __init__(self, look: Look, lines: Sequence[ArrivalLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.deeds: list[Button] = []
        self.setWindowTitle(_("From the ILO"))
        self.resize(look.px(_SIZE[0]), look.px(_SIZE[1]))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(10)
        for line in lines:
            column.addWidget(self._card(line))
        column.addStretch()
        area.setWidget(page)
        outer.addWidget(area, 1)
        outer.addWidget(self._foot())
        (self.deeds[0] if self.deeds else self.leave).setFocus()
        announce(self, bare(" ".join(line.title for line in lines)))

    def _card(self, line: ArrivalLine) -> QFrame:
        """One file."""
        look = self._look
        card = QFrame(self)
        card.setProperty("kind", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        mark = text_label(look)
        mark.setPixmap(look.pixmap(line.icon, color=line.color, size=_ICON))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        if line.warns:
            column.addWidget(text_label(look, line.texts[0], kind="red", wraps=True).make_bold())
        column.addWidget(text_label(look, line.title, role=Role.TABLE_TITLE, wraps=True))
        for text in line.texts[1:] if line.warns else line.texts:
            column.addWidget(text_label(look, text, wraps=True))
        column.addWidget(text_label(look, ltr(line.file), role=Role.HELP, kind="muted", wraps=True))
        row.addLayout(column, 1)
        button = self._deed(line)
        if button is not None:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return card

    def _deed(self, line: ArrivalLine) -> Button | None:
        """The way on; that of the first card is the deed of the dialog."""
        if not line.package and not line.has_questions:
            return None
        words = _("Show the questions") if line.has_questions else _("Show the package")
        icon = "question" if line.has_questions else "package"
        button = Button(self._look, words, icon=icon, kind=Kind.SECONDARY if self.deeds else Kind.PRIMARY)
        button.clicked.connect(lambda: self._leave_for(line))
        self.deeds.append(button)
        return button

    def _leave_for(self, line: ArrivalLine) -> None:
        self.accept()
        if line.has_questions:
            self.wants_questions.emit()
        else:
            self.wants_package.emit(line.package)

    def _foot(self) -> Foot:
        """The way out."""
        foot = Foot(self)
        row = foot.row
        row.addStretch()
        self.leave = Button(self._look, _("Close"))
        self.leave.clicked.connect(self.reject)
        row.addWidget(self.leave)
        return foot
