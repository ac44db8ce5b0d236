"""Passphrases."""

from __future__ import annotations

import pytest

from ilms_desktop.errors import SigningKeyError
from ilms_desktop.keystore.passphrase import checked_passphrase, random_passphrase


def test_a_random_passphrase_carries_all_its_randomness_and_is_short() -> None:
    """The store of one system holds a few hundred characters only."""
    first, second = random_passphrase(bytes(32)), random_passphrase(b"\1" + bytes(31))
    assert first != second
    assert len(first) == 43
    assert first.isascii()


def test_a_random_passphrase_is_never_made_of_less() -> None:
    """A short read of the random source must not pass."""
    with pytest.raises(ValueError, match="31"):
        random_passphrase(bytes(31))


def test_a_typed_passphrase_has_twelve_characters() -> None:
    """Shorter ones are guessed."""
    assert checked_passphrase("twelve chars") == "twelve chars"
    with pytest.raises(SigningKeyError) as caught:
        checked_passphrase("elevenchars")
    assert (caught.value.code, caught.value.context["least"]) == ("passphrase_short", 12)
