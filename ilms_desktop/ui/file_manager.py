"""Shows a file in the file manager of the system: selected where the system can do that, else its folder."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from pathlib import Path

#: how long a file manager may take to answer, in seconds
_PATIENCE: Final = 10
_MANAGER: Final = "org.freedesktop.FileManager1"


def selecting(path: Path, platform: str) -> tuple[str, ...]:
    """Program and arguments that open the folder of `path` with the file selected."""
    if platform == "win32":
        return ("explorer.exe", f"/select,{path}")
    if platform == "darwin":
        return ("open", "-R", str(path))
    address = QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)
    place = f"/{_MANAGER.replace('.', '/')}"
    asked = (f"{_MANAGER}.ShowItems", f"array:string:{address}", "string:")
    return ("dbus-send", "--session", "--print-reply", f"--dest={_MANAGER}", place, *asked)


def select_file(path: Path, platform: str = sys.platform) -> bool:
    """Ask the file manager to select a file, and wait for it; False where it cannot. Not for the window's thread."""
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system with an argument list, never through a shell
            selecting(path, platform), capture_output=True, timeout=_PATIENCE, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    # why: Windows' file manager ends with 1 whatever it did
    return done.returncode == 0 or platform == "win32"


def open_folder(path: Path) -> bool:
    """Open the folder of a file; False where nothing opens folders."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
