"""Opens the help at a page, one window of it at a time, and writes the printed guide."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from ilms_desktop.exchange.files import write_file
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.workspace.clock import system_clock
from ilms_desktop.workspace.help.book import help_book

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.dialogs.help_dialog import HelpDialog
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks


class HelpShelf(QObject):
    """The help over one window."""

    def __init__(self, look: Look, tasks: Tasks, parent: QObject, *, edition_id: str = "") -> None:
        """Speak of the tables of an edition; empty = that of the latest round."""
        super().__init__(parent)
        self._look = look
        self._tasks = tasks
        self._edition = edition_id
        self.dialog: HelpDialog | None = None

    def show(self, address: str, over: QWidget) -> HelpDialog:
        """Show a page over a window or dialog; the help that is open already goes there."""
        from ilms_desktop.ui.dialogs.help_dialog import HelpDialog

        if self.dialog is not None and self.dialog.parent() is not over:
            self.dialog.close()
        if self.dialog is None:
            dialog = HelpDialog(self._look, help_book(self._edition), over)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.wants_guide.connect(self.ask_for_guide)
            # why both: a dialog that is closed takes the help over it along, which is then never finished
            for gone in (dialog.finished, dialog.destroyed):
                gone.connect(partial(self._forget, dialog))
            self.dialog = dialog
        self.dialog.go_to(address)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.page.setFocus()
        return self.dialog

    def _forget(self, gone: HelpDialog, *_: object) -> None:
        """The help was closed, by itself or with the dialog under it; another one may be open by now."""
        if self.dialog is gone:
            self.dialog = None

    # --- the guide

    def ask_for_guide(self) -> QFileDialog:
        """Ask where the guide goes."""
        dialog = QFileDialog(self.dialog, _("Save the guide"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilter(_("PDF (*.pdf)"))
        dialog.fileSelected.connect(self.write_guide)
        dialog.open()
        return dialog

    def write_guide(self, name: str) -> None:
        """Write the guide in the background and say so."""
        from ilms_desktop.workspace.help.guide import guide_file

        path, edition = Path(name), self._edition

        def work() -> None:
            write_file(path, guide_file(moment=system_clock(), edition_id=edition))

        self._say(_("Preparing the guide…"))
        done = fill(_("Guide written: {path}"), {"path": ltr(name)})
        self._tasks.run(work, done=lambda _nothing: self._say(done), failed=self._fail)

    def _fail(self, error: BaseException) -> None:
        """Say why there is no guide."""
        self._say("")
        show_error(error, self.dialog)

    def _say(self, text: str) -> None:
        """Say it where the person asked."""
        if self.dialog is not None:
            self.dialog.say(text)
