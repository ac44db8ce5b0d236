"""Bundles are found where people put them."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import ExchangeError, UserError
from ilms_desktop.package.names import Kind
from ilms_desktop.workspace.trust_source import trust_files_of
from tests.unit.workspace.trust_support import files
from tests.vectors.package import kinds_world

if TYPE_CHECKING:
    from pathlib import Path


def put(folder: Path, made: dict[str, bytes]) -> Path:
    """The files below a folder."""
    (folder / "trust").mkdir(parents=True)
    for path, data in made.items():
        (folder / path).write_bytes(data)
    return folder


def test_a_folder_the_one_above_it_and_a_file_in_it_are_the_same(tmp_path: Path) -> None:
    """The desk's folder holds more; nothing else is read."""
    desk = put(tmp_path / "desk", files())
    (desk / "ledger.jsonl").write_bytes(b"x")
    (desk / "trust" / "v0006.json.txt").write_bytes(b"x")
    (desk / "trust" / "v0099.json").mkdir()
    for path in (desk, desk / "trust", desk / "trust" / "v0006.json"):
        assert trust_files_of(path) == files()


def test_a_zip_file_is_looked_into(tmp_path: Path) -> None:
    """Whatever folder it was packed from."""
    path = tmp_path / "ilo.zip"
    with zipfile.ZipFile(path, "w") as pack:
        for name, data in files().items():
            pack.writestr(f"from the ILO/{name}", data)
        pack.writestr("letter.txt", b"x")
    assert trust_files_of(path) == files()


def test_a_document_of_the_desk_is_such_a_zip_file(tmp_path: Path) -> None:
    """Its bundles are signed by the roots, whoever signed the document."""
    path = tmp_path / "receipt.zip"
    path.write_bytes(kinds_world.sealed(Kind.RECEIPT, more=files()))
    assert trust_files_of(path) == files()


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all"])
def test_a_file_that_is_nothing_of_the_kind_is_said(data: bytes, tmp_path: Path) -> None:
    """With what to choose instead."""
    path = tmp_path / "letter.docx"
    path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        trust_files_of(path)
    assert caught.value.code == "no_trust_files"


def test_an_empty_folder_and_a_missing_file_are_said(tmp_path: Path) -> None:
    """They are different mistakes."""
    with pytest.raises(UserError) as caught:
        trust_files_of(tmp_path)
    assert caught.value.code == "no_trust_files"
    with pytest.raises(ExchangeError) as missing:
        trust_files_of(tmp_path / "gone.zip")
    assert missing.value.code == "file_missing"


def test_a_file_far_above_the_size_of_a_bundle_is_not_read(tmp_path: Path) -> None:
    """A person may choose any folder."""
    folder = put(tmp_path / "desk", {"trust/v0001.json": bytes(300_000)})
    with pytest.raises(ExchangeError) as caught:
        trust_files_of(folder)
    assert caught.value.code == "file_too_large"
