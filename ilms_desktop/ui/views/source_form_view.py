"""The form of one source: what it covers, headings, fields; answers are saved at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ilms_desktop import i18n
from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import EditSource, RemoveSource
from ilms_desktop.model.source import NAME_FIELD
from ilms_desktop.ui.presenters.bidi import ltr, own
from ilms_desktop.ui.presenters.field_help import field_help
from ilms_desktop.ui.presenters.source_form import SourceForm, choices_of, source_form, value_of, with_value
from ilms_desktop.ui.presenters.source_lines import kind_words, qtable_answers
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.field_editors import make_editor
from ilms_desktop.ui.views.field_row import FieldRow
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.scroll_content import put_into
from ilms_desktop.ui.views.source_head import SourceHead
from ilms_desktop.workspace.source_copies import fields_lost, retype_command

if TYPE_CHECKING:
    from collections.abc import Collection

    from ilms_desktop.errors import IlmsError
    from ilms_desktop.model.command import Command
    from ilms_desktop.model.source import FieldDefinition
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.views.field_row import FormRow

_LABEL: Final = 172
_WIDEST: Final = 640
_REMOVE: Final = "remove"


class SourceFormView(QScrollArea):
    """Fields of a source under their headings."""

    #: the person is at a place of the form: Help
    entered = Signal(object)
    #: number of open answers may be another: SourceForm
    did_show = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._form: SourceForm | None = None
        self.rows: dict[str, FieldRow] = {}
        self._asked = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        session.bus.did_fail.connect(self._tell)

    def show_source(self, source_id: str, *, also_shown: Collection[int] = ()) -> None:
        """Show a source; fields stay in place where it is the one that is shown.

        Args:
            source_id: which one.
            also_shown: years that are shown although they were not chosen for it.
        """
        workspace = self._session.workspace
        source = workspace.source(source_id)
        fresh = source_form(workspace.edition, source, qtables=qtable_answers(workspace, source_id))
        is_same = self._form is not None and (self._form.source.id, self._form.sections) == (source.id, fresh.sections)
        self._form = fresh
        if not is_same:
            self._build(fresh)
        fields = {field.code: field for section in fresh.sections for field in section.fields}
        for code, row in self.rows.items():
            row.show_answer(value_of(source, fields[code]))
            row.set_shown(is_shown=fresh.is_shown(fields[code]))
        self.head.show_source(source, also_shown=also_shown)
        self._show_title(fresh)
        self.did_show.emit(fresh)

    # --- putting together

    def _build(self, form: SourceForm) -> None:
        """Make the widgets of a form."""
        look = self._session.look
        self.rows = {}
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(24, 14, 24, 16)
        layout.setSpacing(8)
        title = QHBoxLayout()
        self.title = text_label(look, role=Role.PAGE_TITLE, wraps=True)
        title.addWidget(self.title, 1)
        self.answered = text_label(look, role=Role.HELP, kind="badge")
        title.addWidget(self.answered, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(title)
        kind = kind_words(self._session.workspace, form.source.type, form.source.id)
        layout.addWidget(text_label(look, kind, kind="second", wraps=True))
        self.head = SourceHead(self._session, inside)
        self.head.grid.setColumnMinimumWidth(0, look.px(_LABEL))
        self.head.entered.connect(self.entered)
        self.head.wants.connect(self._execute)
        self.head.wants_type.connect(self._retype)
        layout.addWidget(self.head)
        for section in form.sections:
            layout.addSpacing(6)
            layout.addWidget(text_label(look, section.title, role=Role.SECTION))
            layout.addLayout(self._section(section.fields))
        layout.addSpacing(12)
        layout.addLayout(self._foot())
        layout.addStretch()
        inside.setMaximumWidth(look.px(_WIDEST + 2 * 24))
        put_into(self, inside)

    def _section(self, fields: Collection[FieldDefinition]) -> QGridLayout:
        """Fields of one heading."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(9)
        grid.setColumnMinimumWidth(0, self._session.look.px(_LABEL))
        grid.setColumnStretch(1, 1)
        for place, field in enumerate(fields):
            self._add_field(grid, place, field)
        return grid

    def _add_field(self, grid: QGridLayout, place: int, field: FieldDefinition) -> None:
        """Label, editor, way back and line for troubles."""
        assert self._form is not None  # noqa: S101 - called while a form is built
        choices = choices_of(self._session.workspace.edition, field)
        is_required = self._form.source.type in field.required_for
        title = fill(_("{field}\u00a0*"), {"field": field.title}) if is_required else field.title
        row = FieldRow(self._session.look, title, make_editor(self._session.look, field, choices), choices)
        row.add_to(grid, place)
        owner = self._form.source.id
        row.editor.answered.connect(lambda text, each=field: self._store(owner, each, text))
        row.editor.entered.connect(lambda each=field: self._enter(each))
        row.wants_back.connect(lambda text, each=field: self._put_back(owner, each, text))
        self.rows[field.code] = row

    def _foot(self) -> QVBoxLayout:
        """The way to take the source away, and why it cannot go."""
        look = self._session.look
        self.remove = Button(look, _("Remove this source"), icon="remove", kind=Kind.DANGER)
        self.remove.clicked.connect(self._remove)
        self.trouble = text_label(look, role=Role.HELP, kind="red", wraps=True)
        self.trouble.hide()
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch()
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.trouble)
        return column

    def _show_title(self, form: SourceForm) -> None:
        """Title and how much is answered."""
        self.title.setText(own(form.source.name))
        values = {"n": ltr(str(form.answered)), "all": ltr(str(len(form.fields)))}
        self.answered.setText(fill(_("{n} of {all} answered"), values))
        self.trouble.hide()

    # --- moving

    def _enter(self, field: FieldDefinition) -> None:
        """The person is in a field: help follows, and the field is seen."""
        if self._form is not None:
            self.ensureWidgetVisible(self.rows[field.code].editor)
            self.entered.emit(field_help(field, source_type=self._form.source.type, open_fields=self._form.open))

    def go_to(self, code: str) -> None:
        """Go into a field."""
        row = self.rows.get(code)
        if row is not None:
            self.ensureWidgetVisible(row.editor)
            row.editor.setFocus()

    # --- deeds

    def _store(self, owner: str, field: FieldDefinition, text: str) -> None:
        """Keep an answer at once; the name cannot be taken away.

        A field that is left because another source is shown still belongs to its owner.
        """
        source = next((each for each in self._session.workspace.sources() if each.id == owner), None)
        if source is None:
            return
        if field.code == NAME_FIELD and not text:
            self.rows[NAME_FIELD].say(_("A source needs a name. The old one stands until you type another."))
            return
        changed = with_value(self._session.workspace.edition, source, field, text)
        self._execute(field.code, EditSource(changed, field.title))

    def _put_back(self, owner: str, field: FieldDefinition, text: str) -> None:
        """Store again what stood in a field when the form was opened."""
        self.rows[field.code].editor.put(text)
        self._store(owner, field, text)
        self.go_to(field.code)

    def _retype(self, new_type: str) -> None:
        """Make it a source of another type; what cannot come along is told, and undo brings it back."""
        if self._form is None:
            return
        workspace, source = self._session.workspace, self._form.source
        lost = fields_lost(workspace, source, new_type)
        if self._execute("type", retype_command(workspace, source, new_type)):
            text = ngettext(
                "The type is changed; {n} answer that it does not have is gone.",
                "The type is changed; {n} answers that it does not have are gone.",
                len(lost),
            )
            said = fill(text, {"n": ltr(str(len(lost)))}) if lost else _("The type is changed.")
            self._session.bus.did_say.emit(said)

    def _remove(self) -> None:
        """Take the source away; undo brings it back."""
        if self._form is not None:
            source = self._form.source
            if self._execute(_REMOVE, RemoveSource(source.id)):
                self._session.bus.did_say.emit(fill(_("“{source}” is removed."), {"source": source.name}))

    def _execute(self, asked: str, command: Command) -> bool:
        """Carry out a command of one row; what goes wrong is said there."""
        self._asked = asked
        changes = self._session.execute(command)
        self._asked = ""
        return changes is not None

    def _tell(self, error: IlmsError) -> None:
        """Say beside the row what went wrong with it."""
        if not self._asked:
            return
        text = i18n.error_text(error)
        row: FormRow | None = self.rows.get(self._asked) or self.head.rows.get(self._asked)
        if row is not None:
            row.say(text)
            self.ensureWidgetVisible(row.trouble)
        else:
            self.trouble.setText(text)
            self.trouble.show()
            self.ensureWidgetVisible(self.trouble)
