"""Vectors of stage T: trust bundles that must not, or may, take the place of the installed one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.package.trust_install import install
from tests.vectors.package import trust_world as tw
from tests.vectors.package import world

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.package.outcome import Refusal
    from ilms_desktop.package.trust_install import Installable, Offered

R1, R2, R3 = tw.ROOTS.values()
R4, R5, _R6 = tw.NEW_ROOTS.values()


@dataclass(frozen=True)
class TrustVector:
    """One scenario: bundles that arrive at a computer with the installed bundle of `trust_world`."""

    id: str
    name: str
    code: str
    stage: str
    make: Callable[[], tuple[Offered, ...]]

    def judge(self) -> Installable | Refusal:
        """What the program says."""
        return install(self.make(), installed=tw.bundle(), now=world.NOW)


def _one(*args: object, **changes: object) -> Callable[[], tuple[Offered, ...]]:
    return lambda: (tw.offered(*args, **changes),)  # type: ignore[arg-type]


def _oversize() -> tuple[Offered, ...]:
    """A list of contacts that fills the file; the signatures are good."""
    good = tw.offered().data
    return (tw.signed(good[:-2] + b" " * 256 * 1024 + good[-2:], R1, R2),)


def _chain() -> tuple[Offered, ...]:
    """Version 7 brings new roots, version 8 is signed by those alone."""
    seven = tw.offered((R1, R2, R4, R5), roots=tw.root_list(tw.NEW_ROOTS))
    return (tw.offered((R4, R5), version=8, roots=tw.root_list(tw.NEW_ROOTS)), seven)


VECTORS = (
    TrustVector("t1", "trust-lower-version", "TRUST_VERSION", "T", _one(version=5)),
    TrustVector("t2", "trust-one-root-signature", "TRUST_QUORUM", "T", _one((R1,))),
    TrustVector("t3", "trust-same-root-counted-twice", "TRUST_QUORUM", "T", _one((R1, R1))),
    TrustVector("t4", "trust-unknown-root", "TRUST_ROOT", "T", _one((R1, R2, world.STRANGER))),
    TrustVector("t5", "trust-expired-warn-only", "TRUST_EXPIRED", "T", _one(expires_utc="2026-11-21T11:59:59Z")),
    TrustVector(
        "t6",
        "trust-root-change-signed-by-new-roots-only",
        "TRUST_QUORUM",
        "T",
        _one((R4, R5), roots=tw.root_list(tw.NEW_ROOTS)),
    ),
    TrustVector("t7", "trust-oversize", "TRUST_SIZE", "T", _oversize),
    TrustVector("t8", "trust-chain-of-two-versions-accepted", "OK", "-", _chain),
)
