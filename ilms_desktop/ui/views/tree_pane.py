"""The tree with its foot: one button that folds it to a rail of rings and codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.surface import on_frame

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.views.tree_view import TreeView


class TreePane(QWidget):
    """Tree above, button below."""

    #: the person wants the tree folded or opened
    wants_fold = Signal()

    def __init__(self, look: Look, tree: TreeView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = tree
        on_frame(self)
        self.button = Button(look, "", icon="panel", kind=Kind.FLAT)
        self.button.clicked.connect(self.wants_fold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(tree, 1)
        layout.addWidget(self.button)
        self._name()

    @property
    def is_rail(self) -> bool:
        """Whether the tree is folded."""
        return self.tree.is_rail

    def set_rail(self, *, is_rail: bool) -> None:
        """Fold the tree, or open it."""
        self.tree.set_rail(is_rail=is_rail)
        self._name()

    def _name(self) -> None:
        """Word of the button; the rail has room for its icon alone."""
        words = _("Open the tree") if self.is_rail else _("Fold the tree")
        self.button.setText("" if self.is_rail else words)
        self.button.setAccessibleName(words)
        self.button.setToolTip(f"{words} (Ctrl+B)")
