"""What the person says: I sent it, on that day, that way; not after all; the mail came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.post import Way
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.day_edit import DayEdit, qdate
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.workspace.post_words import way_words

if TYPE_CHECKING:
    from datetime import date

    from ilms_desktop.model.post import Mailing
    from ilms_desktop.ui.look import Look


class SentLine(QFrame):
    """A tick with day and way; nothing of it is proof, and the words say so."""

    #: the person says that it was sent: day, Way
    said = Signal(object, object)
    #: not sent after all
    took_back = Signal()
    #: the mail came back
    came_back = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 10, 16, 10)
        outer.setSpacing(6)
        outer.addLayout(self._answers(look))
        outer.addLayout(self._deeds(look))
        about = _(
            "The status then reads “Mailed (you said so)”. “Received” comes only from the ILO’s signed receipt. After "
            "ten days without one you are reminded to send the same file again."
        )
        outer.addWidget(text_label(look, about, role=Role.HELP, kind="muted", wraps=True))

    def _answers(self, look: Look) -> QHBoxLayout:
        """Tick, day, way."""
        row = QHBoxLayout()
        row.setSpacing(8)
        self.box = QCheckBox(_("I sent it"), self)
        self.box.setFont(look.font(bold=True))
        self.box.clicked.connect(self._tell)
        row.addWidget(self.box)
        row.addWidget(text_label(look, _("on")))
        self.day = DayEdit(_("Day on which it was sent"), self)
        self.day.dateChanged.connect(self._tell_if_said)
        row.addWidget(self.day)
        self.way = QComboBox(self)
        self.way.setAccessibleName(_("How it was sent"))
        # why: the name that a screen reader hears of a list is what is chosen in it
        self.way.setAccessibleDescription(_("How it was sent"))
        for way in Way:
            self.way.addItem(way_words(way), way)
        self.way.currentIndexChanged.connect(self._tell_if_said)
        row.addWidget(self.way)
        row.addStretch()
        return row

    def _deeds(self, look: Look) -> QHBoxLayout:
        """What may turn out afterwards."""
        row = QHBoxLayout()
        row.setSpacing(8)
        self.back = Button(look, _("The mail came back…"), icon="mail")
        self.back.clicked.connect(self.came_back)
        self.undo = Button(look, _("Not sent after all"), kind=Kind.FLAT)
        self.undo.clicked.connect(self.took_back)
        row.addWidget(self.back)
        row.addWidget(self.undo)
        row.addStretch()
        return row

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in the order of reading."""
        return (self.box, self.day, self.way, self.back, self.undo)

    def show_mailing(self, mailing: Mailing | None, *, made: date, today: date) -> None:
        """Show what was said; nobody can have sent it before it was made, or in days to come."""
        blockers = [QSignalBlocker(each) for each in (self.box, self.day, self.way)]
        self.day.setDateRange(qdate(made), qdate(max(made, today)))
        self.day.show_day(today if mailing is None else mailing.sent_on)
        self.way.setCurrentIndex(0 if mailing is None else self.way.findData(mailing.way))
        self.box.setChecked(mailing is not None)
        for button in (self.back, self.undo):
            button.setVisible(mailing is not None)
        for blocker in blockers:
            blocker.unblock()

    def _tell(self) -> None:
        """Tell what the tick says now."""
        if self.box.isChecked():
            self.said.emit(self.day.day, Way(self.way.currentData(Qt.ItemDataRole.UserRole)))
        else:
            self.took_back.emit()

    def _tell_if_said(self) -> None:
        """Another day or way counts once it was said."""
        if self.box.isChecked():
            self._tell()
