"""What the list of findings says while it is empty: not checked yet, nothing found, or nothing of the chosen kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from ilms_desktop.model.finding import CheckReport
    from ilms_desktop.ui.look import Look


class FindingsEmpty(QWidget):
    """A sentence and its one button."""

    #: the person wants the file checked
    wants_check = Signal()
    #: the person wants the list without filter
    wants_all = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_known = True
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 10)
        layout.setSpacing(8)
        self.text = text_label(look, kind="second", wraps=True)
        layout.addWidget(self.text)
        self.button = Button(look, "")
        self.button.clicked.connect(self._use)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def tell(self, report: CheckReport, *, is_empty: bool, is_filtered: bool) -> None:
        """Say why the list is empty; hidden while it is not."""
        self.setVisible(is_empty)
        if not is_empty:
            return
        self._is_known = report.checked_at is not None
        if report.checked_at is None:
            self.text.setText(_("Not checked yet."))
            self.button.setText(_("Check now"))
        elif is_filtered:
            self.text.setText(_("No finding of this kind. Other findings may be in the full list."))
            self.button.setText(_("Show all findings"))
        else:
            self.text.setText(_found_nothing(report, dates.clock_time(report.checked_at)))
        self.button.setVisible(not self._is_known or is_filtered)

    def _use(self) -> None:
        """Check, or show everything."""
        if self._is_known:
            self.wants_all.emit()
        else:
            self.wants_check.emit()


def _found_nothing(report: CheckReport, time: str) -> str:
    """That nothing was found, with the numbers that make it a result."""
    passed = fill(ngettext("{n} check passed", "{n} checks passed", report.passed), {"n": ltr(str(report.passed))})
    waiting = len(report.not_evaluated)
    told = _("Checked {time}. {passed}, 0 found.")
    if waiting:
        told = ngettext(
            "Checked {time}. {passed}, 0 found, {n} not checked because values are missing.",
            "Checked {time}. {passed}, 0 found, {n} not checked because values are missing.",
            waiting,
        )
    return fill(told, {"time": time, "passed": passed, "n": ltr(str(waiting))})
