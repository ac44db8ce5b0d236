"""`ilms export`: write the figures for others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.carried import TITLES, Content, left_out
from ilms_desktop.exchange.formats import LAYOUTS, layout
from ilms_desktop.i18n import fill, gettext, ngettext

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser

FORMATS: Final = tuple(each.id for each in LAYOUTS.values() if each.writes)


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    parser = command(commands, "export", summary="Write the figures, digit for digit.", run=run)
    workspace_argument(parser)
    parser.add_argument("--format", required=True, help=f"layout: {', '.join(FORMATS)}")
    parser.add_argument("out", metavar="OUT", help="file to write; a file of that name is replaced")
    parser.add_argument("--source", metavar="ID", help="write one source only")
    parser.add_argument("--tables", metavar="A1,C4", help="write these tables only")
    parser.add_argument("--blank", action="store_true", help="write a workbook without figures, to fill in")


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the file."""
    from ilms_desktop.exchange.files import write_files
    from ilms_desktop.workspace.exporting import outgoing, part_of, unreadable_cells

    chosen = layout(args.format)
    if args.blank and not chosen.fills_in:
        raise ExchangeError("blank_needs_workbook", format=chosen.id)
    with open_workspace(args) as workspace:
        tables = args.tables.split(",") if args.tables else ()
        leaving = part_of(workspace, outgoing(workspace), source=args.source, tables=tables, is_blank=args.blank)
        files = chosen.write(leaving)
        unreadable = unreadable_cells(workspace)
    written = [str(path) for path in write_files(Path(args.out), files)]
    missing = {} if args.blank else left_out(leaving, chosen.carries)
    values = {"path": ", ".join(written), "count": str(len(leaving.rows) - missing.get(Content.UNCHANGED, 0))}
    if args.blank:
        console.say(fill(gettext("Written without figures, to fill in: {path}"), values))
    else:
        console.say(fill(gettext("Figures written: {count} rows in {path}"), values))
        console.say(*_left_out_words(unreadable, missing))
    for path in written:
        console.result(path)
    return ExitCode.GOOD


def _left_out_words(unreadable: int, missing: Mapping[Content, int]) -> Iterator[str]:
    """What stays in the questionnaire: cells that hold no figure, and what the layout does not carry."""
    if unreadable:
        text = ngettext(
            "{count} cell holds text that is no figure; it is not in the file.",
            "{count} cells hold text that is no figure; they are not in the file.",
            unreadable,
        )
        yield fill(text, {"count": str(unreadable)})
    if missing:
        counts = (f"{gettext(TITLES[content])} ({count})" for content, count in missing.items())
        text = gettext("Not carried by this layout: {contents}. Use a workbook (xlsx) or the package where it matters.")
        yield fill(text, {"contents": gettext(", ").join(counts)})
