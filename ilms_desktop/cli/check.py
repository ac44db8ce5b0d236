"""`ilms check`: what the rules find, with the cells in the ILO's published codes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.i18n import N_, fill, gettext
from ilms_desktop.model.finding import SEVERITY_ORDER
from ilms_desktop.workspace.exporting import published_codes
from ilms_desktop.workspace.finding_words import severity_words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Allowance, CheckReport, Finding
    from ilms_desktop.workspace.workspace import Workspace

_EXPLAINED: Final = N_("explained: {reason}")
#: endings of the files that `--report` writes
REPORTS: Final = ("html", "xlsx", "csv", "pdf")


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Check a questionnaire; 1 when something must be fixed or explained."
    parser = command(commands, "check", summary=summary, run=run, json=True)
    workspace_argument(parser)
    parser.add_argument("--report", metavar="OUT", help=f"also write the findings to a file: {', '.join(REPORTS)}")
    parser.add_argument(
        "--sending",
        action="store_true",
        help="weigh findings as when the questionnaire is sealed: some count more then",
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Check the questionnaire; information alone is good."""
    form = _form_of(args.report)
    with open_workspace(args) as workspace:
        report = workspace.check().at_sending if args.sending else workspace.check()
        edition = workspace.edition
        data = _report_file(workspace, report, form) if form else b""
    for finding in report.findings:
        console.say(*finding_words(finding))
    console.say(counts_words(report))
    console.document(report_json(report, edition))
    if form:
        _write(args.report, data, console)
    return ExitCode.REFUSED if any(finding.is_open for finding in report.findings) else ExitCode.GOOD


def _form_of(name: str | None) -> str:
    """Form of the file asked for, before anything is checked; empty where none is."""
    from ilms_desktop.report.forms import form_of
    from ilms_desktop.workspace.findings_data import FORMS

    return form_of(name, FORMS) if name else ""


def _report_file(workspace: Workspace, report: CheckReport, form: str) -> bytes:
    """The findings as a file."""
    from ilms_desktop.workspace.findings_data import everything, findings_file
    from ilms_desktop.workspace.reports import dated

    return findings_file(workspace, everything(report), form=form, now=dated(workspace))


def _write(name: str, data: bytes, console: Console) -> None:
    """Put the file where it was asked for, and say so."""
    from ilms_desktop.exchange.files import write_file

    write_file(Path(name), data)
    console.say(fill(gettext("Findings written to {path}"), {"path": name}))


def finding_words(finding: Finding) -> Iterator[str]:
    """A finding in words: what to do about it, what is wrong, how it might be repaired."""
    order = severity_words(finding.severity)
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
        "severity_at_sending": finding.at_sending.value,
        "outcome": finding.outcome.value,
        "state": finding.state.value,
        "level": finding.level.value,
        "source": finding.source or None,
        "message": finding.message,
        "suggestion": finding.suggestion.text if finding.suggestion else None,
        "hint": finding.hint or None,
        "reason": finding.allowance.reason if finding.allowance else None,
        "allowance": allowance_json(finding.allowance),
        "cells": [published_codes(edition, key) for key in finding.cells],
        "missing": [published_codes(edition, key) for key in finding.missing],
        "values": dict(finding.values),
    }


def allowance_json(allowance: Allowance | None) -> dict[str, Any] | None:
    """The reason with which a finding stands as JSON; None where it has none."""
    if allowance is None:
        return None
    from ilms_desktop.storage.texts import moment_text

    return {
        "reason": allowance.reason,
        "code": allowance.code or None,
        "person": allowance.person,
        "given_utc": moment_text(allowance.given),
    }
