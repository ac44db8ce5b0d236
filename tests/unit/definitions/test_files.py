"""Definition files are read strictly, and every way to fail is a value with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.files import read_bytes, read_document, read_text
from ilms_desktop.definitions.problem import Problem

if TYPE_CHECKING:
    from pathlib import Path


def problem_of(root: Path, name: str, content: bytes) -> Problem:
    """Problem of a file with this content."""
    (root / name).write_bytes(content)
    found = read_document(root, name)
    assert isinstance(found, Problem)
    return found


def test_dates_are_read_as_text(tmp_path: Path) -> None:
    """A schema can describe text, but not a date of TOML."""
    (tmp_path / "round.toml").write_text("deadline = 2026-10-31\ndays = [2026-10-30]\n[at]\ntime = 10:30:00\n")

    assert read_document(tmp_path, "round.toml") == {
        "deadline": "2026-10-31",
        "days": ["2026-10-30"],
        "at": {"time": "10:30:00"},
    }


def test_rows_keep_the_zeros_of_their_codes(tmp_path: Path) -> None:
    """004 is Afghanistan; 4 is nothing."""
    (tmp_path / "list.csv").write_text('code,label\n004,"Korea, Republic of"\n')

    assert read_document(tmp_path, "list.csv") == [{"code": "004", "label": "Korea, Republic of"}]


def test_line_ends_of_the_checkout_do_not_matter(tmp_path: Path) -> None:
    """Git may write carriage returns on Windows."""
    (tmp_path / "list.csv").write_bytes(b"code\r\n01\r\n")

    assert read_bytes(tmp_path, "list.csv") == b"code\n01\n"
    assert read_document(tmp_path, "list.csv") == [{"code": "01"}]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.toml", b"title = \xe9", "file.encoding"),
        ("a.toml", b"\xef\xbb\xbftitle = 1", "file.encoding"),
        ("a.toml", b"title =", "file.syntax"),
        ("a.json", b"{", "file.syntax"),
        ("a.json", b"[]", "file.syntax"),
        ("a.csv", b"", "file.header"),
        ("a.csv", b"code,,label\n", "file.header"),
        ("a.csv", b"code,code\n", "file.header"),
        ("a.csv", b"code,label\n1\n", "file.row"),
        ("a.csv", b"code,label\n1,2,3\n", "file.row"),
        ("a.csv", b"code,label\n\n1,2\n", "file.row"),
        ("a.csv", b'code,label\n1,"2\n', "file.syntax"),
    ],
)
def test_each_way_to_fail_has_its_code(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    """One encoding and one syntax are right; anything else fails at a named stage."""
    problem = problem_of(tmp_path, name, content)

    assert (problem.code, problem.file) == (code, name)
    assert "{" not in problem.text or "detail" in problem.context


def test_a_json_file_of_keys_is_read(tmp_path: Path) -> None:
    """Schemas are JSON."""
    (tmp_path / "a.json").write_text('{"type": "object"}')
    assert read_document(tmp_path, "a.json") == {"type": "object"}


def test_a_missing_file_is_a_problem_and_not_a_crash(tmp_path: Path) -> None:
    """An installation may have lost a file."""
    problem = read_text(tmp_path, "gone.toml")

    assert isinstance(problem, Problem)
    assert problem.code == "file.unreadable"
    assert "No such file" in problem.text
