"""The trust bundle: whose keys speak for the desk, and who may change that list.

A bundle is JSON with the signatures of root keys beside it. Here it is read; whether it may take the place of the
installed one is asked in `trust_install`. Nothing is stored here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package import ed25519, keys, limits, strict_json
from ilms_desktop.package.names import DESK_KINDS, Kind, namespace
from ilms_desktop.package.outcome import Outcome, Problem
from ilms_desktop.package.register import Register, Signer, SignerStatus, is_desk_id
from ilms_desktop.package.shape import (
    constant,
    day,
    integer,
    list_of,
    mapping_of,
    moment,
    read_date,
    read_moment,
    record,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FORMAT: Final = "ilms-trust/1"
#: purpose of a root's signature
NAMESPACE: Final = namespace("trust")
#: policy that holds where a country has none of its own
EVERY_COUNTRY: Final = "ALL"
ROOT_ID: Final = r"r[1-9][0-9]?"


class DeskKeyStatus(StrEnum):
    """Whether a desk key counts."""

    #: in use
    CURRENT = "current"
    #: followed by another; what it signed and was taken stays taken
    RETIRED = "retired"
    #: in wrong hands
    REVOKED = "revoked"


class Encryption(StrEnum):
    """What a country asks for on the way to the desk."""

    #: packages travel in clear
    OFF = "off"
    #: the sender may encrypt
    ALLOWED = "allowed"
    #: a package in clear is held
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class TrustBundle:
    """A bundle whose form was checked; whether it is to be believed is another question.

    Attributes:
        version: only grows. issued, expires: after the second one warns and goes on.
        roots: id -> public key. quorum: different roots that must sign what comes after this bundle.
        desk: keys of the desk, as signers. age_recipients: for whom packages are encrypted.
        encryption: country or `ALL` -> policy. address, telephone: of the desk, shown as text only.
        minimum_software: version, shown only. data: the exact bytes.
    """

    version: int
    issued: datetime
    expires: datetime
    roots: Mapping[str, bytes]
    quorum: int
    desk: tuple[Signer, ...]
    age_recipients: tuple[str, ...]
    encryption: Mapping[str, Encryption]
    address: str
    telephone: str
    minimum_software: str
    data: bytes

    @property
    def root_code(self) -> tuple[str, ...]:
        """The roots as eight groups of five digits."""
        return keys.root_code(self.roots.values())

    def encryption_of(self, country: str) -> Encryption:
        """Policy of a country: its own, else that for every country, else off."""
        return self.encryption.get(country) or self.encryption.get(EVERY_COUNTRY) or Encryption.OFF

    def demands_age(self, country: str) -> bool:
        """Whether packages of a country in clear are held."""
        return self.encryption_of(country) is Encryption.REQUIRED


def desk_register(bundle: TrustBundle) -> Register:
    """The desk's keys, each for the kinds of its roles and between its dates."""
    return Register(bundle.desk)


def expiry_note(bundle: TrustBundle, now: datetime) -> Problem | None:
    """What to tell a person whose bundle is old; it never stops anybody from working."""
    if now < bundle.expires:
        return None
    return Problem("TRUST_EXPIRED", {"expired": f"{bundle.expires:%Y-%m-%d}"}, Outcome.WARN)


# --- reading

_DESK_KEY: Final = record(
    {
        "id": text(),
        "key": text(),
        "roles": list_of(constant(*DESK_KINDS), least=1, most=len(DESK_KINDS)),
        "valid_from": day(),
        "valid_until": day(),
        "status": constant(*DeskKeyStatus),
        "since_utc": moment(),
    }
)
#: what messages call the document
_FILE: Final = {"file": "trust/*.json"}
#: lists may be longer than they may: how many keys there are is judged under a code of its own
_ANY: Final = limits.MAX_TRUST_BYTES
_RULE: Final = record(
    {
        "format": text(),
        "version": integer(1),
        "issued_utc": moment(),
        "expires_utc": moment(),
        "roots": list_of(record({"id": text(ROOT_ID), "key": text()}), most=_ANY),
        "quorum": integer(limits.ROOT_QUORUM),
        "desk_keys": list_of(_DESK_KEY, most=_ANY),
        "age_recipients": list_of(text(r"age1[02-9ac-hj-np-z]{58}"), most=_ANY),
        "policies": mapping_of(r"[A-Z]{3}", record({"encryption": constant(*Encryption)})),
        "contacts": record({"address": text(r"[^\x00-\x09\x0b-\x1f]{1,500}"), "telephone": text(r"[^\n]{1,60}")}),
        "minimum_software": text(r"[0-9]+(\.[0-9]+){0,3}"),
    }
)


def read_bundle(data: bytes) -> TrustBundle | Problem:
    """The bundle in these bytes, or why there is none."""
    if len(data) > limits.MAX_TRUST_BYTES:
        return Problem("TRUST_SIZE")
    value = strict_json.load(data)
    if isinstance(value, Problem):
        return Problem(f"TRUST_{value.code}", _FILE)
    if not isinstance(value, dict) or value.get("format", FORMAT) != FORMAT:
        return Problem("TRUST_FORMAT", _FILE)
    misfit = _RULE(value, "")
    if misfit is not None:
        return Problem("TRUST_FIELDS", {**_FILE, "field": misfit})
    if sum(len(value[name]) for name in ("roots", "desk_keys", "age_recipients")) > limits.MAX_TRUST_KEYS:
        return Problem("TRUST_SIZE")
    return _bundle(value, data)


def _bundle(value: Mapping[str, Any], data: bytes) -> TrustBundle | Problem:
    """The bundle of a document whose fields have the right form."""
    listed = [*value["roots"], *value["desk_keys"]]
    public = [keys.read_public(entry["key"]) for entry in listed]
    if any(key is not None and ed25519.is_weak(key) for key in public):
        return Problem("KEY_WEAK")
    misfit = next((field for field, holds in _RELATIONS if not holds(value)), None)
    if misfit is None and (None in public or len(set(public)) != len(public)):
        misfit = "key"
    if misfit is not None:
        return Problem("TRUST_FIELDS", {**_FILE, "field": misfit})
    known = [key for key in public if key is not None]
    count = len(value["roots"])
    return TrustBundle(
        version=value["version"],
        issued=_moment(value["issued_utc"]),
        expires=_moment(value["expires_utc"]),
        roots=MappingProxyType({root["id"]: key for root, key in zip(value["roots"], known, strict=False)}),
        quorum=value["quorum"],
        desk=tuple(_signer(entry, key) for entry, key in zip(value["desk_keys"], known[count:], strict=True)),
        age_recipients=tuple(value["age_recipients"]),
        encryption=MappingProxyType({k: Encryption(v["encryption"]) for k, v in value["policies"].items()}),
        address=value["contacts"]["address"],
        telephone=value["contacts"]["telephone"],
        minimum_software=value["minimum_software"],
        data=data,
    )


def _distinct(value: Mapping[str, Any], field: str) -> bool:
    ids = [entry["id"] for entry in value[field]]
    return len(set(ids)) == len(ids)


def _is_desk_key(entry: Mapping[str, Any]) -> bool:
    return is_desk_id(entry["id"]) and entry["valid_from"] < entry["valid_until"]


#: field to name when the relation does not hold
_RELATIONS: Final[tuple[tuple[str, Callable[[Mapping[str, Any]], bool]], ...]] = (
    ("expires_utc", lambda value: value["issued_utc"] < value["expires_utc"]),
    ("roots", lambda value: _distinct(value, "roots")),
    ("quorum", lambda value: value["quorum"] <= len(value["roots"])),
    ("desk_keys", lambda value: _distinct(value, "desk_keys") and all(map(_is_desk_key, value["desk_keys"]))),
)


def _signer(entry: Mapping[str, Any], public: bytes) -> Signer:
    status = DeskKeyStatus(entry["status"])
    return Signer(
        entry["id"],
        public,
        kinds=frozenset(Kind(role) for role in entry["roles"]),
        valid_from=_midnight(entry["valid_from"]),
        valid_until=_midnight(entry["valid_until"]),
        # why: a clock that is wrong must not bring a withdrawn key back, so the status counts and not its date
        status=_STATUS[status],
    )


_STATUS: Final = {
    DeskKeyStatus.CURRENT: SignerStatus.ACTIVE,
    DeskKeyStatus.RETIRED: SignerStatus.ENDED,
    DeskKeyStatus.REVOKED: SignerStatus.REVOKED,
}


def _moment(value: str) -> datetime:
    """A time whose form the rules checked."""
    found = read_moment(value)
    assert found is not None  # noqa: S101 - its form was checked
    return found


def _midnight(value: str) -> datetime:
    """The start of a day, in UTC, whose form the rules checked."""
    found = read_date(value)
    assert found is not None  # noqa: S101 - its form was checked
    return datetime.combine(found, time(), UTC)
