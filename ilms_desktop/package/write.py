"""Making a submission package: payload, bag, signature, container, and then the verifier's own judgement of it.

Everything comes in as values; the file is written, and the sequence number taken, by the caller.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ilms_desktop.errors import BugError
from ilms_desktop.package import bag, datapackage, limits, read, signature, strict_json
from ilms_desktop.package.container_write import write_container
from ilms_desktop.package.document import FORMATS
from ilms_desktop.package.names import SIGNATURE_FILE, Kind, document_path, namespace
from ilms_desktop.package.outcome import Refusal, Verified
from ilms_desktop.package.readme_text import readme
from ilms_desktop.package.register import Register, Signer
from ilms_desktop.package.shape import read_moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.package.tables import Table


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
    """Build, sign, pack and verify a submission.

    Args:
        document: fields of `submission.json` but for `format`, `recipient`, `tables` and `observations`, which follow
            from the rest.
        tables: in any order.
        files: other payload by path below `data/`, `metadata.json` and `validation.json` among them.
        key: of the signer that the document names.

    Returns:
        The package. The same arguments give the same `package_id`.

    Raises:
        BugError: the verifier refuses the result; nothing may be sent then.
    """
    data = assemble(complete(document, tables), tables=tables, files=files, key=key)
    return Sealed(data, _checked(data, document, key))


def complete(document: Mapping[str, Any], tables: Sequence[Table]) -> dict[str, Any]:
    """The document with the fields that follow from the others and from the tables."""
    listed = [
        {
            "id": table.id,
            "path": table.path,
            "rows": table.rows,
            "sharing": table.sharing,
            "embargo_until": table.embargo_until,
        }
        for table in _sorted(tables)
    ]
    return {
        **document,
        "format": FORMATS[Kind.SUBMISSION],
        "recipient": limits.RECIPIENT,
        "tables": listed,
        "observations": sum(table.rows for table in tables),
    }


def _sorted(tables: Sequence[Table]) -> list[Table]:
    return sorted(tables, key=lambda table: table.id)


def assemble(
    document: Mapping[str, Any], *, tables: Sequence[Table], files: Mapping[str, bytes], key: SigningKey
) -> bytes:
    """Bytes of the package for a complete document; not verified yet."""
    payload = {table.path: table.data for table in tables} | dict(files)
    # why: each file is hashed once, for the manifest and for the description of the tables alike
    hashes = {path: bag.sha256(data) for path, data in payload.items()}
    added = {document_path(Kind.SUBMISSION): strict_json.dump(document)}
    if tables:
        added[datapackage.PATH] = datapackage.describe(document["package"], _sorted(tables), hashes=hashes)
    hashes |= {path: bag.sha256(data) for path, data in added.items()}
    head = tag_files(document, payload | added, hashes=hashes)
    return seal_bag(head, payload | added, package=document["package"], key=key)


def tag_files(
    document: Mapping[str, Any], payload: Mapping[str, bytes], *, hashes: Mapping[str, str]
) -> dict[str, bytes]:
    """The head of the bag but for the signature.

    Args:
        document: complete.
        payload: path below `data/` -> bytes.
        hashes: the same paths -> SHA-256 hex.
    """
    sizes = {path: len(data) for path, data in payload.items()}
    head = {
        bag.BAGIT_FILE: bag.BAGIT_TEXT,
        bag.README_FILE: readme(Kind.SUBMISSION),
        bag.BAGINFO_FILE: bag.bag_info(document, bag.oxum(sizes)),
        bag.MANIFEST_FILE: bag.hash_lines({bag.PAYLOAD_FOLDER + path: hashes[path] for path in payload}),
    }
    return head | {bag.TAGMANIFEST_FILE: bag.tag_manifest(head)}


def seal_bag(head: Mapping[str, bytes], payload: Mapping[str, bytes], *, package: str, key: SigningKey) -> bytes:
    """Sign the tag manifest and put everything into one container, head first."""
    signed = signature.sign(head[bag.TAGMANIFEST_FILE], namespace=namespace(Kind.SUBMISSION), key=key)
    whole = {**head, SIGNATURE_FILE: signed}
    entries = [(f"{package}/{name}", whole[name]) for name in bag.HEAD]
    entries += [(f"{package}/{bag.PAYLOAD_FOLDER}{path}", payload[path]) for path in sorted(payload)]
    return write_container(entries, stored=frozenset(name for name, _ in entries[: len(bag.HEAD)]))


def _checked(data: bytes, document: Mapping[str, Any], key: SigningKey) -> Verified:
    """What the desk's verifier reads from the package, at the time that the document claims."""
    created = read_moment(str(document["created_utc"]))
    if created is None:
        raise BugError("bug", detail=f"created_utc is {document['created_utc']}")
    known = Register((Signer(document["signer"], key.public),))
    result = read.verify(
        data, f"{document['package']}.zip", allowed_kinds={Kind.SUBMISSION}, register=known, ledger=None, now=created
    )
    if isinstance(result, Refusal):
        raise BugError("bug", detail=f"own package refused: {result.code} {dict(result.parameters)}")
    return result
