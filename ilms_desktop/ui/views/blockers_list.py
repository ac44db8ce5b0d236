"""What stands in the way of sealing: a painted list; a click leaves for the finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.finding_delegate import FindingDelegate
from ilms_desktop.ui.models.findings_model import FindingsModel
from ilms_desktop.ui.presenters.cell_picture import finding_mark
from ilms_desktop.ui.presenters.findings_list import Line
from ilms_desktop.ui.presenters.places import finding_place
from ilms_desktop.ui.views.plain_list import PlainList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.ui.session import Session


class BlockersList(PlainList):
    """Findings in the way, the firm ones first."""

    #: key of the finding to be shown
    wants_finding = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("What stands in the way"), parent)
        self._session = session
        self._model = FindingsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(FindingDelegate(session.look, self))
        self.chosen.connect(self._leave)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Take the findings in the way."""
        edition = self._session.workspace.edition
        self._model.show_lines(
            [
                Line.of((finding, finding_mark(finding)), place=lambda each: finding_place(edition, each))
                for finding in findings
            ]
        )

    def _leave(self, index: QModelIndex) -> None:
        """Ask for a finding."""
        line = self._model.line(index)
        if line is not None:
            self.wants_finding.emit(line.key)
