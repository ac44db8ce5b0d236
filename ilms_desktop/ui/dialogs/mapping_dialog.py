"""The mapping assistant: what rows, columns and labels of a foreign table mean, with a live count of what comes in.

Reading runs in the background; while the mapping changes faster than the file is read, only the last one counts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from ilms_desktop import i18n
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.dialogs.wide_dialog import WideDialog
from ilms_desktop.ui.models.labels_model import LabelsModel
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.mapping_draft import (
    Draft,
    Made,
    codes_of,
    first_draft,
    make_out,
    meaning_words,
    shares_said,
)
from ilms_desktop.ui.progress import wait_for
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.kept_line import KeptLine
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.labels_table import LabelsTable
from ilms_desktop.ui.views.mapping_form import MappingForm
from ilms_desktop.ui.views.meaning_line import MeaningLine
from ilms_desktop.ui.views.sheet_picture import SheetPicture
from ilms_desktop.ui.views.value_combo import ValueCombo
from ilms_desktop.workspace.mapping import saved
from ilms_desktop.workspace.mapping.check import table_of
from ilms_desktop.workspace.mapping.model import Share
from ilms_desktop.workspace.mapping.words import code_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.exchange.foreign.cells import ForeignBook
    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.mapping.apply import LabelUse
    from ilms_desktop.workspace.mapping.model import Shares

_FORM: Final = 430


class MappingDialog(WideDialog):
    """Sheet and labels at the start, choices beside them."""

    #: what the mapping made of the file, and what to know of it: ParsedFile, sentences
    wants_preview = Signal(object, object)
    #: the file was read by the mapping that is shown
    did_make_out = Signal()

    def __init__(self, session: Session, book: ForeignBook, parent: QWidget | None = None) -> None:
        super().__init__(session.look, _("Say what the table means"), _("Preview…"), icon="import", parent=parent)
        self._session = session
        self._book = book
        self._edition = session.workspace.edition
        self._country = session.workspace.country
        self._remarks: tuple[str, ...] = ()
        self._draft: Draft | None = None
        self._made: Made | None = None
        self._is_reading = self._is_gone = False
        self.finished.connect(self._go)
        self.body.addLayout(self._head())
        self.proposed = text_label(self.look, role=Role.HELP, kind="yellow", wraps=True)
        self.body.addWidget(self.proposed)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(self._table(), 1)
        middle.addWidget(self._choices())
        self.body.addLayout(middle, 1)
        self.go.setEnabled(False)
        self._begin()
        self.list.setFocus()

    # --- parts

    def _head(self) -> QHBoxLayout:
        """Which mapping it is."""
        row = QHBoxLayout()
        title = fill(_("{file} is a table of its own kind. What does it mean?"), {"file": ltr(self._book.name)})
        row.addWidget(text_label(self.look, title, role=Role.SECTION, wraps=True), 1)
        self.kept = ValueCombo[str](_("Mapping"), self)
        self.kept.currentIndexChanged.connect(self._choose_kept)
        row.addWidget(text_label(self.look, _("Mapping"), kind="second"))
        row.addWidget(self.kept)
        return row

    def _table(self) -> QVBoxLayout:
        """The sheet, its labels, and what the current one stands for."""
        column = QVBoxLayout()
        column.setSpacing(6)
        self.picture = SheetPicture(self.look, self)
        column.addWidget(self.picture, 3)
        self.labels_title = text_label(self.look, wraps=True).make_bold()
        column.addWidget(self.labels_title)
        self.model = LabelsModel(self._edition, self)
        self.list = LabelsTable(self.look, self.model, self)
        self.list.did_move.connect(self._ask)
        self.list.took.connect(self._take_suggestion)
        self.list.left_out.connect(self._leave_out)
        self.list.chosen.connect(self._focus_meaning)
        column.addWidget(self.list, 3)
        self.meaning = MeaningLine(self.look, self)
        self.meaning.took.connect(self._take_suggestion)
        self.meaning.typed.connect(self._take_typed)
        self.meaning.left_out.connect(self._leave_out)
        column.addWidget(self.meaning)
        return column

    def _choices(self) -> QFrame:
        """The form, which scrolls where the window is low, and the name below it."""
        side = QFrame(self)
        side.setFixedWidth(self.look.px(_FORM))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        self.form = MappingForm(self._session, self)
        self.form.chose.connect(self.choose)
        self._area = QScrollArea(self)
        self._area.setWidget(self.form)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._area, 1)
        row = QHBoxLayout()
        self.name = KeptLine(_("Name of the mapping"), self)
        self.name.setMaxLength(saved.LONGEST_NAME)
        label = text_label(self.look, _("Keep as"))
        label.setBuddy(self.name)
        row.addWidget(label)
        row.addWidget(self.name, 1)
        self.keep = Button(self.look, _("Keep"), icon="save-point")
        self.keep.setAccessibleName(_("Keep the mapping for next year"))
        self.keep.clicked.connect(self._keep)
        row.addWidget(self.keep)
        column.addLayout(row)
        return side

    def _focus_meaning(self) -> None:
        """Enter on a label goes to what it stands for."""
        self.meaning.line.setFocus()
        self.meaning.line.selectAll()

    # --- what is shown

    def _begin(self) -> None:
        """Show the guess."""
        self._offer_kept()
        try:
            found = wait_for(
                self._session.tasks,
                lambda _job: first_draft(self._book, self._edition, country=self._country),
                words=_("Looking for tables and labels…"),
                look=self.look,
                parent=self.parentWidget(),
            )
        except UserError as error:
            self.say(i18n.error_text(error))
            return
        if found is not None:
            draft, self._remarks = found
            sources = self._session.workspace.sources()
            if len(sources) == 1 and not draft.mapping.source:
                draft = replace(draft, mapping=replace(draft.mapping, source=sources[0].id))
            self.name.setText(draft.mapping.name[: saved.LONGEST_NAME])
            self.choose(draft)

    def _offer_kept(self) -> None:
        """Mappings that are kept."""
        self.kept.offer(_("Proposed by the program"), ((name, name) for name in saved.saved_names()))

    def choose(self, draft: Draft) -> None:
        """Take another mapping, and read the file by it."""
        self._draft = draft
        self.form.show_draft(draft)
        self.go.setEnabled(False)
        self.remark.setText(_("Reading the table…"))
        if not self._is_reading:
            self._read()

    def _read(self) -> None:
        """Read the file by the mapping in the background."""
        draft = self._draft
        assert draft is not None  # noqa: S101 - it was chosen just before
        self._is_reading = True
        self._session.tasks.run(
            lambda: make_out(self._book, draft, self._edition, country=self._country),
            done=lambda made: self._take_made(draft, made),
            failed=self._fail,
        )

    def _take_made(self, draft: Draft, made: Made) -> None:
        """Show what was read, or read again where the mapping is another one by now."""
        self._is_reading = False
        if self._is_gone:
            return
        if draft != self._draft:
            self._read()
            return
        self._made = made
        applied = made.applied
        self.picture.show_sheet(made.sheet, made.fit)
        self.say(i18n.error_text(made.trouble) if made.trouble else "")
        remarks = dict.fromkeys((*self._remarks, *(applied.remarks if applied else ())))
        self.proposed.setText(" ".join(remarks))
        self.proposed.setVisible(bool(remarks))
        self._show_labels(applied.labels if applied else (), draft)
        self.remark.setText(_counts(made))
        self.go.setEnabled(applied is not None and bool(applied.parsed.rows))
        announce(self, self.remark.text())
        self.did_make_out.emit()

    def _show_labels(self, uses: tuple[LabelUse, ...], draft: Draft) -> None:
        """Labels; the one that was current stays so, unless another one needs an answer first."""
        self.model.show_labels(uses, draft.mapping)
        unknown = sum(each.meaning is None for each in uses)
        text = ngettext("{n} label is not known.", "{n} labels are not known.", unknown)
        self.labels_title.setText(fill(text, {"n": ltr(str(unknown))}) if unknown else _("Every label is known."))
        self.list.show_row(0)

    def _ask(self, index: QModelIndex) -> None:
        """Speak of the current label."""
        use = self.model.use(index)
        if use is None or self._draft is None:
            self.meaning.be_silent()
            return
        names = [code_words(code) for code in codes_of(self._edition, self._part_of(use).part, use.dim)]
        said = meaning_words(use, {code: self.model.name(code) for code in _codes(use)})
        self.meaning.ask(use.text, said, [self.model.name(code) for code in use.suggestions], names)

    def _part_of(self, use: LabelUse) -> Draft:
        """The mapping at the part where a label was met."""
        assert self._draft is not None  # noqa: S101 - labels come from it
        return replace(self._draft, number=use.part - 1)

    # --- what labels stand for

    def _take_suggestion(self, number: int) -> None:
        """Take a suggestion for the current label."""
        use = self.model.use(self.list.currentIndex())
        if use is not None and number < len(use.suggestions):
            self._say(use, (Share(use.suggestions[number]),))

    def _take_typed(self, text: str) -> None:
        """Take what was typed, or say that nobody knows it."""
        use = self.model.use(self.list.currentIndex())
        if use is None:
            return
        shares = shares_said(text, self._edition, self._part_of(use).part, use.dim)
        if text.strip() and shares is None:
            told = _("“{text}” is no name of the list, or the shares do not add up to 100%. Choose one of the names.")
            self.say(fill(told, {"text": text.strip()}))
            return
        self._say(use, shares)
        self.list.setFocus()

    def _leave_out(self) -> None:
        """Leave the current label out on purpose."""
        use = self.model.use(self.list.currentIndex())
        if use is not None:
            self._say(use, ())

    def _say(self, use: LabelUse, shares: Shares | None) -> None:
        if self._draft is not None:
            self.choose(self._draft.with_label(use, shares))

    # --- kept mappings

    def _choose_kept(self) -> None:
        """Read the file by a mapping that is kept, or by the guess."""
        name = self.kept.value
        if name is None:
            self._begin()
            return
        try:
            mapping = saved.load(name)
            for number, part in enumerate(mapping.parts, start=1):
                table_of(self._edition, part, number=number, name=name)
        except UserError as error:
            self.say(i18n.error_text(error))
            return
        self._remarks = ()
        self.name.setText(name)
        self.choose(Draft(mapping))

    def _keep(self) -> None:
        """Keep the mapping under its name."""
        if self._draft is None:
            return
        name = self.name.text().strip()
        try:
            saved.save(replace(self._draft.mapping, name=name))
        except UserError as error:
            self.say(i18n.error_text(error))
            return
        self.say("")
        self._draft = replace(self._draft, mapping=replace(self._draft.mapping, name=name))
        self._offer_kept()
        told = fill(_("Kept as “{name}”. Choose it for next year's table."), {"name": name})
        self.remark.setText(told)
        announce(self, told)

    # --- the deed

    def do(self) -> None:
        """Show what would come in."""
        if self._made is not None and self._made.applied is not None:
            applied = self._made.applied
            self.wants_preview.emit(applied.parsed, applied.remarks)

    def _go(self) -> None:
        """What is still read is of no use any more."""
        self._is_gone = True

    def _fail(self, error: BaseException) -> None:
        """Say why the file cannot be read."""
        self._is_reading = False
        if self._is_gone:
            return
        if isinstance(error, UserError):
            self.say(i18n.error_text(error))
        else:
            show_error(error, self)


def _codes(use: LabelUse) -> tuple[str, ...]:
    """Codes that a label stands for."""
    return tuple(each.code for each in use.meaning.shares) if use.meaning else ()


def _counts(made: Made) -> str:
    """How much would come in."""
    if made.applied is None:
        return _("Nothing comes in yet.")
    parsed = made.applied.parsed
    rows = ngettext("{n} figure would come in", "{n} figures would come in", len(parsed.rows))
    refused = ngettext("{n} place is refused", "{n} places are refused", len(parsed.refused))
    values = {
        "rows": fill(rows, {"n": ltr(str(len(parsed.rows)))}),
        "refused": fill(refused, {"n": ltr(str(len(parsed.refused)))}),
    }
    return fill(_("{rows}, {refused}."), values)
