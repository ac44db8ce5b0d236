"""The footnote library: standard notes first, then those of the file, then those the person keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.command import Declaration, DeclareQTable, SetQTableField
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import FieldLevel
from ilms_desktop.workspace.note_library import NoteOrigin, library
from tests.unit.workspace.workspace_support import A5, C4, cell, put

if TYPE_CHECKING:
    from ilms_desktop.workspace.note_library import LibraryNote
    from ilms_desktop.workspace.workspace import Workspace


def offered(workspace: Workspace, number: str, level: FieldLevel, **more: tuple[str, ...]) -> tuple[LibraryNote, ...]:
    """Library for table A5 or C4."""
    key = A5 if number == "A5" else C4
    table = workspace.edition.table(key.table_key)
    return library(workspace.edition, table, key.version, level=level, **more)


def test_notes_on_a_value_fit_its_classes(quiet: Workspace) -> None:
    """The ILO's own notes on activities, then what a class contains or lacks, then breaks."""
    notes = offered(quiet, "A5", FieldLevel.VALUE)
    texts = [note.text for note in notes]
    assert texts[0] == "Including B"
    assert "Including: Agriculture" in texts
    assert "Excluding: Agriculture" in texts
    assert "Including: Total" not in texts
    assert texts.index("Excluding: Agriculture") < texts.index("Methodology revised")
    assert {note.origin for note in notes} == {NoteOrigin.STANDARD}
    assert notes[0].group == "Notes on economic activity"


def test_countries_contain_no_other_countries(quiet: Workspace) -> None:
    """Two hundred times "including" would hide what is of use."""
    assert not any(note.text.startswith("Including") for note in offered(quiet, "C4", FieldLevel.VALUE))


def test_notes_on_a_year_are_those_of_its_fields_and_of_coverage(quiet: Workspace) -> None:
    """Each with the title of its list."""
    groups = {note.group for note in offered(quiet, "A5", FieldLevel.QTABLE)}
    assert {"Definition of migrants", "Break in series", "Employment definition", "Geographical coverage"} <= groups
    assert "Time unit" not in groups


def test_what_was_used_comes_after_the_standard_and_nothing_twice(quiet: Workspace) -> None:
    """The same words in two places are one note."""
    more = {"used": ("As printed.", "Including B"), "saved": ("As printed.", "Ask the ministry.")}
    notes = offered(quiet, "A5", FieldLevel.VALUE, **more)
    assert [(note.text, note.origin) for note in notes[-2:]] == [
        ("As printed.", NoteOrigin.USED),
        ("Ask the ministry.", NoteOrigin.SAVED),
    ]
    assert len({note.text for note in notes}) == len(notes)


def test_remarks_of_the_file_are_offered_those_used_most_first(quiet: Workspace) -> None:
    """On values, on years, and reasons of declarations."""
    assert quiet.notes_used() == ()
    often = {cell(sex, "CDS_DES_THA"): Observation(1000, 0, note="Registered only.") for sex in "TMF"}
    put(quiet, C4, often)
    put(quiet, C4, {cell("T", "CDS_DES_KOR"): Observation(status="N", note="Not collected.")})
    quiet.execute(SetQTableField(A5, "I13", "Second half of the year."))
    quiet.execute(DeclareQTable(C4._replace(year=2022), Declaration.NOT_AVAILABLE, "Not collected."))
    assert quiet.notes_used() == ("Registered only.", "Not collected.", "Second half of the year.")
