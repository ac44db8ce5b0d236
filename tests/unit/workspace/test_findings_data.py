"""The findings of a file, written and read back: nothing lost, nothing that acts as a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import AllowFindings
from ilms_desktop.report.findings_sheet import COLUMNS, FindingRow
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.findings_data import (
    FORMS,
    Choice,
    everything,
    findings_csv,
    findings_file,
    findings_sheet,
)
from ilms_desktop.workspace.sample import create_sample
from tests.unit.report.test_findings_sheet import SHEET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.workspace.workspace import Workspace

REASON = "The ministry published these figures."


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The bundled example, one finding of which is explained."""
    path: Path = tmp_path_factory.mktemp("sample") / "example.ilms"
    with create_sample(path, language="en", clock=system_clock, ids=system_ids) as workspace:
        explained = next(each for each in workspace.report().findings if each.rule == "V02")
        workspace.execute(AllowFindings((explained.key,), REASON))
        yield workspace


def test_every_finding_is_a_row_with_its_place(sample: Workspace) -> None:
    """Rule, what to do, state, place, sentence, figures, suggestion, reason."""
    report = sample.report()
    sheet = findings_sheet(sample, everything(report), now=system_clock())
    assert len([row for row in sheet.rows if row.rule]) == len(report.findings)
    row = next(row for row in sheet.rows if row.rule == "V05")
    assert (row.table, row.year, row.row, row.sex) == ("C1", "2010", "Total", "Total")
    assert (row.severity, row.state) == ("Fix or explain", "open")
    assert "133.269" in row.message
    assert "total: 72.728" in row.figures
    assert row.suggestion.startswith("Exchange the two figures")
    explained = next(row for row in sheet.rows if row.rule == "V02" and row.state == "explained")
    assert explained.reason == REASON
    assert "example data" in sheet.facts[0]


def test_checks_that_wait_are_told_by_table_and_year(sample: Workspace) -> None:
    """Hundreds of notes would hide the findings."""
    sheet = findings_sheet(sample, everything(sample.report()), now=system_clock())
    waiting = [row for row in sheet.rows if row.state == "not checked"]
    assert 0 < len(waiting) < len(sample.report().not_evaluated)
    assert "wait" in waiting[0].message


def test_a_choice_is_kept(sample: Workspace) -> None:
    """What is not shown is not exported; the sheet says how it was chosen."""
    chosen = Choice(sample.report().findings[:2], (), "To fix")
    sheet = findings_sheet(sample, chosen, now=system_clock())
    assert len(sheet.rows) == 2
    assert sheet.facts[-1].endswith("To fix")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_made(sample: Workspace, form: str) -> None:
    """By one call, whatever the ending."""
    start = {"html": b"<!DOCTYPE html>", "xlsx": b"PK", "csv": b"\xef\xbb\xbf", "pdf": b"%PDF"}
    made = findings_file(sample, everything(sample.report()), form=form, now=system_clock())
    assert made.startswith(start[form])


def test_csv_comes_back_and_acts_as_no_formula(sample: Workspace) -> None:
    """One line a row; what begins like a formula has a mark in front."""
    evil = FindingRow(rule="=cmd()", title="+1", severity="-1", state="@x", message="a\nb", row="\u2066C4\u2069, x")
    text = findings_csv(replace(SHEET, rows=(evil,))).decode("utf-8-sig")
    heads, row = csv.reader(io.StringIO(text))
    assert heads == list(COLUMNS)
    told = dict(zip(COLUMNS, row, strict=True))
    assert [told[name] for name in ("rule", "title", "severity", "state")] == ["'=cmd()", "'+1", "'-1", "'@x"]
    assert (told["message"], told["row"]) == ("a b", "C4, x")
    sheet = findings_sheet(sample, everything(sample.report()), now=system_clock())
    lines = list(csv.reader(io.StringIO(findings_csv(sheet).decode("utf-8-sig"))))
    assert len(lines) == len(sheet.rows) + 1
