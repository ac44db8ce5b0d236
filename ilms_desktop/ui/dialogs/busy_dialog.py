"""A dialog that cannot be left while what it began is being done: neither by Esc nor by the sign in its frame."""

from __future__ import annotations

from ilms_desktop.ui.dialogs.screen_dialog import ScreenDialog


class BusyDialog(ScreenDialog):
    """A dialog that may be at work.

    Attributes:
        is_busy: whether it is.
    """

    is_busy = False

    def reject(self) -> None:
        """Close, unless it is at work; Qt asks here for the sign in the frame too."""
        if not self.is_busy:
            super().reject()
