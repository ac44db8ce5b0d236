"""Documents come back as they were put, byte for byte; what was kept once is never changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from ilms_desktop.model.post import Answer, AnswerOutcome, DocumentFile, Mailing, Revision, Way
from ilms_desktop.storage import documents
from ilms_desktop.storage.document import create_database, open_database
from tests.unit.storage.conftest import FACTS, NOW, recording, step
from tests.unit.workspace.post_support import receipt, submission

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

    from ilms_desktop.storage.engine import Database

FIRST, SECOND = submission(1), submission(2)
FILES = {"zip": ("a.zip", b"PK\0\xff"), "pdf": ("a.pdf", b"%PDF")}


def kept(database: Database, files: Mapping[str, tuple[str, bytes]] = FILES) -> None:
    """Two documents, the first one with its files."""
    with recording(database) as recorder:
        documents.put(recorder, SECOND, {})
        documents.put(recorder, FIRST, files)


def test_documents_come_back_in_the_order_in_which_they_came(database: Database) -> None:
    """With everything that was signed."""
    told = receipt(1, FIRST)
    kept(database)
    with recording(database) as recorder:
        documents.put(recorder, told, {})
    assert documents.read(database) == (FIRST, told, SECOND)


def test_the_exact_bytes_come_back(database: Database) -> None:
    """A document that is sent again is the same file."""
    kept(database)
    assert documents.data(database, FIRST.package_id, "zip") == b"PK\0\xff"
    assert documents.data(database, FIRST.package_id, "age") is None
    assert documents.data(database, SECOND.package_id, "zip") is None
    assert documents.files(database) == (
        DocumentFile(FIRST.package_id, "pdf", "a.pdf", 4),
        DocumentFile(FIRST.package_id, "zip", "a.zip", 4),
    )


def test_bytes_that_are_there_stay(database: Database) -> None:
    """Even if another file claims to be the same document; a carrier that is new is added."""
    kept(database)
    with recording(database) as recorder:
        documents.put(recorder, FIRST, {"zip": ("b.zip", b"other"), "age": ("a.age", b"age")})
    assert documents.data(database, FIRST.package_id, "zip") == b"PK\0\xff"
    assert documents.data(database, FIRST.package_id, "age") == b"age"


def test_bytes_stay_out_of_the_journal(database: Database) -> None:
    """It would hold every package twice, and never forget one."""
    entry = step(database, lambda recorder: documents.put(recorder, FIRST, FILES))
    assert {image.table for image in entry.images} == {"document"}
    assert "PK" not in str(entry.images)


def test_what_people_said_is_kept_by_document(database: Database) -> None:
    """And taken back."""
    mailing = Mailing(FIRST.package_id, date(2026, 10, 2), Way.UPLOAD)
    with recording(database) as recorder:
        documents.put_mailing(recorder, mailing)
    assert documents.read_mailings(database) == {FIRST.package_id: mailing}
    with recording(database) as recorder:
        documents.remove_mailing(recorder, FIRST.package_id)
        documents.remove_mailing(recorder, "nothing of this name")
    assert documents.read_mailings(database) == {}


def test_answers_are_kept_by_question(database: Database) -> None:
    """The later one in the place of the earlier one."""
    explained = Answer("Q1", AnswerOutcome.EXPLANATION, "Counted twice.", "en", person="A. Person", at=NOW)
    later = Answer("Q1", AnswerOutcome.CORRECTION, expected=date(2026, 12, 1), note="7", person="B", at=NOW)
    for answer in (explained, later):
        with recording(database) as recorder:
            documents.put_answers(recorder, [answer])
        assert documents.read_answers(database) == {"Q1": answer}
    with recording(database) as recorder:
        documents.remove_answers(recorder, ["Q1", "Q2"])
    assert documents.read_answers(database) == {}


def test_versions_are_kept_in_their_order(database: Database) -> None:
    """By the entry of the journal that began each."""
    revisions = [Revision(entry, FIRST.package_id, "Newer figures came.", "A. Person", NOW) for entry in (7, 3)]
    for revision in revisions:
        with recording(database) as recorder:
            documents.put_revision(recorder, revision)
    assert documents.read_revisions(database) == tuple(reversed(revisions))


@settings(max_examples=15)
@given(st.binary(max_size=300), st.dictionaries(st.text(max_size=9), st.none() | st.integers(-9, 9) | st.text()))
def test_any_bytes_and_any_fields_survive(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, fields: dict[str, object]
) -> None:
    """Whatever was signed."""
    place: Path = tmp_path_factory.mktemp("documents") / "khm.ilms"
    create_database(place, FACTS)
    database = open_database(place)
    document = replace(FIRST, fields=fields)
    with recording(database) as recorder:
        documents.put(recorder, document, {"zip": ("a.zip", data)})
    assert documents.read(database) == (document,)
    assert documents.data(database, document.package_id, "zip") == data
    database.close()
