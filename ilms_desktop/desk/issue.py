"""Making a document of the desk: the fields that all of them share, and the receiver's judgement before it goes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.errors import CommandRefused
from ilms_desktop.package import read, write
from ilms_desktop.package.known import NOTHING
from ilms_desktop.package.messages import harmless
from ilms_desktop.package.outcome import Refusal
from ilms_desktop.package.trust import desk_register

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ilms_desktop.desk.folder import Desk
    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.package.known import Known
    from ilms_desktop.package.names import Kind

#: who speaks for the desk where nobody says otherwise
OFFICER: Final = "officer"


@dataclass(frozen=True, slots=True)
class Issued:
    """A document of the desk.

    Attributes:
        name: package name. data: exact bytes. is_repeat: whether it went out before, byte for byte.
    """

    name: str
    data: bytes
    is_repeat: bool = False

    @property
    def file_name(self) -> str:
        """Name that the file must get."""
        return f"{self.name}.zip"


def make(
    kind: Kind,
    document: Mapping[str, Any],
    *,
    desk: Desk,
    key: SigningKey,
    now: datetime,
    trust_version: int,
    known: Known = NOTHING,
) -> write.Sealed:
    """Build a document and judge it as its receiver will, by the keys of the trust bundle.

    Args:
        kind: of the document.
        document: its fields but for those that follow from its kind and the bundle.
        desk: whose bundle counts.
        key: that signs.
        now: the desk's time.
        trust_version: that the receiver has; newer bundles travel with the document.
        known: what the receiver compares it with.

    Raises:
        CommandRefused: `desk_document_refused` with the code and what it is about; nothing was issued.
    """
    added = {"trust_version": desk.bundle.version}
    whole = write.complete({**document, **added}, kind=kind)
    data = write.assemble(whole, tables=(), files=desk.trust_after(trust_version), key=key, kind=kind)
    name = f"{document['package']}.zip"
    result = read.verify(
        data,
        name,
        allowed_kinds={kind},
        register=desk_register(desk.bundle),
        ledger=None,
        now=now,
        known=known,
    )
    if isinstance(result, Refusal):
        about = harmless(", ".join(result.parameters.values())) or "–"
        raise CommandRefused("desk_document_refused", reason=result.code, about=about)
    return write.Sealed(data, result)
