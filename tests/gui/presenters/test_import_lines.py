"""The report of an import: what is refused and what changes comes before what is simply taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.exchange.csv_ilo import read_bulk
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.import_lines import counts_words, report_lines
from ilms_desktop.workspace.importing import plan_import

if TYPE_CHECKING:
    from ilms_desktop.workspace.import_report import ImportReport
    from ilms_desktop.workspace.workspace import Workspace

HEAD = "ref_area,source,indicator,sex,classif1,time,obs_value\n"
ROW = "KHM,{source},MNA_OEMP_SEX_CDS_NB,SEX_{sex},CDS_DES_KOR,{year},{value}\n"


def report(workspace: Workspace, *rows: tuple[str, str, int, str]) -> ImportReport:
    """Report of rows given as source, sex, year, value."""
    body = "".join(ROW.format(source=source, sex=sex, year=year, value=value) for source, sex, year, value in rows)
    parsed = read_bulk((HEAD + body).encode(), name="korea.csv")
    return plan_import(workspace, parsed, source=None).report


def test_refused_rows_and_changes_come_first(workspace: Workspace) -> None:
    """Nothing is dropped silently."""
    found = report(
        workspace,
        ("FX:14128", "M", 2018, "3.728"),
        ("FX:14128", "M", 2017, "1.532"),
        ("FX:14128", "M", 2016, "many"),
    )
    lines = [bare(head) for head, _text, _why in report_lines(found)]
    assert lines[0].startswith("Line 4 is refused") or lines[0].startswith("Line 3 changes")
    assert "Line 2 is there already" in lines
    change = next(why for head, _text, why in report_lines(found) if "changes" in head)
    assert bare(change) == "1.531 → 1.532"
    assert bare(counts_words(found)).startswith("0 new, ")


def test_a_source_that_is_added_is_told(workspace: Workspace) -> None:
    """With what to do about its name."""
    found = report(workspace, ("FX:77", "M", 2018, "1"))
    told = next(line for line in report_lines(found) if line[0].startswith("Source added"))
    assert bare(told[0]) == "Source added: FX:77"
