"""The completeness summary as a PDF: one page, every figure on it, nothing in it but paper."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pypdf import PdfReader

from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.package.pdf_check import check_pdf
from ilms_desktop.report.paper import Paper
from ilms_desktop.report.summary import FindingLine, KeyCode, SummaryData, TableLine, TableList, completeness_pdf

FORBIDDEN = {
    "/JS",
    "/JavaScript",
    "/OpenAction",
    "/AA",
    "/Launch",
    "/URI",
    "/GoTo",
    "/AcroForm",
    "/EmbeddedFile",
    "/EF",
}


def read(pdf: bytes) -> PdfReader:
    """The PDF as a strict reader sees it."""
    return PdfReader(io.BytesIO(pdf), strict=True)


def text(pdf: bytes) -> str:
    """Words of the page, with line breaks as spaces."""
    return " ".join(read(pdf).pages[0].extract_text().split())


def letters(pdf: bytes) -> list[tuple[str, float]]:
    """Pieces of text with the size of their letters in points."""
    found: list[tuple[str, float]] = []

    def note(words: str, _user: object, _text: object, _font: object, size: float) -> None:
        if words.strip():
            found.append((words, size))

    read(pdf).pages[0].extract_text(visitor_text=note)
    return found


def figures(data: SummaryData) -> set[str]:
    """Every number that must be legible on the sheet."""
    lines = [*data.tables[0].lines, data.tables[0].total]
    shown = {each for line in lines for each in (*line.shown, line.findings)}
    return shown | {figure.value for figure in data.figures} | {line.number for line in data.findings.lines}


def seconds(data: SummaryData) -> float:
    """Time that one sheet takes."""
    started = time.perf_counter()
    completeness_pdf(data)
    return time.perf_counter() - started


def many_lines(data: SummaryData, times: int) -> TableList:
    """The list of tables, several times over."""
    return replace(data.tables[0], lines=data.tables[0].lines * times)


def test_every_figure_is_on_the_one_page(any_sheet: SummaryData) -> None:
    """A figure that is cut off or pushed to a second page is lost to whoever signs."""
    pdf = completeness_pdf(any_sheet)
    assert len(read(pdf).pages) == 1
    words = text(pdf)
    assert [figure for figure in sorted(figures(any_sheet)) if figure not in words] == []


def test_the_words_of_the_sheet_are_on_it(sheet: SummaryData) -> None:
    """Head, findings, boxes and foot say what the counts are worth."""
    words = text(completeness_pdf(sheet))
    for expected in (
        "Completeness summary · Cambodia",
        "ILMS_KHM-01_2026_S0003",
        "Ministry of Labour and Vocational Training",
        "Men and women look exchanged: C4 (1).",
        "26348 11467 42571 53456",
        "16141 34442 16338 16275",
        "Package number 9f3c61a04be7d218",
        "Name and signature",
        "this sheet proves nothing by itself.",
        "page 1 of 1",
    ):
        assert expected in words


def test_the_page_is_a4_and_its_language_is_told(any_sheet: SummaryData) -> None:
    """Printers and screen readers need to know; Arabic pages run from right to left."""
    reader = read(completeness_pdf(any_sheet))
    root: Any = reader.trailer["/Root"]
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    assert root["/Lang"] == any_sheet.language
    assert root["/ViewerPreferences"]["/Direction"] == ("/R2L" if LANGUAGES[any_sheet.language] == "rtl" else "/L2R")
    assert reader.metadata is not None
    assert reader.metadata.title == any_sheet.title


def test_the_page_can_be_read_aloud(sheet: SummaryData) -> None:
    """Tags, column heads with their scope, and words for the one picture."""
    pdf = completeness_pdf(sheet)
    root: Any = read(pdf).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    structure = structure_names(root["/StructTreeRoot"])
    assert {"/Table", "/TH", "/TD", "/H1", "/H2", "/Figure"} <= structure


def structure_names(node: Any) -> set[str]:
    """Kinds of all elements of the structure tree."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return set().union(*(structure_names(each) for each in node))
    if not isinstance(node, dict):
        return set()
    return {str(node.get("/S"))} | structure_names(node.get("/K", []))


def test_the_pdf_is_paper_only(any_sheet: SummaryData) -> None:
    """The desk refuses a package whose sheet holds more than paper."""
    pdf = completeness_pdf(any_sheet)
    assert pdf.startswith(b"%PDF-1.")
    assert pdf.rstrip(b"\r\n").endswith(b"%%EOF")
    assert pdf.count(b"startxref") == pdf.count(b"%%EOF") == 1
    assert b"\nxref\n0 " in pdf
    reader = read(pdf)
    names = {str(name) for number in reader.xref[0] for name in names_in(reader.get_object(number))}
    assert names & (FORBIDDEN | {"/ObjStm", "/XRef", "/Annot", "/Filespec", "/Encrypt"}) == set()
    assert check_pdf(pdf) is None


def names_in(value: object) -> list[object]:
    """Keys and kinds of a dictionary and of what lies in it."""
    if isinstance(value, list):
        return [name for each in value for name in names_in(each)]
    if not isinstance(value, dict):
        return []
    own = [*value, *(dict.get(value, key) for key in ("/S", "/Type", "/Subtype"))]
    return own + [name for each in dict.values(value) for name in names_in(each)]


def test_the_same_data_and_moment_give_the_same_bytes(any_sheet: SummaryData) -> None:
    """The sheet lies in the package, whose number must not depend on when it was made."""
    pdf = completeness_pdf(any_sheet)
    assert completeness_pdf(any_sheet) == pdf
    about = read(pdf).metadata
    assert about is not None
    assert about.creation_date == any_sheet.moment


def test_another_moment_gives_other_bytes(sheet: SummaryData) -> None:
    """The moment passed in is the only clock."""
    later = replace(sheet, moment=sheet.moment + timedelta(days=1))
    assert completeness_pdf(later) != completeness_pdf(sheet)


def test_the_page_is_made_within_a_second(sheet: SummaryData) -> None:
    """A person waits for the print; the longest choice of lists is measured."""
    crowded = replace(sheet, tables=(many_lines(sheet, 5), many_lines(sheet, 5), many_lines(sheet, 2)))
    assert min(seconds(crowded) for _ in range(3)) < 1


def test_the_first_list_that_fits_is_printed(sheet: SummaryData) -> None:
    """Tables are folded only when they must be, and the sheet says so."""
    folded = replace(sheet.tables[0], note="Folded by module.")
    roomy = completeness_pdf(replace(sheet, tables=(sheet.tables[0], folded)))
    crowded = completeness_pdf(replace(sheet, tables=(many_lines(sheet, 8), folded)))
    assert "Folded by module." not in text(roomy)
    assert "Folded by module." in text(crowded)
    assert len(read(crowded).pages) == 1


def test_a_list_that_is_a_little_too_long_gets_smaller_letters(sheet: SummaryData) -> None:
    """Seven points can still be read; folding loses detail."""
    folded = replace(sheet.tables[0], note="Folded by module.")
    many = many_lines(sheet, 4)
    short = replace(many, lines=tuple(replace(line, title="Returns", source="FX:N1") for line in many.lines))
    pdf = completeness_pdf(replace(sheet, tables=(short, folded)))
    assert "Folded by module." not in text(pdf)
    assert text(pdf).count("Returns") == 28
    assert {size for words, size in letters(pdf) if "Returns" in words} == {7}
    assert min(size for _, size in letters(pdf)) == 7


def test_long_names_neither_break_the_page_nor_vanish(sheet: SummaryData) -> None:
    """Offices have long names; every word of them stays."""
    office = " ".join(["Directorate-General of Statistics and Migration"] * 6)
    facts = (replace(sheet.facts[0], value=office), *sheet.facts[1:])
    pdf = completeness_pdf(replace(sheet, facts=facts))
    assert text(pdf).count("Statistics and") == 6
    assert len(read(pdf).pages) == 1


def test_signs_of_markup_are_only_letters(sheet: SummaryData) -> None:
    """A name with signs that mean something to the typesetter is printed as it is typed."""
    odd = "#panic() *A* _B_ $x$ @ref <l> \\ // /* `c` = -- ~"
    pdf = completeness_pdf(replace(sheet, facts=(replace(sheet.facts[0], value=odd), *sheet.facts[1:])))
    assert odd in text(pdf)


def test_shares_and_the_standing_before_are_on_it(sheet: SummaryData) -> None:
    """By module, source and year; and what the last package held."""
    words = text(completeness_pdf(sheet))
    for share in (each for shares in sheet.shares for each in shares.lines):
        assert share.name in words
        assert share.percent in words
        assert share.before in words
    assert sheet.before[0] in words


def test_a_table_of_its_own_line_goes_before_a_share(sheet: SummaryData) -> None:
    """What does not fit is left to the screen; the names of the sources stay."""
    folded = replace(sheet.tables[0], note="Folded by module.")
    many = many_lines(sheet, 6)
    short = replace(many, lines=tuple(replace(line, title="Returns", source="FX:N1") for line in many.lines[:37]))
    words = text(completeness_pdf(replace(sheet, tables=(short, folded))))
    assert "Folded by module." not in words
    assert "By module" not in words
    assert "FX:N1 Register" in words


def test_the_page_fits_letter_paper_too(any_sheet: SummaryData) -> None:
    """Offices in the Americas print on it."""
    reader = read(completeness_pdf(any_sheet, Paper.LETTER))
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [612, 792]
    assert len(reader.pages) == 1


def test_a_sheet_without_key_has_no_code_box(sheet: SummaryData) -> None:
    """Before sealing there is no key to read out, only the place to sign."""
    words = text(completeness_pdf(replace(sheet, key=None)))
    assert "40 digits" not in words
    assert "Name and signature" in words


def test_a_package_number_may_stand_without_digits(sheet: SummaryData) -> None:
    """Who prints later may not have the key at hand."""
    assert sheet.key is not None
    words = text(completeness_pdf(replace(sheet, key=replace(sheet.key, digits="", title="", advice=""))))
    assert "Package number 9f3c61a04be7d218" in words
    assert "26348" not in words


def test_an_empty_questionnaire_prints(sheet: SummaryData) -> None:
    """A file without sources has a summary too: nothing asked, nothing answered."""
    total = replace(sheet.tables[0].total, parts=(0, 0, 0, 0), shown=("0", "0", "0", "0"), findings="0")
    pdf = completeness_pdf(replace(sheet, author="", tables=(replace(sheet.tables[0], lines=(), total=total),)))
    assert "All tables" in text(pdf)


def test_digits_are_read_out_in_two_lines_of_four_groups(sheet: SummaryData) -> None:
    """The order in which they are said on the telephone."""
    assert sheet.key is not None
    bare = replace(sheet.key, digits="".join(sheet.key.digits.split()))
    assert bare.lines == ("26348 11467 42571 53456", "16141 34442 16338 16275")


@pytest.mark.parametrize("digits", ["123", "1" * 41, "x" * 40, "٢" * 40])
def test_a_code_that_is_not_forty_digits_is_refused(sheet: SummaryData, digits: str) -> None:
    """A code with a digit lost would be confirmed by nobody."""
    assert sheet.key is not None
    with pytest.raises(ValueError, match=digits):
        replace(sheet.key, digits=digits)


def test_a_box_with_nothing_in_it_is_refused() -> None:
    """An empty frame would look as if something were missing."""
    with pytest.raises(ValueError, match=r"^$"):
        KeyCode(title="", digits="", package="", advice="", alternative="", payload="")


def test_counts_below_zero_are_refused(sheet: SummaryData) -> None:
    """They cannot be drawn, and they cannot be."""
    line = sheet.tables[0].lines[0]
    with pytest.raises(ValueError, match="-1"):
        TableLine(
            number=line.number,
            title=line.title,
            source=line.source,
            years=line.years,
            parts=(1, -1, 0, 0),
            shown=line.shown,
            findings=line.findings,
        )


def test_heads_must_fit_their_columns(sheet: SummaryData) -> None:
    """A head over the wrong column makes every figure false."""
    with pytest.raises(ValueError, match="No"):
        replace(sheet.tables[0], columns=sheet.tables[0].columns[:-1])
    with pytest.raises(ValueError, match="reported"):
        replace(sheet.tables[0], legend=sheet.tables[0].legend[:-1])


def test_an_unknown_sign_is_refused() -> None:
    """The template could not draw it."""
    with pytest.raises(ValueError, match="star"):
        FindingLine(mark="star", kind="", number="", text="")


@pytest.mark.parametrize(
    "change",
    [{"language": "xx"}, {"moment": datetime(2026, 9, 12, tzinfo=UTC).replace(tzinfo=None)}, {"tables": ()}],
    ids=["language", "moment", "tables"],
)
def test_a_sheet_that_cannot_be_printed_is_refused(sheet: SummaryData, change: dict[str, Any]) -> None:
    """Unknown language, a moment without zone, or no list of tables."""
    with pytest.raises(ValueError, match="2026"):
        replace(sheet, **change)
