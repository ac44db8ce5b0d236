"""Payload files, beyond what the vectors show."""

from __future__ import annotations

from typing import Any

import pytest

from ilms_desktop.package import audit, bag, strict_json
from ilms_desktop.package.content import Content, check_content
from ilms_desktop.package.known import NOTHING
from ilms_desktop.package.names import Kind, document_path
from ilms_desktop.package.outcome import Problem
from tests.vectors.package import kinds_world as kw
from tests.vectors.package import world
from tests.vectors.package.resign import complete, good_payload


def judge(payload: dict[str, bytes], fields: dict[str, Any], kind: Kind = Kind.SUBMISSION) -> Problem | None:
    """What is said of a payload under a document."""
    hashes = {path: bag.sha256(data) for path, data in payload.items()}
    return check_content(Content(kind, payload, fields, hashes, NOTHING))


def judged(files: dict[str, bytes], **changes: Any) -> Problem | None:
    """The good payload with some files set, under the good document with some fields changed."""
    return judge(good_payload(complete()) | files, complete(**changes))


def without(path: str, **changes: Any) -> Problem | None:
    """The good payload without one file."""
    payload = good_payload(complete())
    del payload[path]
    return judge(payload, complete(**changes))


def test_the_good_payload_holds() -> None:
    """Everything the other tests spoil is right at first."""
    assert judged({}) is None


@pytest.mark.parametrize("path", ["metadata.json", "validation.json", "datapackage.json"])
def test_a_file_that_must_be_there_is_missed(path: str) -> None:
    """A submission without its checks or its description is incomplete."""
    assert without(path) == Problem("SUBMISSION_FIELDS", {"file": path})


def test_a_description_without_tables_is_one_too_many() -> None:
    """`datapackage.json` stands exactly where there are tables."""
    payload = {"submission.json": b"{}\n", "metadata.json": b"{}\n", "validation.json": b"{}\n"}
    nothing = complete(kind="nil", tables=[], observations=0)
    assert judge(payload, nothing) is None
    payload["datapackage.json"] = b"{}\n"
    assert judge(payload, nothing) == Problem("FILE_TYPE", {"file": "datapackage.json"})


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("people/notes.pdf", world.pdf()),
        ("metadata.json", b"PK\x03\x04"),
        ("tables/C4.csv", b"\x7fELF"),
        ("people/questionnaire.xlsx", b"%PDF-1.7"),
        ("receipt.json", b"{}\n"),
        ("inner.zip", b"PK\x03\x04"),
    ],
)
def test_a_file_is_of_the_list_and_of_the_type_of_its_name(path: str, data: bytes) -> None:
    """Neither a stranger nor a disguise."""
    assert judged({path: data}) == Problem("FILE_TYPE", {"file": path})


@pytest.mark.parametrize(
    ("path", "data", "code"),
    [
        ("metadata.json", b"{}", "SUBMISSION_NONCANON"),
        ("validation.json", b"1.5\n", "SUBMISSION_NUMBER"),
        ("datapackage.json", b"{}\n", "SUBMISSION_FIELDS"),
        ("audit.csv", b"index\n", "AUDIT_CHAIN"),
    ],
)
def test_the_other_files_keep_the_rules_of_their_type(path: str, data: bytes, code: str) -> None:
    """JSON by the strict reader, description against the tables, journal against the document."""
    problem = judged({path: data})
    assert problem is not None
    assert problem.code == code


def test_the_total_is_the_sum_of_the_rows() -> None:
    """The receipt repeats it."""
    problem = judged({}, observations=1)
    assert problem == Problem("TABLE_ROWS", {"file": "submission.json", "found": "25", "declared": "1"})


def test_a_good_extract_of_the_journal_is_taken() -> None:
    """With the head that the document names."""
    entry = audit.AuditEntry(1, "2026-11-21T09:30:00Z", "editor", "set", "C4", "")
    data, head = audit.audit_csv([entry], audit.NO_LINE)
    declared = complete()["audit"] | {"count": 1, "head": head, "extract_from": 1}
    assert judged({"audit.csv": data}, audit=declared) is None


def test_problems_name_their_file() -> None:
    """The message says which table it is."""
    problem = judged({"tables/C4.csv": b"a,b\n"})
    assert problem == Problem("TABLE_ENCODING", {"file": "tables/C4.csv", "line": "1"})


def test_files_that_the_document_does_not_speak_of_are_ignored_by_json_rules() -> None:
    """The document itself was read before; it is not read twice."""
    assert judged({"submission.json": strict_json.dump({"other": 1})}) is None


def of_kind(kind: Kind, files: dict[str, bytes], **changes: Any) -> Problem | None:
    """The good payload of a kind with some files set, under its good document with some fields changed."""
    document = kw.document(kind, **changes)
    return judge({document_path(kind): b"{}\n"} | kw.files(kind) | files, document, kind)


@pytest.mark.parametrize("kind", [Kind.RECEIPT, Kind.QUERY, Kind.GRANT, Kind.ROUNDPACK])
def test_trust_bundles_travel_with_what_the_desk_sends(kind: Kind) -> None:
    """At most four, each with the signatures of roots; nothing else is called like one."""
    bundle = {"trust/v0007.json": b"{}\n", "trust/v0007-r1.sig": b"-----BEGIN SSH SIGNATURE-----\n"}
    assert of_kind(kind, bundle) is None
    for path in ("trust/v7.json", "trust/v0007-x1.sig", "trust/v0007.txt"):
        assert of_kind(kind, {path: b"-----BEGIN SSH SIGNATURE-----\n"}) == Problem("FILE_TYPE", {"file": path})
    many = {f"trust/v{number:04d}.json": b"{}\n" for number in range(1, 6)}
    assert of_kind(kind, many) == Problem("FILE_TYPE", {"file": "trust/v0005.json"})


def test_a_signature_file_begins_like_one() -> None:
    """Anything may be called `.sig`."""
    problem = of_kind(Kind.GRANT, {"trust/v0007-r1.sig": b"text\n"})
    assert problem == Problem("FILE_TYPE", {"file": "trust/v0007-r1.sig"})


@pytest.mark.parametrize(("purpose", "good"), [("renewal", True), ("new", False), ("replacement", False)])
def test_the_word_of_an_old_key_stands_under_a_renewal_only(purpose: str, good: bool) -> None:
    """Anywhere else nobody would have checked it."""
    word = {"old-key.sig": b"-----BEGIN SSH SIGNATURE-----\n"}
    problem = of_kind(Kind.ENROL, word, purpose=purpose)
    assert problem == (None if good else Problem("FILE_TYPE", {"file": "old-key.sig"}))


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (Kind.ANSWER, "people/summary.pdf"),
        (Kind.PART, "validation.json"),
        (Kind.PART, "people/summary.pdf"),
        (Kind.ENROL, "trust/v0007.json"),
        (Kind.RECEIPT, "tables/C4.csv"),
        (Kind.ROUNDPACK, "codelists/x.json"),
    ],
)
def test_each_kind_has_its_own_list_of_files(kind: Kind, path: str) -> None:
    """What belongs into one kind does not belong into another."""
    document = kw.document(kind) | ({"tables": [], "observations": 0} if kind is Kind.PART else {})
    payload = {document_path(kind): b"{}\n"} | kw.files(kind) | {path: b"{}\n"}
    assert judge(payload, document, kind) == Problem("FILE_TYPE", {"file": path})


def test_a_picture_that_acts_is_refused_in_every_kind() -> None:
    """The desk's papers are no exception."""
    paper = world.pdf(b"<</S/JavaScript/JS(app.alert)>>", catalog=b"/OpenAction 4 0 R")
    problem = of_kind(Kind.RECEIPT, {"people/receipt.pdf": paper})
    assert problem is not None
    assert problem.code == "PDF_ACTIVE"
