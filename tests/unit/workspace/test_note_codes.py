"""Note codes of files and the fields they stand for say the same, both ways."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.source import FieldLevel
from ilms_desktop.workspace.note_codes import NoteCodes


@pytest.fixture(scope="module")
def codes() -> NoteCodes:
    """Of the questionnaire in English."""
    return NoteCodes(load_edition("ilms-2019"))


def test_the_code_tells_where_a_note_hangs(codes: NoteCodes) -> None:
    """Files put codes into any of their columns."""
    notes = codes.read(["S3:5_S4:30", "I11:264", "C5:1023"])
    assert notes.source == {"S3": "S3:5", "S4": "S4:30"}
    assert notes.qtable == {"I11": "I11:264"}
    assert notes.value == ("Including B",)
    assert notes.unknown == ()


def test_what_means_nothing_here_is_listed(codes: NoteCodes) -> None:
    """An unknown code, free text, and a second answer to one question."""
    assert codes.read(["S3:5_S3:26_R1:7_S3:99999", "see page 4"]).unknown == (
        "S3:26",
        "R1:7",
        "S3:99999",
        "see page 4",
    )


def test_codes_are_written_as_they_are_read(codes: NoteCodes) -> None:
    """In the order of the definitions; free text has no code."""
    assert codes.write(FieldLevel.SOURCE, {"S4": "S4:30", "S3": "S3:5", "agency": "Ministry"}) == "S3:5_S4:30"
    assert codes.write(FieldLevel.QTABLE, {"I11": "I11:264", "I13": "revised"}) == "I11:264"
    assert codes.write_value("as in the yearbook\nIncluding B") == "C5:1023"
