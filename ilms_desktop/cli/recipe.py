"""`ilms recipe`: propose a recipe for a survey, and check one against it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.parser import command, group
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the commands."""
    recipes = group(commands, "recipe", summary="Say what the variables of a survey mean.")
    proposing = command(
        recipes, "propose", summary="Propose a recipe from the labels of a survey.", run=propose, json=True
    )
    proposing.add_argument("survey", metavar="SURVEY", help="SPSS, Stata, SAS or CSV file")
    proposing.add_argument("--out", metavar="R.toml", help="file to make (default: standard output)")
    checking = command(recipes, "check", summary="Check a recipe against a survey.", run=check, json=True)
    checking.add_argument("recipe", metavar="R.toml", help="the recipe")
    checking.add_argument("survey", metavar="SURVEY", help="SPSS, Stata, SAS or CSV file")


def propose(args: argparse.Namespace, console: Console) -> int:
    """Propose a recipe; an existing file is never written over."""
    from ilms_desktop.errors import ExchangeError
    from ilms_desktop.exchange.files import write_file
    from ilms_desktop.workspace.recipe_proposal import propose_recipe

    out = Path(args.out) if args.out else None
    if out is not None and out.exists():
        raise ExchangeError("recipe_exists", path=out)
    proposal = propose_recipe(Path(args.survey))
    if out is not None:
        write_file(out, proposal.text.encode("utf-8"))
    console.say(*(line for lines in proposal.remarks.values() for line in lines))
    console.result(str(out) if out is not None else proposal.text.rstrip("\n"))
    variables = {each.id: each.name for each in proposal.recipe.variables.values()}
    unmatched = {name: list(values) for name, values in proposal.unmatched.items()}
    console.document({"variables": variables, "unmatched": unmatched, "recipe": proposal.text})
    return ExitCode.GOOD


def check(args: argparse.Namespace, console: Console) -> int:
    """Check a recipe; 1 when values of the survey mean nothing by it."""
    from ilms_desktop.workspace.tabulating import check_recipe, load_recipe

    recipe = load_recipe(Path(args.recipe))
    found = check_recipe(Path(args.survey), recipe)
    for each in found:
        values = {"variable": each.title, "name": each.name, "blank": str(each.blank), "records": str(each.records)}
        console.say(
            each.text
            if each.trouble is not None
            else fill(gettext("{variable} ({name}): understood; {blank} of {records} records say nothing."), values)
        )
    troubled = [each for each in found if each.trouble is not None]
    console.document(
        {
            "variables": [
                {
                    "variable": each.variable,
                    "name": each.name,
                    "records": each.records,
                    "blank": each.blank,
                    "problem": None if each.trouble is None else each.trouble.code,
                    "codes": [] if each.trouble is None else list(each.trouble.codes),
                }
                for each in found
            ],
            "problems": len(troubled),
        }
    )
    return ExitCode.REFUSED if troubled else ExitCode.GOOD
