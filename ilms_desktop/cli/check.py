"""`ilms check`: what the rules find, with the cells in the ILO's published codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.i18n import N_, fill, gettext
from ilms_desktop.model.finding import SEVERITY_ORDER, Severity
from ilms_desktop.workspace.exporting import published_codes

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import CheckReport, Finding

#: severity -> the order to the person
_ORDERS: Final = {
    Severity.FATAL: N_("Must fix"),
    Severity.DUPLICATE: N_("Must fix"),
    Severity.ERROR: N_("Fix or explain"),
    Severity.WARNING: N_("Explain"),
    Severity.INFORMATION: N_("For information"),
}
_EXPLAINED: Final = N_("explained: {reason}")


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Check a questionnaire; 1 when something must be fixed or explained."
    parser = command(commands, "check", summary=summary, run=run, json=True)
    workspace_argument(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Check the questionnaire; information alone is good."""
    with open_workspace(args) as workspace:
        report = workspace.check()
        edition = workspace.edition
    for finding in report.findings:
        console.say(*finding_words(finding))
    console.say(counts_words(report))
    console.document(report_json(report, edition))
    return ExitCode.REFUSED if any(finding.is_open for finding in report.findings) else ExitCode.GOOD


def finding_words(finding: Finding) -> Iterator[str]:
    """A finding in words: what to do about it, what is wrong, how it might be repaired."""
    order = gettext(_ORDERS[finding.severity])
    if finding.allowance is not None:
        order = fill(gettext(_EXPLAINED), {"reason": finding.allowance.reason})
    yield f"[{finding.rule}] {order}: {finding.message}"
    advice = finding.suggestion.text if finding.suggestion else finding.hint
    if advice:
        yield f"    {advice}"


def counts_words(report: CheckReport) -> str:
    """How many instances hold, fail, wait; and how many findings are open."""
    values = {
        "passed": str(report.passed),
        "failed": str(len(report.findings)),
        "waiting": str(len(report.not_evaluated)),
        "open": str(sum(finding.is_open for finding in report.findings)),
    }
    return fill(gettext("Passed: {passed}. Found: {failed} (open: {open}). Not checked yet: {waiting}."), values)


def report_json(report: CheckReport, edition: Edition) -> dict[str, Any]:
    """The report as JSON; cells in published codes."""
    return {
        "findings": [finding_json(finding, edition) for finding in report.findings],
        "not_evaluated": [finding_json(finding, edition) for finding in report.not_evaluated],
        "counts": {
            "passed": report.passed,
            "failed": len(report.findings),
            "not_evaluated": len(report.not_evaluated),
            "by_severity": {each.value: report.count(each, open_only=False) for each in SEVERITY_ORDER},
            "open_by_severity": {each.value: report.count(each) for each in SEVERITY_ORDER},
        },
    }


def finding_json(finding: Finding, edition: Edition) -> dict[str, Any]:
    """One finding as JSON."""
    return {
        "key": finding.key,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "outcome": finding.outcome.value,
        "state": finding.state.value,
        "level": finding.level.value,
        "source": finding.source or None,
        "message": finding.message,
        "suggestion": finding.suggestion.text if finding.suggestion else None,
        "hint": finding.hint or None,
        "reason": finding.allowance.reason if finding.allowance else None,
        "cells": [published_codes(edition, key) for key in finding.cells],
        "missing": [published_codes(edition, key) for key in finding.missing],
        "values": dict(finding.values),
    }
