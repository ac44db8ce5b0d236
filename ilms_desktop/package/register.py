"""The register: whose key is whose, for what, and when.

Its file form is OpenSSH's `allowed_signers`, so that `ssh-keygen -Y verify` uses the same list. Withdrawal of a key
does not fit into that form; registers that know it are made from `Signer` values directly.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import UserError
from ilms_desktop.package import ed25519, keys
from ilms_desktop.package.document_rules import OFFICE_CODE, SIGNER_ID
from ilms_desktop.package.names import DESK_KINDS, NATIONAL_KINDS, Kind, namespace
from ilms_desktop.package.outcome import Outcome, Problem
from ilms_desktop.package.signature import KEY_TYPE
from ilms_desktop.package.wire import unpack_strings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SIGNER_ID: Final = re.compile(SIGNER_ID)
#: how the desk calls its keys; a signer of a country could be called so too, but not the other way round
_DESK_ID: Final = re.compile(r"(?=.{2,32}\Z)[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_OFFICE: Final = re.compile(OFFICE_CODE)
_LINE: Final = re.compile(
    r'(?P<id>[^\s",]+)(?:,(?P<office>[^\s",]+))?[ \t]+(?:(?P<options>(?:[a-z-]+="[^"]*")(?:,[a-z-]+="[^"]*")*)[ \t]+)?'
    r"ssh-ed25519[ \t]+(?P<key>[A-Za-z0-9+/=]+)(?:[ \t].*)?"
)
_OPTION: Final = re.compile(r'([a-z-]+)="([^"]*)"')
_KNOWN_OPTIONS: Final = frozenset({"namespaces", "valid-after", "valid-before"})
_DAY: Final = "%Y%m%d"
_SECOND: Final = "%Y%m%d%H%M%S"
_DATE_FORMS: Final = {8: _DAY, 12: "%Y%m%d%H%M", 14: _SECOND}


#: what the key of an office may sign, by the register of its coordinator
OFFICE_KINDS: Final = frozenset({Kind.PART})


class SignerStatus(StrEnum):
    """Whether a key counts."""

    #: asked for, not confirmed yet: as if unknown
    PENDING = "pending"
    #: in use
    ACTIVE = "active"
    #: its office gave it up
    ENDED = "ended"
    #: withdrawn
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Signer:
    """One person on one computer, one office inside a country, or one desk key.

    Attributes:
        id: `ken-01`; never used again for anybody else. Keys that sign only what the desk signs may have names such
            as `desk-2026`. public: 32 bytes.
        kinds: what the key may sign. valid_from, valid_until: the key counts from the first up to, not including, the
            second; None = open. status: see `SignerStatus`. revoked_from: files that arrive from then on are refused.
        office: code of the office in a country's own register of parts, None anywhere else.

    Raises:
        ValueError: the id, the key or a date is not of its form.
    """

    id: str
    public: bytes
    kinds: frozenset[Kind] = NATIONAL_KINDS
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    status: SignerStatus = SignerStatus.ACTIVE
    revoked_from: datetime | None = None
    office: str | None = None

    def __post_init__(self) -> None:
        is_id = is_desk_id if DESK_KINDS.issuperset(self.kinds) else is_signer_id
        if not is_id(self.id):
            raise ValueError(self.id)
        if self.office is not None and (self.kinds != OFFICE_KINDS or not _OFFICE.fullmatch(self.office)):
            raise ValueError(self.office)
        if len(self.public) != ed25519.KEY_BYTES or ed25519.is_weak(self.public):
            raise ValueError(self.public)
        for moment in (self.valid_from, self.valid_until, self.revoked_from):
            if moment is not None and moment.tzinfo is None:
                raise ValueError(moment)

    @property
    def country(self) -> str:
        """Alpha-3 code of the signer's country, the first part of the id."""
        return self.id[:3].upper()

    @property
    def allowed_signers_line(self) -> str:
        """The signer as one line of OpenSSH's `allowed_signers`."""
        dates = (("valid-after", self.valid_from), ("valid-before", self.valid_until))
        return self._line([f'{name}="{_write_moment(moment)}"' for name, moment in dates if moment is not None])

    @property
    def undated_line(self) -> str:
        """The same line without dates, which OpenSSH before 8.7 does not know."""
        return self._line([])

    def _line(self, dates: list[str]) -> str:
        spaces = ",".join(sorted(namespace(kind) for kind in self.kinds))
        options = ",".join([f'namespaces="{spaces}"', *dates])
        # why: OpenSSH takes a list of names, so that an office is found by its code as well as by its id
        principals = self.id if self.office is None else f"{self.id},{self.office}"
        return f"{principals} {options} {keys.public_line(self.public, self.id)}"


def is_signer_id(text: str) -> bool:
    """Whether `text` has the form of a signer id, `ken-01`."""
    return _SIGNER_ID.fullmatch(text) is not None


def is_desk_id(text: str) -> bool:
    """Whether `text` may be the id of a desk key, `desk-2026`."""
    return _DESK_ID.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Register:
    """All signers that are known, found by their key.

    Raises:
        ValueError: one key stands under two signers.
    """

    signers: tuple[Signer, ...] = ()
    _by_key: Mapping[bytes, Signer] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_key = {signer.public: signer for signer in self.signers}
        if len(by_key) != len(self.signers):
            raise ValueError(self.signers)
        object.__setattr__(self, "_by_key", MappingProxyType(by_key))

    def find(self, public: bytes) -> Signer | None:
        """The signer of a key; None if the key is not known or not confirmed yet."""
        signer = self._by_key.get(public)
        return None if signer is None or signer.status is SignerStatus.PENDING else signer


EMPTY: Final = Register()


def judge(register: Register, public: bytes, *, kind: Kind, now: datetime, waits: bool) -> Signer | Problem:
    """The signer of a key that may sign this kind of file at this time, or why not.

    Args:
        register: whom we know.
        public: the key.
        kind: of the file.
        now: the verifier's clock.
        waits: whether a file of this kind is kept until its key is confirmed.
    """
    signer = register.find(public)
    if signer is None:
        outcome = Outcome.QUARANTINE if waits else Outcome.REFUSE
        return Problem("KEY_UNKNOWN", {"key_code": " ".join(keys.key_code(public))}, outcome)
    code = next((code for code, bad in _KEY_CHECKS if bad(signer, kind, now)), None)
    return Problem(code, {"signer": signer.id}) if code else signer


def is_withdrawn(signer: Signer, now: datetime) -> bool:
    """Whether a key was withdrawn by this time."""
    since = signer.revoked_from
    return signer.status is SignerStatus.REVOKED if since is None else now >= since


def is_out_of_dates(signer: Signer, now: datetime) -> bool:
    """Whether a key does not count yet, or no more."""
    early = signer.valid_from is not None and now < signer.valid_from
    late = signer.valid_until is not None and now >= signer.valid_until
    return early or late or signer.status is SignerStatus.ENDED


_KEY_CHECKS: Final[tuple[tuple[str, Callable[[Signer, Kind, datetime], bool]], ...]] = (
    ("KEY_ROLE", lambda signer, kind, _now: kind not in signer.kinds),
    ("KEY_REVOKED", lambda signer, _kind, now: is_withdrawn(signer, now)),
    ("KEY_EXPIRED", lambda signer, _kind, now: is_out_of_dates(signer, now)),
)


def write_register(register: Register) -> str:
    """The register as OpenSSH `allowed_signers` file."""
    return "".join(signer.allowed_signers_line for signer in register.signers)


def parse_register(text: str, *, path: str = "") -> Register:
    """The register in an `allowed_signers` file; comments and empty lines are skipped.

    Raises:
        UserError: `register_unreadable` with the number of the line.
    """
    signers: list[Signer] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        signer = _parse_line(line.strip())
        if signer is None or any(signer.public == other.public for other in signers):
            raise UserError("register_unreadable", path=path, line=number)
        signers.append(signer)
    return Register(tuple(signers))


def _parse_line(line: str) -> Signer | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    pairs = _OPTION.findall(match["options"] or "")
    options = dict(pairs)
    public = _parse_key(match["key"])
    if public is None or len(options) != len(pairs) or not _KNOWN_OPTIONS.issuperset(options):
        return None
    try:
        return Signer(
            match["id"],
            public,
            _parse_kinds(options.get("namespaces")),
            _read_moment(options.get("valid-after")),
            _read_moment(options.get("valid-before")),
            office=match["office"],
        )
    except ValueError:
        return None


def _parse_key(text: str) -> bytes | None:
    try:
        parts = unpack_strings(binascii.a2b_base64(text, strict_mode=True))
    except binascii.Error:
        return None
    return parts[1] if parts is not None and parts[:1] == [KEY_TYPE] and parts[2:] == [] and parts[1:] else None


def _parse_kinds(namespaces: str | None) -> frozenset[Kind]:
    """Kinds of the namespaces that are ours; a line that names none is a national signer."""
    if namespaces is None:
        return NATIONAL_KINDS
    listed = set(namespaces.split(","))
    return frozenset(kind for kind in Kind if namespace(kind) in listed)


def _write_moment(moment: datetime) -> str:
    """A moment for `allowed_signers`; a plain day where it is one, which older OpenSSH versions read too."""
    utc = moment.astimezone(UTC)
    return utc.strftime(_DAY) if (utc.hour, utc.minute, utc.second) == (0, 0, 0) else utc.strftime(_SECOND) + "Z"


def _read_moment(text: str | None) -> datetime | None:
    """A moment of `allowed_signers`, read as UTC.

    Raises:
        ValueError: it is none.
    """
    if text is None:
        return None
    digits = text.removesuffix("Z")
    form = _DATE_FORMS.get(len(digits))
    if form is None or not digits.isdecimal():
        raise ValueError(text)
    return datetime.strptime(digits, form).replace(tzinfo=UTC)
