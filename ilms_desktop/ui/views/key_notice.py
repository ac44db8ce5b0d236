"""The bar over the work while a key should be renewed; it stops nothing and goes when the person wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.key_words import renewal_notice
from ilms_desktop.ui.views.deed_notice import DeedNotice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.enrolment import Status


class KeyNotice(DeedNotice):
    """Words, Renew, Later."""

    #: the key is to be renewed: Enrolment
    wants_renewal = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "key", _("Renew…"), parent=parent)
        self._status: Status | None = None
        self.wants_deed.connect(self._renew)

    def show_status(self, status: Status | None) -> None:
        """Ask for the renewal of a key; None where none is due."""
        self._status = status
        self.say("" if status is None else renewal_notice(status))

    def _renew(self) -> None:
        if self._status is not None:
            self.wants_renewal.emit(self._status.enrolment)
