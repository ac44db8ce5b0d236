"""What is written: keys, formulas, lists, protection, print set-up; nothing in it acts."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from ilms_desktop import i18n
from ilms_desktop.exchange.workbook.write import sheet_name
from tests.unit.exchange.workbook.workbook_support import (
    A5,
    SOURCE,
    column_of,
    leaving,
    opened,
    place,
    questionnaire,
    row_of,
    work,
    written,
)
from tests.unit.workspace.workspace_support import cell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.workspace.workspace import Workspace

YEAR = 2022


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The workbook of it; no test changes it."""
    with questionnaire(tmp_path_factory.mktemp("write") / "a.ilms") as made:
        return written(made)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A questionnaire with one of everything."""
    with questionnaire(tmp_path / "a.ilms") as made:
        yield made


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_sheets_are_the_source_the_tables_and_two_that_nobody_meets(data: bytes) -> None:
    """People see what they fill in."""
    book = opened(data)
    assert book.sheetnames == ["Sources", "A5-birth", "A10-birth", "C4", "ILMS lists", "ILMS"]
    assert [book[name].sheet_state for name in book.sheetnames[-2:]] == ["veryHidden", "veryHidden"]
    sheet = book["A5-birth"]
    assert sheet.protection.sheet
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[1].hidden
    assert sheet.freeze_panes == place(sheet, work("T", "TOTAL", "TOTAL"), YEAR)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$6:$6"
    assert "&P" in sheet.oddFooter.right.text


def test_figures_are_numbers_with_the_decimals_that_were_typed(data: bytes) -> None:
    """Letters stand beside them, remarks are comments, text that is no figure stays at home."""
    sheet = opened(data)["A5-birth"]
    figure = sheet[place(sheet, work("M", "AGR"), YEAR)]
    assert (figure.value, figure.number_format, figure.protection.locked) == (16.4, "#,##0.00", False)
    assert sheet[place(sheet, work("M", "CON"), YEAR)].value == 0
    assert sheet[place(sheet, work("F", "AGR"), "y2022_status")].value == "N"
    assert sheet[place(sheet, work("F", "CON"), YEAR)].value is None
    remark = sheet[place(sheet, work("M", "MAN"), YEAR)].comment
    assert remark.text == "=a remark\nof two lines"


def test_a_total_that_nobody_entered_is_a_formula_and_an_entered_one_a_figure(data: bytes) -> None:
    """The formula can be typed over; headers and labels cannot."""
    sheet = opened(data)["A5-birth"]
    total = sheet[place(sheet, work("T", "AGR"), YEAR)]
    assert total.value.startswith('=IF(N("ILMS")=0,')
    assert not total.protection.locked
    assert sheet[place(sheet, work("F", "TOTAL", "TOTAL"), YEAR)].value == 99.125
    label = sheet.cell(total.row, column_of(sheet, "label_class"))
    assert (label.value, label.protection.locked) == ("Agriculture", True)
    means = opened(data)["A10-birth"]
    assert means[place(means, cell("T", status="CBR_BIR_TOTAL"), 2023)].value is None


def test_countries_can_be_chosen_where_the_table_has_room(data: bytes) -> None:
    """Two are named, three can be; the blocks of men and women repeat the choice."""
    sheet = opened(data)["C4"]
    column = column_of(sheet, "label_class")
    free = sheet.cell(row_of(sheet, "SEX_T|_|@1"), column)
    assert (free.value, free.protection.locked) == (None, False)
    assert sheet.cell(row_of(sheet, "SEX_F|_|@3"), column).value.startswith("=IF(")
    assert not any(each[0].value == "SEX_T|_|@4" for each in sheet.iter_rows(max_col=1))
    total = sheet[place(sheet, leaving("M", "TOTAL"), 2023)].value
    rows = [row_of(sheet, f"SEX_M|_|{code}") for code in ("CDS_DES_MYS", "CDS_DES_X")]
    assert f"SUM(F{rows[0]}:F{rows[1]})" in total


def test_lists_and_limits_are_offered(data: bytes) -> None:
    """A drop-down reads a named list of the hidden sheet."""
    book = opened(data)
    rules = {str(each.sqref): each for each in book["A5-birth"].data_validations.dataValidation}
    kinds = {each.type for each in rules.values()}
    assert kinds == {"decimal", "list"}
    offered = next(each for each in book["C4"].data_validations.dataValidation if "choice" in str(each.formula1))
    assert str(offered.formula1).lstrip("=") in book.defined_names


def test_names_carry_the_keys(data: bytes) -> None:
    """Table, source, criterion, class version and year."""
    book = opened(data)
    found = book.defined_names[f"ilms.BA.544.A5.birth.ECO_AGGREGATE.y{YEAR}"]
    assert found.attr_text.startswith("'A5-birth'!$E$7:$E$")
    assert "ilms.BA.544.A10.birth._.y2023_status" in book.defined_names
    assert "ilms.BA.544.answers" in book.defined_names


def test_the_hidden_sheet_says_whose_workbook_it_is(workspace: Workspace) -> None:
    """Edition, digest, country, round and file."""
    sheet = opened(written(workspace))["ILMS"]
    said = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert said["edition"] == workspace.edition.id
    assert said["digest"] == workspace.edition.digest
    assert (said["country"], said["round"], said["file"]) == ("KHM", "2026", workspace.uuid)
    assert said["ilms|BA:544|C4|none|CDS_DES|2023"] == "CDS_DES_MYS CDS_DES_THA"


def test_nothing_in_it_acts(data: bytes) -> None:
    """No macro, no link to the outside, no text that becomes a formula, also once it is edited."""
    found = parts(data)
    assert not [name for name in found if re.search(r"vba|external|connection|embed", name, re.IGNORECASE)]
    assert b"TargetMode" not in b"".join(found.values())
    sheet = opened(data)["Sources"]
    agency = sheet[place(sheet, "field:agency", "answers")]
    assert (agency.value, agency.data_type, agency.quotePrefix) == ("=Ministry of Labour", "s", True)
    formulas = {match for part in found.values() for match in re.findall(rb"<f>([^<]*)</f>", part)}
    assert all(each.startswith((b'IF(N("ILMS")', b"IF(C")) for each in formulas)


def test_the_same_content_and_moment_give_the_same_bytes(workspace: Workspace) -> None:
    """A difference of two workbooks is a difference of what they say."""
    from dataclasses import replace

    from ilms_desktop.exchange.workbook.write import write
    from ilms_desktop.workspace.exporting import outgoing, part_of

    leaving_now = part_of(workspace, outgoing(workspace), source=SOURCE, tables=("C4",))
    assert write(leaving_now) == write(leaving_now)
    assert write(replace(leaving_now, prepared=None)) == write(replace(leaving_now, prepared=None))


def test_an_empty_workbook_keeps_the_questions_and_leaves_the_figures_at_home(workspace: Workspace) -> None:
    """Somebody else fills it in."""
    sheet = opened(written(workspace, is_blank=True))["A5-birth"]
    assert sheet[place(sheet, work("M", "AGR"), YEAR)].value is None
    assert sheet[place(sheet, work("M", "MAN"), YEAR)].comment is None
    assert sheet[place(sheet, "field:I13", YEAR)].value is None


def test_another_class_version_that_holds_figures_has_a_sheet_of_its_own(workspace: Workspace) -> None:
    """Nothing is left behind."""
    from ilms_desktop.model.observation import Observation
    from tests.unit.workspace.workspace_support import put

    key = A5._replace(version="ECO_SECTOR")
    put(workspace, key, {cell("M", "ECO_SECTOR_AGR", "CBR_BIR_FOREIGN"): Observation(1000, 0)})
    assert opened(written(workspace)).sheetnames[1:3] == ["A5-birth", "A5-birth-ECO_SECTOR"]


def test_many_years_go_onto_several_pages_with_their_labels(workspace: Workspace) -> None:
    """Figures that are too small to read help nobody."""
    from dataclasses import replace

    from ilms_desktop.model.command import EditSource

    source = workspace.source(SOURCE)
    workspace.execute(EditSource(replace(source, years=tuple(range(2010, 2024)))))
    sheet = opened(written(workspace))["C4"]
    assert sheet.page_setup.fitToWidth == 3
    assert sheet.print_title_cols == "$B:$C"
    assert "C4" in sheet.oddHeader.left.text


def test_a_source_without_years_has_no_tables_to_fill_in(workspace: Workspace) -> None:
    """Years are chosen in the questionnaire first."""
    from ilms_desktop.exchange.workbook.write import write
    from ilms_desktop.model.command import AddSource
    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.exporting import outgoing, part_of

    workspace.execute(AddSource(Source("FX:2", "FX", "Records")))
    book = opened(write(part_of(workspace, outgoing(workspace), source="FX:2")))
    assert book.sheetnames == ["Sources", "ILMS lists", "ILMS"]


@pytest.mark.parametrize(("language", "is_right_to_left"), [("fr", False), ("ar", True)])
def test_the_workbook_speaks_the_language_and_follows_its_direction(
    tmp_path: Path, language: str, *, is_right_to_left: bool
) -> None:
    """Words of the questionnaire come from the edition, page numbers are counted in that language."""
    i18n.use(language)
    try:
        with questionnaire(tmp_path / "a.ilms", language=language) as made:
            sheet = opened(written(made))["A5-birth"]
    finally:
        i18n.use("en")
    assert bool(sheet.sheet_view.rightToLeft) is is_right_to_left
    if language == "fr":
        assert sheet.cell(row_of(sheet, "|".join(work("M", "AGR"))), 3).value == "Hommes"


@pytest.mark.parametrize(
    ("wanted", "given"),
    [("A5: [birth]/x", "A5   birth  x"), ("ILMS", "ILMS."), ("History", "History."), ("x" * 40, "x" * 31)],
)
def test_a_name_of_a_sheet_fits_its_rules(wanted: str, given: str) -> None:
    """Spreadsheet programs call a workbook damaged otherwise."""
    assert sheet_name(wanted) == given
