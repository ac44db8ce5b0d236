"""Begin a new version: what that does and does not do, and the reason, which is kept with the file's history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.text_box import TextBox
from ilms_desktop.workspace.post_handlers import LONGEST_REASON, SHORTEST_REASON

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look

_LINES = 3


class ReviseDialog(DeedDialog):
    """One question, one reason."""

    #: the reason
    wants = Signal(str)

    def __init__(self, look: Look, package: str, parent: QWidget | None = None) -> None:
        """Ask about the version after a package, by its number."""
        super().__init__(look, _("Begin a new version"), _("Begin a new version"), icon="revise", parent=parent)
        values = {"package": ltr(package)}
        question = fill(_("Change figures again after {package}?"), values)
        self.body.addWidget(text_label(look, question, role=Role.SECTION, wraps=True))
        about = _(
            "{package} stays as it was sent, and counts at the ILO until it has the new version. The figures can be "
            "changed from now on; sealing them makes the next package."
        )
        self.body.addWidget(text_label(look, fill(about, values), wraps=True))
        title = fill(_("Why (at least {least} characters):"), {"least": ltr(str(SHORTEST_REASON))})
        self.body.addWidget(text_label(look, title, role=Role.HELP, kind="second"))
        self.reason = TextBox(look, _("Reason"), lines=_LINES)
        self.reason.did_change.connect(self._compare)
        self.body.addWidget(self.reason)
        self.in_order(self.reason.edit)
        self._compare()
        self.reason.setFocus()

    def _compare(self) -> None:
        """A new version needs its reason."""
        self.go.setEnabled(SHORTEST_REASON <= len(self.reason.text()) <= LONGEST_REASON)

    def do(self) -> None:
        """Hand the reason over."""
        self.accept()
        self.wants.emit(self.reason.text())
