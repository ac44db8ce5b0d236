"""What dialogs have in common that sign a document in the background: the key, the wait, what kept it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ilms_desktop import i18n
from ilms_desktop.errors import UserError
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.show_error import show_error

if TYPE_CHECKING:
    from ilms_desktop.ui.views.key_choice import KeyChoice


class SigningDialog(DeedDialog):
    """A question with a key."""

    #: it was sealed: id of what was made
    did_seal = Signal(str)

    key: KeyChoice

    def set_busy(self, words: str = "") -> None:
        """Nothing can be asked while it works; `words` say at what, none that it is over."""
        self.is_busy = bool(words)
        self.remark.setText(words)
        self.cancel.setEnabled(not words)
        self.key.set_enabled(is_enabled=not words)

    def tell_failure(self, error: BaseException) -> None:
        """Say what kept it from being made; there is none then."""
        self.set_busy()
        if isinstance(error, UserError):
            self.say(i18n.error_text(error))
            self.key.take_trouble(error)
        else:
            show_error(error, self)
