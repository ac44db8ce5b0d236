"""The order in which the Tab key goes through widgets, where it is not the order in which they were made."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def in_order(widgets: Iterable[QWidget]) -> None:
    """Let Tab go through `widgets` one after the other."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
