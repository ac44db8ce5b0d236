"""Length-prefixed strings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.package.wire import first_string, pack_strings, unpack_strings


@given(st.lists(st.binary(max_size=40), max_size=6))
def test_strings_come_back_as_they_went(parts: list[bytes]) -> None:
    """What is signed is what is read."""
    assert unpack_strings(pack_strings(*parts)) == parts


@pytest.mark.parametrize("data", [b"\0", b"\0\0\0\2a", b"\0\0\0\1ab", b"\xff\xff\xff\xff"])
def test_bytes_left_over_or_missing_are_no_strings(data: bytes) -> None:
    """A blob with a tail could carry something that only some readers see."""
    assert unpack_strings(data) is None


def test_the_first_string_is_found_whatever_follows() -> None:
    """The type of a foreign key is named before its blob is understood."""
    assert first_string(pack_strings(b"ssh-rsa") + b"rest") == b"ssh-rsa"
    assert first_string(b"\0\0\0\5ab") is None
    assert first_string(b"\0") is None
