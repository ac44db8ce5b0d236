"""The fields of one table and year: break, definition of migrants, what earnings mean, remarks; one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QWidget

from ilms_desktop.i18n import N_, error_text, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import Batch, Label, SetQTableField
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.source_form import choices_of
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.field_editors import FieldEditor, make_editor
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.workspace.qtable_fields import default_of, fields_of, is_fixed

if TYPE_CHECKING:
    from ilms_desktop.errors import IlmsError
    from ilms_desktop.model.source import FieldDefinition
    from ilms_desktop.model.table_view import TableView, YearColumn
    from ilms_desktop.ui.session import Session

_LABEL: Final = 160
_HIGHEST: Final = 420
#: between the editors and the scroll bar
_AIR: Final = 12


class QTableDialog(DeedDialog):
    """Labels, editors, the help of the field in use, the deed."""

    def __init__(self, session: Session, view: TableView, year: YearColumn, parent: QWidget | None = None) -> None:
        """Edit the fields of `year`, one of the columns of `view`."""
        values = {"table": ltr(view.layout.table.number), "year": ltr(str(year.qtable.year))}
        look, title = session.look, fill(_("Fields of {table}, {year}"), values)
        super().__init__(look, title, _("Save the fields"), parent=parent)
        self._session = session
        self._view = view
        self._year = year
        self.editors: dict[str, FieldEditor] = {}
        self.body.addWidget(self._form(), 1)
        self.help = text_label(look, role=Role.HELP, kind="second", wraps=True)
        self.help.setMinimumHeight(2 * look.line_height(Role.HELP))
        self.help.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.help)
        others = len(self._others)
        text = ngettext(
            "Write what I change here into the {n} other year as well",
            "Write what I change here into the {n} other years as well",
            others,
        )
        self.for_all = QCheckBox(fill(text, {"n": ltr(str(others))}), self)
        self.for_all.setVisible(others > 0)
        self.body.addWidget(self.for_all)
        self.in_order(*self.editors.values(), self.for_all)
        session.bus.did_fail.connect(self._tell)
        first = next(iter(self.editors.values()))
        self._show_help(first.field)
        first.setFocus()

    # --- putting together

    def _form(self) -> QScrollArea:
        """Fields under each other; a long form scrolls."""
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget(area)
        grid = QGridLayout(inside)
        # why: margins are not mirrored, the scroll bar is
        grid.setContentsMargins(*((_AIR, 0, 0, 8) if self.look.is_right_to_left else (0, 0, _AIR, 8)))
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(9)
        grid.setColumnMinimumWidth(0, self._session.look.px(_LABEL))
        grid.setColumnStretch(1, 1)
        for place, field in enumerate(fields_of(self._session.workspace.edition, self._view.layout.table)):
            self._add_field(grid, place, field)
        grid.setRowStretch(grid.rowCount(), 1)
        area.setWidget(inside)
        area.setMinimumHeight(min(inside.sizeHint().height(), self._session.look.px(_HIGHEST)))
        return area

    def _add_field(self, grid: QGridLayout, place: int, field: FieldDefinition) -> None:
        """Label and editor, or the one answer that there is."""
        look, table = self._session.look, self._view.layout.table
        choices = choices_of(self._session.workspace.edition, field)
        label = text_label(look, field.title, wraps=True)
        label.setContentsMargins(0, 5, 0, 0)
        grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        if is_fixed(field, table):
            value = default_of(field, table)
            fixed = text_label(look, dict(choices).get(value, value), wraps=True)
            fixed.setContentsMargins(0, 5, 0, 0)
            grid.addWidget(fixed, place, 1)
            return
        editor = make_editor(look, field, choices)
        label.setBuddy(editor)
        # why: offered first, and stored only when the person saves
        editor.show_answer(self._year.fields.get(field.code) or default_of(field, table))
        editor.entered.connect(lambda each=field: self._show_help(each))
        grid.addWidget(editor, place, 1)
        self.editors[field.code] = editor

    def _show_help(self, field: FieldDefinition) -> None:
        """Help of the field in use."""
        self.help.setText(fill(_("{field}: {value}"), {"field": field.title, "value": field.help}))

    # --- deeds

    @property
    def _others(self) -> list[YearColumn]:
        """Other years that may be changed."""
        return [each for each in self._view.years if each is not self._year and not each.locked]

    def changed(self) -> dict[str, str]:
        """Answers that differ from what is stored, by field code; the fixed ones with them."""
        edition, table = self._session.workspace.edition, self._view.layout.table
        answers = {code: editor.answer().strip() for code, editor in self.editors.items()}
        fixed = (field for field in fields_of(edition, table) if is_fixed(field, table))
        answers |= {field.code: default_of(field, table) for field in fixed}
        return {code: text for code, text in answers.items() if text != self._year.fields.get(code, "")}

    def do(self) -> None:
        """Store what changed, as one step; what is refused is told here."""
        changed = self.changed()
        years = [self._year, *(self._others if self.for_all.isChecked() else [])]
        commands = tuple(SetQTableField(each.qtable, code, text) for each in years for code, text in changed.items())
        qtable = self._year.qtable
        label = Label(N_("Set fields of {table}, {year}"), {"table": qtable.table, "year": str(qtable.year)})
        if not commands or self._session.execute(Batch(commands, label)) is not None:
            self.accept()

    def _tell(self, error: IlmsError) -> None:
        """Say why the fields were not stored."""
        self.say(error_text(error))
