"""The bytes of a PDF before any library sees them, beyond what the vectors show."""

from __future__ import annotations

import pytest

from ilms_desktop.package import limits
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.pdf_bytes import read_table
from tests.vectors.package import world

GOOD = world.pdf()


def code(data: bytes) -> str | None:
    """Code of the refusal, None where the table was read."""
    found = read_table(data)
    return found.code if isinstance(found, Problem) else None


def changed(old: bytes, new: bytes) -> bytes:
    """The good page with one piece replaced behind the objects."""
    head, mark, tail = GOOD.partition(b"xref\n0 4")
    spoiled = (mark + tail).replace(old, new, 1)
    assert spoiled != mark + tail
    return head + spoiled


def test_the_table_leads_to_every_object() -> None:
    """Number, generation and the place where the object stands."""
    table = read_table(GOOD)
    assert isinstance(table, dict)
    assert list(table) == [1, 2, 3]
    assert all(GOOD.startswith(b"%d 0 obj" % number, at) for number, (_, at) in table.items())


@pytest.mark.parametrize("end", [b"%%EOF", b"%%EOF\r", b"%%EOF\r\n"])
def test_any_one_line_end_may_close_the_file(end: bytes) -> None:
    """Writers differ in nothing else there."""
    assert code(GOOD.rstrip().removesuffix(b"%%EOF") + end) is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (b"startxref", b"startyref", "CARRIER_DAMAGED"),
        (b"startxref\n", b"startxref\n9", "CARRIER_DAMAGED"),
        (b"%%EOF\n", b"%%EOF %%EOF\n", "CARRIER_UPDATED"),
        (b"xref\n0 4", b"xref\n0 0", "CARRIER_DAMAGED"),
        (b"xref\n0 4", b"xref\n0 %d" % (limits.MAX_PDF_OBJECTS + 1), "CARRIER_LIMIT"),
        (b"65535 f", b"65535 n", "CARRIER_DAMAGED"),
        (b"/Root", b"/Prev 9/Root", "CARRIER_UPDATED"),
        (b"/Root", b"/#50#72ev 9/Root", "CARRIER_UPDATED"),
        (b"/Root", b"/Prev\0 9/Root", "CARRIER_UPDATED"),
        (b"/Root", b"/Prev%\n9/Root", "CARRIER_UPDATED"),
        (b"/Root", b"/XRefSt#6D 9/Root", "CARRIER_PROFILE"),
        (b"/Root", b"/Encryp#74 9 0 R/Root", "CARRIER_ENCRYPTED"),
        (b"/Root", b"/Previous 9/Root", None),
    ],
)
def test_what_follows_the_objects_is_read_letter_by_letter(old: bytes, new: bytes, expected: str | None) -> None:
    """One table, one revision, however the names in the trailer are written."""
    assert code(changed(old, new)) == expected


def test_an_object_never_stands_behind_the_table() -> None:
    """What the table leads to must lie in front of it."""
    trailer = b"/A<<%d 0 obj"
    assert code(changed(b"0000000009", b"%010d" % len(GOOD))) == "CARRIER_DAMAGED"
    assert code(GOOD.replace(b"/Root", trailer % 1 + b">>/Root")) is None


def test_a_free_place_is_no_object() -> None:
    """A row may say that its number is not in use; nothing is looked for there then."""
    row = b"%010d 00000 n" % GOOD.index(b"3 0 obj")
    table = read_table(GOOD.replace(row, b"0000000000 00001 f"))
    assert isinstance(table, dict)
    assert list(table) == [1, 2]
