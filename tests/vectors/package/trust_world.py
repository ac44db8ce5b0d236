"""The stated world of the trust vectors: test roots, desk keys, and the installed bundle that they follow.

The keys are test keys, made from fixed bytes; no release knows their roots.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package.keys import new_key, public_text
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.trust import TrustBundle, read_bundle
from ilms_desktop.package.trust_install import Offered
from ilms_desktop.package.trust_write import make_bundle, sign_bundle
from tests.vectors.package import world

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.package.ed25519 import SigningKey

ROOTS: Final = {name: new_key(f"test root {name}".encode().ljust(32, b".")) for name in ("r1", "r2", "r3")}
NEW_ROOTS: Final = {name: new_key(f"test root {name}".encode().ljust(32, b".")) for name in ("r4", "r5", "r6")}
VERSION: Final = 6


def desk_key(**changes: Any) -> dict[str, Any]:
    """Entry of the desk key in a bundle, some of it changed."""
    fields = {
        "id": "desk-2026",
        "key": public_text(world.DESK.public),
        "roles": ["receipt", "query", "grant", "roundpack"],
        "valid_from": "2026-01-01",
        "valid_until": "2027-01-01",
        "status": "current",
        "since_utc": "2026-01-01T00:00:00Z",
    }
    return fields | changes


def root_list(roots: Mapping[str, SigningKey]) -> list[dict[str, str]]:
    """Entries of root keys in a bundle."""
    return [{"id": name, "key": public_text(key.public)} for name, key in roots.items()]


def fields(**changes: Any) -> dict[str, Any]:
    """Fields of the installed bundle, some of them changed."""
    good: dict[str, Any] = {
        "version": VERSION,
        "issued_utc": "2026-06-01T08:00:00Z",
        "expires_utc": "2028-06-01T08:00:00Z",
        "roots": root_list(ROOTS),
        "quorum": 2,
        "desk_keys": [desk_key()],
        "age_recipients": [],
        "policies": {"ALL": {"encryption": "off"}, "KEN": {"encryption": "required"}},
        "contacts": {"address": "ILO Department of Statistics\nGeneva", "telephone": "+41 22 000 00 00"},
        "minimum_software": "0.1.0",
    }
    return good | changes


def signed(data: bytes, *keys: SigningKey) -> Offered:
    """A bundle with signatures of these keys."""
    return Offered(data, tuple(sign_bundle(data, key) for key in keys))


def bundle(**changes: Any) -> TrustBundle:
    """The installed bundle, or one that differs from it."""
    found = read_bundle(make_bundle(fields(**changes)))
    assert not isinstance(found, Problem)
    return found


def offered(keys: Sequence[SigningKey] = (ROOTS["r1"], ROOTS["r2"]), **changes: Any) -> Offered:
    """The next version, or one that differs from it, signed by two of the three roots."""
    return signed(make_bundle(fields(**{"version": VERSION + 1} | changes)), *keys)
