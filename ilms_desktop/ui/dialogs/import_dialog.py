"""Import: what a file would do to the questionnaire, row by row, before anything is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop import i18n
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.lines_delegate import LinesDelegate
from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.models.report_model import ReportModel
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.import_lines import counts_words, report_lines
from ilms_desktop.ui.progress import wait_for
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_list import PlainList
from ilms_desktop.workspace.importing import ImportPlan, plan_import

if TYPE_CHECKING:
    from ilms_desktop.exchange.report import ParsedFile
    from ilms_desktop.model.command import Command
    from ilms_desktop.ui.session import Session

_SIZE: Final = (820, 520)


class ImportDialog(QDialog):
    """Source, counts, list of what happens, deed."""

    #: the command that imports
    wants_import = Signal(object)

    def __init__(self, session: Session, parsed: ParsedFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._parsed = parsed
        self._command: Command | None = None
        look = session.look
        self.setWindowTitle(_("Import figures"))
        self.resize(look.px(_SIZE[0]), look.px(_SIZE[1]))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        layout = QVBoxLayout()
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(8)
        question = fill(_("Take the figures of {file} into this questionnaire?"), {"file": parsed.name})
        layout.addWidget(text_label(look, question, role=Role.SECTION, wraps=True))
        layout.addLayout(self._source_row())
        self.counts = text_label(look, wraps=True)
        layout.addWidget(self.counts)
        self.model = ReportModel(self)
        self.list = PlainList(_("Rows of the file"), self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LinesDelegate(look, self.list, role=LINES_ROLE))
        layout.addWidget(self.list, 1)
        outer.addLayout(layout, 1)
        outer.addWidget(self._foot())
        self.plan()

    def _source_row(self) -> QHBoxLayout:
        """Source of rows that name none."""
        row = QHBoxLayout()
        row.addWidget(text_label(self._session.look, _("Source of rows that name none"), kind="second"))
        self.source = QComboBox(self)
        self.source.setAccessibleName(_("Source"))
        self.source.addItem(_("The only one, or as the file says"), None)
        for source in self._session.workspace.sources():
            self.source.addItem(fill(_("{source} ({id})"), {"source": source.name, "id": ltr(source.id)}), source.id)
        self.source.currentIndexChanged.connect(self.plan)
        row.addWidget(self.source)
        row.addStretch()
        return row

    def _foot(self) -> QFrame:
        """Cancel and the deed with its number."""
        look = self._session.look
        foot = QFrame(self)
        foot.setProperty("kind", "strip")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 10, 20, 10)
        row.addWidget(text_label(look, _("One step of Undo takes all of it back."), role=Role.HELP, kind="second"))
        row.addStretch()
        cancel = Button(look, _("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        self.go = Button(look, "", icon="import", kind=Kind.PRIMARY)
        self.go.clicked.connect(self._import)
        row.addWidget(self.go)
        return foot

    def plan(self) -> None:
        """Work out what would happen."""
        try:
            found = self._find_plan()
        except UserError as error:
            self._command = None
            self.counts.setText(_trouble(error))
            self.model.show_lines(())
            self._name_deed(0)
            return
        if found is not None:
            self._show(found)

    def _find_plan(self) -> ImportPlan | None:
        """What would happen, worked out in the background; None where the person stopped it."""
        session, source = self._session, self.source.currentData()
        return wait_for(
            session.tasks,
            lambda _job: plan_import(session.workspace, self._parsed, source=source),
            words=_("Comparing the file with the questionnaire…"),
            look=session.look,
            parent=self if self.isVisible() else self.parentWidget(),
        )

    def _show(self, found: ImportPlan) -> None:
        """Show a plan."""
        self._command = found.command
        self.counts.setText(counts_words(found.report))
        self.model.show_lines(report_lines(found.report))
        taken = [row for row in found.report.rows if row.outcome in ("new", "changed")]
        self._name_deed(len(taken))

    def _name_deed(self, count: int) -> None:
        """The button says how much it will do."""
        self.go.setText(fill(ngettext("Import {n} value", "Import {n} values", count), {"n": str(count)}))
        self.go.setEnabled(self._command is not None)

    def _import(self) -> None:
        """Hand the command over."""
        self.accept()
        self.wants_import.emit(self._command)


def _trouble(error: UserError) -> str:
    """Why nothing can be imported yet; the list of sources stands above, so it is named instead of an option."""
    if error.code == "source_needed":
        return _("Several sources are in this questionnaire. Choose above from which one the figures come.")
    return i18n.error_text(error)
