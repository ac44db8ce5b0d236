"""A register for people who check with OpenSSH instead of this program, with dates and without.

OpenSSH before 8.7 does not know dates and then stops reading the file, hence the second form. Keys that were withdrawn
or never confirmed stand in neither; a key that ended stands in both, so that old files can still be checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.package.register import SignerStatus

if TYPE_CHECKING:
    from ilms_desktop.package.register import Register

#: status of keys that an auditor may rely on
_LISTED: Final = frozenset({SignerStatus.ACTIVE, SignerStatus.ENDED})


def export(register: Register, *, dated: bool) -> str:
    """The register as `allowed_signers` file.

    Args:
        register: of the desk, or of a country's signers.
        dated: whether each line says from when until when its key counts.
    """
    listed = (signer for signer in register.signers if signer.status in _LISTED)
    return "".join(signer.allowed_signers_line if dated else signer.undated_line for signer in listed)
