"""JSON with one way to write it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.package import limits, strict_json
from ilms_desktop.package.outcome import Problem

TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=8).map(
    lambda text: unicodedata.normalize("NFC", text)
)
KEYS = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=6)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-limits.MAX_JSON_INTEGER, limits.MAX_JSON_INTEGER) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def suffix(data: bytes) -> str | None:
    """Code suffix with which a text is refused, None where it is taken."""
    found = strict_json.load(data)
    return found.code if isinstance(found, Problem) else None


@given(VALUES)
def test_a_value_comes_back_from_its_bytes(value: object) -> None:
    """What is written is read, and nothing else."""
    assert strict_json.load(strict_json.dump(value)) in (value, Problem("DEPTH"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{\n "a": 1\n}\n', None),
        (b'{\n "a": "line\\nline \\"quoted\\" \\\\"\n}\n', None),
        (b'{"a": 1}\n', "NONCANON"),
        (b'{\n "a": 1\n}', "NONCANON"),
        (b'{\n "b": 1,\n "a": 1\n}\n', "NONCANON"),
        (b'{\n "a": "\\u0061"\n}\n', "NONCANON"),
        (b'{\n "a": "\\ud800"\n}\n', "NONCANON"),
        (b'{\n "a": "\\t"\n}\n', "NONCANON"),
        (b'{\n "a": "\\u0001"\n}\n', "NONCANON"),
        ('{\n "a": "\u0085"\n}\n'.encode(), "NONCANON"),
        ('{\n "a": "e\u0301"\n}\n'.encode(), "NONCANON"),
        ('{\n "é": 1\n}\n'.encode(), "NONCANON"),
        (b"", "NONCANON"),
        (b"{", "NONCANON"),
        (b'"open', "NONCANON"),
        (b"-0\n", "NONCANON"),
        (b"{}\n{}\n", "NONCANON"),
        (b"\xef\xbb\xbf{}\n", "BOM"),
        (b'"\xff"\n', "UTF8"),
        (b'{\n "a": 1,\n "a": 1\n}\n', "DUPKEY"),
        (b"1e3\n", "NUMBER"),
        (b"1.5\n", "NUMBER"),
        (b"Infinity\n", "NUMBER"),
        (b"9007199254740991\n", None),
        (b"9007199254740992\n", "NUMBER"),
        (b"1" * 100_000, "NUMBER"),
        (b"[" * 8 + b"]" * 8 + b"\n", "NONCANON"),
        (b"[" * 9 + b"]" * 9 + b"\n", "DEPTH"),
        (b'"[[[[[[[[[[[["\n', None),
        (b'"\\"[[[[[[[[[[[["\n', None),
    ],
)
def test_everything_that_can_be_written_twice_is_refused(data: bytes, expected: str | None) -> None:
    """Each form has its one code; nesting is counted before anything is parsed."""
    assert suffix(data) == expected


def test_a_text_that_would_fill_the_memory_is_refused_unread() -> None:
    """Sixteen million brackets are many objects."""
    assert suffix(b" " * (limits.MAX_JSON_BYTES + 1)) == "FIELDS"


def test_an_unclosed_string_full_of_quotes_takes_no_time() -> None:
    """A search that starts again at every quote would need minutes here."""
    assert suffix(b'"' + b'\\"' * 200_000) == "NONCANON"
