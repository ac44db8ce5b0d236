"""Files of questions of the desk about the questionnaire that the tests work with, and receipts for what was sent."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ilms_desktop.model.command import AnswerQuestions, FileDocument
from ilms_desktop.model.post import Answer, AnswerOutcome, Document, DocumentKind
from ilms_desktop.package.names import Kind, query_name, receipt_name
from ilms_desktop.package.shape import read_moment
from ilms_desktop.package.write import Sealed, build_kind
from ilms_desktop.workspace.questions import Question, questions
from ilms_desktop.workspace.seal_order import Hand, Order
from ilms_desktop.workspace.sealing import seal
from tests.unit.workspace.test_sealing import GOOD, KEY
from tests.unit.workspace.workspace_support import C1, REGISTER, put
from tests.vectors.package import kinds_world, world

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.workspace.workspace import Workspace

HAND = Hand(KEY, "khm-01", "1.2.3")
ISSUED = datetime(2026, 10, 2, 10, tzinfo=UTC)
#: women in all countries of residence
WOMEN: dict[str, Any] = {
    "country": "KHM",
    "source": REGISTER,
    "criterion": "none",
    "table": "C1",
    "class_version": [{"concept": "CRS", "code": "CRS_RES"}],
    "year": 2023,
    "sex": "SEX_F",
    "classes": [{"concept": "CRS", "code": "CRS_RES_TOTAL"}],
}
_WIDER = ("classes", "sex", "year", "class_version", "table", "criterion")


def wider(*names: str, cell: Mapping[str, Any] = WOMEN) -> dict[str, Any]:
    """A cell with some of its parts left out."""
    return {**cell, **dict.fromkeys(names)}


#: the whole table of the year; the whole source
TABLE = wider("sex", "classes")
SOURCE = wider(*_WIDER)


def query(number: int = 1, *, file: int = 12, **changes: Any) -> dict[str, Any]:
    """One question of a file, some of it changed."""
    return kinds_world.query(
        id=f"KHM-2026-Q{file:04d}-{number:03d}", **{"cell": WOMEN, "value_seen": "30", "compare": None, **changes}
    )


def query_file(about: str, queries: Iterable[Mapping[str, Any]], *, number: int = 12, **changes: Any) -> Sealed:
    """A signed file of questions about a package."""
    fields = {
        **kinds_world.document(Kind.QUERY),
        "package": query_name(recipient=changes.get("recipient", "KHM"), year=2026, number=number),
        "number": number,
        "country": "KHM",
        "recipient": "KHM",
        "in_reply_to": about,
        "issued_utc": "2026-10-02T10:00:00Z",
        "queries": list(queries),
    }
    return build_kind(Kind.QUERY, fields | changes, key=world.DESK)


def take(workspace: Workspace, sealed: Sealed, kind: DocumentKind = DocumentKind.QUERY) -> Document:
    """Keep a document of the desk as the one door does."""
    fields: dict[str, Any] = dict(sealed.verified.document)
    moment = read_moment(fields["issued_utc" if kind is DocumentKind.QUERY else "decided_utc"])
    assert moment is not None
    document = Document(sealed.package_id, sealed.name, kind, "desk-2026", fields["number"], moment, ISSUED, fields)
    workspace.execute(FileDocument(document, {"zip": (sealed.file_name, sealed.data)}))
    return document


def receipt(workspace: Workspace, about: str, status: str, number: int, **changes: Any) -> Document:
    """The desk's receipt for something that was sent from here, taken into the file."""
    sent = workspace.post().document(about)
    assert sent is not None
    fields = {
        **kinds_world.document(Kind.RECEIPT),
        "package": receipt_name(sent.package, number),
        "number": number,
        "country": "KHM",
        "in_reply_to": {
            "package": sent.package,
            "package_id": about,
            "signer": sent.signer,
            "sequence": sent.number,
            "key_fingerprint": kinds_world.document(Kind.RECEIPT)["in_reply_to"]["key_fingerprint"],
        },
        "received_utc": "2026-10-03T10:00:00Z",
        "decided_utc": "2026-10-03T11:00:00Z",
        "status": status,
        "findings": [],
        "tables": [],
        "missing_sequences": [],
        "next_expected": {"sequence": sent.number + 1, "previous": about},
        "audit": None,
    }
    return take(workspace, build_kind(Kind.RECEIPT, fields | changes, key=world.DESK), DocumentKind.RECEIPT)


def packaged(workspace: Workspace, **order: Any) -> str:
    """Id of a package of the figures; the first time they are put in."""
    if not workspace.submissions():
        put(workspace, C1, GOOD)
    options = {"with_summary": False, "with_carrier": False, **order}
    (result,) = seal(workspace, Order(**options), HAND)
    return result.package_id


def asked(workspace: Workspace, *queries: Mapping[str, Any], **changes: Any) -> tuple[Question, ...]:
    """Questions about a package of the figures, taken into the file."""
    about = changes.pop("about", None) or packaged(workspace)
    take(workspace, query_file(about, queries or [query()], **changes))
    return questions(workspace)


def say(workspace: Workspace, query_id: str, outcome: AnswerOutcome = AnswerOutcome.CONFIRMED, **more: Any) -> None:
    """Answer a question."""
    workspace.execute(AnswerQuestions((Answer(query_id, outcome, **more),)))
