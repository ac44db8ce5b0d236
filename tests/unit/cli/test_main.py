"""However a command ends, people get words, scripts get a code, and a mistake of ours is never theirs."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop import i18n, paths
from ilms_desktop.cli import main as cli
from ilms_desktop.cli.parser import command
from ilms_desktop.errors import BugError, CommandRefused, ExchangeError
from ilms_desktop.settings import Settings, save

if TYPE_CHECKING:
    import argparse

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def trouble(monkeypatch: pytest.MonkeyPatch) -> dict[str, BaseException]:
    """A command `try` that ends with the exception put into the mapping; without one it is good."""
    raised: dict[str, BaseException] = {}

    def run(_args: argparse.Namespace, _console: Any) -> int:
        if raised:
            raise raised["now"]
        return 0

    def declare(commands: Any) -> None:
        command(commands, "try", summary="Try.", run=run, json=True)

    monkeypatch.setattr(cli, "COMMANDS", {"try": declare})
    return raised


@pytest.mark.parametrize(
    ("error", "code"),
    [(ExchangeError("file_missing", path="a.csv"), 2), (CommandRefused("nothing_to_undo"), 1)],
)
def test_trouble_ends_with_its_code_its_words_and_its_document(
    error: Exception, code: int, trouble: dict[str, BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    """1 = the questionnaire says no, 2 = the input cannot be used."""
    trouble["now"] = error
    assert cli.main(["try", "--json"]) == code
    shown = capsys.readouterr()
    message, hint = i18n.error_parts(error)  # type: ignore[arg-type]
    assert json.loads(shown.out)["error"]["message"] == message
    assert shown.err == f"{message}\n{hint}\n"
    assert cli.main(["try"]) == code
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("error", [KeyError("secret figure 42"), BugError("bug", detail="KeyError")])
def test_a_mistake_of_ours_says_so_and_its_details_go_to_the_log(
    error: Exception,
    trouble: dict[str, BaseException],
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Never "something went wrong", never a traceback in the face of a person."""
    trouble["now"] = error
    with caplog.at_level(logging.ERROR):
        assert cli.main(["try", "--json"]) == 70
    shown = capsys.readouterr()
    assert json.loads(shown.out)["error"]["code"] == "bug"
    assert "KeyError" in shown.err
    assert "Traceback" not in shown.err
    assert "secret" not in shown.err
    log = (paths.user_dir() / "logs" / "ilms-desktop.log").read_text(encoding="utf-8")
    assert "bug in try" in log
    assert "Traceback" in log


def test_stopping_a_command_is_quiet(trouble: dict[str, BaseException], capsys: pytest.CaptureFixture[str]) -> None:
    """Control-C needs no explanation."""
    trouble["now"] = KeyboardInterrupt()
    assert cli.main(["try"]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("words", [[], ["nonsense"], ["try", "--nonsense"], ["try", "--language", "xx"]])
@pytest.mark.usefixtures("trouble")
def test_words_that_make_no_sense_are_answered_with_the_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """In words and, under --json, as a document."""
    assert cli.main([*words, "--json"]) == 2
    shown = capsys.readouterr()
    assert json.loads(shown.out)["error"]["code"] == "usage"
    assert shown.err.startswith("usage: ilms")
    assert cli.main(words) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("words", "text"), [(["--help"], "commands"), (["--version"], "ilms "), (["try", "-h"], "Try")]
)
@pytest.mark.usefixtures("trouble")
def test_asking_for_help_is_good(words: list[str], text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Help is a result, so it stands on standard output."""
    assert cli.main(words) == 0
    assert text in capsys.readouterr().out


@pytest.mark.usefixtures("trouble")
def test_words_come_in_the_language_of_the_settings_or_of_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The command line wins; a language that the settings only think they know is not used."""
    folder = paths.user_dir()
    try:
        save(Settings(language="fr"), folder)
        assert cli.main(["try"]) == 0
        assert i18n.language() == "fr"
        assert cli.main(["try", "--language", "es"]) == 0
        assert i18n.language() == "es"
        save(Settings(language="tlh"), folder)
        assert cli.main(["try"]) == 0
        assert i18n.language() == "en"
    finally:
        (folder / "settings.json").unlink()
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("trouble")
def test_a_folder_that_cannot_hold_the_log_is_no_reason_to_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "user").write_bytes(b"")
    monkeypatch.setenv("ILMS_USER_DIR", str(tmp_path / "user"))
    assert cli.main(["try"]) == 0


@pytest.mark.usefixtures("trouble")
def test_logging_ends_with_the_command() -> None:
    """Another command, or a window, in the same process starts afresh."""
    before = list(logging.getLogger("ilms").handlers)
    cli.main(["try"])
    assert logging.getLogger("ilms").handlers == before


@pytest.mark.usefixtures("trouble")
def test_the_system_gets_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the shell sees is what the command said."""
    monkeypatch.setattr(sys, "argv", ["ilms", "nonsense"])
    with pytest.raises(SystemExit) as caught:
        cli.entry_point()
    assert caught.value.code == 2


def test_a_reader_that_has_seen_enough_is_no_trouble() -> None:
    """`ilms … | head` ends quietly."""
    reading, writing = os.pipe()
    os.close(reading)
    words = [sys.executable, "-c", "import sys; from ilms_desktop.cli.main import main; sys.exit(main(['--help']))"]
    try:
        ended = subprocess.run(words, stdout=writing, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    finally:
        os.close(writing)
    assert ended.stderr == b""
    assert ended.returncode == 0
