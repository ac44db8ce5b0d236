"""`ilms history`: who changed what, and when."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.errors import CommandRefused
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.model.history import HistoryFilter

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.model.history import HistoryLine
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.workspace.workspace import Workspace


#: steps that are read together
_PAGE: Final = 500


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    parser = command(
        commands, "history", summary="List the steps of a questionnaire, the newest first.", run=run, json=True
    )
    workspace_argument(parser)
    parser.add_argument("--table", help="only steps that said something in this table, such as C4 or A5.citizenship")
    parser.add_argument("--person", help="only steps of this person")
    parser.add_argument("--text", default="", help="only steps with this in their name")
    parser.add_argument("--csv", metavar="OUT.csv", help="also write every changed cell, before and after")


def run(args: argparse.Namespace, console: Console) -> int:
    """List the steps, and write them if that was asked for."""
    with open_workspace(args) as workspace:
        wanted = HistoryFilter(person=args.person, table=_table(workspace, args.table), text=args.text)
        numbers = workspace.history_numbers(wanted)
        pages = [numbers[first : first + _PAGE] for first in range(0, len(numbers), _PAGE)]
        found = {number: line for page in pages for number, line in workspace.history_lines(page).items()}
        if args.csv:
            _write(workspace, wanted, Path(args.csv))
    lines = [found[number] for number in numbers]
    console.say(*(_words(line) for line in lines))
    if args.csv:
        console.result(args.csv)
    console.document({"steps": [step_json(line) for line in lines], "csv": args.csv})
    return ExitCode.GOOD


def _write(workspace: Workspace, wanted: HistoryFilter, path: Path) -> None:
    from ilms_desktop.exchange.files import write_file
    from ilms_desktop.workspace.history_export import history_csv

    write_file(path, history_csv(workspace, wanted))


def _table(workspace: Workspace, name: str | None) -> TableKey | None:
    """The table of a name, with or without its criterion."""
    if name is None:
        return None
    number, _, criterion = name.partition(".")
    for table in workspace.edition.tables:
        if table.number.casefold() == number.casefold() and criterion in ("", str(table.criterion)):
            return table.key
    raise CommandRefused("unknown_table", edition=workspace.edition.id, table=number, criterion=criterion or "–")


def _words(line: HistoryLine) -> str:
    from ilms_desktop.storage.texts import moment_text
    from ilms_desktop.workspace.labels import words_of

    values = {
        "entry": str(line.entry),
        "time": moment_text(line.at),
        "person": line.person or gettext("nobody named"),
        "step": words_of(line.label),
        "cells": str(line.cells),
    }
    text = gettext("{entry}  {time}  {person}: {step} ({command}; cells: {cells})")
    undone = gettext("{line}, undone since")
    told = fill(text, values | {"command": line.command})
    return fill(undone, {"line": told}) if line.is_undone else told


def step_json(line: HistoryLine) -> dict[str, Any]:
    """A step as JSON."""
    from ilms_desktop.storage.texts import moment_text
    from ilms_desktop.workspace.labels import words_of

    return {
        "entry": line.entry,
        "time_utc": moment_text(line.at),
        "person": line.person,
        "office": line.office,
        "command": line.command,
        "step": words_of(line.label),
        "cells": line.cells,
        "others": line.others,
        "undone": line.is_undone,
    }
