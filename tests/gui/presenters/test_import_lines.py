"""The report of an import: what is refused and what changes comes before what is simply taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.exchange.csv_ilo import read_bulk
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.import_lines import ImportLines, Show, counts_words, refused_words
from ilms_desktop.workspace.importing import plan_import

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

HEAD = "ref_area,source,indicator,sex,classif1,time,obs_value,extra\n"
ROW = "KHM,{source},MNA_OEMP_SEX_CDS_NB,SEX_{sex},CDS_DES_KOR,{year},{value},\n"


def lines_of(workspace: Workspace, *rows: tuple[str, str, int, str], remarks: tuple[str, ...] = ()) -> ImportLines:
    """Lines of rows given as source, sex, year, value."""
    body = "".join(ROW.format(source=source, sex=sex, year=year, value=value) for source, sex, year, value in rows)
    parsed = read_bulk((HEAD + body).encode(), name="korea.csv")
    return ImportLines(workspace.edition, plan_import(workspace, parsed, source=None).report, remarks)


def test_refused_rows_and_changes_come_first(workspace: Workspace) -> None:
    """Nothing is dropped silently."""
    found = lines_of(
        workspace,
        ("FX:14128", "M", 2018, "3.728"),
        ("FX:14128", "M", 2017, "1.532"),
        ("FX:14128", "M", 2016, "many"),
    )
    told = [found.told(line) for line in found.by_show[Show.ALL]]
    assert [each.what for each in told] == ["refused", "column not read", "changed", "unchanged"]
    assert bare(told[2].becomes) == "1.531 → 1.532"
    assert bare(told[2].figure) == "C4 · Male, Republic of Korea · 2017"
    assert bare(counts_words(found.report)).startswith("0 new, 1 changed")
    assert bare(refused_words(2)).startswith("2 rows of the file are refused")


def test_counts_are_told_by_table_and_year(workspace: Workspace) -> None:
    """In the order of the questionnaire."""
    found = lines_of(workspace, ("FX:14128", "M", 2018, "3.728"), ("FX:14128", "M", 2017, "1.532"))
    assert [(part.table.id, part.year) for part in found.parts] == [("C4", 2017), ("C4", 2018)]
    assert found.counts[found.parts[0]] == {Show.CHANGED: 1}
    assert len(found.lines(Show.ALL, found.parts[0])) == 1
    assert found.lines(Show.SAME, found.parts[0]) == ()


def test_what_stands_beside_the_figures_is_told(workspace: Workspace) -> None:
    """A source that is added, with what to do about its name; remarks of whoever read the file."""
    found = lines_of(workspace, ("FX:77", "M", 2018, "1"), remarks=("One sheet was not read.",))
    told = [found.told(line) for line in found.by_show[Show.BESIDE]]
    assert told[0].becomes == "One sheet was not read."
    added = next(each for each in told if each.what == "source added")
    assert bare(added.figure) == "FX:77"
    assert "Check its name" in added.becomes


def test_what_is_refused_is_a_table(workspace: Workspace) -> None:
    """Pasted into a spreadsheet it has three columns."""
    found = lines_of(workspace, ("FX:14128", "M", 2016, "many"))
    head, row = found.refused_text().splitlines()
    assert head.split("\t") == ["Where", "As written", "Why"]
    assert row.split("\t")[0] == "Line 2"
