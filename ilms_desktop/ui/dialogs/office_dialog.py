"""Confirm the key of an office: its file, its code, and the 40 digits that it reads out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit

from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.part import ConfirmedBy
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.part_words import WAYS
from ilms_desktop.ui.views.helped_row import HelpedRow
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.path_row import PathRow, Wanted
from ilms_desktop.ui.views.value_combo import ValueCombo
from ilms_desktop.workspace.offices import Introduction

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

_WIDTH: Final = 680
#: files that present a key
FILTERS: Final = ("*.zip *.pub",)


@dataclass(frozen=True, slots=True)
class OfficeWish:
    """What the person gave: the file with the key, what the office is called, and the digits."""

    path: Path
    said: Introduction
    typed: str


class OfficeDialog(DeedDialog):
    """A form; the digits that are expected are shown nowhere."""

    #: everything is given: OfficeWish
    wants = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Confirm the key of an office"), _("Confirm the key"), icon="key", parent=parent)
        self.setMinimumWidth(look.px(_WIDTH))
        about = _(
            "Telephone the office at a number that you knew before, and let it read the 40 digits of its key from its "
            "sheet. Type what you hear. The key then counts in this file, for parts only."
        )
        self.body.addWidget(text_label(look, about, wraps=True))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(12)
        self.file = PathRow(look, _("File of the office"), wanted=Wanted.FILE, filters=FILTERS)
        self.code, self.name, self.tables, self.digits = (QLineEdit(self) for _each in range(4))
        self.heard = ValueCombo[ConfirmedBy](_("How you heard them"), self)
        first, *others = ConfirmedBy
        self._first = first
        self.heard.offer(_(WAYS[first]), [(_(WAYS[each]), each) for each in others])
        rows = (
            (_("File of the office"), self.file, _("Its request to enrol, its public key, or a part that it signed.")),
            (_("Code"), self.code, _("2 to 12 letters and digits, such as MOL.")),
            (_("Name"), self.name, ""),
            (_("Tables"), self.tables, _("Numbers such as C4, C1; empty for all of them.")),
            (_("The 40 digits"), self.digits, _("In any groups. The program does not show what it expects.")),
            (_("How you heard them"), self.heard, ""),
        )
        for place, (title, widget, help_) in enumerate(rows):
            HelpedRow(look, title, widget, about=help_).add_to(grid, place)
        self.body.addLayout(grid)
        for line in (self.file.line, self.code, self.digits):
            line.textChanged.connect(self._compare)
        self.in_order(self.file, self.file.choose, self.code, self.name, self.tables, self.digits, self.heard)
        self._compare()
        self.file.setFocus()

    def _compare(self) -> None:
        """File, code and digits are needed."""
        texts = (self.file.text(), self.code.text(), self.digits.text())
        self.go.setEnabled(all(text.strip() for text in texts))
        self.say("")

    def do(self) -> None:
        """Hand over what was given; the dialog stays until the digits fit."""
        tables = tuple(each.strip() for each in self.tables.text().split(",") if each.strip())
        said = Introduction(
            self.code.text().strip(), self.name.text().strip(), tables, way=self.heard.value or self._first
        )
        self.wants.emit(OfficeWish(Path(self.file.text().strip()), said, self.digits.text()))
