"""Tree, screen and panel side by side: preset widths at the ends until the person moves a border.

Where the tree would be too narrow to be read, or leave the grid too little room, it folds to its rail by itself; the
person's own choice goes before that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter

from ilms_desktop.ui.style import metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.views.tree_pane import TreePane

#: choices of the person
AUTO: Final = "auto"
OPEN: Final = "open"
RAIL: Final = "rail"
#: at high zoom tree and panel take no more than this part of the window
_TREE_PART: Final = 0.2
_PANEL_PART: Final = 0.36
_LEAST_TREE: Final = 140
_LEAST_PANEL: Final = 220
#: part of its preset width that the tree needs to be read
_LEGIBLE: Final = 0.8
#: stubs and four years of the grid
_LEAST_GRID: Final = metrics.GROUP_STUB + metrics.ROW_STUB + 4 * metrics.YEAR_COLUMN
_UNBOUND: Final = 16_777_215


class WorkSplitter(QSplitter):
    """Three panes; the middle one takes what is left."""

    #: the person folded or opened the tree: auto, open or rail
    did_choose = Signal(str)

    def __init__(
        self, look: Look, panes: tuple[TreePane, QWidget, QWidget], *, tree: str = AUTO, parent: QWidget | None = None
    ) -> None:
        """Put the panes side by side; `tree` is the person's choice for the first."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._tree, _middle, self._panel = panes
        self._choice = tree
        self._is_by_hand = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for pane in panes:
            self.addWidget(pane)
            self.setStretchFactor(self.indexOf(pane), int(pane is panes[1]))
        self._tree.setMinimumWidth(_LEAST_TREE)
        self._panel.setMinimumWidth(_LEAST_PANEL)
        self._tree.wants_fold.connect(self.fold_tree)
        self.splitterMoved.connect(self._keep)
        look.dress(self._dress)

    def fold_tree(self) -> None:
        """Fold the tree or open it; what the window would do by itself is no choice to be kept."""
        wanted = OPEN if self._tree.is_rail else RAIL
        self._choice = AUTO if (wanted == RAIL) is self._is_crowded() else wanted
        self.share()
        self.did_choose.emit(self._choice)

    def share(self) -> None:
        """Give tree and panel their preset widths, unless the person chose others."""
        if self._fold_or_open() or not self._is_by_hand:
            tree, panel = self._widths()
            rest = self.width() - tree - (0 if self._panel.isHidden() else panel)
            self.setSizes([tree, max(rest, 1), panel])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share a new width."""
        super().resizeEvent(event)
        self.share()

    def _fold_or_open(self) -> bool:
        """Bring the tree into the form that is wanted; True where that changed."""
        is_rail = self._is_crowded() if self._choice == AUTO else self._choice == RAIL
        if is_rail is self._tree.is_rail:
            return False
        self._tree.set_rail(is_rail=is_rail)
        self._bound()
        return True

    def _bound(self) -> None:
        """Bounds of the tree: a rail has one width."""
        rail = self._look.px(metrics.RAIL_WIDTH)
        self._tree.setMinimumWidth(rail if self._tree.is_rail else _LEAST_TREE)
        self._tree.setMaximumWidth(rail if self._tree.is_rail else _UNBOUND)

    def _open_width(self) -> int:
        """Width of the open tree."""
        return min(self._look.px(metrics.TREE_WIDTH), round(self.width() * _TREE_PART))

    def _widths(self) -> tuple[int, int]:
        """Widths of tree and panel."""
        tree = self._look.px(metrics.RAIL_WIDTH) if self._tree.is_rail else self._open_width()
        return tree, min(self._look.px(metrics.PANEL_WIDTH), round(self.width() * _PANEL_PART))

    def _is_crowded(self) -> bool:
        """Whether the open tree could not be read, or would leave the grid too little room."""
        tree, (_now, panel) = self._open_width(), self._widths()
        rest = self.width() - tree - (0 if self._panel.isHidden() else panel)
        return tree < _LEGIBLE * self._look.px(metrics.TREE_WIDTH) or rest < self._look.px(_LEAST_GRID)

    def _keep(self) -> None:
        """The person moved a border."""
        self._is_by_hand = True

    def _dress(self) -> None:
        """Widths at the zoom in use."""
        self._bound()
        self.share()
