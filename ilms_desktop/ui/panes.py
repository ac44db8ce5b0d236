"""F6: the focus goes from pane to pane, in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


def next_pane(panes: Sequence[QWidget], step: int) -> None:
    """Give the focus to the next (1) or previous (-1) pane that is seen."""
    seen = [pane for pane in panes if pane.isVisible()]
    if not seen:
        return
    focus = QApplication.focusWidget()
    here = next((place for place, pane in enumerate(seen) if focus and (pane is focus or pane.isAncestorOf(focus))), -1)
    seen[(here + step) % len(seen)].setFocus()
