"""Whether a package goes out encrypted, and its age file.

The desk's policy for the country decides, and recipients come from the installed trust bundle alone. An age file is
never the same twice, so whoever keeps packages keeps these bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import UserError
from ilms_desktop.package import age
from ilms_desktop.package.trust import Encryption

if TYPE_CHECKING:
    from ilms_desktop.package.trust import TrustBundle
    from ilms_desktop.package.write import Sealed
    from ilms_desktop.workspace.trust_store import Installed

_SUFFIX: Final = ".age"


def encryption_for(installed: Installed | None, country: str, *, wanted: bool) -> TrustBundle | None:
    """Whom a package of a country is encrypted for.

    Ask before a number is taken: everything that could keep the age file from being made is asked here.

    Args:
        installed: the bundle of this computer, None where there is none.
        country: alpha-3.
        wanted: whether the person asked for it; where the policy says `required`, nobody needs to.

    Returns:
        The bundle with the recipients; None where the package goes out in clear.

    Raises:
        UserError: `trust_missing` or `encryption_off` where it is wanted and cannot be, `no_age_recipients`.
        ExtraMissing: `extra_missing`, where the program came without the part that encrypts.
    """
    if installed is None:
        if wanted:
            raise UserError("trust_missing")
        return None
    policy = installed.policy(country)
    if policy is Encryption.OFF and wanted:
        raise UserError("encryption_off", country=country)
    if policy is Encryption.OFF or (policy is Encryption.ALLOWED and not wanted):
        return None
    age.make_sure(installed.bundle)
    return installed.bundle


def may_choose(installed: Installed | None, country: str) -> bool:
    """Whether the person decides; where not, nothing is asked."""
    return installed is not None and installed.policy(country) is Encryption.ALLOWED


def age_name(sealed: Sealed) -> str:
    """Name of the age file of a package."""
    return f"{sealed.name}{_SUFFIX}"


def age_file(sealed: Sealed, bundle: TrustBundle) -> bytes:
    """The package encrypted for the desk; other bytes every time.

    Args:
        sealed: the package.
        bundle: that `encryption_for` gave.

    Raises:
        UserError: `no_age_recipients`. ExtraMissing: `extra_missing`.
    """
    return age.encrypt(sealed.data, bundle)
