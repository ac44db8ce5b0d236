"""Layout of a package, beyond what the vectors show."""

from __future__ import annotations

import pytest

from ilms_desktop.package import bag, container
from ilms_desktop.package.layout import Layout, read_layout
from ilms_desktop.package.outcome import Problem
from tests.vectors.package import world
from tests.vectors.package.forge import Raw, emit, entries, insert, set_bytes

TOP = world.NAME.encode()


def judged(raws: list[Raw], file_name: str = world.FILE_NAME) -> str | None:
    """Code of the layout, None where it holds."""
    listed = container.read_directory(emit(raws))
    assert isinstance(listed, tuple)
    found = read_layout(listed, file_name)
    return found.code if isinstance(found, Problem) else None


def good() -> list[Raw]:
    """Entries of the good package."""
    return entries(world.good())


def test_head_and_payload_are_told_apart() -> None:
    """Six head entries, everything else is payload."""
    listed = container.read_directory(world.good())
    assert isinstance(listed, tuple)
    layout = read_layout(listed, world.FILE_NAME)
    assert isinstance(layout, Layout)
    assert tuple(layout.head) == bag.HEAD
    assert all(path.startswith("data/") for path in layout.payload)
    assert layout.package.text == world.NAME


def test_a_top_folder_that_is_no_package_name_is_refused() -> None:
    """The kind follows from the name; without a name there is no kind."""
    assert judged([Raw(b"figures/a.csv", b"x\n")]) == "LAYOUT_TOPDIR"
    assert judged([Raw(b"a.csv", b"x\n")]) == "LAYOUT_TOPDIR"


def test_the_payload_is_sorted() -> None:
    """One order, so that the same files are the same package."""
    raws = good()
    assert judged([*raws[:-2], raws[-1], raws[-2]]) == "LAYOUT_ORDER"


@pytest.mark.parametrize("name", [b"approver.sig", b"tagmanifest-md5.txt", b"Fetch.TXT"])
def test_names_with_a_meaning_are_refused_wherever_they_stand(name: bytes) -> None:
    """A stock tool would heed them, or a later version will."""
    assert judged([*good(), Raw(TOP + b"/" + name, b"x\n")]) == "LAYOUT_ORDER"


def test_a_head_entry_above_its_limit_is_refused() -> None:
    """Head entries are read before anything is signed."""
    assert judged(set_bytes(good(), bag.README_FILE, b"x" * 65_537)) == "LAYOUT_HEAD_STORED"


def test_a_package_without_payload_is_judged_by_its_manifest() -> None:
    """An empty payload is in order; that files are missing is said where they are listed."""
    assert judged(good()[:6]) is None


def test_a_file_before_the_payload_is_one_too_many() -> None:
    """Head entries stand alone in front of `data/`."""
    assert judged(insert(good(), bag.MANIFEST_FILE, Raw(TOP + b"/AAA.txt", b"x\n"))) == "LAYOUT_ORDER"


@pytest.mark.parametrize(
    ("file_name", "inner_name", "named"),
    [
        (f"{world.NAME}.pdf", world.FILE_NAME, None),
        (f"{world.NAME} (2).pdf", world.FILE_NAME, None),
        (f"{world.NAME}.pdf", None, None),
        (world.FILE_NAME, world.FILE_NAME, world.FILE_NAME),
        (f"{world.NAME}.pdf", f"{world.NAME} (2).zip", f"{world.NAME} (2).zip"),
        (f"{world.NAME}.pdf", "ILMS_KEN-01_2026_S0002.zip", "ILMS_KEN-01_2026_S0002.zip"),
    ],
)
def test_both_names_of_a_carried_package_are_its_own(file_name: str, inner_name: str | None, named: str | None) -> None:
    """A copy's suffix outside is the mail program's doing; inside there is no such program."""
    listed = container.read_directory(emit(good()))
    assert isinstance(listed, tuple)
    found = read_layout(listed, file_name, extension=".pdf", inner_name=inner_name)
    if named is None:
        assert isinstance(found, Layout)
    else:
        assert isinstance(found, Problem)
        assert (found.code, found.parameters["file"]) == ("LAYOUT_FILENAME", named)
