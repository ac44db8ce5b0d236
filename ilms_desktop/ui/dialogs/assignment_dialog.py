"""Open an assignment: its file, the 40 digits of the coordinator's key, and the name of the new questionnaire."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.views.helped_row import HelpedRow
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.path_row import PathRow, Wanted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

_WIDTH: Final = 680


@dataclass(frozen=True, slots=True)
class OpenWish:
    """What the person gave: the assignment, the digits, and where the questionnaire goes."""

    path: Path
    typed: str
    new: Path


class AssignmentDialog(DeedDialog):
    """A form; the digits that are expected are shown nowhere."""

    #: everything is given: OpenWish
    wants = Signal(object)

    def __init__(self, look: Look, folder: Path, parent: QWidget | None = None) -> None:
        """Ask; the questionnaire is proposed in `folder`."""
        super().__init__(look, _("Open an assignment"), _("Make the questionnaire"), icon="open", parent=parent)
        self.setMinimumWidth(look.px(_WIDTH))
        self._folder = folder
        about = _(
            "Telephone the office that sent it, at a number that you knew before, and let it read the 40 digits of its "
            "key. The program makes a questionnaire of its own out of the assignment."
        )
        self.body.addWidget(text_label(look, about, wraps=True))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(12)
        self.file = PathRow(look, _("Assignment"), wanted=Wanted.FILE, filters=("*.zip",))
        self.digits = QLineEdit(self)
        self.new = PathRow(look, _("New questionnaire"), wanted=Wanted.NEW_FILE, filters=("*.ilms",))
        rows = (
            (_("Assignment"), self.file, _("The file that the other office sent.")),
            (_("The 40 digits"), self.digits, _("In any groups. The program does not show what it expects.")),
            (_("New questionnaire"), self.new, ""),
        )
        for place, (title, widget, help_) in enumerate(rows):
            HelpedRow(look, title, widget, about=help_).add_to(grid, place)
        self.body.addLayout(grid)
        self.file.did_finish.connect(self._propose)
        for line in (self.file.line, self.digits, self.new.line):
            line.textChanged.connect(self._compare)
        self.in_order(self.file, self.file.choose, self.digits, self.new, self.new.choose)
        self._compare()
        self.file.setFocus()

    def _propose(self) -> None:
        """A name for the questionnaire, after the assignment."""
        name = self.file.text().strip()
        if name and not self.new.text().strip():
            self.new.line.setText(str(self._folder / f"{Path(name).stem}.ilms"))

    def _compare(self) -> None:
        """All three are needed."""
        texts = (self.file.text(), self.digits.text(), self.new.text())
        self.go.setEnabled(all(text.strip() for text in texts))
        self.say("")

    def do(self) -> None:
        """Hand over what was given; the dialog stays until the questionnaire is made."""
        self.wants.emit(OpenWish(Path(self.file.text().strip()), self.digits.text(), Path(self.new.text().strip())))
