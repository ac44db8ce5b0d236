"""The deed *Chart…*: opens the chart of what is on screen, and hands its picture to whoever writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ilms_desktop.workspace.chart_places import Kind

if TYPE_CHECKING:
    from ilms_desktop.ui.dialogs.chart_dialog import ChartDialog
    from ilms_desktop.ui.views.main_window import MainWindow


class ChartDeeds(QObject):
    """What the Table menu starts."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show(self) -> ChartDialog:
        """The trend of the table on screen, or the map of completeness where no table is."""
        from ilms_desktop.ui.dialogs.chart_dialog import ChartDialog

        window = self._window
        dialog = ChartDialog(window.session, window)
        dialog.wants_save.connect(window.flows.save_chart)
        dialog.wants_print.connect(window.flows.print_chart)
        state = window.table.model.state
        sources = window.session.workspace.sources()
        if state is not None and window.screens.currentWidget() is window.table:
            dialog.show_place(state.view.source, state.table.key)
        elif sources:
            dialog.show_place(sources[0].id, None, Kind.COMPLETENESS)
        dialog.show()
        return dialog
