"""What is sealed: kind of reply, workbook, journal, encryption; only what can be chosen here is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.submission import SubmissionKind
from ilms_desktop.ui.presenters.seal_wish import Encrypted
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.combo import ElidedCombo
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.seal_wish import SealChoices, SealWish
    from ilms_desktop.workspace.seal_order import Order


class SealOptions(QWidget):
    """Rows of a form: “Send as”, “Put in too”."""

    did_change = Signal()

    def __init__(
        self, look: Look, choices: SealChoices, wish: SealWish, form: QFormLayout, parent: QWidget | None = None
    ) -> None:
        """Put the rows into `form`."""
        super().__init__(parent)
        self._choices = choices
        self.kind_box = ElidedCombo(self)
        self.kind_box.be_flexible()
        self.kind_box.setAccessibleName(_("Send as"))
        for kind, words in choices.kinds():
            self.kind_box.addItem(words, kind)
        self.kind_box.currentIndexChanged.connect(self.did_change)
        label = text_label(look, _("Send as"))
        label.setBuddy(self.kind_box)
        form.addRow(label, self.kind_box)
        form.setRowVisible(self.kind_box, self.kind_box.count() > 1)
        self.workbook = QCheckBox(_("workbook"), self)
        self.workbook.setToolTip(_("The figures as a workbook, a picture for people."))
        self.journal = QCheckBox(_("history since the last package"), self)
        self.encrypt = QCheckBox(_("encrypted for the ILO"), self)
        self.encrypt.setVisible(choices.encrypted is not Encrypted.NO)
        self.encrypt.setEnabled(choices.encrypted is Encrypted.CHOICE)
        self.encrypt.setChecked(choices.encrypted is Encrypted.ALWAYS)
        form.addRow(text_label(look, _("With it")), self._boxes(look, wish))

    def _boxes(self, look: Look, wish: SealWish) -> QWidget:
        """The boxes in lines, and what was decided before."""
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        flow = FlowLayout(spacing=12)
        for box in (self.workbook, self.journal, self.encrypt):
            flow.addWidget(box)
        column.addLayout(flow)
        if wish.is_split:
            text = _(
                "It becomes several packages, each complete with some of the tables, so that mail servers take them."
            )
            column.addWidget(text_label(look, text, role=Role.HELP, kind="second", wraps=True))
        return holder

    @property
    def kind(self) -> SubmissionKind:
        """Kind of reply."""
        return SubmissionKind(self.kind_box.currentData())

    def order(self, reason: str | None) -> Order:
        """What is to be sealed; `reason` lets errors stand."""
        return self._choices.order(
            self.kind,
            workbook=self.workbook.isChecked(),
            journal=self.journal.isChecked(),
            encrypt=self.encrypt.isChecked(),
            reason=reason,
        )
