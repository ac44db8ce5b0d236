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

_LEAST: Final = 0.7
_LEAST_MIDDLE: Final = 400


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
        self.splitterMoved.connect(self._keep)
        look.dress(self._dress)

    def share(self) -> None:
        """Give tree and panel their preset widths, unless the person chose others."""
        tree, panel = self._look.px(metrics.TREE_WIDTH), self._look.px(metrics.PANEL_WIDTH)
        rest = self.width() - tree - (0 if self._panel.isHidden() else panel)
        if not self._is_by_hand:
            self.setSizes([tree, max(rest, _LEAST_MIDDLE), panel])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share a new width."""
        super().resizeEvent(event)
        self.share()

    def _keep(self) -> None:
        """The person moved a border."""
        self._is_by_hand = True

    def _dress(self) -> None:
        """Least widths of the look in use."""
        self._tree.setMinimumWidth(self._look.px(metrics.TREE_WIDTH * _LEAST))
        self._panel.setMinimumWidth(self._look.px(metrics.PANEL_WIDTH * _LEAST))
        self.share()
