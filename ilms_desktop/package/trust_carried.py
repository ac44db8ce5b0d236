"""A document of the desk whose key nobody knows yet, opened for the trust bundles that it carries.

The bundles are signed by the roots, so it does not matter who signed the document around them; what else stands in it
is worth nothing before its key is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.package.carrier import ZIP_ONLY
from ilms_desktop.package.names import DESK_KINDS
from ilms_desktop.package.outcome import Verified
from ilms_desktop.package.read import verify
from ilms_desktop.package.register import Register, Signer

if TYPE_CHECKING:
    from datetime import datetime

    from ilms_desktop.package.carrier import Openers

_NAME: Final = "unproven"


@dataclass(frozen=True, slots=True)
class _Everybody(Register):
    """A register in which every key speaks for the desk."""

    def find(self, public: bytes) -> Signer | None:
        """A signer for any key."""
        return Signer(_NAME, public, DESK_KINDS)


def unproven(data: bytes, file_name: str, *, now: datetime, openers: Openers = ZIP_ONLY) -> Verified | None:
    """A whole and well-formed document of the desk's kinds, by whomever; only its `trust/` may be used.

    Args:
        data: the file.
        file_name: its name, without folders.
        now: the clock of this computer.
        openers: how carriers other than a ZIP are opened.

    Returns:
        None where it is no such document.
    """
    found = verify(
        data, file_name, allowed_kinds=DESK_KINDS, register=_Everybody(), ledger=None, now=now, openers=openers
    )
    return found if isinstance(found, Verified) else None
