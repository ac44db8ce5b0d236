"""The text for people in every package."""

from __future__ import annotations

from ilms_desktop.package.names import Kind
from ilms_desktop.package.readme_text import readme


def test_the_hand_check_is_there_in_three_languages() -> None:
    """Somebody without our program finds the commands."""
    text = readme(Kind.SUBMISSION).decode()
    for command in ("ssh-keygen -Y verify", "sha256sum -c", "bagit.py --validate", "frictionless validate"):
        assert text.count(command) == 3
    assert text.count("-n ilms-submission-v1@ilms.example ") == 3
    assert "\r" not in text
    assert text.endswith("\n")


def test_the_text_is_the_same_every_time() -> None:
    """It is part of what is hashed."""
    assert readme(Kind.ANSWER) == readme(Kind.ANSWER) != readme(Kind.SUBMISSION)
