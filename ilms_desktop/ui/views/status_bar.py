"""The bar at the foot: where the work stands, findings, the selection, zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ilms_desktop.errors import StorageError
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.finding import Severity
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style import marks, metrics
from ilms_desktop.ui.style.metrics import Density, Role
from ilms_desktop.ui.views.findings_button import FindingsButton
from ilms_desktop.ui.views.hairline import Hairline
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from datetime import datetime

    from ilms_desktop.errors import IlmsError
    from ilms_desktop.model.changes import Changes
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.selection_stats import SelectionStats
    from ilms_desktop.ui.session import Session

_DISC = 8


class StateDisc(QWidget):
    """Filled while everything is saved, red while it is not."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.is_saved = True

    def sizeHint(self) -> QSize:
        """A small square."""
        side = self._look.px(_DISC)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the disc."""
        painter = QPainter(self)
        side = self._look.px(_DISC)
        place = QRectF(0, (self.height() - side) / 2, side, side)
        marks.paint(painter, marks.Mark.DISC, place, self._look.color("text2" if self.is_saved else "red"))
        painter.end()


class StatusBar(QFrame):
    """One line, always there."""

    #: the person wants the list of findings
    wants_findings = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._saved_at: datetime | None = None
        self.setProperty("kind", "strip")
        look = session.look
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 20, 0)
        layout.setSpacing(7)
        self.disc = StateDisc(look, self)
        self.state = text_label(look, role=Role.HELP)
        self.findings = FindingsButton(look, self)
        self.findings.clicked.connect(self.wants_findings)
        self.selection = text_label(look, role=Role.HELP)
        self.density = text_label(look, role=Role.HELP)
        self.zoom = text_label(look, role=Role.HELP)
        for widget in (
            self.disc,
            self.state,
            Hairline(look, self),
            self.findings,
            Hairline(look, self),
            self.selection,
        ):
            layout.addWidget(widget)
        layout.addStretch()
        for widget in (self.density, Hairline(look, self), self.zoom):
            layout.addWidget(widget)
        session.bus.did_execute.connect(self._took)
        session.bus.did_check.connect(self.refresh)
        session.bus.did_fail.connect(self._failed)
        look.dress(self._dress)
        self.refresh()

    def refresh(self) -> None:
        """Say where the work stands and what the check found."""
        self.state.setText(self._state_words())
        report = self._session.findings.report
        self.findings.show_counts(
            to_fix=len(report.blocking), to_explain=report.count(Severity.WARNING), waiting=len(report.not_evaluated)
        )

    def show_stats(self, stats: SelectionStats) -> None:
        """Sum, mean and number of the selection."""
        parts = [
            fill(_("Σ {n}"), {"n": ltr(stats.total)}) if stats.total else "",
            fill(_("mean {n}"), {"n": ltr(stats.mean)}) if stats.count > 1 else "",
            fill(_("n {n}"), {"n": ltr(str(stats.count))}) if stats.count else "",
            fill(_("{n} left out"), {"n": ltr(str(stats.left_out))}) if stats.count and stats.left_out else "",
        ]
        self.selection.setText("   ".join(part for part in parts if part))

    def _state_words(self) -> str:
        """Saved, and whether it was packaged."""
        submissions = self._session.workspace.submissions()
        saved = _("Saved on this computer")
        if self._saved_at is not None:
            saved = fill(_("Saved on this computer {time}"), {"time": dates.clock_time(self._saved_at, seconds=True)})
        if not submissions:
            return fill(_("{saved} · Not sent"), {"saved": saved})
        last = max(submissions, key=lambda each: each.sequence)
        values = {"number": ltr(f"S{last.sequence:04d}"), "time": dates.short_moment(last.created), "saved": saved}
        return fill(_("{saved} · Packaged {number}, {time}"), values)

    def _took(self, changes: Changes) -> None:
        """A change is on the disk."""
        self._saved_at = changes.saved_at
        self.disc.is_saved = True
        self.disc.update()
        self.refresh()

    def _failed(self, error: IlmsError) -> None:
        """A change could not be saved; a refusal is none."""
        self.disc.is_saved = not isinstance(error, StorageError)
        self.disc.update()
        if not self.disc.is_saved:
            self.state.setText(_("Not saved"))

    def _dress(self) -> None:
        """Height, density and zoom in use."""
        look = self._session.look
        self.setFixedHeight(max(look.px(metrics.STATUS_BAR), look.line_height(Role.HELP) + 8))
        self.density.setText(_("Compact") if look.density is Density.COMPACT else _("Normal rows"))
        self.zoom.setText(ltr(fill(_("{n} %"), {"n": str(look.taste.zoom)})))
