"""What a mail with a package needs, and the exact bytes in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.post import Document, DocumentFile
from ilms_desktop.workspace.outgoing_mail import desk_address, file_for, letter_of, save_file
from ilms_desktop.workspace.post import Outgoing, Standing
from tests.unit.workspace.enrolment_support import ask, enrolled
from tests.unit.workspace.post_support import sealed, submission
from tests.unit.workspace.test_sealing import GOOD
from tests.unit.workspace.trust_support import install_six
from tests.unit.workspace.workspace_support import C1, put, refused

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.workspace.workspace import Workspace


def outgoing(*carriers: str) -> Outgoing:
    """A package that is kept in these forms."""
    document = submission(1)
    files = tuple(DocumentFile(document.package_id, each, f"a.{each}", 1) for each in carriers)
    return Outgoing(document, Standing.SIGNED, files)


def test_a_mail_says_what_it_holds_and_where_to_telephone(tmp_path: Path) -> None:
    """The number is that of the request to enrol, of the very person who signed."""
    enrolled(tmp_path, ask(tmp_path))
    letter = letter_of(submission(1, signer="ken-01"), tmp_path)
    assert (letter.package, letter.telephone) == ("ILMS_KEN-01_2026_S0001", "+254 20 000 0000")
    assert letter.package_id == submission(1, signer="ken-01").package_id
    assert letter_of(submission(1), tmp_path).telephone == ""


def test_a_damaged_folder_of_keys_keeps_nobody_from_sending(tmp_path: Path) -> None:
    """It is told where a key is needed."""
    asked = enrolled(tmp_path, ask(tmp_path))
    for path in asked.folder.glob("*.json"):
        path.write_text("{")
    assert letter_of(submission(1, signer="ken-01"), tmp_path).telephone == ""


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("ILO Department of Statistics\nGeneva", None),
        ("ILO, Geneva, <migration@ilo.example>; Switzerland", "migration@ilo.example"),
        ("migration@ilo.example\nGeneva", "migration@ilo.example"),
        ("a@b, c@d", "a@b"),
    ],
)
def test_the_address_of_the_desk_comes_from_the_installed_bundle(
    tmp_path: Path, address: str, found: str | None
) -> None:
    """And from nowhere else; where it names none, the person types it."""
    bundle = install_six(tmp_path, contacts={"address": address, "telephone": "+41 22 000 00 00"})
    assert desk_address(bundle) == found
    assert desk_address(None) is None


@pytest.mark.parametrize(
    ("carriers", "asked", "taken"),
    [
        (("pdf", "zip"), None, "pdf"),
        (("zip",), None, "zip"),
        (("zip", "age"), None, "age"),
        (("pdf", "zip"), "zip", "zip"),
    ],
)
def test_one_form_of_a_package_goes_into_a_mail(carriers: tuple[str, ...], asked: str | None, taken: str) -> None:
    """What must be encrypted only so; else the PDF, since mail servers bounce ZIP files."""
    assert file_for(outgoing(*carriers), asked).carrier == taken


@pytest.mark.parametrize(("carriers", "asked"), [((), None), (("zip",), "age")])
def test_a_form_that_is_not_kept_is_said(carriers: tuple[str, ...], asked: str | None) -> None:
    """It is never made anew: the bytes would differ."""
    assert refused(file_for, outgoing(*carriers), asked).code == "document_not_kept"


@pytest.fixture
def package(ruled: Workspace) -> tuple[Document, DocumentFile, bytes]:
    """A package that went out: document, file and bytes."""
    put(ruled, C1, GOOD)
    sealed(ruled)
    (row,) = ruled.post().outbox()
    file = file_for(row)
    return row.document, file, ruled.document_bytes(row.document.package_id, file.carrier)


def test_the_same_bytes_are_written_as_often_as_wanted(
    ruled: Workspace, package: tuple[Document, DocumentFile, bytes], tmp_path: Path
) -> None:
    """A file that stands there already counts as written."""
    document, file, data = package
    for _ in range(2):
        path = save_file(ruled, document, file, tmp_path / "stick")
        assert path == tmp_path / "stick" / file.file_name
        assert path.read_bytes() == data


@pytest.mark.parametrize("other", [b"mine", None])
def test_another_file_of_that_name_is_never_written_over(
    other: bytes | None, ruled: Workspace, package: tuple[Document, DocumentFile, bytes], tmp_path: Path
) -> None:
    """Not even one of the same size."""
    document, file, data = package
    there = other or bytes(len(data))
    (tmp_path / file.file_name).write_bytes(there)
    assert refused(save_file, ruled, document, file, tmp_path).code == "package_exists"
    assert (tmp_path / file.file_name).read_bytes() == there
