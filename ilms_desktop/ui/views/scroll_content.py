"""Another content for a scroll area, also while something in the old one is being clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea, QWidget


def put_into(area: QScrollArea, content: QWidget) -> None:
    """Show `content` in `area`; the old content goes once nothing is under way in it.

    The area itself would delete it at once, under the hands of the button or list that asked for the new one.
    """
    old = area.takeWidget()
    area.setWidget(content)
    if old is not None:
        old.hide()
        old.deleteLater()
