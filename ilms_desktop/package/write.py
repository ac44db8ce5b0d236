"""Making a package of any kind: payload, bag, signature, container, and then the verifier's own judgement of it.

Everything comes in as values; the file is written, and the number taken, by the caller.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.errors import BugError
from ilms_desktop.package import bag, datapackage, limits, read, signature, strict_json
from ilms_desktop.package.container_write import write_container
from ilms_desktop.package.document import SPECS, bag_info
from ilms_desktop.package.names import DESK_KINDS, SIGNATURE_FILE, Kind, document_path, namespace
from ilms_desktop.package.outcome import Refusal, Verified
from ilms_desktop.package.readme_text import readme
from ilms_desktop.package.register import EMPTY, OFFICE_KINDS, Register, Signer
from ilms_desktop.package.shape import read_moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.package.tables import Table


_NO_FILES: Final[Mapping[str, bytes]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sealed:
    """A finished package that our own verifier accepted.

    Attributes:
        data: bytes of the file. verified: what the verifier read from them.
    """

    data: bytes
    verified: Verified

    @property
    def package_id(self) -> str:
        """SHA-256 of the tag manifest, hex: the identity of the package."""
        return self.verified.package_id

    @property
    def name(self) -> str:
        """Package name."""
        return self.verified.package.text

    @property
    def file_name(self) -> str:
        """Name that the file must get."""
        return f"{self.name}.zip"


def build(
    document: Mapping[str, Any], *, tables: Sequence[Table], files: Mapping[str, bytes], key: SigningKey
) -> Sealed:
    """Build, sign, pack and verify a submission: `build_kind` for the kind that the program makes most."""
    return build_kind(Kind.SUBMISSION, document, tables=tables, files=files, key=key)


def build_kind(
    kind: Kind,
    document: Mapping[str, Any],
    *,
    key: SigningKey,
    tables: Sequence[Table] = (),
    files: Mapping[str, bytes] = _NO_FILES,
    register: Register = EMPTY,
) -> Sealed:
    """Build, sign, pack and verify a package.

    Args:
        kind: what it is.
        document: fields of its document but for those that `complete` adds.
        key: of the signer that the document names, or of the desk.
        tables: of a submission or a part, in any order.
        files: other payload by path below `data/`, everything that the kind requires among them.
        register: who is enrolled; asked for the old key under a renewal only.

    Returns:
        The package. The same arguments give the same `package_id`.

    Raises:
        BugError: the verifier refuses the result; nothing may be sent then.
    """
    whole = complete(document, tables, kind=kind)
    data = assemble(whole, tables=tables, files=files, key=key, kind=kind)
    known = register if kind is Kind.ENROL else Register((_signer(kind, whole, key),))
    return Sealed(data, _checked(data, whole, kind=kind, register=known))


def complete(
    document: Mapping[str, Any], tables: Sequence[Table] = (), *, kind: Kind = Kind.SUBMISSION
) -> dict[str, Any]:
    """The document with the fields that follow from its kind and from the tables.

    These are `format`, `recipient` where it is always the desk, `tables` and `observations` where there may be tables.
    """
    added: dict[str, Any] = {"format": SPECS[kind].format}
    if kind in _TO_DESK:
        added["recipient"] = limits.RECIPIENT
    if kind in _WITH_TABLES:
        added["tables"] = [_WITH_TABLES[kind](table) for table in _sorted(tables)]
        added["observations"] = sum(table.rows for table in tables)
    return {**document, **added}


def _part_table(table: Table) -> dict[str, Any]:
    return {"id": table.id, "path": table.path, "rows": table.rows}


def _submission_table(table: Table) -> dict[str, Any]:
    return _part_table(table) | {"sharing": table.sharing, "embargo_until": table.embargo_until}


_TO_DESK: Final = frozenset({Kind.SUBMISSION, Kind.ANSWER})
#: kinds with tables, and how their documents list one
_WITH_TABLES: Final = {Kind.SUBMISSION: _submission_table, Kind.PART: _part_table}


def _sorted(tables: Sequence[Table]) -> list[Table]:
    return sorted(tables, key=lambda table: table.id)


def assemble(
    document: Mapping[str, Any],
    *,
    tables: Sequence[Table],
    files: Mapping[str, bytes],
    key: SigningKey,
    kind: Kind = Kind.SUBMISSION,
) -> bytes:
    """Bytes of the package for a complete document; not verified yet."""
    payload = {table.path: table.data for table in tables} | dict(files)
    # why: each file is hashed once, for the manifest and for the description of the tables alike
    hashes = {path: bag.sha256(data) for path, data in payload.items()}
    added = {document_path(kind): strict_json.dump(document)}
    if tables:
        added[datapackage.PATH] = datapackage.describe(document["package"], _sorted(tables), hashes=hashes)
    hashes |= {path: bag.sha256(data) for path, data in added.items()}
    head = tag_files(document, payload | added, hashes=hashes, kind=kind)
    return seal_bag(head, payload | added, package=document["package"], key=key, kind=kind)


def tag_files(
    document: Mapping[str, Any],
    payload: Mapping[str, bytes],
    *,
    hashes: Mapping[str, str],
    kind: Kind = Kind.SUBMISSION,
) -> dict[str, bytes]:
    """The head of the bag but for the signature.

    Args:
        document: complete.
        payload: path below `data/` -> bytes.
        hashes: the same paths -> SHA-256 hex.
        kind: of the package.
    """
    sizes = {path: len(data) for path, data in payload.items()}
    head = {
        bag.BAGIT_FILE: bag.BAGIT_TEXT,
        bag.README_FILE: readme(kind),
        bag.BAGINFO_FILE: bag_info(document, kind, bag.oxum(sizes)),
        bag.MANIFEST_FILE: bag.hash_lines({bag.PAYLOAD_FOLDER + path: hashes[path] for path in payload}),
    }
    return head | {bag.TAGMANIFEST_FILE: bag.tag_manifest(head)}


def seal_bag(
    head: Mapping[str, bytes],
    payload: Mapping[str, bytes],
    *,
    package: str,
    key: SigningKey,
    kind: Kind = Kind.SUBMISSION,
) -> bytes:
    """Sign the tag manifest and put everything into one container, head first."""
    signed = signature.sign(head[bag.TAGMANIFEST_FILE], namespace=namespace(kind), key=key)
    whole = {**head, SIGNATURE_FILE: signed}
    entries = [(f"{package}/{name}", whole[name]) for name in bag.HEAD]
    entries += [(f"{package}/{bag.PAYLOAD_FOLDER}{path}", payload[path]) for path in sorted(payload)]
    return write_container(entries, stored=frozenset(name for name, _ in entries[: len(bag.HEAD)]))


def _signer(kind: Kind, document: Mapping[str, Any], key: SigningKey) -> Signer:
    """Who signs, as a register would know them."""
    if kind in DESK_KINDS:
        return Signer("desk", key.public, frozenset({kind}))
    if kind is Kind.PART:
        return Signer(document["signer"], key.public, OFFICE_KINDS, office=document["office"]["code"])
    return Signer(document["signer"], key.public)


def _checked(data: bytes, document: Mapping[str, Any], *, kind: Kind, register: Register) -> Verified:
    """What the receiver's verifier reads from the package, at the time that the document claims."""
    field = SPECS[kind].moment
    created = read_moment(str(document[field]))
    if created is None:
        raise BugError("bug", detail=f"{field} is {document[field]}")
    result = read.verify(
        data, f"{document['package']}.zip", allowed_kinds={kind}, register=register, ledger=None, now=created
    )
    if isinstance(result, Refusal):
        raise BugError("bug", detail=f"own package refused: {result.code} {dict(result.parameters)}")
    return result
