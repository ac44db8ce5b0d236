"""Which mail program the person has is read from the system, and decides how a file gets into a message."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import pytest

from ilms_desktop.ui.mail_program import DraftWay, MailProgram, ThisSystem, attaching, mail_program, start


@dataclass
class Computer:
    """A system that says what it is told to say."""

    platform: str = "linux"
    name: str = ""
    programs: dict[str, str] = field(default_factory=dict)

    def handler(self) -> str:
        """The handler of mail addresses."""
        return self.name

    def which(self, program: str) -> str | None:
        """Where a program is."""
        return self.programs.get(program)


@pytest.mark.parametrize(
    ("computer", "name", "way"),
    [
        (Computer("win32", "Outlook.URL.mailto.15", {"outlook": "C:/o.exe"}), "Outlook", DraftWay.FILE),
        (Computer("win32", "AppXbx2ce4vcxjdhff3d1ms66qqzk12zn827"), "", DraftWay.ADDRESS),
        (Computer("win32", "ChromeHTML"), "", DraftWay.ADDRESS),
        (Computer("win32", "Thunderbird.Url.mailto"), "Thunderbird", DraftWay.FILE),
        (Computer("linux", "org.mozilla.Thunderbird.desktop"), "Thunderbird", DraftWay.FILE),
        (Computer("linux", "org.gnome.Evolution.desktop", {"xdg-email": "/x"}), "Evolution", DraftWay.ATTACH),
        (Computer("linux", "org.gnome.Evolution.desktop"), "Evolution", DraftWay.ADDRESS),
        (Computer("linux", "some.desktop", {"xdg-email": "/x"}), "", DraftWay.ATTACH),
        (Computer("linux", "firefox.desktop", {"xdg-email": "/x"}), "", DraftWay.ADDRESS),
        (Computer("linux", "", {"xdg-email": "/x"}), "", DraftWay.ADDRESS),
        (Computer("darwin", "com.apple.mail"), "", DraftWay.ADDRESS),
    ],
)
def test_each_mail_program_gets_the_file_its_own_way(computer: Computer, name: str, way: DraftWay) -> None:
    """Web mail and new Outlook take no drafts; a browser told to attach would lose the file."""
    found = mail_program(computer)
    assert (found.name, found.way) == (name, way)


def test_a_draft_is_opened_with_the_program_itself() -> None:
    """The ending .eml may belong to another one; without its path the system chooses."""
    found = mail_program(Computer("win32", "Outlook.URL.mailto.15", {"outlook": "C:/o.exe"}))
    assert found.opening(Path("draft.eml")) == ("C:/o.exe", "/eml", "draft.eml")
    assert mail_program(Computer("linux", "thunderbird.desktop")).opening(Path("draft.eml")) == ()


def test_a_program_is_told_what_to_attach() -> None:
    """As an argument list, so that no subject is taken for a command."""
    program = MailProgram("Evolution", DraftWay.ATTACH, ("/usr/bin/xdg-email",))
    command = attaching(program, to="desk@ilo.example", subject="ILMS a; b", text="Text", file=Path("a.pdf"))
    assert command[-3:] == ("--attach", "a.pdf", "desk@ilo.example")
    assert command[command.index("--subject") + 1] == "ILMS a; b"


def test_this_computer_answers_whatever_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the tools of the system there is no handler and no program; with them their first line counts."""
    monkeypatch.setenv("PATH", str(tmp_path))
    system = ThisSystem()
    system.platform = "linux"
    assert (system.handler(), system.which("xdg-email")) == ("", None)
    tool = tmp_path / "xdg-settings"
    tool.write_text("#!/bin/sh\necho thunderbird.desktop\necho more\n", encoding="utf-8")
    tool.chmod(0o755)
    assert system.handler() == "thunderbird.desktop"
    assert system.which("xdg-settings") == str(tool)
    tool.write_text("#!/bin/sh\necho nothing\nexit 2\n", encoding="utf-8")
    assert system.handler() == ""


class Key:
    """A key of the registry that is open."""

    def __enter__(self) -> Self:
        """Open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""


class Registry:
    """Windows' registry as its module shows it, for the systems that have none."""

    HKEY_CURRENT_USER = "user"
    HKEY_LOCAL_MACHINE = "machine"

    def __init__(self, chosen: str = "", programs: dict[str, str] | None = None) -> None:
        """The handler that was chosen, and programs of the machine by name."""
        self._chosen = chosen
        self._programs = programs or {}

    def OpenKey(self, root: str, place: str) -> Key:
        """A place that is there once the person chose."""
        assert root == "user"
        assert place.endswith(r"mailto\UserChoice")
        if not self._chosen:
            raise FileNotFoundError
        return Key()

    def QueryValueEx(self, key: Key, name: str) -> tuple[str, int]:  # noqa: ARG002 - the registry's signature
        """What was chosen."""
        assert name == "ProgId"
        return self._chosen, 1

    def QueryValue(self, root: str, place: str) -> str:
        """Path of a program in the machine's list."""
        name = place.rpartition("\\")[2]
        if root == "user" or name not in self._programs:
            raise FileNotFoundError
        return self._programs[name]


def test_windows_is_asked_in_its_registry(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The person's choice, and where a program is that stands on no path."""
    monkeypatch.setenv("PATH", str(tmp_path))
    system = ThisSystem()
    system.platform = "win32"
    monkeypatch.setitem(sys.modules, "winreg", Registry())
    assert system.handler() == ""
    assert system.which("outlook") is None
    windows_keys = Registry("Outlook.URL.mailto.15", {"outlook.exe": "C:/o.exe"})
    monkeypatch.setitem(sys.modules, "winreg", windows_keys)
    assert (system.handler(), system.which("outlook")) == ("Outlook.URL.mailto.15", "C:/o.exe")


def test_a_program_that_is_not_there_does_not_start(tmp_path: Path) -> None:
    """The caller goes another way."""
    assert not start((str(tmp_path / "nothing"),))
    assert start((sys.executable, "-c", ""))
