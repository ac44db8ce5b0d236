"""Files that were imported: which, when, by whom, by which mapping, and what was refused of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.delegates.geometry import start_alignment
from ilms_desktop.ui.delegates.lines_delegate import LinesDelegate
from ilms_desktop.ui.dialogs.screen_dialog import ScreenDialog
from ilms_desktop.ui.models.import_log_model import ImportLogModel
from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.import_log_lines import entry_lines, entry_words
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.foot import Foot
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_list import PlainList
from ilms_desktop.ui.views.surface import on_paper
from ilms_desktop.workspace.import_log import imports
from ilms_desktop.workspace.refusals import RefusalWords

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.session import Session

_SIZE: Final = (900, 480)


class ImportLogDialog(ScreenDialog):
    """Files at the start, the chosen one in full beside them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look = session.look
        self._refusals = RefusalWords.of(session.workspace.edition)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Files that were imported"))
        self.resize(look.px(_SIZE[0]), look.px(_SIZE[1]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.model = ImportLogModel(self)
        self.model.show_lines(imports(session.workspace))
        self.list = PlainList(_("Files that were imported"), self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LinesDelegate(look, self.list, role=LINES_ROLE))
        self.list.selectionModel().currentChanged.connect(self._tell)
        middle = QHBoxLayout()
        middle.setSpacing(1)
        middle.addWidget(self.list, 1)
        middle.addWidget(self._detail(), 1)
        layout.addLayout(middle, 1)
        layout.addWidget(self._foot())
        self.list.setCurrentIndex(self.model.index(0))
        if not self.model.lines:
            self.told.setText(_("Nothing was imported yet. File ▸ Import brings figures in."))
        self.list.setFocus()

    def _detail(self) -> QScrollArea:
        """The chosen import in full."""
        self.told = text_label(self._look, role=Role.HELP, wraps=True)
        self.told.setContentsMargins(14, 12, 14, 12)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | start_alignment(rtl=self._look.is_right_to_left))
        on_paper(self.told)
        area = QScrollArea(self)
        on_paper(area.viewport())
        area.setWidget(self.told)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(_("The import in full"))
        return area

    def _foot(self) -> Foot:
        """Copy and close."""
        foot = Foot(self, side=14)
        row = foot.row
        self.copy = Button(self._look, _("Copy"), icon="copy-text")
        self.copy.setEnabled(bool(self.model.lines))
        self.copy.clicked.connect(self._copy)
        row.addWidget(self.copy)
        row.addStretch()
        self.shut = Button(self._look, _("Close"))
        self.shut.clicked.connect(self.close)
        row.addWidget(self.shut)
        return foot

    def _tell(self, index: QModelIndex) -> None:
        """Everything about an import."""
        entry = self.model.line(index)
        if entry is not None:
            self.told.setText("\n\n".join(entry_words(entry, self._refusals)))

    def _copy(self) -> None:
        """Put the chosen import on the clipboard as text."""
        entry = self.model.line(self.list.currentIndex())
        if entry is not None:
            lines = (*entry_lines(entry), *entry_words(entry, self._refusals))
            QGuiApplication.clipboard().setText(bare("\n".join(lines)))
            announce(self, _("The import is on the clipboard."))
