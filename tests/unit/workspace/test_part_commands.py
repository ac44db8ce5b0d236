"""Values of a part go in by the commands of typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.command import DeclareQTable, EditSource, Label, NameCountries, SetObservations, SetQTableField
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.part import Address, What
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.part_commands import commands_for
from tests.unit.workspace.workspace_support import C4, REGISTER, cell, refused

if TYPE_CHECKING:
    from ilms_desktop.model.command import Command
    from ilms_desktop.model.part import Value
    from ilms_desktop.workspace.workspace import Workspace

KEY = ObservationKey(C4, cell("T", "CDS_DES_THA"))
FIGURE, NOTE = (Address(what, REGISTER, C4, KEY) for what in (What.FIGURE, What.NOTE))
FIELD = Address(What.FIELD, REGISTER, C4, field="T7")
DECLARED = Address(What.DECLARATION, REGISTER, C4)
COUNTRY = Address(What.COUNTRY, REGISTER, C4, field="CDS_DES_THA")
NAME, ANSWER, OTHER = (Address(What.SOURCE, REGISTER, field=code) for code in ("S1", "S3", "S4"))
SOURCES = {REGISTER: Source(REGISTER, "FX", "Old", fields={"S3": "S3:1", "S4": "S4:2"})}


def made(
    workspace: Workspace, wanted: dict[Address, Value | None], there: dict[Address, Value] | None = None
) -> list[Command]:
    """Commands for what is wanted."""
    return list(commands_for(wanted, there or {}, workspace.edition, label=Label("x"), sources=SOURCES))


def test_a_remark_alone_keeps_the_figure_that_stands_there(quiet: Workspace) -> None:
    """Both values of a cell are one thing for the file, and two for a merge."""
    (command,) = made(quiet, {NOTE: ("Provisional.",)}, {FIGURE: ("5", "", ""), NOTE: ("old",)})
    assert isinstance(command, SetObservations)
    assert command.entries == ((KEY, Observation(5000, note="Provisional.")),)
    (command,) = made(quiet, {FIGURE: None}, {FIGURE: ("5", "", ""), NOTE: ("old",)})
    assert isinstance(command, SetObservations)
    assert command.entries == ((KEY, Observation(note="old")),)


def test_rows_come_before_figures_and_declarations_last(quiet: Workspace) -> None:
    """A figure takes a declaration back, and needs its row."""
    wanted: dict[Address, Value | None] = {
        DECLARED: ("nothing_to_report", "why"),
        FIELD: ("T7:1",),
        FIGURE: ("5", "", ""),
        COUNTRY: ("CDS_DES_THA",),
    }
    kinds = [type(each) for each in made(quiet, wanted)]
    assert kinds == [NameCountries, SetObservations, DeclareQTable, SetQTableField]
    (cleared,) = made(quiet, {DECLARED: None})
    assert isinstance(cleared, DeclareQTable)
    assert cleared.declaration is None
    (emptied,) = made(quiet, {FIELD: None})
    assert isinstance(emptied, SetQTableField)
    assert emptied.value == ""


def test_answers_about_a_source_are_one_command(quiet: Workspace) -> None:
    """What is not wanted stays as it is; a name is never empty."""
    (command,) = made(quiet, {NAME: ("New",), ANSWER: None, OTHER: ("S4:5",)})
    assert isinstance(command, EditSource)
    assert (command.source.name, command.source.fields) == ("New", {"S4": "S4:5"})
    (command,) = made(quiet, {NAME: None})
    assert isinstance(command, EditSource)
    assert command.source.name == "Old"
    strange = Address(What.SOURCE, "FX:9", field="S3")
    assert refused(lambda: made(quiet, {strange: ("S3:1",)})).code == "unknown_source"
