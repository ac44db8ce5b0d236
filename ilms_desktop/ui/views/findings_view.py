"""The list of findings: folds with Left, Right or a click, and keeps what is read in sight when lines come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal

from ilms_desktop.ui.delegates.finding_delegate import FindingDelegate
from ilms_desktop.ui.models.findings_model import FindingsModel
from ilms_desktop.ui.presenters.findings_list import LineKind
from ilms_desktop.ui.views.plain_list import PlainList

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.findings_list import Line

_SIDEWAYS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class Held(NamedTuple):
    """A line that was in sight, and how far below the upper edge it began."""

    key: str
    top: int


class FindingsView(PlainList):
    """Painted lines over their model."""

    #: a head was folded or unfolded: its line
    wants_fold = Signal(object)

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        """Make a list; `title` is its name for screen readers."""
        super().__init__(title, parent)
        self._look = look
        self.lines = FindingsModel(self)
        self.setModel(self.lines)
        self.painter = FindingDelegate(look, self)
        self.setItemDelegate(self.painter)

    # --- what is read stays in sight

    def held(self) -> list[Held]:
        """Lines in sight: the open one first, then from the top."""
        top = self.indexAt(QPoint(self.viewport().width() // 2, 1))
        if not top.isValid():
            return []
        found = []
        for row in range(top.row(), self.lines.rowCount()):
            index = self.lines.index(row)
            place = self.visualRect(index).top()
            if place > self.viewport().height():
                break
            line = self.lines.line(index)
            if line is not None:
                found.append(Held(line.key, place))
        return sorted(found, key=lambda each: each.key != self.painter.open_key)

    def hold(self, held: list[Held]) -> None:
        """Bring the first of these lines that is still there back to its place."""
        self.doItemsLayout()
        for key, top in held:
            index = self.lines.find(key)
            if index.isValid():
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.visualRect(index).top() - top)
                return

    # --- folding

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key towards the end of the line unfolds, the other one folds or goes to the head."""
        index = self.currentIndex()
        line = self.lines.line(index)
        if event.key() not in _SIDEWAYS or line is None:
            super().keyPressEvent(event)
            return
        unfolds = (event.key() == Qt.Key.Key_Right) != self._look.is_right_to_left
        if line.fold and line.folded == unfolds:
            self.wants_fold.emit(line)
        elif not unfolds:
            self.setCurrentIndex(self._head_over(index, line))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the words about other findings of a cause folds; it does not open the finding."""
        index = self.indexAt(event.position().toPoint())
        line = self.lines.line(index)
        is_fold = line is not None and self.painter.fold_rect(self.visualRect(index), line).contains(
            event.position().toPoint()
        )
        if line is not None and is_fold and line.kind is LineKind.FINDING:
            self.wants_fold.emit(line)
            event.accept()
        else:
            super().mousePressEvent(event)

    def _head_over(self, index: QModelIndex, line: Line) -> QModelIndex:
        """The nearest head above a line."""
        for row in range(index.row() - 1, -1, -1):
            above = self.lines.index(row)
            head = self.lines.line(above)
            if head is None or not head.fold:
                continue
            if head.kind is LineKind.GROUP or line.nested:
                return above
        return index
