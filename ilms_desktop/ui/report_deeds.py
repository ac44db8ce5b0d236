"""The deed *Print…*: opens the reports, whichever of them is wanted first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ilms_desktop import i18n
from ilms_desktop.ui.presenters.report_choices import ReportWish

if TYPE_CHECKING:
    from ilms_desktop.ui.dialogs.report_dialog import ReportDialog
    from ilms_desktop.ui.views.main_window import MainWindow


class ReportDeeds(QObject):
    """What prints the file of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._paper = window.settings.paper
        window.overview.wants_print.connect(partial(self.show, "completeness"))
        window.overview.side.wants_print.connect(partial(self.show, "gaps"))

    def show(self, kind: str) -> ReportDialog:
        """Open the reports with one of them chosen."""
        # why: printing costs time to import, and few sessions print (ADR 0011)
        from ilms_desktop.ui.dialogs.report_dialog import ReportDialog

        wish = ReportWish(kind, i18n.language(), self._paper)
        dialog = ReportDialog(self._window.session, wish, self._window)
        dialog.did_choose_paper.connect(self._keep_paper)
        dialog.open()
        return dialog

    def _keep_paper(self, paper: str) -> None:
        """Remember the paper for the next time."""
        self._paper = paper
        self._window.wants_setting.emit("paper", paper)
