"""The footnote library as a list to choose from: standard notes, those of this file, those the person keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.lines_delegate import LinesDelegate
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_list import PlainList
from ilms_desktop.workspace.note_library import LibraryNote, NoteOrigin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

_SIZE: Final = (340, 380)
#: room to the edge of the screen
_AIR: Final = 8
LINES_ROLE: Final = Qt.ItemDataRole.UserRole + 1
NOTE_ROLE: Final = Qt.ItemDataRole.UserRole + 2
_ORIGINS: Final[dict[NoteOrigin, str]] = {
    NoteOrigin.STANDARD: N_("Standard note"),
    NoteOrigin.USED: N_("Used in this questionnaire"),
    NoteOrigin.SAVED: N_("Kept by you"),
}


class NoteLibraryPopup(QFrame):
    """A line to search with, and the notes."""

    #: text of the note to be inserted
    picked = Signal(str)
    #: text to be kept for other questionnaires, or not any more
    kept = Signal(str)
    dropped = Signal(str)

    def __init__(self, look: Look, notes: Sequence[LibraryNote], *, typed: str, parent: QWidget) -> None:
        """Offer `notes`; `typed` stands in the box and may be kept."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self._typed = typed
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(6)
        layout.addWidget(text_label(look, _("Choose a note")).make_bold())
        self.search = QLineEdit(self)
        self.search.setAccessibleName(_("Search the notes"))
        self.search.setPlaceholderText(_("Search the notes"))
        self.search.setClearButtonEnabled(True)
        layout.addWidget(self.search)
        self.list = PlainList(_("Notes"), self)
        self.model = QSortFilterProxyModel(self)
        self.model.setSourceModel(_model_of(notes, self))
        self.model.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LinesDelegate(look, self.list, role=LINES_ROLE))
        layout.addWidget(self.list, 1)
        none = _("No note holds these words. Type it into the box; it is offered here from then on.")
        self.none = text_label(look, none, role=Role.HELP, kind="second", wraps=True)
        layout.addWidget(self.none)
        layout.addLayout(self._foot(look))
        self.setFixedSize(look.px(_SIZE[0]), look.px(_SIZE[1]))
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(lambda: self._pick(self.list.currentIndex()))
        self.list.chosen.connect(self._pick)
        self.list.selectionModel().currentChanged.connect(self._compare)
        self._filter("")

    def _foot(self, look: Look) -> QHBoxLayout:
        """Deeds of the person's own notes."""
        row = QHBoxLayout()
        self.keep = Button(look, _("Keep what I typed"), kind=Kind.FLAT)
        self.keep.setVisible(bool(self._typed))
        self.keep.clicked.connect(self._keep)
        row.addWidget(self.keep)
        self.drop = Button(look, _("Keep no longer"), kind=Kind.FLAT)
        self.drop.clicked.connect(self._drop)
        row.addWidget(self.drop)
        row.addStretch()
        return row

    def ask(self, at: QPoint) -> None:
        """Show the list at a place of the screen, wholly inside it."""
        room = self.screen().availableGeometry().adjusted(_AIR, _AIR, -_AIR, -_AIR)
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        at.setY(max(room.top(), min(at.y(), room.bottom() - self.height())))
        self.move(at)
        self.show()
        self.search.setFocus()

    def note_at(self, index: QModelIndex) -> LibraryNote | None:
        """Note of a line."""
        found = index.data(NOTE_ROLE) if index.isValid() else None
        return found if isinstance(found, LibraryNote) else None

    def _filter(self, text: str) -> None:
        """Show the notes that hold what is typed; the first one is chosen."""
        self.model.setFilterFixedString(text.strip())
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.none.setVisible(self.model.rowCount() == 0)
        self._compare()

    def _compare(self) -> None:
        """Only a note that the person keeps can be dropped."""
        note = self.note_at(self.list.currentIndex())
        self.drop.setVisible(note is not None and note.origin is NoteOrigin.SAVED)

    def _pick(self, index: QModelIndex) -> None:
        """Hand a note over and go."""
        note = self.note_at(index)
        if note is not None:
            self.close()
            self.picked.emit(note.text)

    def _keep(self) -> None:
        """Hand the typed text over to be kept."""
        self.close()
        self.kept.emit(self._typed)

    def _drop(self) -> None:
        """Hand a note over to be kept no longer."""
        note = self.note_at(self.list.currentIndex())
        if note is not None:
            self.close()
            self.dropped.emit(note.text)


def _model_of(notes: Sequence[LibraryNote], parent: QWidget) -> QStandardItemModel:
    """Notes with where they come from."""
    model = QStandardItemModel(parent)
    for note in notes:
        origin = _(_ORIGINS[note.origin])
        about = fill(_("{origin} · {list}"), {"origin": origin, "list": note.group}) if note.group else origin
        item = QStandardItem(note.text)
        item.setData((note.text, about), LINES_ROLE)
        item.setData(note, NOTE_ROLE)
        item.setData(_(", ").join((note.text, about)), Qt.ItemDataRole.AccessibleTextRole)
        model.appendRow(item)
    return model
