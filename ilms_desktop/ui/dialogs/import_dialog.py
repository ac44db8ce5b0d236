"""Import: what a file would do to the questionnaire, row by row, before anything is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop import i18n
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.dialogs.wide_dialog import WideDialog
from ilms_desktop.ui.models.import_model import ImportModel, PartsModel
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.import_lines import ImportLines, Show, counts_words, refused_words
from ilms_desktop.ui.presenters.source_offers import source_offers
from ilms_desktop.ui.progress import wait_for
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.chip import Chip
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_table import PlainTable
from ilms_desktop.ui.views.refused_strip import RefusedStrip
from ilms_desktop.ui.views.value_combo import ValueCombo
from ilms_desktop.workspace.importing import ImportPlan, plan_import

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.exchange.report import ParsedFile
    from ilms_desktop.model.command import Command
    from ilms_desktop.ui.session import Session

_PARTS: Final = 400
_PART_WIDTHS: Final = (84, 0, 52, 60, 76, 56)
_WIDTHS: Final = (110, 130, 0, 0)


class ImportDialog(WideDialog):
    """Source, counts by table and year, list of what happens, deed."""

    #: the command that imports
    wants_import = Signal(object)

    def __init__(
        self, session: Session, parsed: ParsedFile, parent: QWidget | None = None, *, remarks: Sequence[str] = ()
    ) -> None:
        """Show what a file would do.

        Args:
            session: the questionnaire.
            parsed: the file.
            parent: window over which it opens.
            remarks: what to know of the file, in the language in use.
        """
        super().__init__(session.look, _("Import figures"), "", icon="import", parent=parent)
        self._session = session
        self._parsed = parsed
        self._remarks = tuple(remarks)
        self._command: Command | None = None
        self._told: ImportLines | None = None
        self._show = Show.ALL
        question = fill(_("Take the figures of {file} into this questionnaire?"), {"file": ltr(parsed.name)})
        self.body.addWidget(text_label(self.look, question, role=Role.SECTION, wraps=True))
        self.body.addWidget(self._source_row())
        self.counts = text_label(self.look, wraps=True)
        self.body.addWidget(self.counts)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(self._where())
        middle.addLayout(self._rows(), 1)
        self.body.addLayout(middle, 1)
        self.remark.setText(_("Nothing changes before you import. One step of Undo takes all of it back."))
        self.in_order(self.source, self.parts, *self.chips.values(), self.list, self.copy)
        self.plan()
        self.list.setFocus()

    # --- parts

    def _source_row(self) -> QWidget:
        """Source of rows that name none."""
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        label = text_label(self.look, _("Source of rows that name none"), kind="second")
        row.addWidget(label)
        self.source = ValueCombo[str](_("Source of rows that name none"), self)
        label.setBuddy(self.source)
        self.source.offer(_("The only one, or as the file says"), source_offers(self._session.workspace))
        self.source.be_flexible()
        self.source.currentIndexChanged.connect(self.plan)
        row.addWidget(self.source, 1)
        holder.setVisible(any(not each.source for each in self._parsed.rows))
        return holder

    def _where(self) -> QVBoxLayout:
        """What goes where, by table and year."""
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(text_label(self.look, _("What goes where")).make_bold())
        self.parts_model = PartsModel(self)
        self.parts = PlainTable(self.look, _("What goes where"), self.parts_model, widths=_PART_WIDTHS, parent=self)
        self.parts.setFixedWidth(self.look.px(_PARTS))
        self.parts.did_move.connect(self._list)
        column.addWidget(self.parts, 1)
        return column

    def _rows(self) -> QVBoxLayout:
        """Filters, rows, the row in words, refusals."""
        column = QVBoxLayout()
        column.setSpacing(8)
        chips = FlowLayout(spacing=8)
        names = (_("All"), _("New"), _("Changed"), _("Refused"), _("Unchanged"), _("Descriptions and remarks"))
        self.chips = {show: Chip(self.look, name, self) for show, name in zip(Show, names, strict=True)}
        for show, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, picked=show: self.filter(picked))
            chips.addWidget(chip)
        column.addLayout(chips)
        self.model = ImportModel(self)
        self.list = PlainTable(self.look, _("Rows of the file"), self.model, widths=_WIDTHS, parent=self)
        self.list.did_move.connect(self._tell)
        column.addWidget(self.list, 1)
        self.row_told = text_label(self.look, role=Role.HELP, kind="second", wraps=True)
        column.addWidget(self.row_told)
        self.refused = RefusedStrip(self.look, self)
        self.why, self.copy = self.refused.why, self.refused.copy
        self.copy.clicked.connect(self._copy_refused)
        column.addWidget(self.refused)
        return column

    # --- what it does

    def plan(self) -> None:
        """Work out what would happen."""
        try:
            found = self._find_plan()
        except UserError as error:
            self._say_trouble(error)
            return
        if found is not None:
            self._show_plan(found)

    def _find_plan(self) -> ImportPlan | None:
        """What would happen, worked out in the background; None where the person stopped it."""
        session, source = self._session, self.source.value
        return wait_for(
            session.tasks,
            lambda _job: plan_import(session.workspace, self._parsed, source=source),
            words=_("Comparing the file with the questionnaire…"),
            look=session.look,
            parent=self if self.isVisible() else self.parentWidget(),
        )

    def _say_trouble(self, error: UserError) -> None:
        """Why nothing can be imported yet."""
        self._command = self._told = None
        self.counts.setText("")
        self.say(_trouble(error))
        self.parts_model.show_parts(None)
        self._show_lines()
        self._name_deed(0)

    def _show_plan(self, found: ImportPlan) -> None:
        """Show a plan."""
        self._command = found.command
        self._told = ImportLines(self._session.workspace.edition, found.report, self._remarks)
        self.say("")
        self.counts.setText(counts_words(found.report))
        self.parts_model.show_parts(self._told)
        self.parts.show_row(0)
        self._show_lines()
        taken = len(self._told.by_show[Show.NEW]) + len(self._told.by_show[Show.CHANGED])
        self._name_deed(taken)
        announce(self, self.counts.text())

    def filter(self, show: Show) -> None:
        """Show only some lines."""
        self._show = show
        self._list()

    def _show_lines(self) -> None:
        """Filters with their counts, and the lines of the one that is chosen."""
        refused = len(self._told.by_show[Show.REFUSED]) if self._told else 0
        self.refused.setVisible(refused > 0)
        self.why.setText(refused_words(refused))
        for show, chip in self.chips.items():
            count = len(self._told.by_show[show]) if self._told else 0
            chip.set_count(count)
            chip.setVisible(count > 0 or show is Show.ALL)
        if self._told is None or not self._told.by_show[self._show]:
            self._show = Show.ALL
        self._list()

    def _list(self) -> None:
        """The lines of the filter and of the part that are chosen."""
        for show, chip in self.chips.items():
            chip.setChecked(show is self._show)
        part = self.parts_model.part(self.parts.currentIndex())
        self.model.show_lines(self._told, self._told.lines(self._show, part) if self._told else ())
        self.list.show_row(0)

    def _tell(self, index: QModelIndex) -> None:
        """The current row in full."""
        texts = [text for text in self.model.texts(index.row()) if text] if index.isValid() else []
        self.row_told.setText(_(" · ").join(texts))

    def _copy_refused(self) -> None:
        """Put what is refused on the clipboard, as a table."""
        assert self._told is not None  # noqa: S101 - the button shows only with a plan
        QGuiApplication.clipboard().setText(self._told.refused_text())
        self.row_told.setText(_("What is refused is on the clipboard: place, row, reason."))
        announce(self, self.row_told.text())

    def _name_deed(self, count: int) -> None:
        """The button says how much it will do."""
        text = fill(ngettext("Import {n} value", "Import {n} values", count), {"n": str(count)})
        if count == 0 and self._command is not None:
            text = _("Import the descriptions")
        self.go.setText(text)
        self.go.setEnabled(self._command is not None)

    def do(self) -> None:
        """Hand the command over."""
        self.accept()
        self.wants_import.emit(self._command)


def _trouble(error: UserError) -> str:
    """Why nothing can be imported yet; the list of sources stands above, so it is named instead of an option."""
    if error.code == "source_needed":
        return _("Several sources are in this questionnaire. Choose above from which one the figures come.")
    return i18n.error_text(error)
