"""A combo box whose first line stands for everything and the others for values of our own.

Qt turns tuples and enums that it keeps for us into lists and texts; here they stay what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QSignalBlocker

from ilms_desktop.ui.views.combo import ElidedCombo

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

T = TypeVar("T")


class ValueCombo(ElidedCombo, Generic[T]):
    """A choice among values, or none of them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty one; `name` is for screen readers."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values: list[T | None] = []

    @property
    def value(self) -> T | None:
        """What is chosen; None where everything is."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def offer(self, everything: str, offers: Iterable[tuple[str, T]]) -> None:
        """Take other lines without telling anybody; what was chosen stays where it is still there.

        Args:
            everything: words of the first line.
            offers: words and value of the others.
        """
        self._take([(everything, None), *offers])

    def offer_only(self, offers: Iterable[tuple[str, T]]) -> None:
        """Take other lines, all of them values, without telling anybody; what was chosen stays where it is there."""
        self._take(list(offers))

    def _take(self, offers: Sequence[tuple[str, T | None]]) -> None:
        """Show lines; the first is chosen where what was chosen is gone."""
        chosen, blocker = self.value, QSignalBlocker(self)
        self.clear()
        self._values = [value for _words, value in offers]
        self.addItems([words for words, _value in offers])
        self.setCurrentIndex(self._values.index(chosen) if chosen in self._values else min(0, len(offers) - 1))
        blocker.unblock()

    def choose_nothing(self) -> None:
        """Go back to the first line without telling anybody."""
        blocker = QSignalBlocker(self)
        self.setCurrentIndex(0)
        blocker.unblock()

    def choose(self, value: T | None) -> None:
        """Choose a value that is offered."""
        self.setCurrentIndex(self._values.index(value))
