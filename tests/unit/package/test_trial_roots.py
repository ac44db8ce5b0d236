"""The roots of the tests are known to the check of a release."""

from __future__ import annotations

from ilms_desktop.package.keys import new_key
from ilms_desktop.package.trial_roots import TRIAL_ROOTS, has_trial_root
from tests.vectors.package import trust_world


def test_every_root_of_the_tests_is_listed() -> None:
    """A root that is added there must be added here."""
    used = {*trust_world.ROOTS.values(), *trust_world.NEW_ROOTS.values()}
    assert {key.public for key in used} == TRIAL_ROOTS


def test_one_root_of_the_tests_among_others_is_found() -> None:
    """Two of three suffice to sign, and one of them is in everybody's hands."""
    own = {name: new_key(name.encode().ljust(32, b"!")) for name in ("r7", "r8")}
    assert has_trial_root(trust_world.bundle(roots=trust_world.root_list(own | {"r1": trust_world.ROOTS["r1"]})))
    assert not has_trial_root(trust_world.bundle(roots=trust_world.root_list(own)))
