"""The question which decimal sign a pasted sheet has: both readings side by side, with the totals under each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters import paste_words as words
from ilms_desktop.ui.presenters.paste_options import DECIMAL_SIGNS
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.labels import TextLabel, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.paste_question import SignOffer
    from ilms_desktop.ui.presenters.table_state import TableState

_LEFT: Final = Qt.MouseButton.LeftButton
_CHOSEN: Final = "card-chosen"
_OTHER: Final = "card"


class SignQuestion(QWidget):
    """Two readings; none is chosen until the person or the sheet decides."""

    #: decimal sign that was chosen
    chose = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        question = _("The numbers can be read in two ways. Which one did the sheet mean?")
        layout.addWidget(text_label(look, question, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(10)
        self._group = QButtonGroup(self)
        self.cards = {sign: _Card(look, sign, self) for sign in DECIMAL_SIGNS}
        for sign, card in self.cards.items():
            self._group.addButton(card.radio)
            card.radio.clicked.connect(lambda _on=False, picked=sign: self.chose.emit(picked))
            row.addWidget(card, 1)
        layout.addLayout(row)

    def show_offers(self, state: TableState, offers: Sequence[SignOffer], chosen: str) -> None:
        """Show both readings; hidden where there is one only."""
        self.setVisible(bool(offers))
        self._group.setExclusive(False)
        for offer in offers:
            self.cards[offer.sign].show_offer(*words.offer_words(state, offer), is_chosen=offer.sign == chosen)
        self._group.setExclusive(True)


class _Card(QFrame):
    """One reading; the whole card can be clicked."""

    def __init__(self, look: Look, sign: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", _OTHER)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 8)
        layout.setSpacing(2)
        self.radio = QRadioButton(words.sign_words(sign), self)
        layout.addWidget(self.radio)
        self._meaning = text_label(look, wraps=True)
        self._totals = text_label(look, role=Role.HELP, kind="second", wraps=True)
        for label in (self._meaning, self._totals):
            layout.addWidget(_indented(label))

    def show_offer(self, meaning: str, totals: str, *, is_chosen: bool) -> None:
        """Show what a figure means, and the totals."""
        self._meaning.setText(meaning)
        self._totals.setText(totals)
        self._totals.setVisible(bool(totals))
        self.radio.setAccessibleDescription(f"{meaning}. {totals}")
        self.radio.setChecked(is_chosen)
        self.setProperty("kind", _CHOSEN if is_chosen else _OTHER)
        self.style().unpolish(self)
        self.style().polish(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the card chooses it."""
        if event.button() == _LEFT and self.rect().contains(event.position().toPoint()):
            self.radio.click()


def _indented(label: TextLabel) -> TextLabel:
    """A label below the words of its radio button, at their leading edge."""
    label.setIndent(0)
    label.setContentsMargins(24, 0, 24, 0)
    return label
