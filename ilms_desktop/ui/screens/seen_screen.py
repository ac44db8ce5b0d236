"""A screen that reads the file only while it is seen: changes make it old, and it is read again when it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from ilms_desktop.ui.session import Session


class SeenScreen(QWidget):
    """Base of screens that show what stands in the file."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_old = True
        session.bus.did_execute.connect(self._age)

    def refresh(self) -> None:
        """Read everything again."""
        self._is_old = False
        self.read()

    def read(self) -> None:
        """Show what stands in the file now."""
        raise NotImplementedError  # each screen has its own; QWidget's metaclass leaves no room for ABC

    def refresh_if_old(self) -> None:
        """Read again where something changed since the last time."""
        if self._is_old:
            self.refresh()

    def _age(self) -> None:
        """Something changed."""
        self._is_old = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is seen."""
        super().showEvent(event)
        self.refresh_if_old()
