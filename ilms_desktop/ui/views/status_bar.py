"""The bar at the foot: where the work stands, findings, the selection, rows, zoom.

Changes of state are announced politely; what does not fit gives way in the order of its weight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ilms_desktop.errors import StorageError
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.look import ZOOM_STEPS
from ilms_desktop.ui.presenters import work_state
from ilms_desktop.ui.presenters.bidi import bare, ltr
from ilms_desktop.ui.presenters.work_state import Standing
from ilms_desktop.ui.style import metrics
from ilms_desktop.ui.style.metrics import Density, Role
from ilms_desktop.ui.views.findings_button import FindingsButton
from ilms_desktop.ui.views.hairline import Hairline
from ilms_desktop.ui.views.labels import ElidedLabel, text_label
from ilms_desktop.ui.views.state_sign import StateSign
from ilms_desktop.ui.views.status_button import StatusButton

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ilms_desktop.errors import IlmsError
    from ilms_desktop.model.changes import Changes
    from ilms_desktop.ui.presenters.selection_stats import SelectionStats
    from ilms_desktop.ui.presenters.work_state import WorkState
    from ilms_desktop.ui.session import Session

#: words of the state are shortened no further
_LEAST_STATE = 90
_ROOM_FOR_STATE = 200
#: margins and the distances between the parts
_GAPS = 100
_GAP = 24


class StatusBar(QFrame):
    """One line, always there."""

    #: the person wants the list of findings
    wants_findings = Signal()
    #: the person wants this zoom, in per cent
    wants_zoom = Signal(int)
    #: a text that was announced to screen readers
    did_announce = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._spoken = ""
        self._counted = ""
        self.setProperty("kind", "strip")
        look = session.look
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 12, 0)
        layout.setSpacing(7)
        self.sign = StateSign(look, self)
        self.state = ElidedLabel(look, role=Role.HELP)
        self.state.setMinimumWidth(_LEAST_STATE)
        self.state.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.findings = FindingsButton(look, self)
        self.findings.clicked.connect(self.wants_findings)
        self.selection = text_label(look, role=Role.HELP)
        self.density = text_label(look, role=Role.HELP)
        self.zoom = StatusButton(look, self)
        for step in ZOOM_STEPS:
            self.zoom.menu.addAction(_percent(step)).triggered.connect(
                lambda _on=False, chosen=step: self.wants_zoom.emit(chosen)
            )
        self._lines = [Hairline(look, self) for _each in range(3)]
        start: tuple[QWidget, ...] = (self.sign, self.state, self._lines[0], self.findings)
        for widget in (*start, self._lines[1], self.selection):
            layout.addWidget(widget)
        layout.addStretch(1)
        end: tuple[QWidget, ...] = (self.density, self._lines[2], self.zoom)
        for widget in end:
            layout.addWidget(widget)
        session.bus.did_execute.connect(self._took)
        session.bus.did_check.connect(self.refresh)
        session.bus.did_fail.connect(self._failed)
        self._saved_at = session.workspace.last_saved()
        self._know_package()
        look.dress(self._dress)
        self.refresh()

    # --- what is said

    def refresh(self) -> None:
        """Say where the work stands and what the check found."""
        workspace = self._session.workspace
        if len(workspace.submissions()) != self._packages:
            self._know_package()
        frozen_by = workspace.locked_by
        if frozen_by is None:
            last = max(workspace.submissions(), key=lambda each: (each.created, each.sequence), default=None)
            self._show(work_state.saved(self._saved_at, last, changed_since=self._is_changed))
        else:
            self._show(work_state.packaged(frozen_by, workspace.post().outgoing(frozen_by.package_id)))
        self._count()

    def show_saving(self) -> None:
        """A long step is being written."""
        self._show(work_state.saving())

    def show_stats(self, stats: SelectionStats) -> None:
        """Sum, mean and number of the selection, and what was left out of them."""
        parts = [
            fill(_("Σ {n}"), {"n": ltr(stats.total)}) if stats.total else "",
            fill(_("mean {n}"), {"n": ltr(stats.mean)}) if stats.count > 1 else "",
            fill(_("n {n}"), {"n": ltr(str(stats.count))}) if stats.count else "",
            fill(_("{n} left out"), {"n": ltr(str(stats.left_out))}) if stats.count and stats.left_out else "",
            stats.unit,
        ]
        self.selection.setText("   ".join(part for part in parts if part))
        self._fit()

    def _show(self, state: WorkState) -> None:
        """Show a state; it is announced when it is another one."""
        self.sign.show_standing(state.standing)
        self.state.show_text(state.text)
        if state.spoken != self._spoken:
            self._announce(state.spoken, is_first=not self._spoken)
            self._spoken = state.spoken
        self._fit()

    def _count(self) -> None:
        """Count the findings; other counts are announced."""
        report = self._session.findings.report
        self.findings.show_counts(report)
        counted = self.findings.accessibleName()
        if counted != self._counted:
            self._announce(counted, is_first=not self._counted)
            self._counted = counted

    def _announce(self, text: str, *, is_first: bool) -> None:
        """Have a change read aloud; what a window begins with is none."""
        if not is_first:
            announce(self, bare(text))
            self.did_announce.emit(bare(text))

    # --- what happened

    def _know_package(self) -> None:
        """Find out what the file says of the last package."""
        workspace = self._session.workspace
        self._packages = len(workspace.submissions())
        self._is_changed = workspace.is_changed_since_package()

    def _took(self, changes: Changes) -> None:
        """A change is on the disk."""
        self._saved_at = changes.saved_at
        self._is_changed = bool(self._packages) and (self._is_changed or changes.concerns_package)
        self.refresh()

    def _failed(self, error: IlmsError) -> None:
        """A change could not be saved; a refusal is none."""
        if isinstance(error, StorageError):
            self._show(work_state.not_saved(error))
        elif self.sign.standing is Standing.SAVING:
            self.refresh()

    # --- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into a new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what the bar has no room for: first the rows, then the selection; the state is only shortened."""
        state = min(self.state.sizeHint().width(), self._session.look.px(_ROOM_FOR_STATE))
        room = self.width() - state - self.sign.sizeHint().width() - self.findings.sizeHint().width()
        room -= self.zoom.sizeHint().width() + _GAPS
        for parts in ((self.selection, self._lines[1]), (self.density, self._lines[2])):
            room -= parts[0].sizeHint().width() + _GAP
            for part in parts:
                part.setVisible(room >= 0)

    def _dress(self) -> None:
        """Height, density and zoom in use."""
        look = self._session.look
        self.setFixedHeight(max(look.px(metrics.STATUS_BAR), look.letter_height(Role.HELP) + 4))
        self.density.setText(_("Compact") if look.density is Density.COMPACT else _("Normal rows"))
        percent = _percent(look.taste.zoom)
        self.zoom.show_text(percent, name=fill(_("Zoom {n}"), {"n": percent}))
        self._fit()


def _percent(zoom: int) -> str:
    """Zoom as shown."""
    return ltr(fill(_("{n} %"), {"n": str(zoom)}))
