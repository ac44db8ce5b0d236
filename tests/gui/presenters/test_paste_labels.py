"""Labels of a block are told from its figures, and say where their line belongs."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.structure import Axis
from ilms_desktop.ui.presenters.clipboard import read_clip
from ilms_desktop.ui.presenters.paste_labels import Frame, LabelReader, levels_of_columns, levels_of_rows
from ilms_desktop.workspace.label_matching import label_book

EDITION = load_edition("ilms-2019")


def is_figure(text: str) -> bool:
    """Whether a text is a figure or a letter, roughly as a table reads it."""
    return text.replace(".", "").replace(",", "").isdecimal() or text.upper() in ("N", "X", "C", "S")


def reader_of(number: str, criterion: Criterion, version: str) -> LabelReader:
    """Labels of a table."""
    table = EDITION.table(TableKey(number, criterion))
    lists = {axis: EDITION.axis_list(table, axis, version) for axis in table.axes}
    totals = {axis: codes.total for axis, codes in lists.items() if codes is not None and codes.total is not None}
    return LabelReader(label_book(EDITION, table, version), table.axes, totals, is_figure)


@pytest.fixture(scope="module")
def countries() -> LabelReader:
    """Labels of table C4: sex by country."""
    return reader_of("C4", Criterion.NONE, "CDS_DES")


@pytest.fixture(scope="module")
def sectors() -> LabelReader:
    """Labels of table A5: citizenship by sex by sector."""
    return reader_of("A5", Criterion.CITIZENSHIP, "ECO_SECTOR")


def frame(reader: LabelReader, text: str) -> tuple[int, int, bool]:
    """Where the figures of a text begin."""
    found = reader.frame(read_clip(text).rows)
    return found.rows, found.columns, found.is_sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Country\t2021\t2022\nThailand\t1\t2\n", (1, 1, True)),
        ("Thailand\t1\t2\nJapan\t3\t4\n", (0, 1, True)),
        ("2021\t2022\n1\t2\n", (1, 0, False)),
        ("2022\t2021\n1\t2\n", (1, 0, False)),
        ("Table C4\t\t\n\t2021\t2022\nMale\t\t\nThailand\t1\t2\n", (2, 1, True)),
        ("\tMale\tFemale\n2021\t1\t2\n2022\t3\t4\n", (1, 1, True)),
        ("Country\tISO\t2021\nThailand\tTHA\t1\n", (1, 2, True)),
        ("Thailand\nJapan\n", (0, 1, True)),
    ],
)
def test_labels_are_found(countries: LabelReader, text: str, expected: tuple[int, int, bool]) -> None:
    """Before the rows, above the columns, in several lines; titles may stand above."""
    assert frame(countries, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1\t2\n3\t4\n",
        "12\n",
        "764\t36\n392\t410\n",
        "2021\t5\n2022\t6\n",
        "n.a.\t5\n7\t6\n",
        "N\tX\n1\t2\n",
        "3000\t2000\n1\t2\n",
        "2001\t2004\t2002\n1\t2\t3\n",
    ],
)
def test_figures_are_not_taken_for_labels(countries: LabelReader, text: str) -> None:
    """A figure that happens to be a country's number or a year is one."""
    found = frame(countries, text)
    assert found == (0, 0, False)


def test_a_figure_that_looks_like_a_year_stays_one_behind_a_label(countries: LabelReader) -> None:
    """Thailand, 2020 thousand persons."""
    assert frame(countries, "Thailand\t2020\nJapan\t5\n") == (0, 1, True)


def lines(reader: LabelReader, *levels: str) -> list[tuple[dict[str, str], str]]:
    """What lines say, and whether they are blank or unknown."""
    found = reader.lines([level.split("|") for level in levels])
    return [(dict(line.codes), "blank" if line.is_blank else "unknown" if line.is_unknown else "") for line in found]


def test_a_column_of_countries_in_any_words(countries: LabelReader) -> None:
    """Names, variants, codes; what is not known is told."""
    found = lines(countries, "Viet Nam|Corée du Sud|JP|Atlantis||TOTAL")
    assert [codes.get("class", "") for codes, _why in found] == [
        "CDS_DES_VNM",
        "CDS_DES_KOR",
        "CDS_DES_JPN",
        "",
        "",
        "CDS_DES_TOTAL",
    ]
    assert [why for _codes, why in found] == ["", "", "", "unknown", "blank", ""]


def test_outer_labels_hold_until_the_next_one(sectors: LabelReader) -> None:
    """As in a printed table."""
    found = lines(sectors, "Citizens|||Non-citizens", "Men||Women|Men", "Agriculture|Services|Agriculture|Industry")
    codes = [tuple(each.values()) for each, _why in found]
    assert codes[1] == ("CCT_CIT_CITIZEN", "SEX_M", "ECO_SECTOR_SER")
    assert codes[3] == ("CCT_CIT_NONCIT", "SEX_M", "ECO_SECTOR_IND")


def test_headings_inside_a_column_hold_for_the_lines_below(countries: LabelReader) -> None:
    """Male, then its countries; the heading itself is the total of men, and what stands above it that of both."""
    found = lines(countries, "Thailand|Male|Thailand|Japan|Female|Thailand")
    assert [(codes["sex"], codes["class"]) for codes, _why in found] == [
        ("SEX_T", "CDS_DES_THA"),
        ("SEX_M", "CDS_DES_TOTAL"),
        ("SEX_M", "CDS_DES_THA"),
        ("SEX_M", "CDS_DES_JPN"),
        ("SEX_F", "CDS_DES_TOTAL"),
        ("SEX_F", "CDS_DES_THA"),
    ]


def test_totals_alone_are_taken_in_the_order_of_the_table(sectors: LabelReader) -> None:
    """Three columns of "Total": one for each axis."""
    assert lines(sectors, "Total", "Total", "Total") == [
        ({"status": "CCT_CIT_TOTAL", "sex": "SEX_T", "class": "ECO_SECTOR_TOTAL"}, "")
    ]


def test_a_column_that_says_the_same_again_is_passed_over(countries: LabelReader) -> None:
    """Name and code beside each other."""
    assert lines(countries, "Thailand|Japan", "THA|JPN")[1] == ({"class": "CDS_DES_JPN"}, "")


def test_words_without_any_meaning_are_no_labels(countries: LabelReader) -> None:
    """Then the lines go by position."""
    assert lines(countries, "first|second") == []
    assert countries.lines([]) == []


def test_what_one_direction_says_is_not_asked_of_the_other(countries: LabelReader) -> None:
    """Countries before the rows: "Total" above a column is that of men and women."""
    found = countries.lines([["Total", "Male"]], taken={"class"})
    assert [dict(line.codes) for line in found] == [{"sex": "SEX_T"}, {"sex": "SEX_M"}]


def test_levels_are_cut_out_of_the_block() -> None:
    """Label columns below the header, header rows after the labels."""
    rows = read_clip("a\tb\t2021\nc\td\t5\n").rows
    assert levels_of_rows(rows, Frame(1, 2)) == [["c"], ["d"]]
    assert levels_of_columns(rows, Frame(1, 2)) == [["2021"]]


def test_axes_are_named_as_in_the_table(countries: LabelReader) -> None:
    """Keys of the codes are the axes' own names."""
    assert set(countries.means("Total")) == {str(Axis.SEX), str(Axis.CLASS)}
    assert countries.means("2021") == {"year": "2021"}
    assert countries.means("") == {}
