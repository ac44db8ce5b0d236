"""Workbooks in a package, beyond what the vectors show."""

from __future__ import annotations

import importlib
import io
import zipfile

import pytest

from ilms_desktop.package import zip_records as zr
from ilms_desktop.package.container_write import write_container
from ilms_desktop.package.xlsx_check import check_xlsx
from tests.vectors.package import world
from tests.vectors.package.forge import Raw, emit

SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def code(data: bytes) -> str | None:
    """Code of a workbook, None where it is only a picture."""
    problem = check_xlsx(data)
    return problem.code if problem else None


def test_a_plain_workbook_is_a_picture() -> None:
    """Text and figures only."""
    assert code(world.xlsx()) is None


def test_a_workbook_of_the_program_s_own_library_is_a_picture() -> None:
    """Written with texts as texts, then packed anew in the narrow profile."""
    xlsxwriter = importlib.import_module("xlsxwriter")
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        sheet = workbook.add_worksheet("C4")
        sheet.write_string(0, 0, "=not a formula", workbook.add_format({"bold": True}))
        sheet.write_number(1, 0, 16.42)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
    with zipfile.ZipFile(made) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    assert code(made.getvalue()) == "XLSX_STRUCTURE"
    assert code(write_container(parts)) is None


@pytest.mark.parametrize(
    "cell",
    [
        b"<c><f>1+1</f></c>",
        b"<c><f t='shared'/></c>",
        b"<x:c><x:f>1+1</x:f></x:c>",
        b"<conditionalFormatting><formula>1</formula></conditionalFormatting>",
        b'<hyperlinks><hyperlink r:id="rId1"/></hyperlinks>',
        b"<oleObjects/>",
        b"<externalReferences/>",
    ],
)
def test_whatever_acts_is_refused(cell: bytes) -> None:
    """Formulas, links and objects, with any namespace prefix."""
    assert code(world.xlsx({SHEET: HEAD + cell})) == "XLSX_ACTIVE"


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("_rels/.rels", b'<Relationship TargetMode="External"/>'),
        ("[Content_Types].xml", b'<Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'),
    ],
)
def test_links_and_macros_are_seen_where_they_are_declared(part: str, text: bytes) -> None:
    """The part itself may be called anything."""
    assert code(world.xlsx({part: HEAD + text})) == "XLSX_ACTIVE"


@pytest.mark.parametrize(
    "text",
    [
        b"<worksheet/>",
        b'<?xml version="1.0" encoding="UTF-16"?><worksheet/>',
        HEAD + b'<!DOCTYPE x [<!ENTITY f "f">]><worksheet/>',
        "\ufeff<worksheet/>".encode("utf-16"),
    ],
)
def test_text_that_could_hide_the_words_is_refused(text: bytes) -> None:
    """One encoding, no entities."""
    assert code(world.xlsx({SHEET: text})) == "XLSX_STRUCTURE"


@pytest.mark.parametrize("part", ["xl/media/image1.png", "../evil.xml", "xl/worksheets/sheet1.xml.exe"])
def test_a_part_that_no_picture_has_is_refused(part: str) -> None:
    """Parts are allowed by list."""
    assert code(world.xlsx({part: HEAD})) == "XLSX_STRUCTURE"


def test_a_container_outside_the_profile_is_refused() -> None:
    """The same narrow ZIP as the package."""
    raws = entries_of_workbook()
    assert code(emit([*raws, raws[0]])) == "XLSX_STRUCTURE"
    assert code(emit(raws)[:-1]) == "XLSX_STRUCTURE"
    bomb = Raw(b"xl/styles.xml", b"x", both={"size": 10**6, "method": zr.DEFLATED})
    assert code(emit([*raws, bomb])) == "XLSX_BOMB"
    torn = Raw(b"xl/styles.xml", b"x", zr.DEFLATED, b"\xff")
    assert code(emit([*raws, torn])) == "XLSX_STRUCTURE"


def entries_of_workbook() -> list[Raw]:
    """Parts of the plain workbook, ready to be spoiled."""
    names = ("[Content_Types].xml", "xl/workbook.xml")
    return [Raw(name.encode(), HEAD) for name in names]


def test_a_workbook_without_its_list_of_types_is_none() -> None:
    """Something else with the same first bytes."""
    assert code(write_container([("xl/workbook.xml", HEAD)])) == "XLSX_STRUCTURE"
