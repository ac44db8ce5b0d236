"""Add a source: its type, its name, its survey number where the ILO gave one, criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFormLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.source import Source
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.session import Session

_WIDTH: Final = 560
#: takes the place of a survey number that is not known; the workspace counts on
_NEXT: Final = "N"


class AddSourceDialog(QDialog):
    """Three answers and the deed."""

    #: the source to be added
    made = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        look, edition = session.look, session.workspace.edition
        self.setWindowTitle(_("Add a source"))
        self.setMinimumWidth(look.px(_WIDTH))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout()
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(10)
        layout.addWidget(text_label(look, _("Which survey, census or register do the figures come from?")).make_bold())
        form = QFormLayout()
        form.setVerticalSpacing(9)
        self.name = QLineEdit(self)
        self.name.setAccessibleName(_("Name of the source"))
        form.addRow(text_label(look, _("Name of the source *")), self.name)
        form.addRow(
            "", text_label(look, _("Without the year, as it is known in the country."), role=Role.HELP, kind="muted")
        )
        self.type = QComboBox(self)
        self.type.setAccessibleName(_("Type"))
        for source_type in edition.source_types.values():
            if source_type.offered:
                label = fill(_("{code} · {label}"), {"code": ltr(source_type.code), "label": source_type.label})
                self.type.addItem(label, source_type.code)
        form.addRow(text_label(look, _("Type")), self.type)
        self.number = QLineEdit(self)
        self.number.setFixedWidth(look.px(120))
        self.number.setAccessibleName(_("ILO survey number"))
        form.addRow(text_label(look, _("ILO survey number")), self.number)
        form.addRow(
            "",
            text_label(
                look, _("Leave empty when you do not know it; the ILO fills it in."), role=Role.HELP, kind="muted"
            ),
        )
        criteria = QHBoxLayout()
        self.criteria = {each: QCheckBox(words.criterion_words(each), self) for each in edition.criteria}
        for box in self.criteria.values():
            criteria.addWidget(box)
        criteria.addStretch()
        form.addRow(text_label(look, _("Fills modules A and B by")), criteria)
        layout.addLayout(form)
        outer.addLayout(layout)
        outer.addWidget(self._foot())
        self.name.textChanged.connect(self._compare)
        self._compare()

    def _foot(self) -> QFrame:
        """Cancel and the deed."""
        look = self._session.look
        foot = QFrame(self)
        foot.setProperty("kind", "strip")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 10, 20, 10)
        row.addStretch()
        cancel = Button(look, _("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self.add = Button(look, _("Add the source"), kind=Kind.PRIMARY)
        self.add.setDefault(True)
        self.add.clicked.connect(self._make)
        row.addWidget(self.add)
        return foot

    def _compare(self) -> None:
        """A source needs a name."""
        self.add.setEnabled(bool(self.name.text().strip()))

    def _make(self) -> None:
        """Hand the source over."""
        round_ = self._session.workspace.round
        number = self.number.text().strip() or _NEXT
        years = range(round_.last_year - round_.default_years + 1, round_.last_year + 1)
        source = Source(
            id=f"{self.type.currentData()}:{number}",
            type=str(self.type.currentData()),
            name=self.name.text().strip(),
            criteria=tuple(each for each, box in self.criteria.items() if box.isChecked()),
            years=tuple(years),
        )
        self.made.emit(source)
        self.accept()
