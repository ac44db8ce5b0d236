"""A workbook that somebody changed is read by its keys; what is not understood is refused by its address."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.formats import read_any
from ilms_desktop.exchange.report import Refusal, reason_text
from ilms_desktop.exchange.workbook.read import is_ours
from ilms_desktop.model.command import Declaration
from ilms_desktop.workspace.importing import plan_import
from tests.unit.exchange.workbook.workbook_support import (
    C4,
    SOURCE,
    TABLES,
    column_of,
    figure_at,
    leaving,
    opened,
    parsed,
    place,
    questionnaire,
    refused_at,
    report,
    row_of,
    saved,
    take,
    work,
    written,
)
from tests.unit.workspace.workspace_support import Quiet, figures, options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from ilms_desktop.workspace.workspace import Workspace

    Change = Callable[[openpyxl.Workbook], None]

YEAR = 2022


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A questionnaire with one of everything; no test changes it."""
    with questionnaire(tmp_path_factory.mktemp("read") / "a.ilms") as made:
        yield made


def changed(workspace: Workspace, change: Change, *, tables: tuple[str, ...] = TABLES) -> bytes:
    """The workbook after somebody changed it."""
    book = opened(written(workspace, tables=tables))
    change(book)
    return saved(book)


def with_cell(workspace: Workspace, value: Any, *, number_format: str = "") -> tuple[bytes, str]:
    """The workbook with one cell of A5 filled, and its address."""
    where: list[str] = []

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["A5-birth"]
        where.append(place(sheet, work("M", "PUB"), 2023))
        sheet[where[0]] = value
        if number_format:
            sheet[where[0]].number_format = number_format

    return changed(workspace, change, tables=("A5",)), f"A5-birth!{where[0]}"


def test_a_workbook_that_nobody_changed_changes_nothing(workspace: Workspace) -> None:
    """Not even where another program lost the results of the formulas."""
    for data in (written(workspace), saved(opened(written(workspace)))):
        found = report(workspace, data)
        assert [row.outcome.value for row in found.rows] == ["unchanged"] * 10
        assert (found.refused, found.answers, found.ignored) == ((), (), ())


def test_a_new_file_gets_everything_that_a_workbook_carries(workspace: Workspace, tmp_path: Path) -> None:
    """Figures, letters, remarks, countries, answers, declarations."""
    with Quiet.create(tmp_path / "b.ilms", country="KHM", round_id="2026", edition_id=None, **options()) as other:
        take(other, written(workspace))
        before = {key: said for key, said in figures(workspace).items() if said.text is None and not said.is_blank}
        assert figures(other) == {key: said for key, said in before.items() if said.value is not None or said.status}
        assert other.source(SOURCE) == workspace.source(SOURCE)
        assert other.qtable_fields(next(iter(before)).qtable) == {"I11": "I11:264", "I13": "- a remark\nof two lines"}
        kept = {each.key: each for each in other.qtables()}
        assert kept[C4].named == ("CDS_DES_MYS", "CDS_DES_THA")
        declared = kept[C4._replace(year=YEAR)]
        assert (declared.declaration, declared.reason) == (Declaration.NOT_AVAILABLE, "+ no register yet")


@pytest.mark.parametrize(
    ("value", "number_format", "text", "status"),
    [
        (12.5, "", "12.5", ""),
        (12.5, "0.00", "12.50", ""),
        (0.1 + 0.2, "", "0.3", ""),
        (1_000_000, "", "1000000", ""),
        ("12.5", "", "12.5", ""),
        ("12,5", "", "12.5", ""),
        ("1 234,5", "", "1234.5", ""),
        ("1.234.567", "", "1234567", ""),
        ("12.5 E", "", "12.5", "E"),
        ("12.5 p 1)", "", "12.5", "P"),
        ("12.5*", "", "12.5", ""),
        ("12¹", "", "12", ""),
        ("7 (a)", "", "7", ""),
        ("n", "", "", "N"),
        ("١٢٫٥", "", "12.5", ""),
    ],
)
def test_figures_are_understood_as_people_write_them(
    workspace: Workspace, value: Any, number_format: str, text: str, status: str
) -> None:
    """Numbers as text, thousands signs, letters and footnotes beside the figure."""
    data, where = with_cell(workspace, value, number_format=number_format)
    row = figure_at(parsed(workspace, data), where)
    assert (row.text, row.status) == (text, status)


@pytest.mark.parametrize(
    ("value", "number_format", "reason"),
    [
        ("1,234", "", Refusal.TWO_READINGS),
        ("…", "", Refusal.MISSING_SIGN),
        ("-", "", Refusal.MISSING_SIGN),
        ("N.A.", "", Refusal.MISSING_SIGN),
        ("..", "", Refusal.MISSING_SIGN),
        ("about 5", "", Refusal.TEXT),
        ("12 %", "", Refusal.PERCENT),
        (0.25, "0%", Refusal.PERCENT),
        (25, '"€" 0.00', Refusal.CURRENCY),
        (dt.date(2023, 3, 15), "yyyy-mm-dd", Refusal.DATE),
        (True, "", Refusal.TEXT),
        ("#REF!", "", Refusal.BROKEN),
        ("=1+1", "", Refusal.NOT_CALCULATED),
    ],
)
def test_what_has_no_sure_meaning_is_refused_by_its_address(
    workspace: Workspace, value: Any, number_format: str, reason: Refusal
) -> None:
    """The others are taken; the message says where and what to do."""
    data, where = with_cell(workspace, value, number_format=number_format)
    found = parsed(workspace, data)
    refused = refused_at(found, where)
    assert refused.reason is reason
    assert "{" not in reason_text(refused)
    assert len(found.rows) == 6


@pytest.mark.parametrize(("value", "reason"), [(-5, "negative"), (1 / 3, "too_many_decimals")])
def test_a_number_that_no_cell_takes_is_refused_by_the_import(workspace: Workspace, value: Any, reason: str) -> None:
    """With the address, as everything else."""
    data, where = with_cell(workspace, value)
    refused = next(row for row in report(workspace, data).refused if row.place == where)
    assert refused.reason.value == reason


def test_letters_and_remarks_are_read_from_their_places(workspace: Workspace) -> None:
    """A letter twice is one letter; two letters are a question."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["A5-birth"]
        sheet[place(sheet, work("M", "PUB"), 2023)] = "3 e"
        sheet[place(sheet, work("M", "PUB"), "y2023_status")] = "E"
        sheet[place(sheet, work("M", "PUB"), "y2023_status")].comment = Comment("from the letter", "A. Person")
        sheet[place(sheet, work("F", "PUB"), 2023)] = "3 e"
        sheet[place(sheet, work("F", "PUB"), "y2023_status")] = "P"
        sheet[place(sheet, work("F", "MKT"), 2023)].comment = Comment("why is it empty?", "A. Person")

    data = changed(workspace, change)
    sheet, found = opened(data)["A5-birth"], parsed(workspace, data)
    row = figure_at(found, f"A5-birth!{place(sheet, work('M', 'PUB'), 2023)}")
    assert (row.text, row.status, row.remark) == ("3", "E", "from the letter")
    assert refused_at(found, f"A5-birth!{place(sheet, work('F', 'PUB'), 2023)}").reason is Refusal.TWO_LETTERS
    assert refused_at(found, f"A5-birth!{place(sheet, work('F', 'MKT'), 2023)}").reason is Refusal.REMARK_ALONE


def test_a_letter_on_a_total_that_adds_itself_up_needs_its_figure(workspace: Workspace) -> None:
    """Nobody entered the total, so nothing carries the letter."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["A5-birth"]
        sheet[place(sheet, work("T", "AGR"), "y2022_status")] = "E"

    (refused,) = report(workspace, changed(workspace, change)).refused
    assert refused.reason is Refusal.STATUS_WITHOUT_VALUE


def test_a_total_that_was_typed_over_its_formula_is_entered(workspace: Workspace) -> None:
    """So is a formula of the person's own, by its result."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["A5-birth"]
        sheet[place(sheet, work("T", "AGR"), YEAR)] = 17

    found = report(workspace, changed(workspace, change))
    (new,) = [row for row in found.rows if row.outcome.value == "new"]
    assert new.key.cell == work("T", "AGR")


def test_an_empty_cell_takes_nothing_away(workspace: Workspace) -> None:
    """A figure that was deleted in the workbook stays in the file."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["A5-birth"]
        sheet[place(sheet, work("M", "AGR"), YEAR)] = None
        book.remove(book["C4"])

    found = report(workspace, changed(workspace, change))
    assert len(found.rows) == 6
    assert found.count(found.rows[0].outcome) == 6


def test_a_label_that_was_worded_anew_is_read_by_its_key(workspace: Workspace) -> None:
    """A label that names another row makes the row unclear."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["A5-birth"]
        column = column_of(sheet, "label_class")
        sheet.cell(row_of(sheet, "|".join(work("M", "AGR"))), column).value = "Farming"
        sheet.cell(row_of(sheet, "|".join(work("M", "MAN"))), column).value = "Construction"

    data = changed(workspace, change)
    found = parsed(workspace, data)
    assert any(row.classif1 == "ECO_AGGREGATE_AGR" and row.text == "16.40" for row in found.rows)
    (refused,) = found.refused
    assert refused.reason is Refusal.LABEL_OTHER


def test_rows_without_a_key_and_columns_without_one_are_told(workspace: Workspace) -> None:
    """Nothing is lost in silence; words beside the table are nobody's business."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["A5-birth"]
        row = row_of(sheet, "|".join(work("M", "AGR")))
        sheet.cell(row, 1).value = None
        sheet.cell(row, 12).value = 99
        sheet.cell(row + 1, 13).value = "checked"
        sheet.cell(row + 1, 12).value = 98
        book.create_sheet("Notes")["B2"] = "my own"
        book.create_sheet("Empty")

    found = parsed(workspace, changed(workspace, change))
    (refused,) = found.refused
    assert refused.reason is Refusal.NO_KEY
    assert found.ignored == ("A5-birth!L", "Notes")


def test_figures_below_a_table_are_told_as_one_block(workspace: Workspace) -> None:
    """Somebody may have pasted a whole survey there."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["A10-birth"]
        for row in range(60, 80):
            for column in range(4, 8):
                sheet.cell(row, column).value = row
        sheet["D90"] = 5
        sheet["D91"] = True

    found = parsed(workspace, changed(workspace, change))
    assert [row.place for row in found.refused] == ["A10-birth!D60:G79", "A10-birth!D90"]


def test_countries_are_read_by_what_was_chosen(workspace: Workspace) -> None:
    """By name or by code; one that nobody knows, or none at all, is refused."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["C4"]
        column = column_of(sheet, "label_class")
        for number, name in ((1, "Japan"), (2, "sgp"), (3, "Atlantis")):
            sheet.cell(row_of(sheet, f"SEX_T|_|@{number}"), column).value = name
            sheet[place(sheet, f"SEX_M|_|@{number}", 2023)] = number
        sheet[place(sheet, leaving("M", "MYS"), 2023)] = 4

    found = parsed(workspace, changed(workspace, change))
    new = {row.classif1: row.text for row in found.rows if row.sex == "SEX_M" and row.time == "2023"}
    assert new["CDS_DES_JPN"] == "1"
    assert new["CDS_DES_SGP"] == "2"
    (refused,) = found.refused
    assert refused.reason is Refusal.UNKNOWN_COUNTRY
    (named,) = [each.named for each in found.qtables if each.key == C4]
    assert named == ("CDS_DES_MYS", "CDS_DES_THA", "CDS_DES_JPN", "CDS_DES_SGP")


def test_a_country_without_a_name_or_with_two_is_refused(workspace: Workspace) -> None:
    """The blocks must agree on who it is."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["C4"]
        column = column_of(sheet, "label_class")
        sheet[place(sheet, "SEX_M|_|@1", 2023)] = 1
        sheet.cell(row_of(sheet, "SEX_T|_|@2"), column).value = "Japan"
        sheet.cell(row_of(sheet, "SEX_M|_|@2"), column).value = "China"
        sheet[place(sheet, "SEX_M|_|@2", 2023)] = 1
        sheet.cell(row_of(sheet, "SEX_T|_|@3"), column).value = "Other countries"
        sheet[place(sheet, "SEX_M|_|@3", 2023)] = 1

    found = parsed(workspace, changed(workspace, change))
    reasons = [each.reason for each in found.refused]
    assert reasons == [Refusal.NO_COUNTRY, Refusal.LABEL_OTHER, Refusal.UNKNOWN_COUNTRY]


def test_answers_are_read_by_label_code_or_as_written(workspace: Workspace) -> None:
    """What is no answer of the list is refused by its address."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Sources"]
        answers: dict[str, Any] = {
            "S1": "Another survey",
            "S3": "first  semester",
            "S4": "S4:30",
            "agency_type": "Nobody knows",
            "working_age_max": 64,
            "sharing_from": dt.date(2026, 5, 1),
            "url": True,
        }
        for code, value in answers.items():
            sheet[place(sheet, f"field:{code}", "answers")] = value
        table = book["A5-birth"]
        table[place(table, "declaration", 2023)] = "Nothing to report"
        table[place(table, "declaration", YEAR)] = "perhaps"
        sheet.cell(row_of(sheet, "field:agency"), 1).value = "field:unknown"

    found = parsed(workspace, changed(workspace, change))
    (source,) = found.sources
    expected = {"S3": "S3:6", "S4": "S4:30", "working_age_max": "64", "sharing_from": "2026-05-01"}
    assert source.name == "Another survey"
    assert expected.items() <= source.fields.items()
    assert "agency" not in source.fields
    assert [each.reason for each in found.refused] == [Refusal.BAD_ANSWER] * 3
    assert Declaration.NOTHING in {each.declaration for each in found.qtables}


@pytest.mark.parametrize("carrier", ["names", "row and column"])
def test_either_carrier_of_the_keys_is_enough(workspace: Workspace, carrier: str) -> None:
    """Some programs drop names, some people delete what is hidden."""

    def change(book: openpyxl.Workbook) -> None:
        if carrier == "names":
            for name in list(book.defined_names):
                del book.defined_names[name]
            return
        for sheet in (book["A5-birth"], book["C4"], book["A10-birth"], book["Sources"]):
            for cells in sheet.iter_rows(max_row=1):
                for each in cells:
                    each.value = None

    found = report(workspace, changed(workspace, change))
    assert len(found.rows) == 10
    assert found.refused == ()


def test_a_column_that_carries_two_keys_is_refused(workspace: Workspace) -> None:
    """A column copied over another one: whose figures are they?"""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["A10-birth"]
        sheet.cell(1, column_of(sheet, "y2023")).value = "y2022"

    (refused,) = parsed(workspace, changed(workspace, change)).refused
    assert refused.reason is Refusal.COLUMN_UNCLEAR
    assert refused.params == {"value": "y2023", "other": "y2022"}


def test_a_sheet_that_was_copied_is_read_once_more(workspace: Workspace) -> None:
    """Equal figures are one figure, others are refused with both addresses."""

    def change(book: openpyxl.Workbook) -> None:
        sheet: Worksheet = book.copy_worksheet(book["A10-birth"])
        sheet.title = "A10 new"

    found = report(workspace, changed(workspace, change))
    assert [row.outcome.value for row in found.rows].count("repeated") == 1


def test_merged_cells_over_several_figures_are_refused(workspace: Workspace) -> None:
    """A cell merged with the letter beside it is as clear as before."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["A5-birth"]
        sheet.merge_cells(f"{place(sheet, work('M', 'AGR'), YEAR)}:{place(sheet, work('M', 'MAN'), YEAR)}")
        sheet = book["A10-birth"]
        row = row_of(sheet, "SEX_M|CBR_BIR_FOREIGN|_")
        column = column_of(sheet, "y2023")
        sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + 1)

    found = parsed(workspace, changed(workspace, change))
    (refused,) = found.refused
    assert refused.reason is Refusal.MERGED
    assert any(row.text == "1234.50" for row in found.rows)


def test_sheets_of_unknown_sources_and_tables_are_told(workspace: Workspace) -> None:
    """A key that the questionnaire does not know is none."""

    def change(book: openpyxl.Workbook) -> None:
        for name in list(book.defined_names):
            del book.defined_names[name]
        book["A5-birth"]["A1"] = "ilms|ZZ:1|A5|birth|ECO_AGGREGATE"
        book["A10-birth"]["A1"] = "ilms|BA:544|A99|birth|_"
        book["C4"]["A1"] = "ilms|BA:544|C4|none|ECO_SECTOR"

    found = parsed(workspace, changed(workspace, change))
    assert found.rows == ()
    assert found.ignored == ("A5-birth", "A10-birth", "C4")


def test_the_workbook_of_another_country_is_refused_as_a_whole(workspace: Workspace, tmp_path: Path) -> None:
    """With what to do, instead of ten thousand refused rows."""
    with questionnaire(tmp_path / "b.ilms", country="THA") as other, pytest.raises(ExchangeError) as caught:
        plan_import(workspace, parsed(workspace, written(other)), source=None)
    assert caught.value.code == "file_of_country"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("edition", "ilms-2018", "workbook_of_edition"),
        ("country", None, "workbook_without_identity"),
        ("ilms-workbook", "2", "workbook_newer"),
    ],
)
def test_a_workbook_that_does_not_belong_here_is_refused(
    workspace: Workspace, name: str, value: str | None, code: str
) -> None:
    """Another edition, no identity, a newer layout."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["ILMS"]
        sheet.cell(row_of(sheet, name), 2).value = value

    with pytest.raises(ExchangeError) as caught:
        parsed(workspace, changed(workspace, change))
    assert caught.value.code == code


def test_hidden_sheets_are_found_under_other_names(workspace: Workspace) -> None:
    """And without lists, labels are understood in the language of the program."""

    def change(book: openpyxl.Workbook) -> None:
        book["ILMS"].title = "x"
        book.remove(book["ILMS lists"])

    data = changed(workspace, change)
    assert is_ours(data)
    found = report(workspace, data)
    assert (len(found.rows), found.refused) == (10, ())


def test_a_workbook_without_its_hidden_sheet_says_so(workspace: Workspace) -> None:
    """Whose figures they are cannot be guessed."""
    with pytest.raises(ExchangeError) as caught:
        parsed(workspace, changed(workspace, lambda book: book.remove(book["ILMS"])))
    assert caught.value.code == "workbook_without_identity"


@pytest.mark.parametrize(
    ("data", "code"), [(b"PK\x03\x04rest", "sheet_damaged"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "sheet_damaged")]
)
def test_what_is_no_workbook_is_not_taken_for_one(workspace: Workspace, data: bytes, code: str) -> None:
    """A damaged file is refused as damaged, not as one that needs a mapping."""
    assert not is_ours(data)
    assert not is_ours(b"ref_area,source\n")
    with pytest.raises(ExchangeError) as caught:
        read_any(data, name="x.xlsx", edition=workspace.edition)
    assert caught.value.code == code


def test_a_workbook_with_macros_is_read_without_them(workspace: Workspace) -> None:
    """And the report says so."""
    stream = io.BytesIO(written(workspace))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"not run")
    found = report(workspace, stream.getvalue())
    assert len(found.rows) == 10
    assert "macros" in next(iter(found.words()))
    assert found.to_json()["remarks"] == list(found.remarks)


def test_a_workbook_of_somebody_else_needs_a_mapping(workspace: Workspace) -> None:
    """It carries no keys."""
    book = openpyxl.Workbook()
    book.active["A1"] = "Workers abroad"  # type: ignore[index] # openpyxl allows for a chart here
    with pytest.raises(ExchangeError) as caught:
        read_any(saved(book), name="x.xlsx", edition=workspace.edition)
    assert caught.value.code == "needs_mapping"


def test_a_sheet_that_lost_the_keys_of_its_rows_is_told(workspace: Workspace) -> None:
    """Its figures could be anybody's; the sheet is named, and nothing of it is taken."""

    def change(book: openpyxl.Workbook) -> None:
        del book.defined_names["ilms.BA.544.C4.none.CDS_DES.keys"]
        book["C4"]["A1"] = None
        sheet = book["A10-birth"]
        for cells in sheet.iter_rows(min_row=2, max_col=1):
            cells[0].value = None

    found = parsed(workspace, changed(workspace, change))
    assert {row.place.partition("!")[0] for row in found.rows} == {"A5-birth"}
    assert found.ignored == ("A10-birth", "C4")
    assert found.refused == ()


def test_a_figure_with_more_digits_than_a_spreadsheet_keeps_comes_back(tmp_path: Path) -> None:
    """It is written as text."""
    from ilms_desktop.model.observation import Observation
    from tests.unit.exchange.workbook.workbook_support import A5
    from tests.unit.workspace.workspace_support import put

    with questionnaire(tmp_path / "a.ilms") as made:
        put(made, A5, {work("M", "PUB"): Observation(8_999_999_999_999_999, 3)})
        assert any(row.text == "8999999999999.999" for row in parsed(made, written(made)).rows)
        assert not report(made, written(made)).refused
