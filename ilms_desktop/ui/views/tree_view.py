"""The tree beside the grid: opens screens and tables; sources and modules fold; typing a code goes to its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTreeView

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.tree_delegate import TreeDelegate
from ilms_desktop.ui.models.tree_model import TreeModel
from ilms_desktop.ui.presenters.name_choice import folded as bare_text
from ilms_desktop.ui.presenters.tree import NodeKind, TreeNode, build_tree, table_node_key
from ilms_desktop.ui.soon import Soon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.key import TableKey
    from ilms_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex

_OPEN: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
#: before the key of a line that the person opened or folded
_OPENED: Final = "+"
_FOLDED: Final = "-"
#: so many lines are remembered from file to file
_REMEMBERED: Final = 100


class TreeView(QTreeView):
    """Painted tree; a click or Enter opens what a line stands for."""

    #: the person wants what a line stands for: TreeNode
    wants_node = Signal(object)
    #: the person folded or opened lines: what is to be remembered, "-" or "+" before each key
    did_fold = Signal(tuple)

    def __init__(self, session: Session, folds: Iterable[str] = (), parent: QWidget | None = None) -> None:
        """Make the tree; `folds` are those of last time."""
        super().__init__(parent)
        self._session = session
        self._model = TreeModel(self)
        self._wishes = {each[1:]: each[0] for each in folds if each}
        self._folded = {key for key, sign in self._wishes.items() if sign == _FOLDED}
        self._known = set(self._wishes)
        self._typed = ""
        self._since_typed = QElapsedTimer()
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
        self._lines = TreeDelegate(session.look, self)
        self.setItemDelegate(self._lines)
        self.clicked.connect(self._open)
        self.collapsed.connect(lambda index: self._remember_fold(index, folded=True))
        self.expanded.connect(lambda index: self._remember_fold(index, folded=False))
        self._soon = Soon(self.refresh, self)
        session.bus.did_execute.connect(self._soon.request)
        session.bus.did_check.connect(self._soon.request)
        session.look.dress(self._dress)
        self.refresh()

    def refresh(self) -> None:
        """Read sources and counts again; folds and the chosen line stay."""
        workspace = self._session.workspace
        current = self._model.node(self.currentIndex())
        sources = [(source, workspace.tables(source.id)) for source in workspace.sources()]
        tallies = self._session.findings.open_by_table
        asked = len(self._session.questions.open)
        nodes = build_tree(workspace.edition, sources, workspace.completeness(), tallies, asked)
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

    @property
    def is_rail(self) -> bool:
        """Whether only rings and codes are shown."""
        return self._lines.is_rail

    def set_rail(self, *, is_rail: bool) -> None:
        """Show rings and codes alone, or everything."""
        self._lines.is_rail = is_rail
        self._dress()

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a line or folds a head; the arrows of the line's direction fold and unfold."""
        rtl = self._session.look.is_right_to_left
        back, forth = (Qt.Key.Key_Right, Qt.Key.Key_Left) if rtl else (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if event.key() in _OPEN:
            self._open(self.currentIndex())
        elif event.key() == back:
            self._go_out(self.currentIndex())
        elif event.key() == forth:
            self._go_in(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the line whose code or title begins with what is typed; folded heads open for it."""
        pause = QApplication.keyboardInputInterval()
        is_new = not self._since_typed.isValid() or self._since_typed.hasExpired(pause)
        self._typed = bare_text(search if is_new else self._typed + search)
        self._since_typed.start()
        here = self._model.node(self.currentIndex())
        nodes = [node for node in map(self._model.node, self._model.indexes()) if node is not None]
        places = [node.key for node in nodes]
        # why: the search begins at the line in use, so that a second source is found from inside it
        start = places.index(here.key) if here is not None and here.key in places else 0
        for node in nodes[start:] + nodes[:start]:
            if any(bare_text(word).startswith(self._typed) for word in (node.code, node.title)):
                self._mark(node.key)
                return

    def _go_out(self, index: QModelIndex) -> None:
        """Fold an open head, else go to the head above."""
        node = self._model.node(index)
        if node is not None and node.folds and self.isExpanded(index):
            self._fold(node, folded=True)
        elif index.parent().isValid():
            self.setCurrentIndex(index.parent())

    def _go_in(self, index: QModelIndex) -> None:
        """Open a folded head, else go to its first line."""
        node = self._model.node(index)
        if node is None or not node.folds:
            return
        if not self.isExpanded(index):
            self._fold(node, folded=False)
        else:
            self.setCurrentIndex(self._model.index(0, 0, index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Heads wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    # --- folding

    def _open(self, index: Index) -> None:
        """Open a line; a head folds instead."""
        node = self._model.node(index)
        if node is not None and node.folds:
            self._fold(node, folded=self.isExpanded(self._model.find(node.key)))
        elif node is not None:
            self.wants_node.emit(node)

    def _fold(self, node: TreeNode, *, folded: bool) -> None:
        """Fold or open a head as the person wants it, and remember that."""
        self.setExpanded(self._model.find(node.key), not folded)
        self._wishes.pop(node.key, None)
        self._wishes[node.key] = _FOLDED if folded else _OPENED
        self.did_fold.emit(tuple(f"{sign}{key}" for key, sign in self._wishes.items())[-_REMEMBERED:])

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
        """Choose a line, open the heads above it and bring it in sight."""
        self._soon.catch_up()
        index = self._model.find(key)
        if not index.isValid():
            return
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _dress(self) -> None:
        """Lines of the size in use."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
