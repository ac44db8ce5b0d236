"""Whether a bundle may follow the installed one, beyond what the vectors show."""

from __future__ import annotations

import pytest

from ilms_desktop.package import signature, trust_install
from ilms_desktop.package.names import Kind, namespace
from ilms_desktop.package.outcome import Problem, Refusal
from ilms_desktop.package.trust import TrustBundle
from ilms_desktop.package.trust_install import Installable, Offered, anchor, bundles_in, install, newest
from tests.vectors.package import trust_world as tw
from tests.vectors.package import world

R1, R2, R3 = tw.ROOTS.values()
R4, R5, R6 = tw.NEW_ROOTS.values()


def code(*offered: Offered) -> str:
    """What comes out on the computer with the installed bundle."""
    return install(offered, installed=tw.bundle(), now=world.NOW).code


def test_the_next_version_takes_the_place_of_the_installed_one() -> None:
    """Signed by two of the three roots, whichever they are; a gap in the versions does not matter."""
    for keys in ((R1, R2), (R3, R1), (R1, R2, R3)):
        result = install([tw.offered(keys, version=9)], installed=tw.bundle(), now=world.NOW)
        assert isinstance(result, Installable)
        assert (result.bundle.version, [each.version for each in result.added], result.notes) == (9, [9], ())


def test_the_installed_bundle_once_more_changes_nothing() -> None:
    """It travels with every answer of the desk, and needs no signatures to stay."""
    installed = tw.bundle()
    result = install([Offered(installed.data, ())], installed=installed, now=world.NOW)
    assert result == Installable(installed, ())
    assert install([], installed=installed, now=world.NOW) == result


def test_one_version_is_one_content() -> None:
    """Other bytes under the installed number, or twice under a new one, are refused."""
    assert code(tw.offered(version=tw.VERSION, minimum_software="9")) == "TRUST_VERSION"
    assert code(tw.offered(), tw.offered(minimum_software="9")) == "TRUST_VERSION"


def test_older_versions_beside_a_newer_one_are_passed_over() -> None:
    """The desk sends what it thinks is missing and does not know exactly what is there."""
    result = install([tw.offered(version=5), tw.offered()], installed=tw.bundle(), now=world.NOW)
    assert isinstance(result, Installable)
    assert [each.version for each in result.added] == [7]


def test_new_roots_need_two_of_the_old_and_two_of_the_new() -> None:
    """Neither set alone may hand over."""
    roots = tw.root_list({"r1": R1, "r4": R4, "r5": R5})
    assert code(tw.offered((R1, R2, R4), roots=roots)) == "OK"
    assert code(tw.offered((R1, R2), roots=roots)) == "TRUST_QUORUM"
    assert code(tw.offered((R1, R4, R5), roots=roots)) == "TRUST_QUORUM"
    assert code(tw.offered((R1, R2, R6), roots=roots)) == "TRUST_ROOT"


def test_a_later_bundle_may_ask_for_more_roots() -> None:
    """What is installed says how many must sign what comes next."""
    installed = tw.bundle(quorum=3)
    assert install([tw.offered()], installed=installed, now=world.NOW).code == "TRUST_QUORUM"
    assert install([tw.offered((R1, R2, R3))], installed=installed, now=world.NOW).code == "OK"


def test_nothing_is_installed_where_one_of_the_chain_is_refused() -> None:
    """All or nothing."""
    result = install([tw.offered(), tw.offered((R1,), version=8)], installed=tw.bundle(), now=world.NOW)
    assert isinstance(result, Refusal)
    assert (result.code, result.stage) == ("TRUST_QUORUM", "T")


def test_a_signature_that_does_not_hold_refuses_the_bundle() -> None:
    """For other bytes, for another purpose, or not written as signatures are."""
    good = tw.offered()
    other = tw.offered(minimum_software="9")
    receipt = signature.sign(good.data, namespace=namespace(Kind.RECEIPT), key=R3)
    for wrong in (other.signatures[0], receipt, b"rubbish"):
        assert code(Offered(good.data, (*good.signatures, wrong))) == "TRUST_ROOT"


def test_a_bundle_that_cannot_be_read_is_refused_with_its_reason() -> None:
    """In stage T, like every other reason."""
    result = install([Offered(b"{", ())], installed=tw.bundle(), now=world.NOW)
    assert isinstance(result, Refusal)
    assert (result.code, result.stage) == ("TRUST_NONCANON", "T")


def test_the_first_bundle_is_judged_by_its_own_roots() -> None:
    """It comes with the installer, whose code signature vouches for it."""
    offered = tw.offered()
    result = anchor(offered, now=world.NOW)
    assert isinstance(result, Installable)
    assert (result.bundle.data, len(result.added)) == (offered.data, 1)
    assert anchor(Offered(offered.data, offered.signatures[:1]), now=world.NOW).code == "TRUST_QUORUM"
    assert anchor(Offered(b"{", ()), now=world.NOW).code == "TRUST_NONCANON"


def test_bundles_are_found_in_a_package() -> None:
    """In rising order, each with its signatures; other files of the package are not looked at."""
    seven, eight = tw.offered(), tw.offered(version=8)
    payload = {"receipt.json": b"", trust_install.bundle_path(8): eight.data, "trust/v0007.json": seven.data}
    for number, offered in ((7, seven), (8, eight)):
        for root, armoured in zip(("r1", "r2"), offered.signatures, strict=True):
            payload[trust_install.signature_path(number, root)] = armoured
    assert bundles_in(payload) == (seven, eight)
    assert bundles_in({"receipt.json": b""}) == ()


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["trust/v7.json"], "FILE_TYPE"),
        (["trust/v0007-r1.sig"], "TRUST_FIELDS"),
        ([f"trust/v000{number}.json" for number in range(1, 6)], "TRUST_SIZE"),
    ],
)
def test_other_files_beside_the_bundles_are_refused(paths: list[str], expected: str) -> None:
    """Nothing travels along unseen."""
    found = bundles_in(dict.fromkeys(paths, b""))
    assert isinstance(found, Problem)
    assert found.code == expected


def folder(*versions: tuple[int, Offered]) -> dict[str, bytes]:
    """Files of a folder with these versions."""
    files: dict[str, bytes] = {}
    for number, offered in versions:
        files[trust_install.bundle_path(number)] = offered.data
        for root, armoured in zip(("r1", "r2"), offered.signatures, strict=False):
            files[trust_install.signature_path(number, root)] = armoured
    return files


def test_the_newest_signed_bundle_of_a_folder_counts() -> None:
    """One that still waits for a root is passed over, also where a later one is complete."""
    seven, eight, nine = tw.offered(), tw.offered((R1,), version=8), tw.offered(version=9)
    for files, version in (
        (folder((7, seven)), 7),
        (folder((7, seven), (8, eight)), 7),
        (folder((7, seven), (8, eight), (9, nine)), 9),
    ):
        found = newest(files, now=world.NOW)
        assert isinstance(found, TrustBundle)
        assert found.version == version


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"trust/v7.json": b""}, "FILE_TYPE"),
        (folder((7, tw.offered((R1,)))), "TRUST_QUORUM"),
        (folder((7, tw.offered()), (8, Offered(b"{", ()))), "TRUST_NONCANON"),
    ],
)
def test_a_folder_that_cannot_be_believed_says_why(files: dict[str, bytes], expected: str) -> None:
    """The first version must be complete; a later one may wait, but not be damaged."""
    found = newest(files, now=world.NOW)
    assert isinstance(found, Refusal)
    assert (found.code, found.stage) == (expected, "T")


def test_an_empty_folder_has_no_bundle() -> None:
    """Which is no refusal: the caller knows what to say."""
    assert newest({}, now=world.NOW) is None
