"""`ilms completeness`: how much is answered, in counts and as a printed page."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.model.completeness import Completeness, CompletenessCell, Counts
    from ilms_desktop.workspace.completeness_data import CompletenessData
    from ilms_desktop.workspace.workspace import Workspace


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Count what is answered and what is left, by module, table, source and year."
    parser = command(commands, "completeness", summary=summary, run=run, json=True)
    workspace_argument(parser)
    parser.add_argument("--pdf", metavar="OUT.pdf", help="also write the printed summary")
    parser.add_argument("--plan", metavar="OUT", help="also write the work plan: .xlsx, .csv or .pdf")


def run(args: argparse.Namespace, console: Console) -> int:
    """Count, and write the page and the plan if they were asked for."""
    from ilms_desktop.exchange.files import write_file
    from ilms_desktop.workspace.completeness_data import completeness_data
    from ilms_desktop.workspace.reports import dated
    from ilms_desktop.workspace.work_plan import work_plan_file

    with open_workspace(args) as workspace:
        completeness = workspace.completeness()
        data = completeness_data(workspace, package=workspace.at_last_package(), last_round=workspace.last_round())
        if args.pdf:
            write_summary(workspace, Path(args.pdf))
        if args.plan:
            write_file(Path(args.plan), work_plan_file(workspace, args.plan, now=dated(workspace)))
    console.say(*words(completeness), tables_line(data))
    for path, text in ((args.pdf, gettext("Summary written: {path}")), (args.plan, gettext("Plan written: {path}"))):
        if path:
            console.say(fill(text, {"path": path}))
            console.result(path)
    console.document(completeness_json(completeness) | sides_json(data) | {"pdf": args.pdf, "plan": args.plan})
    return ExitCode.GOOD


def write_summary(workspace: Workspace, path: Path) -> None:
    """Write the printed summary of a questionnaire as it stands."""
    from ilms_desktop.exchange.files import write_file
    from ilms_desktop.workspace.reports import report_pdf

    write_file(path, report_pdf(workspace, "completeness"))


def words(completeness: Completeness) -> Iterator[str]:
    """Counts of the tables that somebody began, then of everything."""
    text = gettext("{name}: {percent} % answered ({answered} of {asked} cells; {empty} empty)")
    begun = {_pile(cell) for cell in completeness.cells if cell.started}
    for name, counts in completeness.by(_pile).items():
        if name in begun:
            yield fill(text, {"name": str(name), **_texts(counts)})
    yield fill(text, {"name": gettext("All tables"), **_texts(completeness.total)})


def _pile(cell: CompletenessCell) -> str:
    """Table and source, as the words name them."""
    return f"{cell.table.id} {cell.source}"


def _texts(counts: Counts) -> dict[str, str]:
    return {
        "percent": str(counts.percent),
        "answered": str(counts.answered),
        "asked": str(counts.asked),
        "empty": str(counts.empty),
    }


def completeness_json(completeness: Completeness) -> dict[str, Any]:
    """All counts as JSON: totals, then along each side of the cube, then cell by cell."""
    return {
        "total": counts_json(completeness.total),
        "modules": [
            {"module": module, **counts_json(counts)}
            for module, counts in completeness.by(lambda cell: cell.module).items()
        ],
        "tables": [
            {"table": table, **counts_json(counts)}
            for table, counts in completeness.by(lambda cell: cell.table.id).items()
        ],
        "sources": [
            {"source": source, **counts_json(counts)}
            for source, counts in completeness.by(lambda cell: cell.source).items()
        ],
        "years": [
            {"year": year, **counts_json(counts)} for year, counts in completeness.by(lambda cell: cell.year).items()
        ],
        "cells": [
            {
                "module": cell.module,
                "table": cell.table.id,
                "criterion": cell.table.criterion.value,
                "source": cell.source,
                "year": cell.year,
                "version": cell.version,
                "started": cell.started,
                "findings": cell.findings,
                **counts_json(cell.counts),
            }
            for cell in completeness.cells
        ],
    }


def tables_line(data: CompletenessData) -> str:
    """Tables answered, each counted once."""
    from ilms_desktop.workspace.share_words import tables_words

    return fill(gettext("Tables answered: {tables}"), {"tables": tables_words(data.total.tables)})


def sides_json(data: CompletenessData) -> dict[str, Any]:
    """Every side of the cube with tables, last package and earlier round; and the tables that no source fills."""
    return {
        "tables_total": asdict(data.total.tables),
        "uncovered": list(data.uncovered),
        "package": data.package.name if data.package else None,
        "round": data.round.name if data.round else None,
        "sides": {
            side.value: [
                {
                    "key": line.key,
                    "title": line.title,
                    **counts_json(line.counts),
                    "tables": asdict(line.tables),
                    "package": counts_json(line.package) if line.package else None,
                    "round": counts_json(line.round) if line.round else None,
                }
                for line in lines
            ]
            for side, lines in data.sides.items()
        },
    }


def counts_json(counts: Counts) -> dict[str, int]:
    """Counts of one pile of cells."""
    return {
        "entered": counts.entered,
        "zero": counts.zero,
        "computed": counts.computed,
        "missing": counts.missing,
        "nothing": counts.nothing,
        "unreadable": counts.unreadable,
        "blank": counts.blank,
        "not_applicable": counts.not_applicable,
        "asked": counts.asked,
        "percent": counts.percent,
    }
