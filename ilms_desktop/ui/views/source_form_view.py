"""The form of one source: headings, fields, answers saved at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ilms_desktop import i18n
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import EditSource, RemoveSource
from ilms_desktop.model.source import NAME_FIELD
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.source_form import SourceForm, choices_of, source_form, value_of, with_value
from ilms_desktop.ui.presenters.source_lines import kind_words
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.field_editors import FieldEditor, make_editor
from ilms_desktop.ui.views.labels import TextLabel, text_label

if TYPE_CHECKING:
    from ilms_desktop.errors import IlmsError
    from ilms_desktop.model.key import Criterion
    from ilms_desktop.model.source import FieldDefinition
    from ilms_desktop.ui.session import Session

_LABEL: Final = 172
_WIDEST: Final = 640


@dataclass(slots=True)
class _Row:
    """A field on screen: its editor and the line for what went wrong."""

    editor: FieldEditor
    trouble: TextLabel


class SourceFormView(QScrollArea):
    """Fields of a source under their headings."""

    #: the person is in a field: FieldDefinition
    entered = Signal(object)
    #: number of open answers may be another
    did_show = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._form: SourceForm | None = None
        self.rows: dict[str, _Row] = {}
        self._asked = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        session.bus.did_fail.connect(self._tell)

    def show_source(self, source_id: str) -> None:
        """Show a source; fields stay in place where it is the one that is shown."""
        source = self._session.workspace.source(source_id)
        fresh = source_form(self._session.workspace.edition, source)
        is_same = self._form is not None and (self._form.source.id, self._form.sections) == (source.id, fresh.sections)
        self._form = fresh
        if not is_same:
            self._build(fresh)
        for code, row in self.rows.items():
            field = next(each for each in fresh.fields if each.code == code)
            row.editor.show_answer(value_of(source, field))
            row.trouble.hide()
        self._show_head(fresh)
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
        head = QHBoxLayout()
        self.title = text_label(look, role=Role.PAGE_TITLE, wraps=True)
        head.addWidget(self.title, 1)
        self.answered = text_label(look, role=Role.HELP, kind="badge")
        head.addWidget(self.answered, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        layout.addWidget(
            text_label(look, kind_words(self._session.workspace, form.source.type, form.source.id), kind="second")
        )
        layout.addLayout(self._criteria_row(form))
        for section in form.sections:
            layout.addSpacing(6)
            layout.addWidget(text_label(look, section.title, role=Role.SECTION))
            grid = QGridLayout()
            grid.setHorizontalSpacing(10)
            grid.setVerticalSpacing(9)
            grid.setColumnMinimumWidth(0, look.px(_LABEL))
            grid.setColumnStretch(1, 1)
            for place, field in enumerate(section.fields):
                self._add_field(grid, place, field)
            layout.addLayout(grid)
        layout.addSpacing(12)
        remove = Button(look, _("Remove this source"), icon="remove", kind=Kind.DANGER)
        remove.clicked.connect(self._remove)
        last = QHBoxLayout()
        last.addWidget(remove)
        last.addStretch()
        layout.addLayout(last)
        layout.addStretch()
        inside.setMaximumWidth(look.px(_WIDEST + 2 * 24))
        self.setWidget(inside)

    def _criteria_row(self, form: SourceForm) -> QHBoxLayout:
        """By which criteria the source fills modules A and B."""
        look, edition = self._session.look, self._session.workspace.edition
        row = QHBoxLayout()
        caption = text_label(look, _("Fills modules A and B by"))
        caption.setMinimumWidth(look.px(_LABEL))
        row.addWidget(caption)
        self.criteria: dict[Criterion, QCheckBox] = {}
        for criterion in edition.criteria:
            box = QCheckBox(words.criterion_words(criterion))
            box.setChecked(criterion in form.source.criteria)
            box.clicked.connect(self._store_criteria)
            self.criteria[criterion] = box
            row.addWidget(box)
        row.addStretch()
        return row

    def _add_field(self, grid: QGridLayout, place: int, field: FieldDefinition) -> None:
        """Label, editor and line for troubles."""
        look, edition = self._session.look, self._session.workspace.edition
        assert self._form is not None  # noqa: S101 - called while a form is built
        is_required = self._form.source.type in field.required_for
        label = text_label(
            look, fill(_("{field}\u00a0*"), {"field": field.title}) if is_required else field.title, wraps=True
        )
        label.setContentsMargins(0, 5, 0, 0)
        grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        editor = make_editor(look, field, choices_of(edition, field))
        label.setBuddy(editor)
        trouble = text_label(look, role=Role.HELP, kind="red", wraps=True)
        trouble.hide()
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(editor)
        column.addWidget(trouble)
        grid.addLayout(column, place, 1)
        editor.answered.connect(lambda text, each=field: self._store(each, text))
        editor.entered.connect(lambda each=field: self.entered.emit(each))
        self.rows[field.code] = _Row(editor, trouble)

    def _show_head(self, form: SourceForm) -> None:
        """Title and how much is answered."""
        self.title.setText(form.source.name)
        values = {"n": ltr(str(form.answered)), "all": ltr(str(len(form.fields)))}
        self.answered.setText(fill(_("{n} of {all} answered"), values))
        for criterion, box in self.criteria.items():
            box.setChecked(criterion in form.source.criteria)

    # --- deeds

    def _store(self, field: FieldDefinition, text: str) -> None:
        """Keep an answer at once; the name cannot be taken away."""
        if self._form is None:
            return
        self._asked = field.code
        if field.code == NAME_FIELD and not text:
            self._say(_("A source needs a name. The old one stands until you type another."))
            return
        self._session.execute(EditSource(with_value(self._form.source, field, text)))
        self._asked = ""

    def _store_criteria(self) -> None:
        """Keep the criteria at once."""
        if self._form is not None:
            chosen = tuple(criterion for criterion, box in self.criteria.items() if box.isChecked())
            self._session.execute(EditSource(replace(self._form.source, criteria=chosen)))
            self._show_head(self._form)

    def _remove(self) -> None:
        """Take the source away; undo brings it back."""
        if self._form is not None:
            self._asked = NAME_FIELD
            self._session.execute(RemoveSource(self._form.source.id))
            self._asked = ""

    def _tell(self, error: IlmsError) -> None:
        """Say beside the field what went wrong with it."""
        if self._asked:
            self._say(i18n.error_text(error))

    def _say(self, text: str) -> None:
        """Show a text under the field that is being stored."""
        row = self.rows.get(self._asked)
        if row is not None:
            row.trouble.setText(text)
            row.trouble.show()
            self.ensureWidgetVisible(row.trouble)
