"""The list before sealing says what is done, what is open, what stops it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.command import (
    AddSource,
    Declaration,
    DeclareQTable,
    EditSource,
    Label,
    SetContact,
    SetObservations,
)
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.nothing import nothing_years
from ilms_desktop.ui.presenters.ready_list import Place, State, ready_list, verdict
from ilms_desktop.workspace.open_answers import open_answers
from tests.unit.workspace.test_standing import package

if TYPE_CHECKING:
    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.workspace import Workspace


def states(workspace: Workspace) -> dict[str, State]:
    """Points by their title."""
    return {bare(point.title): point.state for point in ready_list(workspace)}


def test_the_example_is_never_ready(workspace: Workspace) -> None:
    """Whatever else is done."""
    found = states(workspace)
    assert found["This is the example"] is State.STOPS
    assert found["280 of 3273 cells answered"] is State.OPEN
    assert found["3 findings to fix or explain"] is State.STOPS
    assert found["Nothing that must be fixed"] is State.DONE
    assert bare(verdict(ready_list(workspace))) == "2 points stop sealing."


def test_an_empty_file_lacks_a_source_and_figures(empty_workspace: Workspace) -> None:
    """Each point leads to where it is put right."""
    points = {point.title: point for point in ready_list(empty_workspace)}
    assert (points["There is no source"].state, points["There is no source"].place) == (State.STOPS, Place.SOURCES)
    assert points["There are no figures yet."].state is State.STOPS
    assert points["Who prepares it is not stated yet"].state is State.OPEN


def test_a_file_gets_ready(empty_workspace: Workspace, new_source: Source) -> None:
    """Source described, every table answered or declared, nothing found, office and person stated."""
    register = replace(new_source, id="FX:N1", type="FX", criteria=(), years=(2023,))
    empty_workspace.execute(AddSource(register))
    assert any("about sources" in title and state is State.OPEN for title, state in states(empty_workspace).items())
    source, edition = empty_workspace.source("FX:N1"), empty_workspace.edition
    answers = {}
    for field in open_answers(edition, source):
        codes = edition.codelists[field.codelist].codes if field.codelist else ()
        answers[field.code] = codes[0].id if codes else field.choices[0][0] if field.choices else "15"
    empty_workspace.execute(EditSource(replace(source, fields=answers)))
    key = QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", 2023)
    for klass in ("TOTAL", "XX"):
        for sex, said in (("T", 0), ("M", 0), ("F", 0)):
            code = "CDS_DES_TOTAL" if klass == "TOTAL" else str(edition.class_list("CDS_DES").other)
            cell = ObservationKey(key, CellKey(f"SEX_{sex}", "_", code))
            empty_workspace.execute(SetObservations(((cell, Observation(said, 0)),), Label("Type")))
    for table in empty_workspace.tables("FX:N1"):
        for each in nothing_years(empty_workspace, "FX:N1", table.key).untouched:
            empty_workspace.execute(DeclareQTable(each, Declaration.NOTHING, "Nobody."))
    empty_workspace.execute(SetContact("Ministry of Labour", "MOL", "Sok Dara", ""))
    points = ready_list(empty_workspace)
    assert {point.state for point in points if point.place is not Place.FINDINGS} == {State.DONE}
    assert verdict(points) == "Ready to seal."


def test_nothing_new_since_the_package_is_said(workspace: Workspace) -> None:
    """It stops nothing: somebody may want the file again."""
    workspace.execute(package())
    assert states(workspace)["Nothing changed since the last package"] is State.OPEN
