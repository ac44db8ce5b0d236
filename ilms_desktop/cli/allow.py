"""`ilms allow`: let findings stand with one reason, or take reasons back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.model.finding import CheckReport, Finding
    from ilms_desktop.workspace.workspace import Workspace


#: how a questionnaire's name ends; everything else is taken for a package
_QUESTIONNAIRE: Final = ".ilms"


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Let findings stand with one reason, as one step; or list reasons, take them back, keep earlier ones."
    parser = command(commands, "allow", summary=summary, run=run, json=True)
    workspace_argument(parser)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "--finding", metavar="KEY", nargs="+", action="extend", help="keys of findings, from `check --json`"
    )
    which.add_argument("--rule", metavar="RULE", help="every open finding of a rule, such as V10")
    which.add_argument("--all-warnings", action="store_true", help="every open warning that stays one at sealing")
    which.add_argument(
        "--withdraw", metavar="KEY", nargs="+", action="extend", help="take the reasons of findings back"
    )
    which.add_argument("--reasons", action="store_true", help="list the standard reasons and those of this file")
    which.add_argument("--keep-from", metavar="FILE", help="keep the reasons of last round's questionnaire or package")
    parser.add_argument(
        "--table", metavar="TABLE", help="with --rule: only in this table, such as C4 or A8-citizenship"
    )
    parser.add_argument("--person", default="", help="who gives the reason (default: the person of the file)")
    parser.add_argument("--register", metavar="FILE", help="with --keep-from PACKAGE: list of known signers")
    words = parser.add_mutually_exclusive_group()
    words.add_argument("--reason", metavar="TEXT", help="the reason, at least 10 characters")
    words.add_argument("--reason-code", metavar="CODE", help="a standard reason, from --reasons")


def run(args: argparse.Namespace, console: Console) -> int:
    """Do what was asked for."""
    with open_workspace(args, person=args.person) as workspace:
        if args.reasons:
            return _list(workspace, console)
        if args.keep_from:
            return _keep(workspace, args, console)
        if args.withdraw:
            return _withdraw(workspace, tuple(args.withdraw), console)
        return _allow(workspace, args, console)


def _allow(workspace: Workspace, args: argparse.Namespace, console: Console) -> int:
    """Let findings stand; where there is none, nothing is done."""
    from ilms_desktop.model.command import AllowFindings

    reason, code = _reason(args, workspace.language)
    keys = args.finding or [finding.key for finding in _meant(workspace.check(), args)]
    if keys:
        workspace.execute(AllowFindings(tuple(dict.fromkeys(keys)), reason, code))
    _tell(workspace, keys, console, words=gettext("Allowed with a reason: {count}."))
    return ExitCode.GOOD if keys else ExitCode.REFUSED


def _withdraw(workspace: Workspace, keys: tuple[str, ...], console: Console) -> int:
    """Take reasons back."""
    from ilms_desktop.model.command import WithdrawAllowances

    workspace.execute(WithdrawAllowances(keys))
    _tell(workspace, keys, console, words=gettext("Reasons taken back: {count}."))
    return ExitCode.GOOD


def _keep(workspace: Workspace, args: argparse.Namespace, console: Console) -> int:
    """Keep the reasons of another file, to be offered again."""
    from ilms_desktop.cli.verify import tell, verify_file
    from ilms_desktop.package.outcome import Refusal
    from ilms_desktop.workspace.earlier_reasons import carry_command, reasons_of_package
    from ilms_desktop.workspace.other_file import read_other_file

    path = Path(args.keep_from)
    if path.suffix.lower() == _QUESTIONNAIRE:
        reasons = read_other_file(path, own=workspace).reasons
    else:
        package = verify_file(path, Path(args.register) if args.register else None)
        if isinstance(package, Refusal):
            return tell(package, console)
        reasons = reasons_of_package(package, own=workspace)
    keeping = carry_command(workspace, reasons)
    if keeping is not None:
        workspace.execute(keeping)
    count = 0 if keeping is None else len(keeping.reasons)
    console.say(fill(gettext("Reasons kept, to be offered again: {count}."), {"count": str(count)}))
    console.document({"kept": count})
    return ExitCode.GOOD


def _list(workspace: Workspace, console: Console) -> int:
    """List reasons to choose from."""
    from ilms_desktop.workspace.reason_library import offered_reasons

    offered = offered_reasons(workspace, ())
    console.say(*(f"{each.code or '–'}  {each.text}" for each in offered))
    console.document(
        {
            "reasons": [
                {"code": each.code or None, "text": each.text, "origin": each.origin.value, "times": each.times}
                for each in offered
            ]
        }
    )
    return ExitCode.GOOD


def _meant(report: CheckReport, args: argparse.Namespace) -> Sequence[Finding]:
    """Findings that the words mean."""
    from ilms_desktop.workspace.allowing import of_rule, warnings

    return of_rule(report, args.rule, args.table or "") if args.rule else warnings(report)


def _reason(args: argparse.Namespace, language: str) -> tuple[str, str]:
    """Text and code of the reason.

    Raises:
        CommandRefused: `unknown_reason`.
    """
    from ilms_desktop.workspace.allow_handlers import standard_reason

    if not args.reason_code:
        return args.reason or "", ""
    return standard_reason(args.reason_code, language=language).text, args.reason_code


def _tell(workspace: Workspace, keys: Sequence[str], console: Console, *, words: str) -> None:
    """Say how many, and how they stand now."""
    from ilms_desktop.cli.check import allowance_json

    console.say(fill(words, {"count": str(len(keys))}))
    found = {finding.key: finding for finding in workspace.report().findings}
    console.document(
        {
            "findings": [
                {
                    "key": key,
                    "state": found[key].state.value if key in found else None,
                    "allowance": allowance_json(found[key].allowance) if key in found else None,
                }
                for key in keys
            ]
        }
    )
