"""Cut, copy and paste of the grid; what a block means is worked out by the presenters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication

from ilms_desktop.collector import without_collection
from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.observation import CellState, Observation
from ilms_desktop.ui.dialogs.paste_dialog import PasteDialog
from ilms_desktop.ui.presenters.clipboard import read_clip
from ilms_desktop.ui.presenters.copy_out import copied
from ilms_desktop.ui.presenters.paste import Paste
from ilms_desktop.ui.presenters.paste_book import PasteBook
from ilms_desktop.ui.presenters.paste_words import done_words

if TYPE_CHECKING:
    from ilms_desktop.ui.presenters.paste_plan import PastePlan
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.views.grid_view import GridView


class GridClipboard(QObject):
    """The clipboard of one grid."""

    def __init__(self, session: Session, grid: GridView) -> None:
        super().__init__(grid)
        self._session = session
        self._grid = grid
        self.preview: PasteDialog | None = None

    def copy(self) -> bool:
        """Put the selected rectangle on the clipboard, as text and as a labelled table; False where there is none."""
        self._grid.finish_editing()
        state, places = self._grid.table.state, self._grid.selected_places()
        if state is None or not places:
            return False
        source = self._session.workspace.source(state.view.source).name
        block = copied(state, places, source=source)
        data = QMimeData()
        data.setText(block.text)
        data.setHtml(block.html)
        QGuiApplication.clipboard().setMimeData(data)
        return True

    def cut(self) -> None:
        """Copy, then empty what was entered; remarks stay."""
        state, places = self._grid.table.state, self._grid.selected_places()
        if state is None or not self.copy():
            return
        said = ((row, column, state.observation(row, column)) for row, column in places)
        cells = [(row, column, Observation(note=old.note)) for row, column, old in said if _holds(old)]
        self._grid.table.put(cells, N_("Cut {count} cells from {table}"))

    def paste(self, *, asks: bool = False) -> None:
        """Paste at the current cell; at once where nothing is unusual and no preview is asked for."""
        self._grid.finish_editing()
        if self._grid.table.tells_lock(self._grid.currentIndex()):
            return
        paste = self._read()
        if paste is None:
            self._session.bus.did_tell.emit(_("There is nothing to paste. Copy cells in Excel first."))
            return
        with without_collection():
            plan = paste.plan(paste.first_options())
        if asks or not paste.is_usual(plan):
            self._preview(paste)
        else:
            self._store(paste, plan)

    def _read(self) -> Paste | None:
        """The block on the clipboard and where it would go; None without a block."""
        state, current = self._grid.table.state, self._grid.currentIndex()
        data = QGuiApplication.clipboard().mimeData()
        # why: ten thousand new cells make the collector run several times, and none of them is garbage
        with without_collection():
            clip = read_clip(data.text(), data.html() if data.hasHtml() else None)
        if state is None or not current.isValid() or not clip.rows:
            return None
        book = PasteBook(self._session.workspace, state.view)
        return Paste(state, clip, (current.row(), current.column()), self._grid.visible_rows(), book)

    def _preview(self, paste: Paste) -> None:
        """Show what would happen."""
        self.preview = PasteDialog(self._session.look, paste, self._grid.window())
        self.preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.preview.wants_paste.connect(lambda plan: self._store(paste, plan))
        self.preview.finished.connect(lambda _result: self._grid.setFocus())
        self.preview.open()

    def _store(self, paste: Paste, plan: PastePlan) -> None:
        """Store a block as one step and say what happened."""
        count = len(plan.entries())
        if not count:
            self._session.bus.did_tell.emit(_("The cells hold this already; nothing was changed."))
        elif self._session.execute(paste.command(plan)) is not None:
            self._session.bus.did_say.emit(done_words(plan, count))


def _holds(said: Observation) -> bool:
    """Whether something stands in a cell beside a remark."""
    return said.state is not CellState.BLANK
