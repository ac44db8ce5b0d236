"""Model of the tree: nodes of the presenter, nested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from ilms_desktop.ui.presenters.tooltips import tooltip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ilms_desktop.ui.presenters.tree import NodeKind, TreeNode

Index = QModelIndex | QPersistentModelIndex

DISPLAY: Final = Qt.ItemDataRole.DisplayRole
ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
TOOLTIP: Final = Qt.ItemDataRole.ToolTipRole
NODE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
_NOWHERE: Final = QModelIndex()
_TOP: Final = -1
_CHOOSABLE: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@dataclass(slots=True)
class _Entry:
    """A node with its place: number of its parent (or -1), row under it, numbers of its children."""

    node: TreeNode
    parent: int
    row: int
    children: list[int]


class TreeModel(QAbstractItemModel):
    """Sources, modules and tables."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._entries: list[_Entry] = []
        self._top: list[int] = []

    def show_nodes(self, nodes: Sequence[TreeNode]) -> bool:
        """Take new nodes; True where lines came or went, False where only their counts changed."""
        fresh: list[_Entry] = []
        top = _flatten(nodes, _TOP, fresh)
        if [each.node.key for each in fresh] == [each.node.key for each in self._entries]:
            self._entries = fresh
            for place in range(len(fresh)):
                index = self._index_of(place)
                self.dataChanged.emit(index, index)
            return False
        self.beginResetModel()
        self._entries, self._top = fresh, top
        self.endResetModel()
        return True

    def node(self, index: Index) -> TreeNode | None:
        """Node of an index."""
        return self._entries[index.internalId()].node if index.isValid() else None

    def find(self, key: str) -> QModelIndex:
        """Index of a node's key; invalid where there is none."""
        for place, entry in enumerate(self._entries):
            if entry.node.key == key:
                return self._index_of(place)
        return QModelIndex()

    def nodes(self, kind: NodeKind) -> Iterator[TreeNode]:
        """All nodes of a kind, from top to bottom."""
        return (entry.node for entry in self._entries if entry.node.kind is kind)

    def indexes(self) -> Iterator[QModelIndex]:
        """Every index, from top to bottom."""
        return (self._index_of(place) for place in range(len(self._entries)))

    # --- Qt's interface

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Index of a child."""
        children = self._children(parent)
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: Index = _NOWHERE) -> Any:
        """Index of the parent."""
        if not index.isValid():
            return QModelIndex()
        parent = self._entries[index.internalId()].parent
        return QModelIndex() if parent == _TOP else self._index_of(parent)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of children."""
        return len(self._children(parent))

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: ARG002 - Qt's signature
        """One column; the delegate paints the count at its end."""
        return 1

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Node, title or words."""
        node = self.node(index)
        if node is None:
            return None
        if role == NODE_ROLE:
            return node
        if role == DISPLAY:
            return f"{node.code} {node.title}".strip()
        if role == TOOLTIP:
            return tooltip(node.words)
        return node.words if role == ACCESSIBLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every line can be reached by key."""
        return Qt.ItemFlag.NoItemFlags if self.node(index) is None else _CHOOSABLE

    def _children(self, parent: Index) -> list[int]:
        """Numbers of the children of an index."""
        return self._entries[parent.internalId()].children if parent.isValid() else self._top

    def _index_of(self, place: int) -> QModelIndex:
        """Index of an entry."""
        return self.createIndex(self._entries[place].row, 0, place)


def _flatten(nodes: Sequence[TreeNode], parent: int, into: list[_Entry]) -> list[int]:
    """Append nodes and all under them; numbers of the nodes themselves."""
    numbers = []
    for row, node in enumerate(nodes):
        place = len(into)
        entry = _Entry(node, parent, row, [])
        into.append(entry)
        entry.children = _flatten(node.children, place, into)
        numbers.append(place)
    return numbers
