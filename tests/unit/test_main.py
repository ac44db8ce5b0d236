"""One door to both faces: a command goes to the command line, everything else opens the window."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ilms_desktop import __main__ as start
from ilms_desktop.cli.main import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path


def test_a_command_of_the_command_line_runs_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`python -m ilms_desktop forms check` works where the `ilms` script is not on the PATH."""
    monkeypatch.setattr(sys, "argv", ["ilms-desktop", "forms", "check", "--json"])
    assert start.main() == 0
    assert capsys.readouterr().out.startswith("{")


def test_a_command_of_two_words_is_one_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`desk-key` has a dash, which a file could have as well."""
    monkeypatch.setattr(sys, "argv", ["ilms-desktop", "desk-key", "--help"])
    assert start.main() == 0
    assert "ilms desk-key" in capsys.readouterr().out


def test_the_commands_that_scripts_rely_on_are_known() -> None:
    """A command missing here would open the window instead of failing."""
    assert {"forms", "new", "source", "import", "check", "completeness"} <= set(COMMANDS)
    assert {"export", "keys", "seal", "verify", "demo"} <= set(COMMANDS)


@pytest.mark.parametrize("arguments", [["--sample"], ["--sample", "--language", "fr"]])
def test_options_alone_open_the_window(arguments: list[str], tmp_path: Path) -> None:
    """The window comes up with the sample, in the language asked for, and can be painted without a screen."""
    picture = tmp_path / "window.png"
    command = [sys.executable, "-m", "ilms_desktop", *arguments, "--screenshot", str(picture)]
    done = subprocess.run(command, env=dict(os.environ), capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")
