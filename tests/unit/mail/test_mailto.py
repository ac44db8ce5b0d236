"""Addresses with subject and text."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from ilms_desktop.errors import UserError
from ilms_desktop.mail.mailto import LONGEST, mailto
from ilms_desktop.mail.texts import Letter

TO = "ilms@ilo.example"


def parts(address: str) -> tuple[str, dict[str, list[str]]]:
    """Recipient and fields of an address."""
    split = urlsplit(address)
    return split.path, parse_qs(split.query, strict_parsing=True)


def test_an_address_carries_subject_and_text() -> None:
    """What the person would have to type."""
    letter = Letter("ILMS_KEN-01_2026_S0001", "ab" * 32, "+254 & 20")
    recipient, fields = parts(mailto(letter, to=TO))
    assert recipient == TO
    assert fields["subject"] == ["ILMS ILMS_KEN-01_2026_S0001"]
    assert fields["body"][0].replace("\r\n", "\n") == letter.text


@pytest.mark.parametrize(("length", "paragraphs"), [(100, 4), (300, 3)])
def test_a_text_that_is_too_long_is_shortened_from_its_end(length: int, paragraphs: int) -> None:
    """Some mail programs cut a long address in the middle of a letter."""
    letter = Letter("ILMS_KEN-01_2026_S0001", "ab" * 32, "م" * length)
    address = mailto(letter, to=TO)
    assert len(address) < LONGEST
    assert parts(address)[1]["body"][0].strip().split("\r\n\r\n") == list(letter.paragraphs[:paragraphs])


def test_a_name_that_fills_the_address_leaves_the_subject() -> None:
    """Rather no text than a broken one."""
    assert "body" not in parts(mailto(Letter("P" * 1700, "ab" * 32, ""), to=TO))[1]


def test_an_address_is_one_address() -> None:
    """Nothing in it can add a recipient."""
    with pytest.raises(UserError):
        mailto(Letter("P", "ab" * 32, ""), to="a@b?cc=c@d")
