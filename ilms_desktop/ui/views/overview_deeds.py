"""What the buttons of the overview do: to the cells, why they are empty, the plan, declarations, an earlier round."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from ilms_desktop.errors import IlmsError
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import KeepRound
from ilms_desktop.ui.dialogs.nothing_dialog import NothingDialog
from ilms_desktop.ui.dialogs.plan_dialog import PlanDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.nothing import nothing_years, take_back_command
from ilms_desktop.ui.presenters.ready_list import Place
from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.views.overview_side import Tab
from ilms_desktop.workspace.gaps import Lack
from ilms_desktop.workspace.standing import of_round

if TYPE_CHECKING:
    from ilms_desktop.model.completeness import Standing
    from ilms_desktop.ui.presenters.declared_list import Declared
    from ilms_desktop.ui.tasks import Job
    from ilms_desktop.ui.views.main_window import MainWindow
    from ilms_desktop.workspace.gaps import Gap


class OverviewDeeds(QObject):
    """Binds the overview of a window to its deeds."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        overview, side = window.overview, window.overview.side
        overview.wants_round.connect(self.ask_round)
        overview.wants_source.connect(window.show_source)
        side.wants_cells.connect(self.go_to)
        side.wants_plan.connect(self.plan)
        side.wants_nothing.connect(self.declare_nothing)
        side.wants_export.connect(window.flows.export_plan)
        side.wants_declared.connect(self.go_to_declared)
        side.wants_take_back.connect(self.take_back)
        side.wants_place.connect(self.go_to_place)
        side.wants_seal.connect(window.flows.seal)

    # --- gaps

    def go_to(self, gap: Gap) -> None:
        """Show the first empty cell of a gap; the sources, where no source fills the table."""
        if gap.lack is Lack.SOURCE:
            self._window.show_node_kind(NodeKind.SOURCES)
        else:
            self._window.open_gap(gap.source, gap.table, gap.years[0])

    def plan(self, gap: Gap) -> PlanDialog:
        """Ask who does it, until when."""
        gaps = self._window.overview.side.gaps.lines
        others = [each for each in gaps if each.source == gap.source and each.table != gap.table]
        dialog = PlanDialog(self._session, gap, others, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def declare_nothing(self, gap: Gap) -> NothingDialog | None:
        """Ask whether there is nothing to report for a table."""
        years = nothing_years(self._session.workspace, gap.source, gap.table)
        if not years.untouched and not years.begun:
            text = _("No year of {table} is left to be declared.")
            self._session.bus.did_tell.emit(fill(text, {"table": ltr(gap.code)}))
            return None
        dialog = NothingDialog(self._session, gap, years, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    # --- declarations

    def go_to_declared(self, declared: Declared) -> None:
        """Show the first year of a declaration."""
        first = declared.qtables[0]
        self._window.open_gap(first.source, first.table_key, first.year)

    def take_back(self, declared: Declared) -> None:
        """Take a declaration back, for all its years."""
        self._session.execute(take_back_command(declared.qtables))

    # --- the list before sealing

    def go_to_place(self, place: Place) -> None:
        """Go where a point is put right."""
        if place is Place.SOURCES:
            self._window.show_node_kind(NodeKind.SOURCES)
        elif place is Place.FINDINGS:
            self._window.deeds.show_findings()
        elif place is Place.SEAL:
            self._window.flows.seal()
        else:
            self._window.overview.side.tabs.setCurrentIndex(Tab.GAPS)

    # --- an earlier round

    def ask_round(self) -> QFileDialog:
        """Ask for the questionnaire of an earlier round."""
        folder = str(self._session.workspace.path.parent)
        dialog = QFileDialog(self._window, _("Compare with an earlier round"), folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("Questionnaires (*.ilms)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.compare_with)
        dialog.open()
        return dialog

    def compare_with(self, name: str) -> None:
        """Count an earlier questionnaire, and keep what was counted."""
        workspace = self._session.workspace

        def work(job: Job) -> Standing:
            job.step(0, 1)
            found = of_round(Path(name), own=workspace)
            job.step(1, 1)
            return found

        self._session.tasks.run_job(
            work,
            words=_("Counting the earlier round…"),
            done=lambda found: self._session.execute(KeepRound(found)),
            failed=self._fail,
        )

    def _fail(self, error: BaseException) -> None:
        """Say why it was not counted."""
        if isinstance(error, IlmsError):
            self._session.bus.did_fail.emit(error)
        else:
            show_error(error, self._window)
