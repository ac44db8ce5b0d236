"""The attachment cut out of the file, beyond what the vectors show."""

from __future__ import annotations

import zlib

import pytest

from ilms_desktop.package import limits
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.pdf_carrier import extract
from tests.vectors.package import forge_pdf as fp
from tests.vectors.package import world

GOOD = fp.good_parts()
PACKED = zlib.compress(world.good(), 6)
FLATE = b"/Filter/FlateDecode"


def code(stream: bytes, *more: bytes) -> str:
    """What the carrier with this stream ends with."""
    found = extract(GOOD.put(fp.STREAM, stream).add(*more).whole())
    if isinstance(found, Problem):
        return found.code
    assert found.data == world.good()
    return "OK"


def written(head: bytes, body: bytes = PACKED, end: bytes = b"\nendstream") -> bytes:
    """A stream, letter by letter."""
    return b"<<" + head + b"stream\n" + body + end


@pytest.mark.parametrize("end", [b"", b"\n", b"\r", b"\r\n"])
def test_one_line_end_may_follow_the_deflate_stream(end: bytes) -> None:
    """Writers disagree whether it belongs to the stream."""
    assert code(fp.stream(PACKED + end, FLATE)) == "OK"
    assert code(fp.stream(PACKED + end + b"\n\n", FLATE)) == "CARRIER_FILTER"


def test_the_length_may_stand_behind_a_reference() -> None:
    """Qt writes it so, since it learns it last."""
    assert code(written(FLATE + b"/Length 7 0 R>>\n"), b"%d" % len(PACKED)) == "OK"


@pytest.mark.parametrize(
    "stream",
    [
        written(FLATE + b"/Length %d>>\n" % len(PACKED), end=b"\nendstreams"),
        written(FLATE + b"/Length %d/Params<</Length 1>>>>\n" % len(PACKED)),
        written(FLATE + b"/L#65ngth %d>>\n" % len(PACKED)),
        written(FLATE + b"/Length %d>>%s\n" % (len(PACKED), b" " * 9)),
    ],
    ids=["end", "two-lengths", "coded-length", "far-stream"],
)
def test_a_stream_that_can_be_read_in_two_ways_is_damaged(stream: bytes) -> None:
    """Where it begins and ends must follow from its own dictionary, in plain letters."""
    assert code(stream) == "CARRIER_DAMAGED"


def test_a_length_that_is_no_number_is_damaged() -> None:
    """Whatever the reference leads to."""
    assert code(written(FLATE + b"/Length 7 0 R>>\n"), b"(x)") == "CARRIER_DAMAGED"


@pytest.mark.parametrize(
    ("stream", "expected"),
    [
        (fp.stream(PACKED[:-8], FLATE), "CARRIER_FILTER"),
        (fp.stream(b"no deflate", FLATE), "CARRIER_FILTER"),
        (fp.stream(PACKED, b"/Filter/LZWDecode"), "CARRIER_FILTER"),
        (fp.stream(PACKED, FLATE + b"/F(file.zip)"), "CARRIER_FILTER"),
        (fp.stream(PACKED, b"/Filter 7 0 R"), "CARRIER_FILTER"),
        (fp.stream(world.good() + b"more"), "CARRIER_FILE_SIZE"),
        (fp.stream(world.good()[:-1]), "CARRIER_HASH"),
        (fp.stream(zlib.compress(b"text"), FLATE), "CARRIER_NESTED"),
    ],
)
def test_only_the_declared_bytes_come_out(stream: bytes, expected: str) -> None:
    """Packed in one of two ways, and not a byte more."""
    assert code(stream, b"/FlateDecode") == expected


def test_the_pages_may_not_be_larger_than_pages_are() -> None:
    """A carrier is a package and some paper."""
    assert code(fp.stream(PACKED, FLATE), fp.stream(bytes(limits.MAX_CARRIER_REST), type_=b"")) == "CARRIER_LIMIT"
