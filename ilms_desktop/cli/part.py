"""`ilms part`: work that offices of one country hand to each other, made, opened, handed back and taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import ilms_desktop
from ilms_desktop import i18n, paths
from ilms_desktop.cli import part_merge, part_office
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.keyfiles import load_signing_key, own_signing_key
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, group, workspace_argument
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.workspace.parts import MadePart
    from ilms_desktop.workspace.seal_order import Hand
    from ilms_desktop.workspace.workspace import Workspace


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the commands."""
    parts = group(commands, "part", summary="Share the work with other offices of the country.")
    part_office.declare(parts)
    summary = "Hand tables to an office: the figures as they stand, to be completed there."
    assign = command(parts, "assign", summary=summary, run=run_assign, json=True)
    workspace_argument(assign)
    assign.add_argument("--office", required=True, metavar="CODE", help="code of the office, whose key was confirmed")
    assign.add_argument("--tables", default="", metavar="A1,A2", help="tables (default: those of the office)")
    assign.add_argument("--source", action="append", default=[], metavar="ID", help="source; may be given again")
    assign.add_argument("--years", default="", metavar="2023,2024", help="years (default: those of each source)")
    _making(assign)
    summary = "Make a questionnaire out of an assignment; the 40 digits of the coordinator's key are typed in."
    opening = command(parts, "open", summary=summary, run=run_open, json=True)
    opening.add_argument("assignment", metavar="ASSIGNMENT", help="file that the coordinator sent")
    opening.add_argument("new", metavar="NEW.ilms", help="questionnaire to make; nothing is ever written over")
    part_office.heard_argument(opening)
    summary = "Hand the work back to the coordinator: everything of the assignment, as it stands now."
    giving = command(parts, "return", summary=summary, run=run_return, json=True)
    workspace_argument(giving)
    _making(giving)
    part_merge.declare(parts)


def _making(parser: Parser) -> None:
    parser.add_argument("--out", required=True, metavar="DIR", help="folder for the file")
    parser.add_argument("--key", metavar="KEYFILE", help="signing key (default: the key of this computer)")
    parser.add_argument("--signer", metavar="ID", help="id under which the key of this computer is known")


def run_assign(args: argparse.Namespace, console: Console) -> int:
    """Make an assignment."""
    from ilms_desktop.workspace.parts import Wanted, assign

    wanted = Wanted(part_office.listed(args.tables), tuple(args.source), _years(args.years))
    with open_workspace(args) as workspace:
        made = assign(workspace, args.office, wanted, _hand(args, workspace), out=Path(args.out))
        said = gettext("Handed to {office}: {count} figures and letters in {tables}, {years}.")
        return _tell(made, fill(said, {"office": args.office, **_about(made)}), console)


def run_return(args: argparse.Namespace, console: Console) -> int:
    """Make a return."""
    from ilms_desktop.workspace.parts import give_back

    with open_workspace(args) as workspace:
        made = give_back(workspace, _hand(args, workspace), out=Path(args.out))
        handed = workspace.handed
        values = {"office": "" if handed is None else handed.coordinator, **_about(made)}
        said = gettext("Handed back to {office}: {count} figures and letters in {tables}, {years}.")
        return _tell(made, fill(said, values), console)


def run_open(args: argparse.Namespace, console: Console) -> int:
    """Make a questionnaire out of an assignment."""
    from ilms_desktop import settings
    from ilms_desktop.cli.verify import tell
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.model.part import ConfirmedBy
    from ilms_desktop.package.outcome import Refusal
    from ilms_desktop.workspace.clock import system_clock, system_ids
    from ilms_desktop.workspace.part_opening import Reader, open_assignment

    path = Path(args.assignment)
    data = read_file(path)
    reader = Reader(
        typed=part_office.typed_digits(console),
        way=ConfirmedBy(args.heard_by),
        person=settings.load(paths.user_dir()).person,
        language=i18n.language(),
        clock=system_clock,
        ids=system_ids,
    )
    made = open_assignment(data, path.name, Path(args.new), reader)
    if isinstance(made, Refusal):
        return tell(made, console)
    with made as workspace:
        handed = workspace.handed
        assert handed is not None  # noqa: S101 - it was made out of an assignment
        values = {"path": args.new, "office": handed.coordinator, "tables": _tables(handed.scope)}
        console.say(fill(gettext("{path} is ready: {tables} for office {office}."), values))
        console.result(args.new)
        console.document(
            {
                "questionnaire": args.new,
                "assignment": handed.assignment,
                "coordinator": handed.coordinator,
                "office": handed.code,
                "signer": handed.signer,
            }
        )
    return ExitCode.GOOD


def _hand(args: argparse.Namespace, workspace: Workspace) -> Hand:
    """Who signs: the key that is named, else that of this computer, under the id by which the coordinator knows it."""
    from ilms_desktop.workspace.seal_order import Hand

    handed = workspace.handed
    if args.key:
        key, signer = load_signing_key(Path(args.key))
    else:
        known_as = args.signer or (None if handed is None else handed.signer)
        key, signer = own_signing_key(workspace.country, signer=known_as)
        signer = known_as or signer
    return Hand(key, signer, ilms_desktop.__version__, paths.user_dir())


def _tell(made: MadePart, said: str, console: Console) -> int:
    console.say(said, fill(gettext("Part made: {path}"), {"path": str(made.path)}))
    console.result(made.path)
    facts: dict[str, Any] = {
        "part": str(made.path),
        "package": made.package,
        "package_id": made.package_id,
        "observations": made.observations,
    }
    console.document(facts)
    return ExitCode.GOOD


def _about(made: MadePart) -> dict[str, str]:
    years = ", ".join(str(year) for year in made.scope.years)
    return {"count": str(made.observations), "tables": _tables(made.scope), "years": years}


def _tables(scope: Any) -> str:
    return ", ".join(dict.fromkeys(table.id for table in scope.tables))


def _years(text: str) -> tuple[int, ...]:
    """Years of a list.

    Raises:
        UsageError: one is no number.
    """
    from ilms_desktop.cli.parser import UsageError

    try:
        return tuple(int(each) for each in part_office.listed(text))
    except ValueError as error:
        message = fill(gettext("{text} is no list of years"), {"text": text})
        raise UsageError(message, "ilms part assign --years 2023,2024") from error
