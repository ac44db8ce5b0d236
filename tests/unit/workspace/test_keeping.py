"""What is done with a document that was signed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.post import DocumentKind
from ilms_desktop.package.names import Kind
from ilms_desktop.package.write import Sealed, build_kind
from ilms_desktop.workspace.keeping import document_of_package, written
from tests.unit.workspace.post_support import NOW
from tests.unit.workspace.workspace_support import refused
from tests.vectors.package import kinds_world

if TYPE_CHECKING:
    from pathlib import Path


def test_the_record_says_what_was_signed() -> None:
    """Every field, and when it came into the file."""
    fields = kinds_world.document(Kind.ANSWER)
    made: Sealed = build_kind(Kind.ANSWER, fields, key=kinds_world.KEYS[Kind.ANSWER])
    document = document_of_package(made, recorded=NOW)
    assert (document.kind, document.package, document.package_id) == (DocumentKind.ANSWER, made.name, made.package_id)
    assert (document.signer, document.number, document.recorded) == ("ken-01", 1, NOW)
    assert f"{document.moment:%Y-%m-%dT%H:%M:%SZ}" == fields["created_utc"]
    assert document.fields["answers"] == fields["answers"]


FILES = {"zip": ("a.zip", b"1"), "pdf": ("a.pdf", b"2")}


def test_files_stand_in_a_folder_when_all_went_well(tmp_path: Path) -> None:
    """Under their names, by carrier."""
    with written(tmp_path / "out", FILES) as paths:
        assert paths == {"zip": tmp_path / "out" / "a.zip", "pdf": tmp_path / "out" / "a.pdf"}
    assert {each.name: each.read_bytes() for each in (tmp_path / "out").iterdir()} == {"a.zip": b"1", "a.pdf": b"2"}


def test_files_are_gone_when_it_did_not(tmp_path: Path) -> None:
    """Nobody must send what has no number."""
    with pytest.raises(ZeroDivisionError), written(tmp_path, FILES):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_all_of_them_or_none(tmp_path: Path) -> None:
    """Another file is never written over."""
    (tmp_path / "a.pdf").write_text("mine")

    def write() -> None:
        with written(tmp_path, FILES):
            pass

    assert refused(write).code == "package_exists"
    assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_text() == "mine"


def test_without_a_folder_nothing_is_written() -> None:
    """The questionnaire keeps the bytes in any case."""
    with written(None, FILES) as paths:
        assert paths == {}
