"""The root keys of the test vectors, whose private halves everybody can read: no release may bring a bundle of them.

A test keeps this list equal to the keys in the source of the vectors; the check of a release asks `has_trial_root`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ilms_desktop.package.trust import TrustBundle

#: raw public keys
TRIAL_ROOTS: Final = frozenset(
    bytes.fromhex(key)
    for key in (
        "65ac87edee6ddec08beaaa3b0b966d32d72198b75f96a48bf1a69664a827eb65",
        "7b6bcff57af9880c4f8bbc4d7b72afd65351e440560ec09e9f37251f63d5f97c",
        "e7c6c8125322b523ea014af19c8f2bb070697ccb3e2e734114335f0c3b5f4fab",
        "0d2ae088bb0cd25df28492d3683634e0575eb597e8bde1b64df6fcc39876f9af",
        "3b6e4b0cb27671e165502037e61387bc2416ae8204fff9a28ac73662f78b2da6",
        "94146b1e722a34e8e914629881f1e23252b12dc1c81dbfbde80542d8eeba05ff",
    )
)


def has_trial_root(bundle: TrustBundle) -> bool:
    """Whether anybody could sign for this bundle."""
    return not TRIAL_ROOTS.isdisjoint(bundle.roots.values())
