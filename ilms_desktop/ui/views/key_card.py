"""One key of this computer: how far it is, its code to be read aloud, what to do, and the deeds that fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.key_words import SIGNS, about_words, code_lines, next_words, state_words
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.workspace.enrolment import State

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.enrolment import Status

_SPACING: Final = 8
#: between a title and what it is about
_CLOSE: Final = 2
_SIGN: Final = 20


@dataclass(frozen=True, slots=True)
class KeyDeed:
    """Something to be done with a key: how code calls it, gettext id of its words, icon."""

    name: str
    text: str
    icon: str = ""


DRAFT: Final = KeyDeed("draft", N_("Create e-mail draft"), "mail")
SHEET: Final = KeyDeed("sheet", N_("Print or save the sheet…"), "print")
REQUEST: Final = KeyDeed("request", N_("Save the request…"), "save-to")
RENEW: Final = KeyDeed("renew", N_("Renew…"), "key")
REPLACE: Final = KeyDeed("replace", N_("Ask for a replacement…"), "key")


def deeds_of(status: Status) -> tuple[KeyDeed, ...]:
    """What can be done with a key now, the most useful first."""
    if status.state is State.WAITING:
        return DRAFT, SHEET, REQUEST
    if status.state is State.ENDED:
        return (REPLACE,)
    if status.renewal_offered:
        return RENEW, SHEET
    return (SHEET,) if status.state in (State.ENROLLED, State.EARLY) else ()


class KeyCard(QFrame):
    """A card; the deed to do next is the primary one on the first card alone."""

    #: a deed is wanted: its name
    wants = Signal(str)

    def __init__(
        self, look: Look, status: Status, *, country: str, is_first: bool, parent: QWidget | None = None
    ) -> None:
        """Show a key; `country` is the name of its country."""
        super().__init__(parent)
        self._look = look
        self.status = status
        self.setProperty("kind", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 16)
        layout.setSpacing(_SPACING)
        layout.addLayout(self._head(country))
        row = QHBoxLayout()
        row.setSpacing(28)
        row.addLayout(self._code(), 0)
        row.addLayout(self._what_now(is_first=is_first), 1)
        layout.addLayout(row)

    def _head(self, country: str) -> QHBoxLayout:
        """Sign and words of the state; whose key it is."""
        look = self._look
        row = QHBoxLayout()
        row.setSpacing(10)
        sign = text_label(look)
        icon, color = SIGNS[self.status.state]
        sign.setPixmap(look.pixmap(icon, color=color, size=_SIGN))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.state = text_label(look, state_words(self.status), role=Role.SECTION, wraps=True)
        self.about = text_label(look, about_words(self.status, country), role=Role.HELP, kind="second", wraps=True)
        column.addWidget(self.state)
        column.addWidget(self.about)
        row.addLayout(column, 1)
        return row

    def _code(self) -> QVBoxLayout:
        """The code in two lines."""
        look = self._look
        column = QVBoxLayout()
        column.setSpacing(_CLOSE)
        column.addWidget(text_label(look, _("Code of the key")).make_bold())
        self.code = [text_label(look, line, role=Role.CODE) for line in code_lines(self.status.enrolment.public)]
        for line in self.code:
            column.addWidget(line)
        column.addStretch()
        return column

    def _what_now(self, *, is_first: bool) -> QVBoxLayout:
        """What to do next, and the deeds."""
        look = self._look
        column = QVBoxLayout()
        column.setSpacing(_SPACING)
        said = QVBoxLayout()
        said.setSpacing(_CLOSE)
        said.addWidget(text_label(look, _("What to do now")).make_bold())
        self.next = text_label(look, next_words(self.status), wraps=True)
        said.addWidget(self.next)
        column.addLayout(said)
        self.deeds: dict[str, Button] = {}
        flow = FlowLayout(spacing=_SPACING)
        for deed in deeds_of(self.status):
            is_primary = is_first and not self.deeds and deed is not SHEET
            kind = Kind.PRIMARY if is_primary else Kind.SECONDARY
            button = Button(look, _(deed.text), icon=deed.icon, kind=kind)
            button.clicked.connect(lambda _on=False, name=deed.name: self.wants.emit(name))
            self.deeds[deed.name] = button
            flow.addWidget(button)
        if self.deeds:
            column.addLayout(flow)
        column.addStretch()
        return column
