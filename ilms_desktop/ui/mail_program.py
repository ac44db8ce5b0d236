"""Which mail program the person has, and how a message with a file gets into it (mail.md, section 2).

The system is asked for its handler of `mailto:` addresses: Windows in its registry, other desktops through the xdg
tools. Nothing is sent here; what cannot be found out counts as a program that takes no drafts.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QProcess

if TYPE_CHECKING:
    from pathlib import Path

#: how long the xdg tools may take, in seconds
_PATIENCE: Final = 10
_USER_CHOICE: Final = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\mailto\UserChoice"
#: beginning of the handler's name, in small letters -> name for people; the browsers open web mail
_KNOWN: Final = (
    ("outlook.url.mailto", "Outlook"),
    ("thunderbird", "Thunderbird"),
    ("org.mozilla.thunderbird", "Thunderbird"),
    ("net.thunderbird.thunderbird", "Thunderbird"),
    ("eu.betterbird.betterbird", "Betterbird"),
    ("betterbird", "Betterbird"),
    ("org.gnome.evolution", "Evolution"),
    ("evolution", "Evolution"),
    ("org.kde.kmail", "KMail"),
    ("kmail", "KMail"),
    ("org.gnome.geary", "Geary"),
)
_BROWSERS: Final = (
    "firefox",
    "org.mozilla.firefox",
    "chromehtml",
    "msedge",
    "google-chrome",
    "chromium",
    "brave",
    "opera",
)
#: these open a draft in a file; `{file}` is its path
_OPENS_DRAFTS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "Outlook": ("outlook", ("/eml", "{file}")),
    "Thunderbird": ("thunderbird", ("{file}",)),
    "Betterbird": ("betterbird", ("{file}",)),
}


class DraftWay(StrEnum):
    """How a message with a file gets into a mail program."""

    #: a draft in a file, opened with the program
    FILE = "file"
    #: the program is told what to attach
    ATTACH = "attach"
    #: an address with subject and text; the person drags the file into the message
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class MailProgram:
    """The mail program of the person.

    Attributes:
        name: for people; empty where it is not known. way: how a message with a file gets into it.
        command: what opens a draft in a file, where that is known: program and arguments, with `{file}` in them.
    """

    name: str = ""
    way: DraftWay = DraftWay.ADDRESS
    command: tuple[str, ...] = ()

    def opening(self, path: Path) -> tuple[str, ...]:
        """Program and arguments that open the draft at `path`; empty where the system is to choose."""
        return tuple(part.replace("{file}", str(path)) for part in self.command)


class System(Protocol):
    """What is asked of the system."""

    platform: str

    def handler(self) -> str:
        """Name of the handler of `mailto:`, such as `thunderbird.desktop`; empty where there is none."""

    def which(self, program: str) -> str | None:
        """Where a program is; None where it is not."""


class ThisSystem:
    """The computer on which the program runs."""

    platform: str = sys.platform

    def handler(self) -> str:
        """Ask the registry or the xdg tools."""
        if self.platform == "win32":
            return _windows_handler()
        return _said(("xdg-settings", "get", "default-url-scheme-handler", "mailto")) or _said(
            ("xdg-mime", "query", "default", "x-scheme-handler/mailto")
        )

    def which(self, program: str) -> str | None:
        """Look along the path; on Windows in the list of programs too."""
        found = shutil.which(program)
        return _windows_program(program) if found is None and self.platform == "win32" else found


def mail_program(system: System) -> MailProgram:
    """The mail program of the person, and the best way into it."""
    handler = system.handler().lower()
    name = next((name for start, name in _KNOWN if handler.startswith(start)), "")
    if name in _OPENS_DRAFTS:
        program, arguments = _OPENS_DRAFTS[name]
        path = system.which(program)
        return MailProgram(name, DraftWay.FILE, () if path is None else (path, *arguments))
    is_told = system.platform.startswith("linux") and handler and not handler.startswith(_BROWSERS)
    tool = system.which("xdg-email") if is_told else None
    if tool is not None:
        return MailProgram(name, DraftWay.ATTACH, (tool,))
    return MailProgram(name)


def attaching(program: MailProgram, *, to: str, subject: str, text: str, file: Path) -> tuple[str, ...]:
    """Program and arguments that open a message with a file attached."""
    return (*program.command, "--utf8", "--subject", subject, "--body", text, "--attach", str(file), to)


def start(command: tuple[str, ...]) -> bool:
    """Start a program that goes on without this one; False where it does not start."""
    process = QProcess()
    process.setProgram(command[0])
    process.setArguments(command[1:])
    for silence in (process.setStandardInputFile, process.setStandardOutputFile, process.setStandardErrorFile):
        silence(QProcess.nullDevice())
    # why: the stubs promise a number of the process beside it
    return bool(process.startDetached())


def _said(command: tuple[str, ...]) -> str:
    """First line that a tool of the system prints; empty where there is no such tool."""
    try:
        done = subprocess.run(  # noqa: S603 - a fixed tool of the system with fixed arguments
            command, capture_output=True, text=True, timeout=_PATIENCE, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    lines = done.stdout.split("\n")
    return lines[0].strip() if done.returncode == 0 else ""


def _windows_handler() -> str:
    """Name in the registry; empty where the person never chose."""
    import winreg  # exists on Windows alone

    windows_keys: Any = winreg
    try:
        with windows_keys.OpenKey(windows_keys.HKEY_CURRENT_USER, _USER_CHOICE) as key:
            return str(windows_keys.QueryValueEx(key, "ProgId")[0])
    except OSError:
        return ""


def _windows_program(program: str) -> str | None:
    """Path of a program in the registry's list."""
    import winreg  # exists on Windows alone

    windows_keys: Any = winreg
    place = rf"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\{program}.exe"
    for root in (windows_keys.HKEY_CURRENT_USER, windows_keys.HKEY_LOCAL_MACHINE):
        try:
            return str(windows_keys.QueryValue(root, place))
        except OSError:
            continue
    return None
