"""The help says what goes in, how much it is asked for, and within which limits."""

from __future__ import annotations

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.field_help import Help, field_help

FIELDS = {field.code: field for field in load_edition("ilms-2019").fields}


def told(code: str, *, is_open: bool = False) -> Help:
    """Help on a field of a survey."""
    return field_help(FIELDS[code], source_type="BA", open_fields=[FIELDS[code]] if is_open else [])


def notes(code: str, *, is_open: bool = False) -> list[str]:
    """Short lines of the help."""
    return [bare(note) for note in told(code, is_open=is_open).notes]


def test_the_name_is_required_and_cut_somewhere() -> None:
    """The one field that the ILO requires."""
    assert told("S1").title == FIELDS["S1"].title
    assert told("S1").text == FIELDS["S1"].help
    assert notes("S1") == [
        "Required by the ILO.",
        "At most 250 characters.",
        "The register of the ILO shows the first 100 characters.",
    ]


def test_what_is_asked_softly_says_so() -> None:
    """Before and after it is answered; everything else may stay empty."""
    assert notes("S3", is_open=True) == [
        "Still open. It does not stop sending; the ILO will ask for it.",
        "Note S3 of the ILO",
    ]
    assert notes("S3")[0] == "The ILO asks for it."
    assert notes("url")[0] == "May stay empty."


def test_numbers_have_limits() -> None:
    """They are told before a number is refused."""
    assert "A whole number from 0 to 30." in notes("working_age_min")
