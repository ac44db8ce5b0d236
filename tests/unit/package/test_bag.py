"""Tag files and manifests, beyond what the vectors show."""

from __future__ import annotations

import pytest

from ilms_desktop.package import bag
from ilms_desktop.package.outcome import Problem
from tests.vectors.package import world
from tests.vectors.package.forge import contents

LINE = b"ab" * 32 + b"  data/a.csv\n"


def test_a_manifest_comes_back_from_its_bytes() -> None:
    """Sorted by path in byte order."""
    hashes = {"data/b.csv": "22" * 32, "data/B.csv": "11" * 32}
    assert bag.read_manifest(bag.hash_lines(hashes)) == hashes
    assert bag.hash_lines(hashes).split(b"  ")[1].startswith(b"data/B.csv")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        LINE[:-1],
        LINE + b"\n",
        LINE.replace(b"data/", b"tags/"),
        LINE.replace(b"a.csv", b"\xc3\xa9.csv"),
        LINE.replace(b"  ", b" "),
    ],
)
def test_a_manifest_line_has_one_form(data: bytes) -> None:
    """Every byte of the manifest is said in advance."""
    found = bag.read_manifest(data)
    assert isinstance(found, Problem)
    assert found.code == "MANIFEST_SYNTAX"


def test_manifest_lines_are_sorted() -> None:
    """Order leaves no room for a second line about the same file."""
    found = bag.read_manifest(LINE.replace(b"a.csv", b"b.csv") + LINE)
    assert found == Problem("MANIFEST_ORDER", {"line": "2"})


def test_the_signed_bytes_are_always_as_many() -> None:
    """Four lines with fixed names: 318 bytes."""
    assert len(contents(world.good())[bag.TAGMANIFEST_FILE]) == 318
    assert len(bag.BAGIT_TEXT) == 54


def test_bag_info_follows_from_the_document() -> None:
    """A stock BagIt tool shows who sent what without reading our JSON."""
    text = contents(world.good())[bag.BAGINFO_FILE].decode()
    assert [line.partition(": ")[0] for line in text.splitlines()] == [
        "Source-Organization",
        "External-Identifier",
        "Bagging-Date",
        "Payload-Oxum",
        "Bag-Software-Agent",
        "BagIt-Profile-Identifier",
    ]
    assert "Bagging-Date: 2026-11-21\n" in text
    assert "Bag-Software-Agent: ILMS Desktop 0.1.0 (source)\n" in text


def test_a_second_payload_oxum_is_refused() -> None:
    """Two values leave it to the reader which one counts."""
    once = b"Payload-Oxum: 3.1\n"
    hashes, sizes = {"data/a.csv": "ab" * 32}, {"data/a.csv": 3}
    twice = bag.check_payload_list(hashes=hashes, sizes=sizes, baginfo=once + once)
    assert bag.check_payload_list(hashes=hashes, sizes=sizes, baginfo=once) is None
    assert twice == Problem("BAGINFO_OXUM", {"expected": "3.1"})
