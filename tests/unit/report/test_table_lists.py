"""The list of tables: every cell counted once on every level, and nothing told twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop import i18n
from ilms_desktop.model.completeness import Completeness, CompletenessCell, Counts
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.number_text import style_for
from ilms_desktop.report.summary import completeness_pdf
from ilms_desktop.report.table_lists import MOST_LINES, Subject, isolated, table_lists, years_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.report.summary import SummaryData

COUNTS = Counts(entered=600, zero=3, computed=1, missing=5, nothing=7, unreadable=2, blank=9)
C4 = TableKey("C4", Criterion.NONE)
C5 = TableKey("C5", Criterion.NONE)


def cells(tables: Iterable[TableKey], sources: Sequence[str], years: Sequence[int]) -> Completeness:
    """The same counts in every cell of the cube, source by source."""
    return Completeness(
        tuple(
            CompletenessCell(
                source=source,
                table=table,
                module=table.number[0],
                year=year,
                version="_",
                counts=COUNTS,
                started=True,
                findings=2,
            )
            for source in sources
            for table in tables
            for year in years
        )
    )


def subject(edition: Edition, completeness: Completeness, **names: str) -> Subject:
    """Completeness with the names of its sources, in the order given."""
    sources = {name.replace("_", ":"): words for name, words in names.items()}
    return Subject(completeness, edition, sources, style_for("en"), {C4: "ILO only", C5: "Public"})


def test_a_line_counts_all_years_of_a_table_and_source(questionnaire: Edition) -> None:
    """Totals that can be computed are reported, text that is no figure is empty: the sheet has four parts."""
    found = table_lists(subject(questionnaire, cells([C4], ["FX:N1"], [2017, 2016]), FX_N1="Register"))[0]
    (line,) = found.lines
    assert (line.number, line.source, line.years) == ("C4", "Register", "2016–2017")
    assert line.title == questionnaire.table(C4).title
    assert line.parts == (1208, 10, 14, 22)
    assert line.shown == ("1,208", "10", "14", "22")
    assert line.findings == "4"
    assert found.total.parts == line.parts
    assert found.note == ""


def test_lines_stand_in_the_order_of_the_questionnaire(questionnaire: Edition) -> None:
    """People look for a table by its number, then by source."""
    tables = [table.key for table in reversed(questionnaire.tables)][:3]
    found = table_lists(
        subject(questionnaire, cells(tables, ["BA:1", "FX:N1"], [2020]), FX_N1="Register", BA_1="Survey")
    )[0]
    assert [(line.number, line.source) for line in found.lines] == [
        (number, source) for number in ("C5", "C6", "C7") for source in ("Register", "Survey")
    ]


def test_all_levels_count_the_same_cells(questionnaire: Edition) -> None:
    """Folding takes lines together; it loses none."""
    tables = [table.key for table in questionnaire.tables]
    lists = table_lists(subject(questionnaire, cells(tables, ["FX:N1"], [2019, 2020]), FX_N1="Register"))
    assert [len(each.lines) for each in lists] == [35, 35, 35, 5, 5]
    for each in lists:
        summed = tuple(sum(line.parts[part] for line in each.lines) for part in range(4))
        assert summed == each.total.parts == lists[0].total.parts


def test_short_lines_still_tell_tables_apart(questionnaire: Edition) -> None:
    """Short titles repeat between modules and criteria; the ids of the sources are named on the same sheet."""
    tables = [table.key for table in questionnaire.tables]
    short = table_lists(subject(questionnaire, cells(tables, ["FX:N1"], [2019]), FX_N1="Register"))[2]
    assert len({(line.number, line.title) for line in short.lines}) == 35
    assert "by citizenship" in short.lines[1].title
    assert {line.source for line in short.lines} == {"FX:N1"}
    assert short.note == ""


def test_folded_lines_say_what_they_hold(questionnaire: Edition) -> None:
    """From the first to the last table of a module, and that the page was too short for more."""
    tables = [table.key for table in questionnaire.tables]
    lists = table_lists(
        subject(questionnaire, cells(tables, ["FX:N1", "BA:1"], [2019]), FX_N1="Register", BA_1="Survey")
    )
    by_source, by_module = lists
    assert [(line.number, line.source) for line in by_source.lines[:2]] == [
        ("A1–A10", "Register"),
        ("A1–A10", "Survey"),
    ]
    assert "each source" in by_source.note
    assert [line.number for line in by_module.lines] == ["A1–A10", "A1–A10", "B1–B4", "B1–B4", "C1–C7"]
    assert {line.source for line in by_module.lines} == {"2 sources"}
    assert "all sources" in by_module.note


def test_a_module_with_one_table_keeps_its_number(questionnaire: Edition) -> None:
    """A range from C4 to C4 would be odd."""
    lists = table_lists(subject(questionnaire, cells([C4], ["FX:N1"], [2019]), FX_N1="Register"))
    assert lists[-1].lines[0].number == "C4"
    assert lists[-1].lines[0].source == "1 source"


def test_lists_that_no_page_holds_are_left_out(questionnaire: Edition) -> None:
    """Laying them out would cost seconds and print nothing."""
    tables = [table.key for table in questionnaire.tables]
    names = {f"FX_N{number}": f"Register {number}" for number in range(12)}
    sources = [name.replace("_", ":") for name in names]
    lists = table_lists(subject(questionnaire, cells(tables, sources, [2019]), **names))
    assert [len(each.lines) for each in lists] == [5]
    assert all(len(each.lines) <= MOST_LINES for each in lists)


def test_a_file_without_sources_has_an_empty_list(questionnaire: Edition) -> None:
    """Nothing is asked before a source is described."""
    lists = table_lists(subject(questionnaire, cells([], [], [])))
    assert all(each.lines == () for each in lists)
    assert lists[0].total.parts == (0, 0, 0, 0)
    assert lists[0].total.years == ""


def test_two_criteria_of_one_source_fit_on_the_page_table_by_table(questionnaire: Edition, sheet: SummaryData) -> None:
    """The usual large case: 35 tables of one survey."""
    tables = [table.key for table in questionnaire.tables]
    lists = table_lists(
        subject(questionnaire, cells(tables, ["BA:1"], [2016, 2017, 2018, 2021]), BA_1="Labour force survey")
    )
    pdf = completeness_pdf(replace(sheet, tables=lists))
    assert pdf == completeness_pdf(replace(sheet, tables=lists[2:3]))


def test_the_sharing_level_stands_on_each_line(questionnaire: Edition) -> None:
    """The director signs for it; a line of tables with different levels says so."""
    tables = [C4, C5, TableKey("C6", Criterion.NONE)]
    lists = table_lists(subject(questionnaire, cells(tables, ["FX:N1"], [2019]), FX_N1="Register"))
    assert [line.sharing for line in lists[0].lines] == ["ILO only", "Public", ""]
    assert lists[-1].lines[0].sharing == "several levels"


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ([2023], "2023"),
        ([2017, 2016, 2018], "2016–2018"),
        ([2019, 2021], "2019, 2021"),
        ([2016, 2017, 2019, 2021, 2022, 2023], "2016–2017, 2019, 2021–2023"),
        ([], ""),
    ],
)
def test_years_are_written_as_ranges(years: list[int], expected: str) -> None:
    """Eight years in a row would not fit in their column."""
    assert years_text(years) == expected


def test_ranges_keep_their_order_where_the_page_runs_from_right_to_left() -> None:
    """Otherwise 2016–2023 is read as 2023–2016."""
    i18n.use("ar")
    assert years_text([2016, 2017]) == "\u20662016–2017\u2069"
    assert isolated("") == ""
