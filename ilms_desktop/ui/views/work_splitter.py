"""Tree, screen and panel side by side: preset widths at the ends until the person moves a border."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from ilms_desktop.ui.style import metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

#: at high zoom tree and panel take no more than this part of the window
_TREE_PART: Final = 0.2
_PANEL_PART: Final = 0.28
_LEAST_TREE: Final = 140
_LEAST_PANEL: Final = 220


class WorkSplitter(QSplitter):
    """Three panes; the middle one takes what is left."""

    def __init__(self, look: Look, panes: tuple[QWidget, QWidget, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._tree, _middle, self._panel = panes
        self._is_by_hand = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for pane in panes:
            self.addWidget(pane)
            self.setStretchFactor(self.indexOf(pane), int(pane is panes[1]))
        self._tree.setMinimumWidth(_LEAST_TREE)
        self._panel.setMinimumWidth(_LEAST_PANEL)
        self.splitterMoved.connect(self._keep)
        look.dress(self.share)

    def share(self) -> None:
        """Give tree and panel their preset widths, unless the person chose others."""
        if self._is_by_hand:
            return
        tree = min(self._look.px(metrics.TREE_WIDTH), round(self.width() * _TREE_PART))
        panel = min(self._look.px(metrics.PANEL_WIDTH), round(self.width() * _PANEL_PART))
        rest = self.width() - tree - (0 if self._panel.isHidden() else panel)
        self.setSizes([tree, max(rest, 1), panel])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share a new width."""
        super().resizeEvent(event)
        self.share()

    def _keep(self) -> None:
        """The person moved a border."""
        self._is_by_hand = True
