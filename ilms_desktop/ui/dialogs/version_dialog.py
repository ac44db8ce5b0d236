"""Before another class version is shown: what happens to the figures of the one in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.version_words import VersionSwitch, switch_words
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look


class VersionDialog(DeedDialog):
    """A question with its consequences."""

    def __init__(self, look: Look, table: str, switch: VersionSwitch, parent: QWidget | None = None) -> None:
        """Ask whether `table` is to be shown in another class version."""
        super().__init__(look, _("Switch the class version"), _("Switch"), parent=parent)
        question = fill(_("Show {table} in “{version}”?"), {"table": ltr(table), "version": switch.there})
        self.body.addWidget(text_label(look, question, wraps=True).make_bold())
        self.told = [text_label(look, text, wraps=True) for text in switch_words(switch)]
        for label in self.told:
            self.body.addWidget(label)
        self.body.addStretch()

    def do(self) -> None:
        """Let the version be switched."""
        self.accept()
