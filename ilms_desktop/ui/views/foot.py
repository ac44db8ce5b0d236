"""The strip at the foot of a dialog or panel: what is said at its start, deeds at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QHBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_ABOVE: Final = 10
_SPACING: Final = 8


class Foot(QFrame):
    """A row of widgets on a surface of its own, as wide as what stands above it."""

    def __init__(self, parent: QWidget, *, side: int = 20) -> None:
        """Empty; `side` is the margin of what stands above, in pixels."""
        super().__init__(parent)
        self.setProperty("kind", "strip")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(side, _ABOVE, side, _ABOVE)
        self.row.setSpacing(_SPACING)
