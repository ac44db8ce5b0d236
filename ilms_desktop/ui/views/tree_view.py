"""The tree beside the grid: opens screens and tables; modules fold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.tree_delegate import TreeDelegate
from ilms_desktop.ui.models.tree_model import TreeModel
from ilms_desktop.ui.presenters.tree import NodeKind, TreeNode, build_tree, table_node_key
from ilms_desktop.ui.soon import Soon

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.key import TableKey
    from ilms_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex


class TreeView(QTreeView):
    """Painted tree; a click or Enter opens what a line stands for."""

    #: the person wants what a line stands for: TreeNode
    wants_node = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = TreeModel(self)
        self._folded: set[str] = set()
        self._known: set[str] = set()
        self.setProperty("kind", "frame")
        self.setAccessibleName(_("Tables"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setModel(self._model)
        self.setItemDelegate(TreeDelegate(session.look, self))
        self.clicked.connect(self._open)
        self.collapsed.connect(lambda index: self._remember_fold(index, folded=True))
        self.expanded.connect(lambda index: self._remember_fold(index, folded=False))
        self._soon = Soon(self.refresh, self)
        session.bus.did_execute.connect(self._soon.request)
        session.look.dress(self._dress)
        self.refresh()

    def refresh(self) -> None:
        """Read sources and counts again; folds and the chosen line stay."""
        workspace = self._session.workspace
        current = self._model.node(self.currentIndex())
        sources = [(source, workspace.tables(source.id)) for source in workspace.sources()]
        nodes = build_tree(workspace.edition, sources, workspace.completeness())
        if self._model.show_nodes(nodes):
            self._fold_again()
            if current is not None:
                self._mark(current.key)

    def mark_table(self, source: str, table: TableKey) -> None:
        """Show a table as the chosen line without opening it again."""
        self._mark(table_node_key(source, table))

    def mark_screen(self, kind: NodeKind) -> None:
        """Show a screen as the chosen line."""
        self._mark(str(kind))

    def neighbour(self, step: int) -> TreeNode | None:
        """Next (1) or previous (-1) table in the order of the tree."""
        tables = self.tables()
        current = self._model.node(self.currentIndex())
        keys = [node.key for node in tables]
        if current is None or current.key not in keys:
            return tables[0] if tables else None
        place = keys.index(current.key) + step
        return tables[place] if 0 <= place < len(tables) else None

    def tables(self) -> list[TreeNode]:
        """All tables in the order of the tree."""
        self._soon.catch_up()
        return list(self._model.nodes(NodeKind.TABLE))

    def first_table(self) -> TreeNode | None:
        """The table to begin with: the first that is begun, else the first."""
        tables = self.tables()
        begun = (node for node in tables if node.counts and node.counts.answered)
        return next(begun, tables[0] if tables else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a line, or folds a module."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Heads wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _open(self, index: Index) -> None:
        """Open a line; a module folds instead."""
        node = self._model.node(index)
        if node is None or node.kind is NodeKind.SECTION:
            return
        if node.kind is NodeKind.MODULE:
            self.setExpanded(self._model.find(node.key), not self.isExpanded(index))
            return
        self.wants_node.emit(node)

    def _remember_fold(self, index: Index, *, folded: bool) -> None:
        """Keep what is folded, whichever way it was done."""
        node = self._model.node(index)
        if node is not None:
            self._folded = self._folded | {node.key} if folded else self._folded - {node.key}

    def _fold_again(self) -> None:
        """Folds as the person left them; a module seen for the first time is open where something is in it."""
        for node in self._model.nodes(NodeKind.MODULE):
            if node.key not in self._known and not (node.counts and node.counts.answered):
                self._folded.add(node.key)
            self._known.add(node.key)
        for index in self._model.indexes():
            line = self._model.node(index)
            self.setExpanded(index, line is not None and line.key not in self._folded)

    def _mark(self, key: str) -> None:
        """Choose a line, open the module above it and bring it in sight."""
        self._soon.catch_up()
        index = self._model.find(key)
        if not index.isValid():
            return
        parent = self._model.node(index.parent())
        if parent is not None:
            self.expand(index.parent())
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _dress(self) -> None:
        """Lines of the size in use."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
