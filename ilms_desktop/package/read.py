"""Verifying a package: a fixed walk from bytes to trust, which the first failed check ends.

The same function judges packages at the desk, in the program right after sealing, and on the command line. Nothing is
parsed before its signature holds, and nothing is handed out that the signature does not cover.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import bag, container, document, enrolment, history, register, signature, strict_json
from ilms_desktop.package.carrier import ZIP_ONLY, Opened, Openers, open_carrier
from ilms_desktop.package.content import Content, check_content
from ilms_desktop.package.history_kinds import Arrival, check_arrival
from ilms_desktop.package.identity import Claim, judge_claim
from ilms_desktop.package.known import NOTHING
from ilms_desktop.package.layout import Layout, read_layout
from ilms_desktop.package.names import (
    CHAINED_KINDS,
    SIGNATURE_FILE,
    WAITING_KINDS,
    Kind,
    code_prefix,
    document_path,
    namespace,
)
from ilms_desktop.package.outcome import CarrierKind, Outcome, Problem, Refusal, Stage, Verified

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from ilms_desktop.package.container import Entry
    from ilms_desktop.package.document_rules import Document
    from ilms_desktop.package.history import Ledger
    from ilms_desktop.package.known import Known
    from ilms_desktop.package.names import PackageName
    from ilms_desktop.package.outcome import Carrier
    from ilms_desktop.package.register import Register, Signer

#: everything, for a check that imports nothing
ALL_KINDS: Final = frozenset(Kind)


@dataclass(slots=True)
class _Walk:
    """What is known so far. Fields without a value at the start are set by the stage that learns them."""

    file: bytes
    file_name: str
    allowed_kinds: Collection[Kind]
    register: Register
    ledger: Ledger | None
    now: datetime
    openers: Openers
    known: Known

    #: what a refusal may say about the file: nothing that was not established before it
    package: PackageName | None = None
    package_id: str | None = None
    signer: Signer | None = None
    carrier: Carrier | None = None

    opened: Opened = field(init=False)
    entries: tuple[Entry, ...] = field(init=False)
    layout: Layout = field(init=False)
    head: dict[str, bytes] = field(init=False)
    public: bytes = field(init=False)
    hashes: dict[str, str] = field(init=False)
    payload: dict[str, bytes] = field(init=False)
    document: Document = field(init=False)
    old_signer: Signer | None = field(init=False)

    @property
    def data(self) -> bytes:
        """Bytes of the package."""
        return self.opened.content.data

    @property
    def kind(self) -> Kind:
        """Kind of the package, by its name."""
        return self.layout.package.kind

    @property
    def signed(self) -> bytes:
        """The bytes that the signature is over."""
        return self.head[bag.TAGMANIFEST_FILE]

    def refusal(self, stage: Stage, problem: Problem, verified: Verified | None = None) -> Refusal:
        """The end of the walk at a failed check."""
        return Refusal(
            code=problem.code,
            stage=stage,
            outcome=problem.outcome,
            parameters=problem.parameters,
            package=self.package,
            package_id=self.package_id,
            signer=self.signer,
            verified=verified,
            carrier=self.carrier,
        )

    def verified(self, notes: tuple[Problem, ...] = ()) -> Verified:
        """The end of the walk after every stage held."""
        return Verified(
            package=self.layout.package,
            package_id=bag.sha256(self.signed),
            signer=self.signer,
            document=self.document,
            payload=self.payload,
            carrier=self.opened.carrier,
            notes=notes,
        )


def verify(
    data: bytes,
    file_name: str,
    *,
    allowed_kinds: Collection[Kind] = ALL_KINDS,
    register: Register | None,
    ledger: Ledger | None,
    now: datetime,
    openers: Openers = ZIP_ONLY,
    known: Known = NOTHING,
) -> Verified | Refusal:
    """Judge one file.

    Args:
        data: the whole file.
        file_name: its name, without folders.
        allowed_kinds: what the caller takes.
        register: whose keys are known; None = nobody's.
        ledger: what came before; None = the history is not asked.
        now: the verifier's clock, with its time zone.
        openers: how carriers other than a ZIP are opened; without them they are no packages.
        known: who the receiver is, and what they sent, got, asked and installed before.

    Returns:
        The verified content, or the one reason why there is none. It never raises for what is in the file.
    """
    signers = register if register is not None else _NOBODY
    walk = _Walk(data, file_name, allowed_kinds, signers, ledger, now, openers, known)
    for stage, step in _STEPS:
        problem = step(walk)
        if problem is not None:
            return walk.refusal(stage, problem)
    return _with_history(walk)


_NOBODY: Final = register.EMPTY


# --- stages 0 to B: no trust yet


def _carrier(walk: _Walk) -> Problem | None:
    opened = open_carrier(walk.file, walk.file_name, walk.openers)
    if isinstance(opened, Problem):
        return opened
    walk.opened, walk.carrier = opened, opened.carrier
    return None


def _structure(walk: _Walk) -> Problem | None:
    entries = container.read_directory(walk.data)
    if isinstance(entries, Problem):
        return entries
    walk.entries = entries
    return None


def _layout(walk: _Walk) -> Problem | None:
    layout = read_layout(
        walk.entries,
        walk.file_name,
        extension=walk.opened.carrier.extension,
        inner_name=walk.opened.content.file_name,
    )
    if isinstance(layout, Problem):
        return layout
    walk.layout, walk.package = layout, layout.package
    walk.head = {name: walk.data[entry.start : entry.start + entry.size] for name, entry in layout.head.items()}
    return None


# --- stage C: who signed


def _signature(walk: _Walk) -> Problem | None:
    signed = signature.decode(walk.head[SIGNATURE_FILE])
    if isinstance(signed, Problem):
        return signed
    if signed.namespace != namespace(walk.kind) or walk.kind not in walk.allowed_kinds:
        return Problem("SIG_NAMESPACE", {"namespace": signed.namespace})
    problem = signature.check(signed, walk.signed)
    if problem is not None:
        return problem
    walk.package_id, walk.public = bag.sha256(walk.signed), signed.public
    return _known_key(walk)


def _known_key(walk: _Walk) -> Problem | None:
    # why: a request to enrol is signed by the key that it presents, which nobody can know yet
    if walk.kind is Kind.ENROL:
        return None
    waits = walk.kind in WAITING_KINDS
    signer = register.judge(walk.register, walk.public, kind=walk.kind, now=walk.now, waits=waits)
    if isinstance(signer, Problem):
        return signer
    walk.signer = signer
    return None


# --- stages D and E: what the signature covers


def _bag(walk: _Walk) -> Problem | None:
    problem = bag.check_tags(walk.head)
    if problem is not None:
        return problem
    hashes = bag.read_manifest(walk.head[bag.MANIFEST_FILE])
    if isinstance(hashes, Problem):
        return hashes
    walk.hashes = hashes
    return bag.check_payload_list(hashes=hashes, sizes=_sizes(walk), baginfo=walk.head[bag.BAGINFO_FILE])


def _sizes(walk: _Walk) -> dict[str, int]:
    return {path: entry.size for path, entry in walk.layout.payload.items()}


def _payload(walk: _Walk) -> Problem | None:
    for entry in walk.layout.head.values():
        plain = container.unpack(walk.data, entry)
        if isinstance(plain, Problem):
            return plain
    walk.payload = {}
    for path, entry in walk.layout.payload.items():
        plain = container.unpack(walk.data, entry)
        if isinstance(plain, Problem):
            return plain
        if bag.sha256(plain) != walk.hashes[path]:
            return Problem("PAYLOAD_HASH", {"entry": path})
        walk.payload[path.removeprefix(bag.PAYLOAD_FOLDER)] = plain
    return None


# --- stages F and G: what it says


def _identity(walk: _Walk) -> Problem | None:
    """Document and sender; codes of the document's rules get the prefix of the kind."""
    problem = _document(walk) or judge_claim(_claim(walk)) or _renewed_key(walk) or _clear_text(walk)
    if problem is None or problem.code in _WHOLE_CODES:
        return problem
    parameters = {"file": document_path(walk.kind), **problem.parameters}
    return Problem(f"{code_prefix(walk.kind)}_{problem.code}", parameters)


_WHOLE_CODES: Final = frozenset({"BAGINFO_CONFLICT", "AGE_REQUIRED"})
#: kinds that carry what a country may want to be encrypted
_ENCRYPTED_KINDS: Final = frozenset({Kind.SUBMISSION, Kind.ANSWER})


def _clear_text(walk: _Walk) -> Problem | None:
    """A package that came in clear although its country asked for encryption: a person decides."""
    country, trust = walk.layout.package.country, walk.known.trust
    if trust is None or walk.kind not in _ENCRYPTED_KINDS or not trust.demands_age(country):
        return None
    in_clear = walk.opened.carrier.kind is not CarrierKind.AGE
    return Problem("AGE_REQUIRED", {"country": country}, Outcome.HOLD) if in_clear else None


def _document(walk: _Walk) -> Problem | None:
    data = walk.payload.get(document_path(walk.kind))
    if data is None:
        return Problem("FIELDS")
    value = strict_json.load(data)
    found = value if isinstance(value, Problem) else document.read(value, walk.kind, walk.payload)
    if isinstance(found, Problem):
        return found
    walk.document = found
    return None


def _claim(walk: _Walk) -> Claim:
    return Claim(
        document=walk.document,
        package=walk.layout.package,
        public=walk.public,
        signer=walk.signer,
        baginfo=walk.head[bag.BAGINFO_FILE],
        payload_oxum=bag.oxum(_sizes(walk)),
        known=walk.known,
        now=walk.now,
    )


def _renewed_key(walk: _Walk) -> Problem | None:
    walk.old_signer = None
    if walk.kind is Kind.ENROL:
        found = enrolment.find_old_signer(walk.document, walk.payload, walk.register, walk.now)
        if isinstance(found, Problem):
            return found
        walk.old_signer = found
    return None


def _withdrawn_old_key(walk: _Walk) -> Problem | None:
    # why: the register is asked about a request only here, since which key is to be replaced stands in the document
    signer = walk.old_signer
    if signer is None or not register.is_withdrawn(signer, walk.now):
        return None
    return Problem("KEY_REVOKED", {"signer": signer.id})


def _content(walk: _Walk) -> Problem | None:
    hashes = {path.removeprefix(bag.PAYLOAD_FOLDER): digest for path, digest in walk.hashes.items()}
    return check_content(Content(walk.kind, walk.payload, walk.document, hashes, walk.known))


_STEPS: Final[tuple[tuple[Stage, Callable[[_Walk], Problem | None]], ...]] = (
    (Stage.CARRIER, _carrier),
    (Stage.STRUCTURE, _structure),
    (Stage.LAYOUT, _layout),
    (Stage.SIGNATURE, _signature),
    (Stage.BAG, _bag),
    (Stage.PAYLOAD, _payload),
    (Stage.IDENTITY, _identity),
    (Stage.SIGNATURE, _withdrawn_old_key),
    (Stage.CONTENT, _content),
)


# --- stage H: what came before


def _with_history(walk: _Walk) -> Verified | Refusal:
    problem = _chain_problem(walk)
    # why: a note about the chain does not answer the other questions
    if problem is None or problem.outcome is Outcome.ACCEPT:
        arrival = Arrival(walk.kind, bag.sha256(walk.signed), walk.document, walk.payload, walk.known)
        problem = check_arrival(arrival) or problem
    if problem is None or problem.outcome is Outcome.ACCEPT:
        return walk.verified(() if problem is None else (problem,))
    return walk.refusal(Stage.HISTORY, problem, walk.verified())


def _chain_problem(walk: _Walk) -> Problem | None:
    if walk.ledger is None or walk.signer is None or walk.kind not in CHAINED_KINDS:
        return None
    chain = walk.ledger.chain(walk.signer.id, walk.kind)
    return history.check_history(chain, walk.document, package_id=bag.sha256(walk.signed))
