"""What a step changed besides cells, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ilms_desktop.model.command import (
    AddSource,
    AllowFindings,
    ChooseVersion,
    Declaration,
    DeclareQTable,
    DeleteRestorePoint,
    EditSource,
    KeepRound,
    MakeRestorePoint,
    NameCountries,
    OrderSources,
    PlanWork,
    RecordSubmission,
    SetContact,
    SetQTableField,
)
from ilms_desktop.model.completeness import Standing
from ilms_desktop.model.history import OtherChange
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.model.work_plan import Planned
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.other_changes import other_words
from tests.gui.conftest import SOURCE, START, c4

if TYPE_CHECKING:
    from ilms_desktop.model.command import Command
    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.workspace import Workspace

C4_2017 = c4("M", "KOR", 2017).qtable
PACKAGE = Submission("ILMS_X", "ab" * 32, "khm-01", 3, None, SubmissionKind.FULL, START, "f.zip", "cd" * 32, 280)


def told(workspace: Workspace, command: Command) -> list[tuple[str, ...]]:
    """Words of everything that a command changed besides cells."""
    changes = workspace.step_changes(workspace.execute(command).entry)
    return [tuple(bare(text) for text in other_words(each, workspace.edition)) for each in changes.others]


def test_a_source_tells_only_what_changed(workspace: Workspace, new_source: Source) -> None:
    """A source has dozens of answers."""
    source = workspace.source(SOURCE)
    ((place, before, after),) = told(workspace, EditSource(replace(source, years=(2010, *source.years))))
    assert (place, after) == (f"Source {source.name}", f"2010, {before}")
    ((_, before, after),) = told(workspace, AddSource(new_source))
    assert (before, after.split("; ")[:3]) == ("", ["Labour force survey", "Place of birth", "2022–2023"])
    field = next(each for each in workspace.edition.fields if each.code in source.fields)
    rest = {code: value for code, value in source.fields.items() if code != field.code}
    ((_, before, after),) = told(workspace, EditSource(replace(workspace.source(SOURCE), fields=rest)))
    assert (before, after) == (f"{field.title}: {source.fields[field.code]}", "")
    places = told(workspace, OrderSources((workspace.sources()[1].id,)))
    assert {after for _, _, after in places} == {"place 1 in the list", "place 2 in the list"}
    assert Criterion.BIRTH in workspace.sources()[0].criteria


def test_tables_tell_declarations_fields_countries_and_versions(workspace: Workspace) -> None:
    """With the words of the screen, not with codes."""
    assert told(workspace, DeclareQTable(C4_2017, Declaration.NOT_AVAILABLE, "No survey.")) == [
        ("C4, 2017", "", "not available; No survey.")
    ]
    ((place, _, remark),) = told(workspace, SetQTableField(C4_2017, "I13", "A remark."))
    assert place == "C4, 2017"
    assert remark.endswith(": A remark.")
    empty = C4_2017._replace(year=2024)
    assert told(workspace, NameCountries(empty, ("CDS_DES_KOR", "CDS_DES_THA"))) == [
        ("C4, 2024: country row 1", "", "Republic of Korea"),
        ("C4, 2024: country row 2", "", "Thailand"),
    ]
    ((place, before, after),) = told(workspace, ChooseVersion(SOURCE, C4_2017.table_key, "CDS_DES"))
    assert (place, before) == ("Class version of C4", "")
    assert after == workspace.edition.class_list("CDS_DES").title


def test_reasons_packages_points_and_people(workspace: Workspace) -> None:
    """Everything else that a file holds."""
    finding = next(each for each in workspace.report().findings if each.severity.can_be_allowed)
    reason = "As published by the ministry."
    assert told(workspace, AllowFindings((finding.key,), reason)) == [("Explanation of a finding", "", reason)]
    assert ("Package", "", "ILMS_X") in told(workspace, RecordSubmission(PACKAGE))
    assert told(workspace, MakeRestorePoint("Before")) == [("Restore point", "", "Before")]
    point = workspace.restore_points()[0].entry
    assert told(workspace, DeleteRestorePoint(point)) == [("Restore point", "Before", "Before (deleted)")]
    contact = workspace.contact
    command = SetContact("NIS", contact.office_code, contact.person, contact.function)
    assert told(workspace, command) == [("Office", contact.office, "NIS")]


def test_a_thing_of_a_later_version_is_named_as_it_is(workspace: Workspace) -> None:
    """Rather an unknown word than nothing."""
    assert other_words(OtherChange("remark", None, {"text": "x"}), workspace.edition) == ("remark", "", "")
    fact = OtherChange("meta", None, {"key": "weather", "value": "fine"})
    assert other_words(fact, workspace.edition) == ("weather", "", "fine")


def test_a_plan_tells_who_and_until_when(workspace: Workspace) -> None:
    """And what it was before."""
    first = Planned(SOURCE, C4_2017.table_key, owner="Sok Dara", due=date(2026, 10, 1))
    assert told(workspace, PlanWork((first,))) == [("Work plan of C4", "", "Sok Dara; 2026-10-01")]
    later = replace(first, due=date(2026, 11, 1))
    assert told(workspace, PlanWork((later,))) == [("Work plan of C4", "2026-10-01", "2026-11-01")]


def test_an_earlier_round_is_one_line(workspace: Workspace) -> None:
    """Of hundreds of counts."""
    standing = Standing("2025", None, workspace.completeness(), {SOURCE: "Register"})
    assert told(workspace, KeepRound(standing)) == [("How complete round 2025 is", "", "")]
