"""`ilms part merge`: take in what an office handed back, with every conflict settled by a person."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.i18n import N_, fill, gettext, ngettext
from ilms_desktop.model.part import Side

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.model.part import Address
    from ilms_desktop.workspace.part_merging import Difference, MergePlan
    from ilms_desktop.workspace.workspace import Workspace

_ASK: Final = "ask"
_ANSWERS: Final = {"o": Side.OURS, "ours": Side.OURS, "t": Side.THEIRS, "theirs": Side.THEIRS}
_NO_BASE: Final = N_("The assignment that this return answers is not in this file: every difference is to be chosen.")
_REPEATED: Final = N_("This very return was taken in before.")
_GAP: Final = N_("An earlier return of this office did not arrive. Ask for it, or take this one in with --despite-gap.")


def declare(parts: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Take a return in, as one step; 3 while differences are left that somebody must settle."
    parser = command(parts, "merge", summary=summary, run=run, json=True)
    workspace_argument(parser)
    parser.add_argument("part", metavar="RETURN", help="file that the office handed back")
    take = "whose value goes in where both sides changed one (default: ask for each)"
    parser.add_argument("--take", default=_ASK, choices=(*map(str, Side), _ASK), help=take)
    choose = "list of the conflicts with what was chosen: written by --dry-run, read without it"
    parser.add_argument("--choose", metavar="FILE.csv", help=choose)
    parser.add_argument("--dry-run", action="store_true", help="report only; change nothing")
    gap = "take it in although an earlier return of the office did not arrive"
    parser.add_argument("--despite-gap", action="store_true", help=gap)


def run(args: argparse.Namespace, console: Console) -> int:
    """Take a return in, or say what that would do."""
    from ilms_desktop.cli.verify import tell
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.package.outcome import Refusal
    from ilms_desktop.workspace.part_merging import plan_merge

    path = Path(args.part)
    with open_workspace(args) as workspace:
        plan = plan_merge(workspace, read_file(path), path.name, workspace.clock())
        if isinstance(plan, Refusal):
            return tell(plan, console)
        _say(plan, console)
        chosen = _chosen(args, plan)
        if args.dry_run:
            return _report(args, plan, chosen, console)
        if plan.has_gap and not args.despite_gap:
            console.say(gettext(_GAP))
            return _left(plan, chosen, console)
        if args.take == _ASK:
            chosen |= _asked(plan, chosen, console)
        if plan.open(chosen):
            return _left(plan, chosen, console)
        return _merge(workspace, plan, chosen, console)


def _chosen(args: argparse.Namespace, plan: MergePlan) -> dict[Address, Side]:
    """What was chosen before anybody is asked: for all at once, then by the list."""
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.workspace.part_choices import read_choices
    from ilms_desktop.workspace.part_merging import Fate

    chosen: dict[Address, Side] = {}
    if args.take != _ASK:
        chosen = {each.address: Side(args.take) for each in plan.of(Fate.CONFLICT)}
    if args.choose and not args.dry_run:
        chosen |= read_choices(read_file(Path(args.choose)), plan, path=args.choose)
    return chosen


def _asked(plan: MergePlan, chosen: dict[Address, Side], console: Console) -> dict[Address, Side]:
    """Ask for each conflict that is left; whoever stops answering leaves the rest open."""
    found: dict[Address, Side] = {}
    for each in plan.open(chosen):
        console.say(_line(each), gettext("Whose value goes in? Type o for ours or t for theirs, and press Enter:"))
        answer = sys.stdin.readline().strip().lower()
        if answer not in _ANSWERS:
            break
        found[each.address] = _ANSWERS[answer]
    return found


def _say(plan: MergePlan, console: Console) -> None:
    """Counts, and what should be known first."""
    from ilms_desktop.workspace.part_merging import Fate

    if not plan.has_base:
        console.say(gettext(_NO_BASE))
    if plan.is_repeated:
        console.say(gettext(_REPEATED))
    counts = {str(fate): str(len(plan.of(fate))) for fate in Fate}
    text = gettext(
        "{package} of {office}: {theirs} changes of theirs go in, {ours} of ours stay, {same} are the same, "
        "{conflict} to be settled."
    )
    console.say(fill(text, {"package": plan.document.package, "office": plan.office, **counts}))


def _report(args: argparse.Namespace, plan: MergePlan, chosen: dict[Address, Side], console: Console) -> int:
    """Say what would happen, and write the list to be filled in."""
    from ilms_desktop.workspace.new_file import write_new
    from ilms_desktop.workspace.part_choices import write_choices

    console.say(*(_line(each) for each in plan.open(chosen)))
    if args.choose:
        path = Path(args.choose)
        write_new(path, write_choices(plan, chosen))
        console.say(fill(gettext("Fill in the last column of {path} with ours or theirs."), {"path": args.choose}))
        console.result(path)
    console.say(gettext("Nothing was changed (--dry-run)."))
    console.document(_document(plan, chosen, merged=False, dry_run=True))
    return ExitCode.HELD if plan.open(chosen) else ExitCode.GOOD


def _left(plan: MergePlan, chosen: dict[Address, Side], console: Console) -> int:
    """Say what is left to be settled; nothing was changed."""
    console.say(*(_line(each) for each in plan.open(chosen)))
    console.say(gettext("Nothing was changed. Choose with --take, or fill in a list: --dry-run --choose FILE.csv."))
    console.document(_document(plan, chosen, merged=False))
    return ExitCode.HELD


def _merge(workspace: Workspace, plan: MergePlan, chosen: dict[Address, Side], console: Console) -> int:
    command_ = plan.command(chosen)
    if command_ is None:
        console.say(gettext("There was nothing left to take in."))
    else:
        workspace.execute(command_)
        count = int(command_.label.values["count"])
        text = ngettext("{n} change taken in as one step.", "{n} changes taken in as one step.", count)
        console.say(fill(text, {"n": str(count)}))
    console.document(_document(plan, chosen, merged=command_ is not None))
    return ExitCode.GOOD


def _line(each: Difference) -> str:
    """A conflict with both values."""
    from ilms_desktop.workspace.part_places import place_of, value_text

    texts = {
        name: value_text(value) or gettext("(blank)")
        for name, value in (("base", each.base), ("ours", each.ours), ("theirs", each.theirs))
    }
    return fill(
        gettext("{place}: was {base}, ours {ours}, theirs {theirs}"), {"place": place_of(each.address), **texts}
    )


def _document(plan: MergePlan, chosen: dict[Address, Side], *, merged: bool, dry_run: bool = False) -> dict[str, Any]:
    from ilms_desktop.workspace.part_merging import Fate
    from ilms_desktop.workspace.part_places import COLUMNS, columns_of

    return {
        "package": plan.document.package,
        "package_id": plan.document.package_id,
        "code": plan.result.code,
        "office": plan.office,
        "made_utc": str(plan.document.fields["created_utc"]),
        "has_base": plan.has_base,
        "merged": merged,
        "dry_run": dry_run,
        "counts": {str(fate): len(plan.of(fate)) for fate in Fate},
        "differences": [
            {
                **dict(zip(COLUMNS, columns_of(each.address), strict=True)),
                "fate": str(each.fate),
                "base": None if each.base is None else list(each.base),
                "ours": None if each.ours is None else list(each.ours),
                "theirs": None if each.theirs is None else list(each.theirs),
                "choice": str(chosen[each.address]) if each.address in chosen else None,
            }
            for each in plan.differences
        ],
    }
