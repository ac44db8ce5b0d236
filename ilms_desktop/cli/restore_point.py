"""`ilms restore-point`: list, make and compare named moments of a questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, group, workspace_argument
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.model.command import MakeRestorePoint
from ilms_desktop.model.history import PointKind

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.model.history import CellChange, RestorePoint
    from ilms_desktop.workspace.workspace import Workspace


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the commands."""
    points = group(commands, "restore-point", summary="Work with the restore points of a questionnaire.")
    listing = command(points, "list", summary="List the restore points, the newest first.", run=run_list, json=True)
    workspace_argument(listing)
    adding = command(points, "add", summary="Make a restore point and print its number.", run=run_add, json=True)
    workspace_argument(adding)
    adding.add_argument("--name", required=True, help="how the point is called")
    comparing = command(
        points,
        "compare",
        summary="List the cells that differ between a restore point and now.",
        run=run_compare,
        json=True,
    )
    workspace_argument(comparing)
    comparing.add_argument("point", type=int, metavar="POINT", help="number of the point, from the list")
    comparing.add_argument("--with", dest="other", type=int, metavar="POINT", help="another point (default: now)")


def run_list(args: argparse.Namespace, console: Console) -> int:
    """List the points."""
    with open_workspace(args) as workspace:
        points = workspace.restore_points()
    documents = [point_json(point) for point in points]
    text = gettext("{number}  {time_utc}  {name} ({person}; steps since: {steps_since})")
    console.say(*(fill(text, {name: str(value) for name, value in each.items()}) for each in documents))
    console.document({"points": documents})
    return ExitCode.GOOD


def run_add(args: argparse.Namespace, console: Console) -> int:
    """Make a point."""
    with open_workspace(args) as workspace:
        entry = workspace.execute(MakeRestorePoint(args.name)).entry
        point = workspace.restore_point(entry)
    console.say(fill(gettext("Restore point made: {name}."), {"name": point.name}))
    console.result(entry)
    console.document(point_json(point))
    return ExitCode.GOOD


def run_compare(args: argparse.Namespace, console: Console) -> int:
    """List what differs."""
    with open_workspace(args) as workspace:
        changes = workspace.compare(args.point, args.other)
        cells = [_cell_json(workspace, each) for each in changes.cells]
    text = gettext("{table} {source} {year} {sex} {status} {class}: {before} -> {after}")
    console.say(*(fill(text, {name: str(value) for name, value in each.items()}) for each in cells))
    values = {"cells": str(len(cells)), "others": str(len(changes.others))}
    console.say(fill(gettext("Cells that differ: {cells}; other things: {others}."), values))
    console.document({"cells": cells, "others": len(changes.others)})
    return ExitCode.GOOD


def point_json(point: RestorePoint) -> dict[str, Any]:
    """A restore point as JSON; the name of a package's point is its number."""
    from ilms_desktop.storage.texts import moment_text

    return {
        "number": point.entry,
        "name": point.name,
        "packaged": point.kind is PointKind.PACKAGED,
        "time_utc": moment_text(point.at),
        "person": point.person,
        "office": point.office,
        "steps_since": point.steps_since,
    }


def _cell_json(workspace: Workspace, change: CellChange) -> dict[str, Any]:
    from ilms_desktop.workspace.history import said_text

    qtable, cell = change.key
    table = workspace.edition.table(qtable.table_key)
    return {
        "table": table.id,
        "source": qtable.source,
        "version": qtable.version,
        "year": qtable.year,
        "sex": cell.sex,
        "status": cell.status,
        "class": cell.klass,
        "before": said_text(change.before, table),
        "after": said_text(change.after, table),
    }
