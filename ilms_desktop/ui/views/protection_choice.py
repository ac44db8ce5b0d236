"""How a new key is protected: by the person's sign-in, or by a passphrase that is asked for every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.option import Option

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look


class ProtectionChoice(QWidget):
    """Two answers; the first one goes where the computer has no safe key store, and why is said."""

    did_change = Signal()

    def __init__(self, look: Look, *, is_windows: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        name = _("By your Windows sign-in") if is_windows else _("By your sign-in to this computer")
        self.sign_in = Option(look, name, _("The computer keeps the passphrase; nobody has to remember one."))
        about = _("A passphrase that you type for every package. For computers that several people share.")
        self.typed = Option(look, _("Ask me every time"), about)
        self.refused = text_label(look, role=Role.HELP, kind="red", wraps=True)
        self.refused.hide()
        self._group = QButtonGroup(self)
        for option in (self.sign_in, self.typed):
            self._group.addButton(option.button)
        for widget in (self.sign_in, self.refused, self.typed):
            layout.addWidget(widget)
        self.sign_in.button.setChecked(True)
        self._group.buttonToggled.connect(lambda _button, on: self.did_change.emit() if on else None)

    @property
    def by_sign_in(self) -> bool:
        """Whether the sign-in protects the key."""
        return self.sign_in.button.isChecked()

    def refuse_store(self, why: str) -> None:
        """The computer has no key store to rely on: say why, and leave the passphrase."""
        self.refused.setText(why)
        self.refused.show()
        self.sign_in.button.setEnabled(False)
        self.typed.button.setChecked(True)
