"""What is being done, how far it is, and a way to stop it; shown only when it takes longer than a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.dialogs.screen_dialog import ScreenDialog
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Job

_WIDTH: Final = 420


class ProgressDialog(ScreenDialog):
    """Words, bar, Cancel; it goes when the work ends."""

    def __init__(self, look: Look, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._is_over = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(job.words.rstrip("…"))
        self.setMinimumWidth(look.px(_WIDTH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(10)
        self.words = text_label(look, job.words, wraps=True)
        layout.addWidget(self.words)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(job.words)
        layout.addWidget(self.bar)
        row = QHBoxLayout()
        row.addStretch()
        self.cancel = Button(look, _("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.cancel.setVisible(job.can_stop)
        row.addWidget(self.cancel)
        layout.addLayout(row)
        job.did_step.connect(self.show_step)
        job.did_end.connect(self._end)

    def begin(self) -> None:
        """Show it and say what is being done."""
        self.open()
        announce(self, self._job.words)

    def show_step(self, done: int, of: int) -> None:
        """Show how far the work is."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def reject(self) -> None:
        """Stop the work; the dialog stays until it has stopped."""
        if self._job.can_stop and not self._is_over:
            self._job.stop()
            self.cancel.setEnabled(False)
            self.words.setText(_("Stopping… Nothing is left half done."))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window of the bar means Cancel."""
        if not self._is_over:
            event.ignore()
            self.reject()

    def _end(self) -> None:
        """The work is over."""
        self._is_over = True
        self.accept()
