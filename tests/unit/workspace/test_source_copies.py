"""Sources made out of others: what is taken, what does not fit, and one step of undo for all of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.command import AddSource, Declaration, DeclareQTable
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.source_copies import (
    copy_command,
    copy_of,
    fields_lost,
    moved,
    renamed,
    retype_command,
)
from tests.unit.workspace.workspace_support import C4, REGISTER, SURVEY, cell, put, refused

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

LAST = Source(
    "BA:6652",
    "BA",
    "Survey on Overseas Filipinos",
    criteria=(Criterion.BIRTH, Criterion.STATUS),
    years=(2022, 2025),
    fields={"S3": "S3:5", "T2": "T2:84", "S99": "x", "sharing": "secret"},
)


def test_answers_criteria_and_years_are_taken(quiet: Workspace) -> None:
    """What does not fit this questionnaire is left out, and said."""
    copy = copy_of(quiet, LAST, years_later=0)
    assert copy.source == replace(LAST, criteria=(Criterion.BIRTH,), fields={"S3": "S3:5", "T2": "T2:84"})
    assert (copy.left_out, copy.criteria, copy.is_here) == (("S99", "sharing"), (Criterion.STATUS,), False)
    quiet.execute(copy_command([copy]))
    assert quiet.sources()[-1] == copy.source


def test_years_may_be_one_later(quiet: Workspace) -> None:
    """A year that the round does not take yet is left out."""
    assert copy_of(quiet, LAST, years_later=1).source.years == (2023,)


def test_a_survey_that_is_here_already_gets_a_running_number(quiet: Workspace) -> None:
    """Nothing is written over; a running number of another file means nothing here."""
    copy = copy_of(quiet, quiet.source(SURVEY), years_later=1)
    assert (copy.source.id, copy.is_here) == ("BA:N", True)
    other = copy_of(quiet, Source("FX:N1", "FX", "Another register"), years_later=0)
    assert (other.source.id, other.is_here) == ("FX:N", False)


def test_several_copies_are_one_step(quiet: Workspace) -> None:
    """Each gets an id of its own, and one undo takes all of them back."""
    copies = [copy_of(quiet, quiet.source(REGISTER), years_later=0)] * 2
    quiet.execute(copy_command([copies[0], renamed(copies[1], "Second")]))
    assert [source.id for source in quiet.sources()] == [REGISTER, SURVEY, "FX:N1", "FX:N2"]
    assert quiet.source("FX:N2").name == "Second"
    quiet.undo()
    assert [source.id for source in quiet.sources()] == [REGISTER, SURVEY]


def test_a_type_is_changed_in_place(quiet: Workspace) -> None:
    """Answers that the new type does not have are named before they go; undo brings the old source back."""
    source = replace(quiet.source(REGISTER), fields={"S3": "S3:5", "register_event": "permits_issued"})
    quiet.execute(AddSource(replace(source, id="FX:N")))
    added = quiet.source("FX:N1")
    assert [field.code for field in fields_lost(quiet, added, "BA")] == ["register_event"]
    quiet.execute(retype_command(quiet, added, "BA"))
    assert quiet.source("BA:N1") == Source("BA:N1", "BA", source.name, years=source.years, fields={"S3": "S3:5"})
    quiet.undo()
    assert quiet.source("FX:N1") == added


def test_a_source_of_another_type_keeps_its_place_in_the_list(quiet: Workspace) -> None:
    """Only what it is changes; what was declared for its tables goes with the old type."""
    quiet.execute(DeclareQTable(C4, Declaration.NOT_AVAILABLE, "Not collected."))
    quiet.execute(retype_command(quiet, quiet.source(REGISTER), "EB"))
    assert [source.id for source in quiet.sources()] == ["EB:N1", SURVEY]
    assert quiet.qtables() == ()


def test_a_source_with_values_keeps_its_type(quiet: Workspace) -> None:
    """The figures hang on it."""
    put(quiet, C4, {cell("T", "CDS_DES_THA"): 5})
    assert refused(quiet.execute, retype_command(quiet, quiet.source(REGISTER), "BA")).code == "source_has_data"
    assert [source.id for source in quiet.sources()] == [REGISTER, SURVEY]


def test_a_source_moves_one_place() -> None:
    """Up or down; at an end it stays."""
    assert moved(["a", "b", "c"], "b", -1).order == ("b", "a", "c")
    assert moved(["a", "b", "c"], "b", 1).order == ("a", "c", "b")
    assert moved(["a", "b", "c"], "a", -1).order == ("a", "b", "c")
    assert moved(["a", "b", "c"], "c", 1).order == ("a", "b", "c")
