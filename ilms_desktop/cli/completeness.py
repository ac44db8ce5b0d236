"""`ilms completeness`: how much is answered, in counts and as a printed page."""

from __future__ import annotations

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
    from ilms_desktop.workspace.workspace import Workspace


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Count what is answered and what is left, by module, table, source and year."
    parser = command(commands, "completeness", summary=summary, run=run, json=True)
    workspace_argument(parser)
    parser.add_argument("--pdf", metavar="OUT.pdf", help="also write the printed summary")


def run(args: argparse.Namespace, console: Console) -> int:
    """Count, and print the page if it was asked for."""
    with open_workspace(args) as workspace:
        completeness = workspace.completeness()
        if args.pdf:
            write_summary(workspace, Path(args.pdf))
    console.say(*words(completeness))
    if args.pdf:
        console.say(fill(gettext("Summary written: {path}"), {"path": args.pdf}))
        console.result(args.pdf)
    console.document(completeness_json(completeness) | {"pdf": args.pdf})
    return ExitCode.GOOD


def write_summary(workspace: Workspace, path: Path, *, key_code: str | None = None) -> None:
    """Write the printed summary of a questionnaire as it stands."""
    from ilms_desktop.exchange.files import write_file
    from ilms_desktop.report.summary import completeness_pdf
    from ilms_desktop.workspace.summary_data import summary_data

    write_file(path, completeness_pdf(summary_data(workspace, now=workspace.clock(), key_code=key_code)))


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
        "asked": counts.asked,
        "percent": counts.percent,
    }
