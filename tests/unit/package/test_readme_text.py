"""The text for people in every package."""

from __future__ import annotations

import pytest

from ilms_desktop.package import bag
from ilms_desktop.package.names import Kind, document_path
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


@pytest.mark.parametrize("kind", list(Kind))
def test_the_text_speaks_of_what_is_there(kind: Kind) -> None:
    """Tables where there may be tables, else the document of the kind."""
    text = readme(kind).decode()
    figures = kind in {Kind.SUBMISSION, Kind.PART}
    assert text.count("data/tables") == text.count("datapackage.json") == (3 if figures else 0)
    assert text.count(f"data/{document_path(kind)}") == (0 if figures else 3)
    assert text.count("{") == 0
    assert max(map(len, text.splitlines())) < 160


def test_the_text_of_submissions_stays_as_it_is() -> None:
    """A changed word is a new version of the format."""
    assert bag.sha256(readme(Kind.SUBMISSION)).startswith("26d485b54d52d815")
