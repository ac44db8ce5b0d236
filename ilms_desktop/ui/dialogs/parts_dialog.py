"""Parts of other offices: whose keys were confirmed, what was handed out, what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.dialogs.wide_dialog import WideDialog
from ilms_desktop.ui.models.merge_model import OfficesModel, PartsModel
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.part_words import scope_words
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_table import PlainTable
from ilms_desktop.workspace.part_list import parts_of, take_back

if TYPE_CHECKING:
    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.part_list import Part

_OFFICE_WIDTHS: Final = (80, 0, 120, 250)
_PART_WIDTHS: Final = (80, 0, 150, 150, 160)


class PartsDialog(WideDialog):
    """Two lists, each with its deeds; the coordinator's file and that of an office show different ones."""

    wants_office = Signal()
    #: code of an office
    wants_forget = Signal(str)
    wants_assignment = Signal()
    wants_return = Signal()
    wants_merge = Signal()
    wants_opening = Signal()
    #: a merge is to be undone: the command
    wants_back = Signal(object)
    #: the same file is wanted again: the part
    wants_copy = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        handed = session.workspace.handed
        self.is_own = handed is not None
        deed = _("Hand it back…") if self.is_own else _("Take a return in…")
        super().__init__(
            session.look,
            _("Parts of other offices"),
            deed,
            icon="export" if self.is_own else "merge",
            parent=parent,
        )
        self._session = session
        self.cancel.setText(_("Close"))
        self.told = text_label(self.look, self._about(), wraps=True)
        self.body.addWidget(self.told)
        self.body.addWidget(self._offices_part(), 2)
        self.body.addWidget(self._parts_part(), 3)
        self.said = text_label(self.look, role=Role.HELP, kind="second", wraps=True)
        self.body.addWidget(self.said)
        self.in_order(
            *(self.offices, self.add, self.forget, self.parts, self.assign, self.back, self.copy, self.opening)
        )
        self.show_all()

    # --- parts

    def _about(self) -> str:
        handed = self._session.workspace.handed
        if handed is None:
            return _(
                "Hand tables to other offices of your country, and take in what they hand back. "
                "The ILO neither signs nor receives these files."
            )
        values = {"scope": scope_words(handed.scope), "office": ltr(handed.coordinator)}
        text = _("This file holds {scope} for office {office}. Only that can be changed here, and all of it goes back.")
        return fill(text, values)

    def _offices_part(self) -> QWidget:
        """Offices whose keys count here."""
        self.offices_model = OfficesModel(self)
        self.add = Button(self.look, _("Confirm a key…"), icon="key")
        self.add.clicked.connect(self.wants_office)
        self.forget = Button(self.look, _("Forget this key"))
        self.forget.clicked.connect(lambda: self.wants_forget.emit(self._office()))
        title = _("Offices")
        self.offices = PlainTable(self.look, title, self.offices_model, widths=_OFFICE_WIDTHS, parent=self)
        part = self._part_of(title, self.offices, (self.add, self.forget))
        part.setVisible(not self.is_own)
        return part

    def _parts_part(self) -> QWidget:
        """What went out and came in."""
        self.parts_model = PartsModel(self)
        self.assign = Button(self.look, _("Hand tables out…"), icon="offices")
        self.assign.clicked.connect(self.wants_assignment)
        self.assign.setVisible(not self.is_own)
        self.back = Button(self.look, _("Undo this merge"), icon="undo")
        self.back.clicked.connect(self._take_back)
        self.back.setVisible(not self.is_own)
        self.copy = Button(self.look, _("Save the file again…"))
        self.copy.clicked.connect(self._copy)
        self.opening = Button(self.look, _("Open an assignment…"), icon="open")
        self.opening.clicked.connect(self.wants_opening)
        title = _("Handed out and handed back")
        self.parts = PlainTable(self.look, title, self.parts_model, widths=_PART_WIDTHS, parent=self)
        self.parts.did_move.connect(lambda _index: self._compare())
        return self._part_of(title, self.parts, (self.assign, self.back, self.copy, self.opening))

    def _part_of(self, title: str, table: PlainTable, buttons: tuple[Button, ...]) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(text_label(self.look, title).make_bold())
        column.addWidget(table, 1)
        row = FlowLayout(spacing=8)
        for button in buttons:
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)
        return holder

    # --- what is shown

    def show_all(self, said: str = "") -> None:
        """Read the lists again, and say how a deed went."""
        workspace = self._session.workspace
        self.offices_model.show_offices(workspace.offices())
        self.parts_model.show_parts(parts_of(workspace), is_own=self.is_own)
        self.offices.show_row(0)
        self.parts.show_row(0)
        self.say("")
        self.said.setText(said)
        self._compare()
        if said:
            announce(self, said)

    def warn(self, text: str) -> None:
        """Say what kept a deed from being done."""
        self.said.setText("")
        self.say(text)
        announce(self, text)

    def _part(self) -> Part | None:
        row = self.parts.currentIndex().row()
        return self.parts_model.parts[row] if 0 <= row < len(self.parts_model.parts) else None

    def _office(self) -> str:
        row = self.offices.currentIndex().row()
        return self.offices_model.offices[row].code

    def _compare(self) -> None:
        """Deeds that are possible with the current rows."""
        part = self._part()
        command = None if part is None else take_back(self._session.workspace, part)
        has_offices = bool(self.offices_model.offices)
        self.forget.setEnabled(has_offices)
        self.assign.setEnabled(has_offices)
        self.go.setEnabled(has_offices)
        self.back.setEnabled(command is not None)
        self.copy.setEnabled(part is not None)

    def _take_back(self) -> None:
        part = self._part()
        command = None if part is None else take_back(self._session.workspace, part)
        if command is not None:
            self.wants_back.emit(command)

    def _copy(self) -> None:
        part = self._part()
        if part is not None:
            self.wants_copy.emit(part)

    def do(self) -> None:
        """The main deed of the file."""
        (self.wants_return if self.is_own else self.wants_merge).emit()
