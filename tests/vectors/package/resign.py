"""Packages that an enrolled sender could have made: spoiled first, then hashed and signed as they should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ilms_desktop.package import bag, datapackage, signature, strict_json, write
from ilms_desktop.package.container_write import write_container
from ilms_desktop.package.names import SIGNATURE_FILE, Kind, document_path, namespace
from tests.vectors.package import world

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ilms_desktop.package.ed25519 import SigningKey

Edit = "Callable[[dict[str, bytes]], None]"


def nothing(_files: dict[str, bytes]) -> None:
    """No edit."""


def good_payload(fields: Mapping[str, Any]) -> dict[str, bytes]:
    """Payload of the good submission with these complete fields."""
    tables = sorted(world.tables(), key=lambda table: table.id)
    payload = {table.path: table.data for table in tables} | world.files()
    hashes = {path: bag.sha256(data) for path, data in payload.items()}
    payload[datapackage.PATH] = datapackage.describe(world.NAME, tables, hashes=hashes)
    payload["submission.json"] = strict_json.dump(fields)
    return payload


def complete(**changes: Any) -> dict[str, Any]:
    """Complete fields of the good submission, some of them changed afterwards."""
    return write.complete(world.document(), world.tables()) | changes


def sealed(
    fields: Mapping[str, Any] | None = None,
    *,
    kind: Kind = Kind.SUBMISSION,
    name: str = world.NAME,
    files: Mapping[str, bytes] | None = None,
    payload: Callable[[dict[str, bytes]], None] = nothing,
    tags: Callable[[dict[str, bytes]], None] = nothing,
    tagmanifest: Callable[[bytes], bytes] = bytes,
    sign: Callable[[bytes], bytes] | None = None,
) -> bytes:
    """A package signed over its defect.

    Args:
        fields: of the document; the good ones of a submission if None.
        kind: what the package is.
        name: what it is called.
        files: payload beside the document; that of the good submission if None.
        payload: spoils the payload before it is hashed.
        tags: spoils the tag files before they are hashed.
        tagmanifest: spoils the tag manifest before it is signed.
        sign: message -> armour; the good signature if None.
    """
    facts = complete() if fields is None else fields
    whole = good_payload(facts) if files is None else {**files, document_path(kind): strict_json.dump(facts)}
    payload(whole)
    hashes = {path: bag.sha256(data) for path, data in whole.items()}
    head = write.tag_files(facts, whole, hashes=hashes, kind=kind)
    del head[bag.TAGMANIFEST_FILE]
    tags(head)
    listed = bag.tag_manifest(head)
    head[bag.TAGMANIFEST_FILE] = tagmanifest(listed)
    head[SIGNATURE_FILE] = (sign or signed_by(world.KEN))(head[bag.TAGMANIFEST_FILE])
    placed = [(f"{name}/{entry}", head[entry]) for entry in bag.HEAD]
    placed += [(f"{name}/data/{path}", whole[path]) for path in sorted(whole)]
    return write_container(placed, stored=frozenset(entry for entry, _ in placed[:6]))


def signed_by(key: SigningKey, space: str | None = None) -> Callable[[bytes], bytes]:
    """The signer with this key, in the namespace of submissions or another one."""
    return lambda message: signature.sign(message, namespace=space or namespace(Kind.SUBMISSION), key=key)


def with_bytes(path: str, edit: Callable[[bytes], bytes]) -> Callable[[dict[str, bytes]], None]:
    """An edit of one file."""

    def change(files: dict[str, bytes]) -> None:
        files[path] = edit(files[path])

    return change


def with_table(edit: Callable[[bytes], bytes]) -> bytes:
    """A package in which a table was spoiled before anything was counted or hashed from it."""

    def change(files: dict[str, bytes]) -> None:
        spoiled = edit(files[world.TABLE])
        assert spoiled != files[world.TABLE]
        old, new = files[world.TABLE], spoiled
        files[world.TABLE] = new
        described = files[datapackage.PATH].replace(bag.sha256(old).encode(), bag.sha256(new).encode())
        files[datapackage.PATH] = described.replace(b'"bytes": %d,' % len(old), b'"bytes": %d,' % len(new))

    return sealed(payload=change)


def with_document(edit: Callable[[bytes], bytes]) -> bytes:
    """A package whose document was spoiled as bytes."""
    return sealed(payload=with_bytes("submission.json", edit))
