"""The receipt: what arrived, what became of it, where it stands in the desk's list, and what is expected next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.desk import rows as events
from ilms_desktop.desk.issue import OFFICER, Issued, make
from ilms_desktop.desk.resolving import unresolved
from ilms_desktop.desk.rows import Row, next_row
from ilms_desktop.desk.state import missing, next_expected
from ilms_desktop.errors import CommandRefused
from ilms_desktop.package.carrier import ZIP_ONLY
from ilms_desktop.package.document_receipt import IMPORTED, REFUSED
from ilms_desktop.package.keys import fingerprint
from ilms_desktop.package.messages import harmless
from ilms_desktop.package.messages_receipt import AUDIT_BEHIND
from ilms_desktop.package.names import Kind, receipt_name
from ilms_desktop.package.shape import write_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from ilms_desktop.desk.folder import Desk
    from ilms_desktop.desk.state import State
    from ilms_desktop.package.carrier import Openers
    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.package.outcome import Carrier, Problem, Refusal, Verified
    from ilms_desktop.package.register import Signer

#: numbers that a receipt names as missing
_MOST_MISSING: Final = 1000
_SEVERE: Final = {IMPORTED: "W", REFUSED: "F"}


@dataclass(frozen=True, slots=True)
class Answered:
    """The package that a receipt answers.

    Attributes:
        package, package_id, signer, sequence, kind, country, collection: which it is. carrier: how it came.
        fields, payload: of its document and its files; empty where they could not be believed.
        problems: code and parameters of what the verifier has to say.
    """

    package: str
    package_id: str
    signer: Signer
    sequence: int
    kind: Kind
    country: str
    collection: str
    carrier: Carrier
    fields: Mapping[str, Any]
    problems: tuple[tuple[str, Mapping[str, str]], ...] = ()
    payload: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Verified, problems: Iterable[Problem | Refusal] = ()) -> Answered | None:
        """A package whose content was verified; None if nobody known signed it."""
        if found.signer is None:
            return None
        fields: Mapping[str, Any] = found.document
        return cls(
            package=found.package.text,
            package_id=found.package_id,
            signer=found.signer,
            sequence=fields["sequence"],
            kind=found.package.kind,
            country=fields["country"],
            collection=fields["collection"],
            carrier=found.carrier,
            fields=fields,
            problems=tuple((each.code, each.parameters) for each in problems),
            payload=found.payload,
        )

    @classmethod
    def refused(cls, found: Refusal) -> Answered | None:
        """A package that holds, by its signature, what cannot be used; None if name and key do not fit each other."""
        name, signer, carrier = found.package, found.signer, found.carrier
        if name is None or signer is None or carrier is None or name.signer != signer.id:
            return None
        return cls(
            package=name.text,
            package_id=str(found.package_id),
            signer=signer,
            # why: the document is not believed, so the number comes from the name, which holds it behind a letter
            sequence=max(int(name.text.rpartition("_")[2][1:]), 1),
            kind=name.kind,
            country=name.country,
            collection=f"ILMS-{name.year}",
            carrier=carrier,
            fields={},
            problems=((found.code, found.parameters),),
        )


@dataclass(frozen=True, slots=True)
class Written:
    """A receipt and the row that it belongs to; neither counts before both are committed."""

    row: Row
    issued: Issued


def write_receipt(
    desk: Desk, answered: Answered, *, status: str, key: SigningKey, now: datetime, openers: Openers = ZIP_ONLY
) -> Written:
    """The row and the receipt of a package.

    Args:
        desk: before.
        answered: the package.
        status: that the receipt says.
        key: of the desk, with the role for receipts.
        now: the desk's time.
        openers: how packages that the desk keeps are opened.

    Raises:
        CommandRefused: `desk_document_refused`. ExchangeError: a package that the desk keeps cannot be read.
    """
    number = desk.state.next_number(Kind.RECEIPT, answered.country)
    findings = [*_findings(desk.state, answered, status), *_open_questions(desk, answered, status, openers)]
    before = desk.state.receipt_of(answered.package_id)
    received = write_moment(now) if before is None else before["received_utc"]
    facts = _facts(answered, status=status, number=number, received=received)
    row = next_row(desk.state.rows, events.RECEIVED, facts, now=now)
    return _written(desk, row, findings, key=key, now=now)


def _written(desk: Desk, row: Row, findings: list[dict[str, Any]], *, key: SigningKey, now: datetime) -> Written:
    """The receipt that follows from a row and from what will be known once the row stands."""
    facts = row.facts
    chain = desk.state.with_row(row).ledger.chain(facts["signer"], Kind(facts["kind"]))
    document = {
        "package": facts["receipt"],
        **{name: facts[name] for name in ("number", "country", "collection", "carrier", "received_utc", "status")},
        "in_reply_to": {name: facts[name] for name in _REPLY},
        "decided_utc": row.at,
        "findings": findings,
        "tables": facts["tables"],
        "missing_sequences": missing(chain, _MOST_MISSING),
        "next_expected": next_expected(chain),
        "audit": facts["audit"],
        "ledger": {"index": row.index, "entry": row.entry, "previous": row.previous},
        "minimum_software": desk.bundle.minimum_software,
        "desk_role": OFFICER,
    }
    sealed = make(Kind.RECEIPT, document, desk=desk, key=key, now=now, trust_version=facts["trust_version"])
    return Written(row, Issued(sealed.name, sealed.data))


_REPLY: Final = ("package", "package_id", "signer", "sequence", "key_fingerprint")


def set_next(
    desk: Desk, about: Mapping[str, Any], *, expected: tuple[int, str | None] | None, key: SigningKey, now: datetime
) -> Written:
    """A further receipt of a package that tells its signer what to send next, as after a restored disk.

    Args:
        desk: before.
        about: facts of an imported package that the signer still has.
        expected: sequence and previous package_id that are set; None = as they stand.
        key: of the desk, with the role for receipts.
        now: the desk's time.

    Raises:
        CommandRefused: `next_taken`: the number was used, or does not fit what comes before it;
            `desk_document_refused`.
    """
    chain = desk.state.ledger.chain(about["signer"], Kind(about["kind"]))
    sequence, previous = expected or (chain.last_sequence + 1, chain.last_package_id)
    if sequence <= max(chain.accepted, default=0) or (previous is None) != (sequence == 1):
        raise CommandRefused("next_taken", sequence=sequence, signer=about["signer"])
    number = desk.state.next_number(Kind.RECEIPT, about["country"])
    facts = {
        **about,
        "number": number,
        "receipt": receipt_name(about["package"], number),
        "next": {"sequence": sequence, "previous": previous},
    }
    row = next_row(desk.state.rows, events.NEXT_SET, facts, now=now)
    return _written(desk, row, [], key=key, now=now)


def _facts(answered: Answered, *, status: str, number: int, received: str) -> dict[str, Any]:
    """What the desk keeps of a package, and what its receipt repeats."""
    fields = answered.fields
    carrier = answered.carrier
    return {
        "package": answered.package,
        "package_id": answered.package_id,
        "kind": answered.kind.value,
        "country": answered.country,
        "collection": answered.collection,
        "signer": answered.signer.id,
        "sequence": answered.sequence,
        "key_fingerprint": fingerprint(answered.signer.public),
        "carrier": {"kind": carrier.kind.value, "sha256": carrier.sha256, "size": carrier.size},
        "received_utc": received,
        "status": status,
        "receipt": receipt_name(answered.package, number),
        "number": number,
        "tables": [_table(each, status) for each in fields.get("tables", ())],
        "audit": _audit(fields),
        "questionnaire": fields.get("questionnaire"),
        "trust_version": fields.get("trust_version", 0),
        "codes": [code for code, _ in answered.problems],
    }


def _table(table: Mapping[str, Any], status: str) -> dict[str, Any]:
    return {
        "id": table["id"],
        "rows_accepted": table["rows"] if status == IMPORTED else 0,
        "sharing": table["sharing"],
        "embargo_until": table["embargo_until"],
    }


def _audit(fields: Mapping[str, Any]) -> dict[str, Any] | None:
    audit = fields.get("audit")
    return None if audit is None else {name: audit[name] for name in ("workspace", "count", "head")}


def _findings(state: State, answered: Answered, status: str) -> list[dict[str, Any]]:
    """What the verifier said, and whether the questionnaire is older than one that came before."""
    problems = list(answered.problems)
    if _is_behind(state, answered):
        problems.append((AUDIT_BEHIND, {}))
    return [_finding(code, parameters, status) for code, parameters in problems]


def _open_questions(desk: Desk, answered: Answered, status: str, openers: Openers) -> list[dict[str, Any]]:
    """Questions that an imported submission says it corrects, and does not."""
    if status != IMPORTED:
        return []
    resolves = answered.fields.get("resolves", ())
    found = unresolved(desk, answered.country, resolves, answered.payload, openers=openers)
    return [_finding(each.code, {"query": each.query}, status, cell=each.cell) for each in found]


def _finding(
    code: str, parameters: Mapping[str, str], status: str, *, cell: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    return {
        "code": code,
        "severity": _SEVERE.get(status, "D"),
        "cell": cell,
        "text_key": None,
        "parameters": {name: harmless(value) for name, value in parameters.items()} or None,
        "text": None,
    }


def _is_behind(state: State, answered: Answered) -> bool:
    """Whether an earlier package of the same file knew more of its journal, or the same part of it otherwise."""
    audit = _audit(answered.fields)
    if audit is None:
        return False
    others = (each["audit"] for each in state.of(events.RECEIVED) if each["package_id"] != answered.package_id)
    known = [each for each in others if each is not None and each["workspace"] == audit["workspace"]]
    return any(
        each["count"] > audit["count"] or (each["count"] == audit["count"] and each["head"] != audit["head"])
        for each in known
    )
