"""Words of a mail."""

from __future__ import annotations

from ilms_desktop import i18n
from ilms_desktop.mail.texts import EnrolmentLetter, Letter

LETTER = Letter("ILMS_KEN-01_2026_S0001", "0123456789abcdef" * 4, "+254 20 000 000")


def test_a_mail_states_what_is_needed_to_find_the_package_again() -> None:
    """Name, the first digits, the warning, and whom to telephone; no links."""
    assert LETTER.subject == "ILMS ILMS_KEN-01_2026_S0001"
    assert LETTER.text.endswith(".\n\nTelephone of the office: +254 20 000 000\n")
    assert "ILMS_KEN-01_2026_S0001" in LETTER.text
    assert "0123456789abcdef\n" in LETTER.text
    assert "://" not in LETTER.text


def test_an_office_without_a_telephone_says_nothing_about_one() -> None:
    """An empty line would look like a mistake."""
    assert len(Letter("P", "0" * 64, "").paragraphs) == 3


def test_the_subject_is_the_same_in_every_language() -> None:
    """The desk searches for it."""
    i18n.use("ar")
    assert LETTER.subject == "ILMS ILMS_KEN-01_2026_S0001"


def test_a_request_to_enrol_names_no_telephone() -> None:
    """A key is confirmed at the number that the desk has, never at one that came by mail."""
    letter = EnrolmentLetter("ILMS_KEN_ENROL_1A2B3C4D", "ab" * 32)
    assert letter.subject == "ILMS ILMS_KEN_ENROL_1A2B3C4D"
    assert letter.paragraphs[0].startswith("With this we ask to enrol a key")
    assert "elephone" not in letter.text
