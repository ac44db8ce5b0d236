"""`ilms tabulate`: count the tables of the questionnaire in the records of a survey, and import them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.i18n import gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    parser = command(
        commands,
        "tabulate",
        summary="Count tables in the records of a survey by a recipe, and import them; records are never stored.",
        run=run,
        json=True,
    )
    workspace_argument(parser)
    parser.add_argument("survey", metavar="SURVEY", help="SPSS, Stata, SAS or CSV file with one record a person")
    parser.add_argument("--recipe", metavar="R.toml", required=True, help="what its variables and values mean")
    parser.add_argument("--source", metavar="ID", required=True, help="source to which the figures belong")
    parser.add_argument("--dry-run", action="store_true", help="report only; change nothing")


def run(args: argparse.Namespace, console: Console) -> int:
    """Tabulate and import; 1 when a table could not be counted or rows were refused."""
    from ilms_desktop.workspace.importing import plan_import
    from ilms_desktop.workspace.tabulating import load_recipe, tabulate

    recipe = load_recipe(Path(args.recipe))
    with open_workspace(args) as workspace:
        found = tabulate(workspace, Path(args.survey), recipe, source=args.source)
        plan = plan_import(workspace, found.parsed, source=args.source)
        if plan.command is not None and not args.dry_run:
            workspace.execute(plan.command)
    console.say(*found.words(), *plan.report.words())
    if args.dry_run:
        console.say(gettext("Nothing was changed (--dry-run)."))
    console.document({"tabulation": found.to_json(), "import": plan.report.to_json(), "dry_run": bool(args.dry_run)})
    return ExitCode.REFUSED if found.refused or plan.report.refused else ExitCode.GOOD
