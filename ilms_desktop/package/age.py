"""Packages encrypted with age: the finished package is signed first and encrypted then.

Recipients come from the installed trust bundle and from nowhere else. The library is an optional part of the program
(`pyrage`); what it cannot do without is asked for only when an age file is really made or opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.errors import ExtraMissing, SigningKeyError, UserError
from ilms_desktop.package import limits
from ilms_desktop.package.carrier import Content
from ilms_desktop.package.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ilms_desktop.package.trust import TrustBundle

EXTRA: Final = "crypt"
_ZIP_START: Final = b"PK"
#: what the library says when the header is sound and none of the identities fits
_NO_MATCH: Final = "No matching keys found"


def encrypt(package: bytes, bundle: TrustBundle) -> bytes:
    """A finished package, encrypted for every recipient of the installed trust bundle.

    Raises:
        UserError: `no_age_recipients`. ExtraMissing: `extra_missing`.
    """
    recipients = _recipients(bundle)
    return bytes(_library().encrypt(package, recipients))


def make_sure(bundle: TrustBundle) -> None:
    """Refuse now what would keep `encrypt` from its work later.

    Raises:
        UserError: `no_age_recipients`. ExtraMissing: `extra_missing`.
    """
    _recipients(bundle)


def _recipients(bundle: TrustBundle) -> list[Any]:
    if not bundle.age_recipients:
        raise UserError("no_age_recipients")
    pyrage = _library()
    try:
        return [pyrage.x25519.Recipient.from_str(text) for text in bundle.age_recipients]
    except pyrage.RecipientError as trouble:
        raise UserError("no_age_recipients") from trouble


def opener(identities: Sequence[str]) -> Callable[[bytes], Content | Problem]:
    """What opens age files with these private keys (`AGE-SECRET-KEY-1…`), for `carrier.Openers`.

    Raises:
        SigningKeyError: `age_identity_unreadable`. ExtraMissing: `extra_missing`.
    """
    pyrage = _library()
    try:
        known = [pyrage.x25519.Identity.from_str(text.strip()) for text in identities]
    except pyrage.IdentityError as trouble:
        # why: the text is a private key, so nothing of it may stand in a message
        raise SigningKeyError("age_identity_unreadable") from trouble
    return lambda data: _open(pyrage, data, known)


def _open(pyrage: Any, data: bytes, identities: Sequence[Any]) -> Content | Problem:
    if len(data) > limits.MAX_CARRIER_BYTES:
        return Problem("CARRIER_SIZE")
    try:
        plain = bytes(pyrage.decrypt(data, identities))
    except pyrage.DecryptError as trouble:
        return Problem("AGE_RECIPIENT" if str(trouble) == _NO_MATCH else "AGE_DAMAGED")
    # why: at most one carrier around a package, so that nothing has to be opened again and again
    return Content(plain) if plain.startswith(_ZIP_START) else Problem("CARRIER_NESTED")


def _library() -> Any:
    try:
        import pyrage
    except ImportError as trouble:
        raise ExtraMissing("extra_missing", extra=EXTRA) from trouble
    return pyrage
