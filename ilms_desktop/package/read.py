"""Verifying a package: a fixed walk from bytes to trust, which the first failed check ends.

The same function judges packages at the desk, in the program right after sealing, and on the command line. Nothing is
parsed before its signature holds, and nothing is handed out that the signature does not cover.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import bag, container, document, history, identity, register, signature, strict_json
from ilms_desktop.package.content import check_content
from ilms_desktop.package.layout import Layout, read_layout
from ilms_desktop.package.names import SIGNATURE_FILE, WAITING_KINDS, Kind, code_prefix, document_path, namespace
from ilms_desktop.package.outcome import Outcome, Problem, Refusal, Stage, Verified

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from ilms_desktop.package.container import Entry
    from ilms_desktop.package.history import Ledger
    from ilms_desktop.package.names import PackageName
    from ilms_desktop.package.register import Register, Signer

#: everything, for a check that imports nothing
ALL_KINDS: Final = frozenset(Kind)
_ZIP_START: Final = b"PK"


@dataclass(slots=True)
class _Walk:
    """What is known so far. Fields without a value at the start are set by the stage that learns them."""

    data: bytes
    file_name: str
    allowed_kinds: Collection[Kind]
    register: Register
    ledger: Ledger | None
    now: datetime

    #: what a refusal may say about the file: nothing that was not established before it
    package: PackageName | None = None
    package_id: str | None = None
    signer: Signer | None = None

    entries: tuple[Entry, ...] = field(init=False)
    layout: Layout = field(init=False)
    head: dict[str, bytes] = field(init=False)
    sender: Signer = field(init=False)
    hashes: dict[str, str] = field(init=False)
    payload: dict[str, bytes] = field(init=False)
    document: document.Document = field(init=False)

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
        )

    def verified(self, notes: tuple[Problem, ...] = ()) -> Verified:
        """The end of the walk after every stage held."""
        return Verified(
            package=self.layout.package,
            package_id=bag.sha256(self.signed),
            signer=self.sender,
            document=self.document,
            payload=self.payload,
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
) -> Verified | Refusal:
    """Judge one file.

    Args:
        data: the whole file.
        file_name: its name, without folders.
        allowed_kinds: what the caller takes.
        register: whose keys are known; None = nobody's.
        ledger: what came before; None = the history is not asked.
        now: the verifier's clock, with its time zone.

    Returns:
        The verified content, or the one reason why there is none. It never raises for what is in the file.
    """
    known = register if register is not None else _NOBODY
    walk = _Walk(data, file_name, allowed_kinds, known, ledger, now)
    for stage, step in _STEPS:
        problem = step(walk)
        if problem is not None:
            return walk.refusal(stage, problem)
    return _with_history(walk)


_NOBODY: Final = register.EMPTY


# --- stages 0 to B: no trust yet


def _carrier(walk: _Walk) -> Problem | None:
    # why: something that is called .zip but does not begin like one is a damaged package, and stage A says how
    if walk.data.startswith(_ZIP_START) or walk.file_name.lower().endswith(".zip"):
        return None
    return Problem("CARRIER_TYPE")


def _structure(walk: _Walk) -> Problem | None:
    entries = container.read_directory(walk.data)
    if isinstance(entries, Problem):
        return entries
    walk.entries = entries
    return None


def _layout(walk: _Walk) -> Problem | None:
    layout = read_layout(walk.entries, walk.file_name)
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
    walk.package_id = bag.sha256(walk.signed)
    return _known_key(walk, signed.public)


def _known_key(walk: _Walk, public: bytes) -> Problem | None:
    # why: a request to enrol is signed by the key that it presents, which nobody can know yet
    if walk.kind is Kind.ENROL:
        return None
    waits = walk.kind in WAITING_KINDS
    signer = register.judge(walk.register, public, kind=walk.kind, now=walk.now, waits=waits)
    if isinstance(signer, Problem):
        return signer
    walk.signer = walk.sender = signer
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
    problem = _document(walk) or _sender(walk)
    if problem is None or problem.code in _WHOLE_CODES:
        return problem
    parameters = {"file": document_path(walk.kind), **problem.parameters}
    return Problem(f"{code_prefix(walk.kind)}_{problem.code}", parameters)


_WHOLE_CODES: Final = frozenset({"BAGINFO_CONFLICT"})


def _document(walk: _Walk) -> Problem | None:
    data = walk.payload.get(document_path(walk.kind))
    if data is None:
        return Problem("FIELDS")
    value = strict_json.load(data)
    if isinstance(value, Problem):
        return value
    problem = document.read_format(value, walk.kind) or document.read_fields(value, walk.kind)
    if problem is None and isinstance(value, dict):
        walk.document = value
        problem = (
            document.read_sharing(value)
            or document.read_tables(value, list(walk.payload))
            or document.read_errors(value)
        )
    return problem


def _sender(walk: _Walk) -> Problem | None:
    found = walk.document
    return (
        identity.read_sender(found, walk.sender)
        or identity.read_recipient(found)
        or identity.read_name(found, walk.layout.package)
        or identity.read_bag_info(found, baginfo=walk.head[bag.BAGINFO_FILE], payload_oxum=bag.oxum(_sizes(walk)))
        or identity.read_clock(found, walk.now)
    )


def _content(walk: _Walk) -> Problem | None:
    hashes = {path.removeprefix(bag.PAYLOAD_FOLDER): digest for path, digest in walk.hashes.items()}
    return check_content(walk.payload, walk.document, hashes=hashes)


_STEPS: Final[tuple[tuple[Stage, Callable[[_Walk], Problem | None]], ...]] = (
    (Stage.CARRIER, _carrier),
    (Stage.STRUCTURE, _structure),
    (Stage.LAYOUT, _layout),
    (Stage.SIGNATURE, _signature),
    (Stage.BAG, _bag),
    (Stage.PAYLOAD, _payload),
    (Stage.IDENTITY, _identity),
    (Stage.CONTENT, _content),
)


# --- stage H: what came before


def _with_history(walk: _Walk) -> Verified | Refusal:
    problem = None
    if walk.ledger is not None:
        chain = walk.ledger.chain(walk.sender.id, walk.kind)
        problem = history.check_history(chain, walk.document, package_id=bag.sha256(walk.signed))
    if problem is None or problem.outcome is Outcome.ACCEPT:
        return walk.verified(() if problem is None else (problem,))
    return walk.refusal(Stage.HISTORY, problem, walk.verified())
