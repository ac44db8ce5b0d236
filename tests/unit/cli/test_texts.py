"""`ilms texts`: files for a translator, and a judgement of what comes back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ilms_desktop.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_files_go_out_and_come_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each path is a result; the untouched file has nothing wrong and everything to do."""
    assert main(["texts", "export", "lo", str(tmp_path / "kit")]) == 0
    paths = capsys.readouterr().out.split()
    assert len(paths) == 5
    assert main(["texts", "check", paths[0]]) == 0
    assert "the others stay English" in capsys.readouterr().err


def test_a_slip_is_told_as_words_and_as_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Scripts of a translation office read the second."""
    path = tmp_path / "lo.po"
    path.write_text('msgid ""\nmsgstr ""\n"Language: lo\\n"\n\nmsgid "Findings {n}"\nmsgstr "x"\n', encoding="utf-8")
    assert main(["texts", "check", str(path)]) == 1
    assert "the words in braces are not the same" in capsys.readouterr().err
    assert main(["texts", "check", str(path), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["language"], found["translated"]) == ("lo", 1)
    assert [each["code"] for each in found["troubles"]] == ["placeholders"]


def test_a_language_that_nobody_knows_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is written."""
    assert main(["texts", "export", "qq", str(tmp_path / "kit")]) == 2
    assert "qq" in capsys.readouterr().err
    assert not (tmp_path / "kit").exists()
