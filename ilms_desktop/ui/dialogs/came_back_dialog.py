"""The mail came back: what to try now. The package itself is never made anew for that."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.mail.size import Remedy
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.option import Option

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.post import DocumentFile
    from ilms_desktop.ui.look import Look


class Next(StrEnum):
    """What to try."""

    #: the same package in its other form
    OTHER_FORM = "other"
    #: a package without the workbook
    NO_WORKBOOK = "no-workbook"
    #: several packages
    SPLIT = "split"
    #: a stick or an upload page
    BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class CameBack:
    """What came back: number of the package, its other form or None, remedies where it was too large."""

    package: str
    other: DocumentFile | None
    remedies: Collection[Remedy]


class CameBackDialog(DeedDialog):
    """One answer of several, each with what it does."""

    #: what to try: Next
    wants = Signal(object)

    def __init__(self, look: Look, back: CameBack, parent: QWidget | None = None) -> None:
        super().__init__(look, _("The mail came back"), _("Try this"), icon="mail", parent=parent)
        question = fill(
            _("What does the answer of the mail server say about {package}?"), {"package": ltr(back.package)}
        )
        self.body.addWidget(text_label(look, question, role=Role.SECTION, wraps=True))
        about = _("“Mailed” is taken back until you send it again. The bytes stay the same.")
        self.body.addWidget(text_label(look, about, wraps=True))
        self._group = QButtonGroup(self)
        self.options: dict[Next, Option] = {}
        for step, (name, does) in _offers(back).items():
            option = Option(look, name, does)
            self._group.addButton(option.button)
            self.options[step] = option
            self.body.addWidget(option)
        self.body.addStretch()
        first = next(iter(self.options.values()))
        first.button.setChecked(True)
        self.in_order(*(option.button for option in self.options.values()))
        first.button.setFocus()

    def do(self) -> None:
        """Hand the answer over."""
        chosen = next(step for step, option in self.options.items() if option.button.isChecked())
        self.accept()
        self.wants.emit(chosen)


def _offers(back: CameBack) -> dict[Next, tuple[str, str]]:
    """What can be tried, in this order, with what it does."""
    found: dict[Next, tuple[str, str]] = {}
    if back.other is not None:
        does = fill(
            _("Makes a mail with {file}, the same package in its other form."), {"file": ltr(back.other.file_name)}
        )
        found[Next.OTHER_FORM] = _("It does not take files of this kind"), does
    if Remedy.NO_WORKBOOK in back.remedies:
        does = _("Begins a new version and seals it without the workbook, which is only a picture for people.")
        found[Next.NO_WORKBOOK] = _("Too large: leave the workbook out"), does
    if Remedy.SPLIT in back.remedies:
        does = _("Begins a new version and seals it as several packages, each complete, with some of the tables.")
        found[Next.SPLIT] = _("Too large: split it by table"), does
    found[Next.BY_HAND] = (
        _("Anything else"),
        _("Saves the file for an upload page, a stick or another office; the file manager shows it."),
    )
    return found
