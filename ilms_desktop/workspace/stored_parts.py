"""What an assignment held when it was made: the base of every merge with what comes back, read from the kept bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from ilms_desktop.model.post import DocumentKind
from ilms_desktop.package.document_figures import ASSIGNMENT
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import CarrierKind, Problem, Verified
from ilms_desktop.package.part_key import key_under
from ilms_desktop.package.read import verify
from ilms_desktop.package.register import OFFICE_KINDS, Register, Signer
from ilms_desktop.package.shape import read_moment
from ilms_desktop.storage.offices import read_scope
from ilms_desktop.workspace.part_content import Content, content_of_payload, read_metadata

if TYPE_CHECKING:
    from datetime import datetime

    from ilms_desktop.model.part import Scope
    from ilms_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Stored:
    """An assignment that this file keeps: what it was about, and what it held."""

    scope: Scope
    content: Content


def stored_content(workspace: Workspace, package_id: str | None) -> Stored | None:
    """What an assignment of this file held; None where this file made none of that id, or does not keep its bytes."""
    document = None if package_id is None else workspace.post().document(package_id)
    if document is None or document.kind is not DocumentKind.PART or document.fields["kind"] != ASSIGNMENT:
        return None
    carriers = {each.carrier: each.file_name for each in workspace.post().files.get(document.package_id, ())}
    name = carriers.get(str(CarrierKind.ZIP))
    if name is None:
        return None
    found = _read(workspace.document_bytes(document.package_id, str(CarrierKind.ZIP)), name, document.fields)
    metadata = Problem("PART_FIELDS") if found is None else read_metadata(found.payload)
    if found is None or isinstance(metadata, Problem):
        return None
    content = content_of_payload(found.payload, metadata, workspace.edition)
    return None if isinstance(content, Problem) else Stored(read_scope(document.fields["scope"]), content)


def _read(data: bytes, name: str, fields: Any) -> Verified | None:
    """The package, judged once more; whose key it was is known from the making."""
    signed = key_under(data, name)
    if isinstance(signed, Problem):
        return None
    signer = Signer(fields["signer"], signed[1], OFFICE_KINDS, office=fields["office"]["code"])
    moment = cast("datetime", read_moment(fields["created_utc"]))
    result = verify(data, name, allowed_kinds={Kind.PART}, register=Register((signer,)), ledger=None, now=moment)
    return result if isinstance(result, Verified) else None
