"""`ilms chart`: a trend, the main countries or the map of completeness as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import UsageError, command, workspace_argument
from ilms_desktop.i18n import fill, gettext, locale
from ilms_desktop.number_text import style_for

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.report.chart.marks import Picture
    from ilms_desktop.workspace.chart_wish import ChartWish
    from ilms_desktop.workspace.workspace import Workspace

_KINDS = ("trend", "countries", "completeness")
_TOP = 10


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Draw figures of a table over the years, its main countries, or the map of completeness."
    parser = command(commands, "chart", summary=summary, run=run, json=True)
    workspace_argument(parser)
    parser.add_argument("--kind", required=True, choices=_KINDS, help="what is drawn")
    parser.add_argument("--table", metavar="ID", help="table, such as C4 or A5-birth; needed unless for completeness")
    parser.add_argument("--source", metavar="ID", help="source (default: the first one with figures)")
    parser.add_argument("--by", choices=("sexes", "rows"), default="sexes", help="lines of a trend (default: sexes)")
    parser.add_argument("--row", metavar="CODE", default="", help="row of a trend (default: the total)")
    parser.add_argument("--sex", metavar="CODE", default="", help="sex, such as SEX_F (default: both together)")
    parser.add_argument("--year", type=int, help="year of the countries (default: the last with figures)")
    parser.add_argument("--top", type=int, default=_TOP, help="countries with a bar of their own (default: 10)")
    parser.add_argument("--svg", metavar="OUT.svg", help="write it as SVG")
    parser.add_argument("--png", metavar="OUT.png", help="write it as PNG")
    parser.add_argument("--pdf", metavar="OUT.pdf", help="write it as PDF")


def run(args: argparse.Namespace, console: Console) -> int:
    """Draw the chart and write it in each form that was asked for; say what it shows."""
    _refuse(args)
    from ilms_desktop.report.chart.files import picture_of
    from ilms_desktop.report.chart.palette import paper
    from ilms_desktop.workspace.chart_data import chart_of

    with open_workspace(args) as workspace:
        picture = picture_of(chart_of(workspace, _wish(args, workspace)), paper())
        written = _write(args, picture, workspace)
    console.say(picture.title, picture.description)
    for path in written:
        console.say(fill(gettext("Chart written: {path}"), {"path": path}))
        console.result(path)
    console.document({"title": picture.title, "description": picture.description, "files": written})
    return ExitCode.GOOD


def _refuse(args: argparse.Namespace) -> None:
    """Refuse words that lead to no chart.

    Raises:
        UsageError: no file to write, no table, or no bar.
    """
    if not (args.svg or args.png or args.pdf):
        raise UsageError(gettext("Name a file to write: --svg, --png or --pdf"), "")
    if args.kind != "completeness" and not args.table:
        raise UsageError(gettext("Name a table: --table"), "")
    if args.top < 1:
        raise UsageError(gettext("At least one country needs a bar: --top 1"), "")


def _wish(args: argparse.Namespace, workspace: Workspace) -> ChartWish:
    """What the words ask for."""
    from ilms_desktop.workspace.chart_places import Kind, Split, table_named
    from ilms_desktop.workspace.chart_wish import ChartWish

    return ChartWish(
        kind=Kind(args.kind),
        style=style_for(locale()),
        table=table_named(workspace, args.table).key if args.table else None,
        source=args.source or "",
        split=Split(args.by),
        line=args.row,
        sex=args.sex,
        year=args.year,
        top=args.top,
    )


def _write(args: argparse.Namespace, picture: Picture, workspace: Workspace) -> list[str]:
    """Write the forms asked for."""
    from ilms_desktop.exchange.files import write_file
    from ilms_desktop.report.chart.files import FORMS, chart_file
    from ilms_desktop.workspace.reports import dated

    wanted = {form: path for form in FORMS if (path := getattr(args, form))}
    for form, path in wanted.items():
        write_file(Path(path), chart_file(picture, form, moment=dated(workspace)))
    return list(wanted.values())
