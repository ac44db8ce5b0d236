"""The desk opens with a trust bundle that enough roots signed, and with rows that fit each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.desk.folder import open_desk
from ilms_desktop.desk.founding import sign, write_bundle
from ilms_desktop.errors import CommandRefused, UserError
from tests.unit.desk import desk_support as support
from tests.vectors.package import trust_world, world

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.desk.folder import Desk


def trouble_of(path: Path) -> str:
    """Code of the trouble that opening makes."""
    with pytest.raises(UserError) as trouble:
        open_desk(path, now=support.START)
    return trouble.value.code


def test_a_desk_needs_a_signed_bundle(tmp_path: Path) -> None:
    """None, one signature, two."""
    assert trouble_of(tmp_path) == "desk_without_trust"
    bundle = write_bundle(tmp_path, trust_world.fields(version=0), now=support.START)
    sign(bundle, bundle.read_bytes(), trust_world.ROOTS["r1"], root=None)
    assert trouble_of(tmp_path) == "desk_trust_refused"
    sign(bundle, bundle.read_bytes(), trust_world.ROOTS["r3"], root=None)
    assert open_desk(tmp_path, now=support.START).bundle.version == 1


def test_the_next_bundle_counts_when_it_is_signed(desk: Desk) -> None:
    """What is not said stays; until two roots signed, the one before counts."""
    bundle = write_bundle(desk.path, {"minimum_software": "0.9.0"}, now=support.at(1))
    assert open_desk(desk.path, now=support.at(1)).bundle.version == 1
    for root in ("r1", "r2"):
        sign(bundle, bundle.read_bytes(), trust_world.ROOTS[root], root=None)
    after = open_desk(desk.path, now=support.at(1))
    assert (after.bundle.version, after.bundle.minimum_software) == (2, "0.9.0")
    assert after.bundle.roots == desk.bundle.roots
    assert sorted(after.trust_after(1)) == ["trust/v0002-r1.sig", "trust/v0002-r2.sig", "trust/v0002.json"]
    assert after.trust_after(2) == {}


def test_a_stranger_does_not_sign(desk: Desk) -> None:
    """A signature by no root is not made; put there by hand, it is noticed."""
    bundle = desk.path / "trust" / "v0001.json"
    with pytest.raises(CommandRefused) as trouble:
        sign(bundle, bundle.read_bytes(), world.STRANGER, root=None)
    assert trouble.value.code == "root_unknown"
    sign(bundle, bundle.read_bytes(), world.STRANGER, root="r9")
    assert trouble_of(desk.path) == "desk_trust_refused"
    (desk.path / "trust" / "v0001-r9.sig").rename(desk.path / "trust" / "v9.sig")
    assert trouble_of(desk.path) == "desk_trust_refused"


def test_a_second_bundle_that_strangers_signed_is_noticed(desk: Desk) -> None:
    """Not passed over, as one that waits for signatures is."""
    bundle = write_bundle(desk.path, {}, now=support.at(1))
    sign(bundle, bundle.read_bytes(), world.STRANGER, root="r1")
    assert trouble_of(desk.path) == "desk_trust_refused"


def test_only_a_bundle_is_signed(tmp_path: Path) -> None:
    """Anything else is said before the key is used."""
    with pytest.raises(CommandRefused) as trouble:
        sign(tmp_path / "x.json", b"{}", trust_world.ROOTS["r1"], root=None)
    assert trouble.value.code == "trust_unreadable"


def test_a_row_that_was_cut_off_is_written_over(desk: Desk) -> None:
    """The next row stands where the torn one began."""
    support.enrolled(desk)
    ledger = desk.path / "ledger.jsonl"
    whole = ledger.read_bytes()
    ledger.write_bytes(whole + b'{"at":"2026-')
    support.enrolled(support.opened(desk.path), world.STRANGER)
    assert ledger.read_bytes().startswith(whole)
    assert len(support.opened(desk.path).state.rows) == 2


def test_a_changed_list_stops_the_desk(desk: Desk) -> None:
    """Before anything is issued on its ground."""
    support.enrolled(desk)
    ledger = desk.path / "ledger.jsonl"
    ledger.write_bytes(ledger.read_bytes().replace(b"Otieno", b"Otiena"))
    assert trouble_of(desk.path) == "desk_ledger_broken"


def test_a_row_that_somebody_else_wrote_is_never_written_over(desk: Desk) -> None:
    """Two commands at once: the first counts, the second changes nothing and may be run again."""
    other = support.opened(desk.path)
    support.enrolled(desk)
    before = {path: path.read_bytes() for path in desk.path.rglob("*") if path.is_file()}
    with pytest.raises(CommandRefused) as trouble:
        support.enrolled(other, world.STRANGER)
    assert trouble.value.code == "desk_changed"
    assert {path: path.read_bytes() for path in desk.path.rglob("*") if path.is_file()} == before
    assert len(support.enrolled(support.opened(desk.path), world.STRANGER).state.rows) == 2
