"""Your key: each key of this computer, how far it is, its code, what to do; a second person, a successor.

Shows and asks; the deeds are done by `key_deeds`, which says here how they went.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from ilms_desktop.definitions.loader import load_countries
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.dialogs.screen_dialog import ScreenDialog
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.foot import Foot
from ilms_desktop.ui.views.key_card import KeyCard
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.scroll_content import put_into
from ilms_desktop.ui.views.tab_order import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.enrolment import Enrolment, Status

_SIZE: Final = (1000, 600)
#: what the system draws around a window
_FRAME: Final = 40


class YourKeyDialog(ScreenDialog):
    """Cards in a scroll area, two paragraphs below, deeds at the foot."""

    #: a deed with one key is wanted: its name, Enrolment
    wants_deed = Signal(str, object)
    wants_enrolment = Signal()
    wants_import = Signal()
    wants_lost = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.cards: list[KeyCard] = []
        self.setWindowTitle(_("Your key"))
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(look.px(_SIZE[0]), room.width() - _FRAME), min(look.px(_SIZE[1]), room.height() - _FRAME))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        outer.addWidget(self.area, 1)
        outer.addWidget(self._said())
        outer.addWidget(self._foot())

    # --- putting together

    def _said(self) -> QWidget:
        """How the last deed went, and that one is under way."""
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(24, 4, 24, 8)
        column.setSpacing(4)
        self.said = text_label(self._look, wraps=True)
        self.trouble = text_label(self._look, kind="red", wraps=True)
        self.bar = QProgressBar(holder)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        for widget in (self.said, self.trouble, self.bar):
            widget.hide()
            column.addWidget(widget)
        return holder

    def _foot(self) -> Foot:
        """Deeds that belong to no key, and the way out."""
        look = self._look
        foot = Foot(self, side=24)
        row = foot.row
        self.enrol = Button(look, _("Enrol this computer…"), icon="key")
        self.enrol.clicked.connect(self.wants_enrolment)
        self.take = Button(look, _("Import the answer…"), icon="import")
        self.take.clicked.connect(self.wants_import)
        self.lost = Button(look, _("Lost or stolen key…"))
        self.lost.clicked.connect(self.wants_lost)
        self.leave = Button(look, _("Close"))
        self.leave.clicked.connect(self.reject)
        for button in (self.enrol, self.take, self.lost):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.leave)
        return foot

    # --- what is shown

    def show_keys(self, statuses: Sequence[Status]) -> None:
        """Show every key, the newest request first; and where there is none, what one is for."""
        look = self._look
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(24, 18, 24, 12)
        layout.setSpacing(12)
        layout.addWidget(text_label(look, _title(statuses), role=Role.PAGE_TITLE, wraps=True))
        about = _(
            "What you send to the ILO is signed with your key, so that nobody else can send in your name. It stays on "
            "this computer and is never sent. You can enter, check and print without one."
        )
        layout.addWidget(text_label(look, about, kind="second", wraps=True))
        countries = load_countries(language=look.language)
        self.cards = []
        for status in statuses:
            name = countries[status.enrolment.country].name
            card = KeyCard(look, status, country=name, is_first=not self.cards)
            card.wants.connect(lambda deed, key=status.enrolment: self.wants_deed.emit(deed, key))
            self.cards.append(card)
            layout.addWidget(card)
        layout.addSpacing(4)
        layout.addLayout(self._more())
        layout.addStretch()
        put_into(self.area, page)
        deeds = [button for card in self.cards for button in card.deeds.values()]
        in_order((self.area, *deeds, self.enrol, self.take, self.lost, self.leave))
        self.take.setVisible(bool(statuses))
        # why: the first key is the deed of the page while there is none
        self.enrol.become(Kind.SECONDARY if statuses else Kind.PRIMARY)
        self._focus()

    def _focus(self) -> None:
        """Begin with what is to be done next."""
        deeds = next((card.deeds for card in self.cards if card.deeds), {})
        (next(iter(deeds.values()), None) or (self.leave if self.cards else self.enrol)).setFocus()

    def _more(self) -> QHBoxLayout:
        """A second person, a successor: both do the same deed."""
        row = QHBoxLayout()
        row.setSpacing(28)
        for title, text in (
            (
                _("A second person, a second computer"),
                _(
                    "Each person has a key of their own on each computer; a key is never copied or shared. On a "
                    "computer that two people use, the second one signs in to it with a name of their own, opens this "
                    "page and enrols there."
                ),
            ),
            (
                _("Handing over"),
                _(
                    "Who leaves tells the ILO, which ends the key on that day. The successor enrols under their own "
                    "name. The questionnaire's file is handed over like any other document; what was sent stays valid."
                ),
            ),
        ):
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(text_label(self._look, title).make_bold())
            column.addWidget(text_label(self._look, text, role=Role.HELP, kind="second", wraps=True))
            column.addStretch()
            row.addLayout(column, 1)
        return row

    # --- how deeds go

    def begin(self, words: str) -> None:
        """A deed is under way."""
        self._tell(words, "")
        self.bar.setAccessibleName(words)
        self.bar.show()
        self._set_enabled(is_enabled=False)

    def say(self, words: str) -> None:
        """A deed is done."""
        self._end()
        self._tell(words, "")

    def warn(self, words: str) -> None:
        """A deed was not done: why, and what to do."""
        self._end()
        self._tell("", words)

    def _end(self) -> None:
        self.bar.hide()
        self._set_enabled(is_enabled=True)

    def _tell(self, words: str, trouble: str) -> None:
        for label, text in ((self.said, words), (self.trouble, trouble)):
            label.setText(text)
            label.setVisible(bool(text))
        if words or trouble:
            announce(self, words or trouble, is_urgent=bool(trouble))

    def _set_enabled(self, *, is_enabled: bool) -> None:
        for card in self.cards:
            card.setEnabled(is_enabled)
        for button in (self.enrol, self.take, self.lost):
            button.setEnabled(is_enabled)

    def card_of(self, enrolment: Enrolment) -> KeyCard:
        """The card of a key."""
        return next(card for card in self.cards if card.status.enrolment.mark == enrolment.mark)


def _title(statuses: Sequence[Status]) -> str:
    """What the page is about."""
    if not statuses:
        return _("This computer has no key yet")
    return _("Your key") if len(statuses) == 1 else _("Keys of this computer")
