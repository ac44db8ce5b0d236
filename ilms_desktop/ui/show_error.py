"""Troubles in words: what happened and what to do next, or, for our own mistakes, what to send to the help desk.

Dialogs are opened, never waited for; the program goes on.
"""

from __future__ import annotations

import logging
import sys
import traceback
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

import ilms_desktop
from ilms_desktop import i18n, logs
from ilms_desktop.errors import BugError, IlmsError, UserError
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.help_places import PROPERTY, trouble_address

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget


_open: Final[set[QMessageBox]] = set()


def show_error(error: BaseException, parent: QWidget | None) -> QMessageBox:
    """Open the dialog that fits an error, and return it."""
    box = _user_box(error, parent) if isinstance(error, UserError) else _bug_box(error, parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # why: without a parent nobody else keeps the dialog until it is read
    _open.add(box)
    box.finished.connect(lambda _result: _open.discard(box))
    box.open()
    return box


def _user_box(error: IlmsError, parent: QWidget | None) -> QMessageBox:
    """Trouble in the world: what happened, then the next step; the code is small, for the help desk."""
    message, hint = i18n.error_parts(error)
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_("There is a problem"))
    box.setProperty(PROPERTY, trouble_address(error.code))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(message)
    box.setInformativeText(hint)
    box.setDetailedText(fill(_("Code for the help desk: {code}"), {"code": error.code}))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    return box


def _bug_box(error: BaseException, parent: QWidget | None) -> QMessageBox:
    """Our own mistake: it is said plainly, with what to send."""
    logs.area("ui").error("unexpected %s", type(error).__name__, exc_info=error)
    known = error if isinstance(error, IlmsError) else BugError("bug", detail=type(error).__name__)
    message, _hint = i18n.error_parts(known)
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle(_("The program made a mistake"))
    box.setProperty(PROPERTY, trouble_address(known.code))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(message)
    box.setInformativeText(
        _("What you entered before is saved. Send the details below to the help desk, then go on or start again.")
    )
    box.setDetailedText(details(error))
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    return box


def details(error: BaseException) -> str:
    """Version and traceback; no values of the person's file."""
    lines = traceback.format_exception(error)
    return f"ILMS Desktop {ilms_desktop.__version__}\n{''.join(lines)}"


def excepthook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """For `sys.excepthook`: an exception that nobody expected opens the crash dialog."""
    if issubclass(kind, KeyboardInterrupt):
        logging.getLogger("ilms.ui").info("interrupted from the terminal")
        return
    # why: before the window stands there is only the terminal
    sys.__excepthook__(kind, error, trace)
    show_error(error, None)
