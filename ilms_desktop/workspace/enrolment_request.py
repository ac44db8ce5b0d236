"""“Enrol this computer”: a new key, the request that it signs, and both on the disk, or nothing at all."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.definitions.loader import load_countries
from ilms_desktop.errors import SigningKeyError
from ilms_desktop.keystore.passphrase import RANDOM_BYTES, Protection, checked_passphrase
from ilms_desktop.keystore.vault import Vault
from ilms_desktop.workspace.build_submission import PROGRAM
from ilms_desktop.workspace.enrolment import Purpose
from ilms_desktop.workspace.enrolment_files import keep_request
from ilms_desktop.workspace.key_protection import protected_by_passphrase, protected_by_sign_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.package.register import Register
    from ilms_desktop.package.write import Sealed
    from ilms_desktop.workspace.enrolment import Enrolment
    from ilms_desktop.workspace.key_protection import ProtectedKey

_SEED_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who asks, in their own words.

    Attributes:
        country: alpha-3. reference: of the ILO's invitation, or empty. name, office: of the person.
        email, telephone: to be found under; the ILO calls the number on its own list, never this one.
        collections: codes such as `ILMS-2026`.
    """

    country: str
    reference: str
    name: str
    office: str
    email: str
    telephone: str
    collections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replaced:
    """The key in whose place a new one comes.

    Attributes:
        signer: its id, where it is known. key: opened, where it is still there to vouch for the new one: a renewal.
        enrolment: of that key; set exactly with `key`.
    """

    signer: str | None = None
    key: SigningKey | None = None
    enrolment: Enrolment | None = None

    @property
    def purpose(self) -> Purpose:
        """Renewal where the old key vouches, else replacement."""
        return Purpose.REPLACEMENT if self.key is None else Purpose.RENEWAL


def request_enrolment(
    user_dir: Path,
    applicant: Applicant,
    *,
    guard: Vault | str,
    now: datetime,
    random_bytes: Callable[[int], bytes],
    program_version: str,
    replaced: Replaced | None = None,
    trust_version: int = 0,
) -> Enrolment:
    """Make a key and the request to enrol it, and keep both in the person's folder.

    Args:
        user_dir: of the person.
        applicant: who asks.
        guard: what protects the key: the key store of this computer, or a passphrase.
        now: the clock, with its time zone.
        random_bytes: for example `secrets.token_bytes`.
        program_version: of this program.
        replaced: the key in whose place this one comes; None for a person's first one on this computer.
        trust_version: of the installed trust bundle.

    Returns:
        The enrolment, waiting for its grant.

    Raises:
        SigningKeyError: `enrolment_field` where something of the applicant cannot stand in a request,
            `unknown_country`, `renewal_too_late`, `passphrase_short`, `keystore_failed`; nothing is made then.
        ExchangeError: `file_unwritable`; nothing is left behind.
    """
    _refuse_dead_voucher(replaced, now)
    if isinstance(guard, str):
        checked_passphrase(guard)
    protection = Protection.SIGN_IN if isinstance(guard, Vault) else Protection.PASSPHRASE
    seed = random_bytes(_SEED_BYTES)
    document = _document(applicant, seed, now=now, program_version=program_version, replaced=replaced)
    document |= {"protection": protection.value, "trust_version": trust_version}
    _refuse_misfit(document)
    made = _protected(seed, guard, random_bytes)
    try:
        sealed = _sealed(document, made.key, replaced)
        return keep_request(user_dir, key_file=made.file, request=sealed.data, verified=sealed.verified)
    except BaseException:
        _forget(made.key, guard)
        raise


def _refuse_dead_voucher(replaced: Replaced | None, now: datetime) -> None:
    """Refuse a renewal that the desk could only refuse: the old key does not count today."""
    old = replaced and replaced.enrolment
    if old and (old.grant is None or not old.grant.is_valid(now)):
        raise SigningKeyError("renewal_too_late", signer=old.mark if old.grant is None else old.grant.signer)


def _document(
    applicant: Applicant, seed: bytes, *, now: datetime, program_version: str, replaced: Replaced | None
) -> dict[str, Any]:
    from ilms_desktop.package.keys import new_key, public_text
    from ilms_desktop.package.names import enrol_name
    from ilms_desktop.package.shape import write_moment

    public = new_key(seed).public
    return {
        **asdict(applicant),
        "collections": list(applicant.collections),
        "package": enrol_name(applicant.country, public),
        "purpose": str(Purpose.NEW if replaced is None else replaced.purpose),
        "public_key": public_text(public),
        "replaces": None if replaced is None else replaced.signer,
        "created_utc": write_moment(now),
        "software": {"name": PROGRAM, "version": program_version, "build": program_version},
    }


def _refuse_misfit(document: dict[str, Any]) -> None:
    """Refuse before a key is made what our own verifier, or anybody who reads the request, would refuse after it."""
    from ilms_desktop.package.document import SPECS, read_fields
    from ilms_desktop.package.names import Kind
    from ilms_desktop.package.write import complete

    problem = read_fields(complete(document, kind=Kind.ENROL), SPECS[Kind.ENROL])
    if problem is not None:
        field = problem.parameters["field"].partition("[")[0].partition("/")[0]
        raise SigningKeyError("enrolment_field", field=field, value=_said(document.get(field)))
    if document["country"] not in load_countries():
        raise SigningKeyError("unknown_country", country=document["country"])


def _said(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _protected(seed: bytes, guard: Vault | str, random_bytes: Callable[[int], bytes]) -> ProtectedKey:
    if isinstance(guard, str):
        return protected_by_passphrase(seed, guard)
    return protected_by_sign_in(seed, randomness=random_bytes(RANDOM_BYTES), vault=guard)


def _sealed(document: dict[str, Any], key: SigningKey, replaced: Replaced | None) -> Sealed:
    """The request, with the old key's word where it is a renewal."""
    from ilms_desktop.package import strict_json
    from ilms_desktop.package.enrolment import OLD_KEY_PATH, renewal_signature
    from ilms_desktop.package.names import Kind
    from ilms_desktop.package.write import build_kind, complete

    files: dict[str, bytes] = {}
    if replaced is not None and replaced.key is not None:
        words = strict_json.dump(complete(document, kind=Kind.ENROL))
        files[OLD_KEY_PATH] = renewal_signature(words, replaced.key)
    return build_kind(Kind.ENROL, document, key=key, files=files, register=_register(replaced))


def _register(replaced: Replaced | None) -> Register:
    """The old key as the desk knows it."""
    from ilms_desktop.package.register import Register, Signer

    grant = replaced and replaced.enrolment and replaced.enrolment.grant
    if not replaced or not replaced.enrolment or not grant:
        return Register()
    public = replaced.enrolment.public
    return Register((Signer(grant.signer, public, valid_from=grant.valid_from, valid_until=grant.valid_until),))


def _forget(key: SigningKey, guard: Vault | str) -> None:
    """Take the passphrase of a key that came to nothing out of the key store."""
    from ilms_desktop.package.keys import public_text

    if isinstance(guard, Vault):
        guard.forget(public_text(key.public))
