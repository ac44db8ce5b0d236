"""Vectors of requests to enrol, of their confirmation by telephone, and of grants."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package import enrolment, signature
from ilms_desktop.package.keys import key_code, public_text
from ilms_desktop.package.names import Kind, namespace
from ilms_desktop.package.outcome import Verified
from ilms_desktop.package.register import Register, Signer, SignerStatus
from ilms_desktop.package.wire import pack_strings
from tests.vectors.package import kinds_world as kw
from tests.vectors.package import world
from tests.vectors.package.vector import Case, Vector

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.package.outcome import Refusal

_PREAMBLE: Final = b"SSHSIG\0\0\0\1"
_IDENTITY: Final = b"\1" + bytes(31)


@dataclass(frozen=True)
class Telephoned(Case):
    """A request whose digits were read over the telephone, and typed by the officer."""

    typed: str = ""

    def judge(self) -> Verified | Refusal:
        """What the register says, once the request is verified."""
        result = Case.judge(self)
        assert isinstance(result, Verified)
        confirmed = enrolment.confirm(result, typed=self.typed, register=self.register)
        return result if isinstance(confirmed, bytes) else confirmed


def _telephoned(typed: bytes, register: Register = kw.REGISTER) -> Telephoned:
    good = kw.case(Kind.ENROL, kw.good(Kind.ENROL), register=register)
    return Telephoned(good.data, good.file_name, good.register, typed=" ".join(key_code(typed)))


def _weak(_message: bytes) -> bytes:
    """Under the identity as public key, R = identity and S = 0 verify for every message."""
    space = namespace(Kind.ENROL).encode()
    blob = pack_strings(
        signature.public_blob(_IDENTITY),
        space,
        b"",
        b"sha512",
        pack_strings(signature.KEY_TYPE, _IDENTITY + bytes(32)),
    )
    return signature.armour(_PREAMBLE + blob)


def _low_order() -> Case:
    from tests.vectors.package import resign

    fields = kw.complete(Kind.ENROL, public_key=public_text(_IDENTITY))
    data = resign.sealed(fields, kind=Kind.ENROL, name=kw.NAMES[Kind.ENROL], files=kw.files(Kind.ENROL), sign=_weak)
    return kw.case(Kind.ENROL, data)


def _signed_by_another() -> Case:
    return kw.case(Kind.ENROL, kw.sealed(Kind.ENROL, key=world.STRANGER))


def _renewal(key: Any = world.KEN, **old: Any) -> Callable[[], Case]:
    """A renewal of ken-01, whose old key stands otherwise in the register."""
    register = Register((replace(Signer("ken-01", world.KEN.public), **old),))
    return lambda: kw.case(Kind.ENROL, kw.renewal(key), register=register)


def _key_of_another_signer() -> Telephoned:
    register = Register((*kw.REGISTER.signers, Signer("ken-07", kw.FRESH.public)))
    return _telephoned(kw.FRESH.public, register)


def _grant(**known: Any) -> Callable[[], Case]:
    return lambda: kw.case(Kind.GRANT, kw.good(Kind.GRANT), known=replace(kw.PROGRAM, **known))


VECTORS: Final = (
    Vector("e1", "enrol-proof-of-possession-by-another-key", "ENROL_POP", "F", _signed_by_another),
    Vector("e2", "enrol-low-order-or-noncanonical-key", "KEY_WEAK", "C", _low_order),
    Vector("e3", "enrol-key-already-under-another-signer", "ENROL_KEY_IN_USE", "R", _key_of_another_signer),
    Vector("e4", "grant-for-another-key", "GRANT_KEY", "H", _grant(keys=frozenset({world.KEN.public}))),
    Vector("e5", "renewal-signed-by-new-key-only", "ENROL_OLD_KEY", "F", _renewal(kw.FRESH)),
    Vector(
        "e6",
        "renewal-after-old-key-reported-stolen",
        "KEY_REVOKED",
        "C",
        _renewal(status=SignerStatus.REVOKED, revoked_from=world.NOW),
    ),
    Vector(
        "e7", "enrol-request-altered-after-sheet-printed", "ENROL_CODE", "R", lambda: _telephoned(world.STRANGER.public)
    ),
    Vector("e8", "enrol-good-accepted", "OK", "-", lambda: _telephoned(kw.FRESH.public)),
)

#: beyond the list of the format: what the list leaves without a good control
CONTROLS: Final = (
    Vector("e8-renewal", "renewal-good-accepted", "OK", "-", _renewal()),
    Vector("e8-grant", "grant-good-accepted", "OK", "-", _grant()),
)
