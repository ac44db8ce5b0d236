"""What somebody wrote into a workbook and what cannot be kept is told by its cell: nothing goes in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl.comments import Comment

from ilms_desktop.exchange.report import Refusal, reason_text
from ilms_desktop.exchange.workbook.read import is_sheet_of_ours, was_ours
from tests.unit.exchange.workbook.workbook_support import (
    column_of,
    figure_at,
    opened,
    parsed,
    place,
    questionnaire,
    refused_at,
    row_of,
    saved,
    work,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.exchange.report import ParsedFile
    from ilms_desktop.workspace.workspace import Workspace

SHEET = "A5-birth"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A questionnaire with one of everything; no test changes it."""
    with questionnaire(tmp_path_factory.mktemp("lost") / "a.ilms") as made:
        yield made


@pytest.fixture
def book(workspace: Workspace) -> Any:
    """Its workbook with two tables, to be changed."""
    return opened(written(workspace, tables=("A5", "C4")))


def reasons(found: ParsedFile) -> dict[str, Refusal]:
    """Refused places with their reasons; every sentence is complete."""
    assert not any("{" in reason_text(row) for row in found.refused)
    return {row.place: row.reason for row in found.refused}


@pytest.mark.parametrize(("letter", "reason"), [("#REF!", Refusal.BROKEN), ("=1+1", Refusal.NOT_CALCULATED)])
def test_a_figure_is_not_taken_without_its_letter(
    workspace: Workspace, book: Any, letter: str, reason: Refusal
) -> None:
    """A letter that is lost may have said that the figure is unreliable; one that stands alone is told too."""
    sheet = book[SHEET]
    beside = place(sheet, work("M", "PUB"), "y2023_status")
    alone = place(sheet, work("F", "PUB"), "y2023_status")
    sheet[place(sheet, work("M", "PUB"), 2023)] = 5
    sheet[beside] = sheet[alone] = letter
    found = parsed(workspace, saved(book))
    assert reasons(found) == {f"{SHEET}!{beside}": reason, f"{SHEET}!{alone}": reason}


def test_figures_under_the_head_of_another_year_are_refused(workspace: Workspace, book: Any) -> None:
    """The key says 2023; somebody who typed 2026 over the head means 2026."""
    sheet = book[SHEET]
    column = column_of(sheet, "y2023")
    head = next(cell for cell in sheet[row_of(sheet, "|".join(work("T", "TOTAL", "TOTAL"))) - 1] if cell.value == 2023)
    head.value = "2026"
    figure = place(sheet, work("M", "PUB"), 2023)
    sheet[figure] = 5
    remark = sheet.cell(row_of(sheet, "field:I13"), column)
    remark.value = "revised"
    found = parsed(workspace, saved(book))
    assert reasons(found) == {
        f"{SHEET}!{figure}": Refusal.YEAR_OTHER,
        f"{SHEET}!{remark.coordinate}": Refusal.YEAR_OTHER,
    }
    assert "2026" in reason_text(refused_at(found, f"{SHEET}!{figure}"))


def test_a_copied_year_keeps_its_own_letters(workspace: Workspace, book: Any) -> None:
    """The letter of the first column is not looked for beside the second."""
    sheet = book[SHEET]
    first, last = column_of(sheet, "y2023"), sheet.max_column + 2
    row = row_of(sheet, "|".join(work("M", "PUB")))
    for step in range(2):
        sheet.cell(1, last + step).value = sheet.cell(1, first + step).value
    sheet.cell(row, first).value = sheet.cell(row, last).value = 5
    sheet.cell(row, first + 1).value = "E"
    found = parsed(workspace, saved(book))
    figures = {figure_at(found, f"{SHEET}!{sheet.cell(row, column).coordinate}").status for column in (first, last)}
    assert figures == {"E", ""}


@pytest.mark.parametrize("value", ["12,5", "1,234", "12 %", "12.5 e", "N", "#REF!", "=1+1", 7])
def test_what_looks_like_a_figure_outside_the_table_is_told(workspace: Workspace, book: Any, value: Any) -> None:
    """Below the table by its cell, in a column without a key by the column; words are nobody's business."""
    sheet = book[SHEET]
    below, aside = sheet.max_row + 3, sheet.max_column + 2
    sheet.cell(below, column_of(sheet, "y2023")).value = value
    sheet.cell(below + 2, column_of(sheet, "y2023")).value = "checked by me"
    sheet.cell(row_of(sheet, "|".join(work("M", "PUB"))), aside).value = value
    sheet.cell(row_of(sheet, "|".join(work("M", "PUB"))), aside + 1).value = "checked by me"
    found = parsed(workspace, saved(book))
    cell, column = sheet.cell(below, column_of(sheet, "y2023")), sheet.cell(1, aside)
    assert reasons(found) == {f"{SHEET}!{cell.coordinate}": Refusal.NO_KEY}
    assert found.ignored == (f"{SHEET}!{column.column_letter}",)


def test_remarks_that_no_cell_keeps_are_told(workspace: Workspace, book: Any) -> None:
    """On labels, heads, answers and the sheet of the source."""
    sheet, sources = book[SHEET], book["Sources"]
    cells = [
        sheet.cell(row_of(sheet, "|".join(work("M", "PUB"))), 2),
        sheet.cell(row_of(sheet, "field:I13"), column_of(sheet, "y2023")),
        sources.cell(row_of(sources, "field:agency"), 3),
    ]
    for cell in cells:
        cell.comment = Comment("where does this go?", "A. Person")
    found = parsed(workspace, saved(book))
    assert reasons(found) == {f"{cell.parent.title}!{cell.coordinate}": Refusal.REMARK_ELSEWHERE for cell in cells}


def test_answers_that_are_lost_are_told(workspace: Workspace, book: Any) -> None:
    """About the source and about a year; a reason needs the word that there are no figures."""
    sheet, sources = book["C4"], book["Sources"]
    told = {
        sources.cell(row_of(sources, "field:S3"), 3): ("#REF!", Refusal.BROKEN),
        sheet.cell(row_of(sheet, "declaration"), column_of(sheet, "y2023")): ("#REF!", Refusal.BROKEN),
        sheet.cell(row_of(sheet, "reason"), column_of(sheet, "y2022")): ("=1/0", Refusal.NOT_CALCULATED),
        sheet.cell(row_of(sheet, "field:I13"), column_of(sheet, "y2023")): ("=1/0", Refusal.NOT_CALCULATED),
        book[SHEET].cell(row_of(book[SHEET], "reason"), column_of(book[SHEET], "y2023")): (
            "no survey",
            Refusal.REASON_ALONE,
        ),
    }
    for cell, (value, _reason) in told.items():
        cell.value = value
    found = parsed(workspace, saved(book))
    assert reasons(found) == {
        f"{cell.parent.title}!{cell.coordinate}": reason for cell, (_value, reason) in told.items()
    }


def test_a_number_that_is_none_is_refused(workspace: Workspace) -> None:
    """Some programs write what they could not work out as a number."""
    from tests.unit.exchange.foreign.sheets import parts_of, zipped

    book = opened(written(workspace, tables=("A5",)))
    where = place(book[SHEET], work("M", "PUB"), 2023)
    book[SHEET][where] = 987654
    parts = parts_of(saved(book))
    parts = {name: text.replace(b"<v>987654</v>", b"<v>NaN</v>") for name, text in parts.items()}
    assert reasons(parsed(workspace, zipped(parts))) == {f"{SHEET}!{where}": Refusal.BROKEN}


def test_a_workbook_in_another_format_is_known(workspace: Workspace) -> None:
    """It needs no mapping, but its own format."""
    from ilms_desktop.exchange.foreign.book import read_foreign

    data = written(workspace, tables=("A5",))
    assert was_ours(read_foreign(data, name="a.ods"))
    assert is_sheet_of_ours(b"\xef\xbb\xbfilms|BA:544|A5|birth|ECO_AGGREGATE;label_sex\n")
    assert not is_sheet_of_ours(b"indicator;ilms|BA:544\n")
