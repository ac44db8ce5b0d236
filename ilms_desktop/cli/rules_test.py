"""`ilms rules test`: the written cases through both executors, and an author's own rules and cases with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.parser import command
from ilms_desktop.cli.rule_catalogue import known_rule
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.case_runs import CaseRun
    from ilms_desktop.validation.own_rules import OwnRules
    from ilms_desktop.validation.written_cases import WrittenCase


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Run the cases of rules; 1 when one does not come out as written."
    parser = command(commands, "test", summary=summary, run=run, json=True)
    parser.add_argument("rules", metavar="RULE", nargs="*", help="ids of rules, such as V10 (default: all)")
    parser.add_argument("--cases", metavar="DIR", help="folder with rules and cases of your own, run as well")


def run(args: argparse.Namespace, console: Console) -> int:
    """Run the cases, one line for each."""
    from ilms_desktop.validation.case_runs import run_case

    cases, catalogues = _material(args)
    runs = []
    for case in cases:
        found = run_case(case, catalogues[case.edition])
        runs.append(found)
        console.say(*_words(found))
    failed = sum(not each.is_good for each in runs)
    values = {"count": str(len(runs)), "good": str(len(runs) - failed), "failed": str(failed)}
    console.say(fill(gettext("Cases: {count}. As written: {good}. Otherwise: {failed}."), values))
    console.document({"cases": [_json(each) for each in runs], "count": len(runs), "failed": failed})
    return ExitCode.REFUSED if failed else ExitCode.GOOD


def _material(args: argparse.Namespace) -> tuple[Sequence[WrittenCase], dict[str, dict[str, Rule]]]:
    """Cases that were asked for, and the rules of every edition by id."""
    from ilms_desktop.definitions.loader import list_editions
    from ilms_desktop.validation import load_rules
    from ilms_desktop.validation.own_rules import OwnRules, read_own
    from ilms_desktop.validation.rules import with_own
    from ilms_desktop.validation.written_cases import read_cases

    editions = list_editions()
    usual = {edition: load_rules(edition) for edition in editions}
    own: OwnRules = OwnRules((), ())
    if args.cases:
        own = read_own(Path(args.cases), [rule.id for rule in usual[editions[0]]])
    catalogues = {name: {rule.id: rule for rule in with_own(usual[name], name, own.rules)} for name in editions}
    wanted = {known_rule(name, catalogues[editions[0]]) for name in args.rules} or set(catalogues[editions[0]])
    return [case for case in (*read_cases(), *own.cases) if case.rule in wanted], catalogues


def _words(run: CaseRun) -> Iterator[str]:
    """How a case came out: what was expected and found, where that differs."""
    values = {"rule": run.case.rule, "case": run.case.name}
    yield fill(gettext("good  {rule}: {case}") if run.is_good else gettext("BAD   {rule}: {case}"), values)
    names = {
        "outcome": gettext("outcome"),
        "count": gettext("number of findings"),
        "severity": gettext("severity"),
        "says": gettext("message"),
        "cell": gettext("first cell"),
        "suggests": gettext("suggestion"),
        "slip": gettext("kind of slip"),
        "offers": gettext("repairs side by side"),
        "live": gettext("cell by cell it says something else than at once"),
    }
    for miss in run.misses:
        values = {"what": names[miss.what], "expected": miss.expected, "found": miss.found}
        yield fill(gettext("      {what}: expected {expected}, found {found}"), values)


def _json(run: CaseRun) -> dict[str, Any]:
    """A case as JSON."""
    return {
        "rule": run.case.rule,
        "case": run.case.name,
        "edition": run.case.edition,
        "expect": run.case.expect.value,
        "good": run.is_good,
        "messages": [each.message for each in run.found],
        "waiting": [each.message for each in run.waiting],
        "misses": [{"what": each.what, "expected": each.expected, "found": each.found} for each in run.misses],
    }
