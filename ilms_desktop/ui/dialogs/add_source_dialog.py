"""Add a source: its name, its type, its survey number where the ILO gave one, criteria; and the tables it will have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from ilms_desktop import i18n
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import AddSource
from ilms_desktop.model.source import NAME_FIELD, Source
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.source_cover import cover
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.combo import ElidedCombo
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.source_head import type_words

if TYPE_CHECKING:
    from ilms_desktop.errors import IlmsError
    from ilms_desktop.ui.session import Session

#: takes the place of a survey number that is not known; the workspace counts on
_NEXT: Final = "N"
_NUMBER: Final = 120


class AddSourceDialog(DeedDialog):
    """Four answers and the deed; it stays open until the source is in the file."""

    #: id of the source that was added
    added = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.look, _("Add a source"), _("Add the source"), parent=parent)
        self._session = session
        look, edition = session.look, session.workspace.edition
        question = _("Which survey, census or register do the figures come from?")
        self.body.addWidget(text_label(look, question, wraps=True).make_bold())
        self.form = QFormLayout()
        self.form.setVerticalSpacing(9)
        self.name = QLineEdit(self)
        self.name.setMaxLength(next(field.max_length for field in edition.fields if field.code == NAME_FIELD))
        self._add(_("Name of the source *"), self.name, _("Without the year, as it is known in the country."))
        self.type = ElidedCombo(self)
        for source_type in edition.source_types.values():
            if source_type.offered:
                self.type.addItem(type_words(edition, source_type.code), source_type.code)
        self._add(_("Type"), self.type)
        self.number = QLineEdit(self)
        self.number.setFixedWidth(look.px(_NUMBER))
        self._add(_("ILO survey number"), self.number, _("Leave empty when you do not know it; the ILO fills it in."))
        holder = QWidget(self)
        criteria = QHBoxLayout(holder)
        criteria.setContentsMargins(0, 0, 0, 0)
        self.criteria = {each: QCheckBox(words.criterion_words(each), holder) for each in edition.criteria}
        for box in self.criteria.values():
            criteria.addWidget(box)
            box.toggled.connect(self._show_tables)
        criteria.addStretch()
        self._add(_("Fills modules A and B by"), holder)
        self.tables = text_label(look, role=Role.HELP, kind="second", wraps=True)
        self.form.addRow(text_label(look, _("Its tables")), self.tables)
        self.body.addLayout(self.form)
        self.type.currentIndexChanged.connect(self._show_tables)
        self.name.textChanged.connect(self._compare)
        self._show_tables()
        self._compare()
        self.in_order(self.name, self.type, self.number, *self.criteria.values())
        self.name.setFocus()

    def _add(self, title: str, widget: QWidget, about: str = "") -> None:
        """A row with its label, and a line of help below."""
        widget.setAccessibleName(title.removesuffix(" *"))
        widget.setAccessibleDescription(about)
        label = text_label(self.look, title)
        label.setBuddy(widget)
        self.form.addRow(label, widget)
        if about:
            self.form.addRow("", text_label(self.look, about, role=Role.HELP, kind="muted", wraps=True))

    def _compare(self) -> None:
        """A source needs a name."""
        self.say("")
        self.go.setEnabled(bool(self.name.text().strip()))

    def _show_tables(self) -> None:
        """Tables that such a source fills, and those that it does not, with the reason."""
        found = cover(self._session.workspace.edition, self.source())
        lines = [fill(_("Fills {tables}"), {"tables": text}) for text in found.fills]
        lines += [fill(_("Does not fill {tables}"), {"tables": text}) for text in found.not_filled]
        self.tables.setText("\n".join(lines))

    def source(self) -> Source:
        """The source that was described."""
        round_, source_type = self._session.workspace.round, str(self.type.currentData())
        years = range(round_.last_year - round_.default_years + 1, round_.last_year + 1)
        return Source(
            id=f"{source_type}:{self.number.text().strip() or _NEXT}",
            type=source_type,
            name=self.name.text().strip(),
            criteria=tuple(each for each, box in self.criteria.items() if box.isChecked()),
            years=tuple(years),
        )

    def do(self) -> None:
        """Add the source; where it cannot be added, the answers stay and the reason is said."""
        bus, before = self._session.bus, {each.id for each in self._session.workspace.sources()}
        bus.did_fail.connect(self._tell)
        changes = self._session.execute(AddSource(self.source()))
        bus.did_fail.disconnect(self._tell)
        if changes is not None:
            self.accept()
            self.added.emit(next(iter(changes.sources - before)))

    def _tell(self, error: IlmsError) -> None:
        """Say why it cannot be added."""
        if isinstance(error, UserError):
            self.say(i18n.error_text(error))
