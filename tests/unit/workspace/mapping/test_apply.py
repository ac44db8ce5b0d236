"""A mapping turns a sheet into rows of the questionnaire, and says of everything else why it is not taken."""

from __future__ import annotations

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.book import book_of
from ilms_desktop.exchange.foreign.cells import Area, CellKind, ForeignSheet
from ilms_desktop.exchange.report import reason_text
from ilms_desktop.workspace.mapping.model import Dim
from tests.unit.workspace.mapping.small import LONG, applied, book, long, mapping, reasons, told


def test_a_long_table_is_read_row_by_row() -> None:
    """Each with the place of its cell."""
    result = applied(long((2019, "Men", "Thailand", 1500), (2019.0, "F", "MYS", "2,500")), mapping(LONG))
    assert told(result) == [
        ("2019", "SEX_M", "CDS_DES_THA", "1.500", ""),
        ("2019", "SEX_F", "CDS_DES_MYS", "2.500", ""),
    ]
    row = result.parsed.rows[0]
    assert (row.ref_area, row.indicator, row.place, row.line) == ("KHM", "MNA_OPOP_SEX_CDS_NB", "Data!D2", 2)
    assert (result.parsed.mapping, result.parsed.digest) == ("Test", result.parsed.digest)
    assert result.parsed.refused == ()
    assert result.unmatched == ()


WIDE = """
[[parts]]
sheet = "Da?a"
table = "C3"
version = "CDS_DES"
first_row = 3
first_column = "B"
skipped = [5]
anchor = { text = "Country", row = 1, column = "A" }
year = { where = "row", at = "1", carried = true }
sex = { where = "row", at = "2" }
class = { where = "column", at = "A" }
"""
WIDE_ROWS = (
    ("Country", 2019, "", 2020, ""),
    ("", "Men", "Women", "Men", "Women"),
    ("Thailand", 1, 2, 3, 4),
    ("Malaysia", 5, "..", "", 8),
    ("Average", 9, 9, 9, 9),
    ("Total", 10, 20, 30, 40),
)


def test_a_wide_table_is_read_with_headers_above() -> None:
    """A header given once holds for the columns that follow; skipped rows are not read."""
    result = applied(book(*WIDE_ROWS), mapping(WIDE, unit="thousands"))
    assert told(result)[:5] == [
        ("2019", "SEX_M", "CDS_DES_THA", "1", ""),
        ("2019", "SEX_F", "CDS_DES_THA", "2", ""),
        ("2020", "SEX_M", "CDS_DES_THA", "3", ""),
        ("2020", "SEX_F", "CDS_DES_THA", "4", ""),
        ("2019", "SEX_M", "CDS_DES_MYS", "5", ""),
    ]
    assert len(told(result)) == 10
    assert any("say nothing: 1 (" in remark and ".." in remark for remark in result.remarks)


def test_merged_headers_hold_for_all_their_columns() -> None:
    """Without a word that blanks are carried on."""
    sheet = ForeignSheet("Data", WIDE_ROWS, merged=(Area(0, 1, 0, 2), Area(0, 3, 0, 4)))
    made = mapping(WIDE.replace(", carried = true", ""), unit="thousands")
    assert len(told(applied(book_of([sheet], name="d.xlsx", data=b""), made))) == 10


def test_a_table_that_moved_is_found_again() -> None:
    """Next year's sheet has another title line and another column before it."""
    moved = [("Title",), (), *(("x", *row) for row in WIDE_ROWS)]
    assert len(told(applied(book(*moved), mapping(WIDE, unit="thousands")))) == 10
    with pytest.raises(ExchangeError, match="“Country” stands nowhere, or in several places"):
        applied(book(*WIDE_ROWS[1:]), mapping(WIDE))
    with pytest.raises(ExchangeError, match="stands nowhere, or in several places"):
        applied(book(("x",), *WIDE_ROWS, ("Country",)), mapping(WIDE))


def test_a_file_without_the_sheet_does_not_fit() -> None:
    """And says which sheet the mapping speaks of."""
    with pytest.raises(ExchangeError, match="speaks of a sheet “Da\\?a”"):
        applied(book(*WIDE_ROWS, name="Other"), mapping(WIDE))


BLOCKS = """
[[parts]]
table = "C6"
version = "ECO_SECTOR"
first_row = 2
first_column = "B"
year = { where = "row", at = "1" }
sex = { where = "heading", at = "A" }
class = { where = "column", at = "A" }
"""


def test_headings_inside_a_column_hold_for_the_rows_below() -> None:
    """Figures beside a heading are those of its total, and a total below it is no new heading."""
    rows = [
        ("", 2020),
        ("Men", 30),
        ("Agriculture", 10),
        ("Services", 20),
        ("Women", ""),
        ("Total", 7),
        ("Agriculture", 3),
    ]
    result = applied(book(*rows), mapping(BLOCKS))
    assert told(result) == [
        ("2020", "SEX_M", "ECO_SECTOR_TOTAL", "0.030", ""),
        ("2020", "SEX_M", "ECO_SECTOR_AGR", "0.010", ""),
        ("2020", "SEX_M", "ECO_SECTOR_SER", "0.020", ""),
        ("2020", "SEX_F", "ECO_SECTOR_TOTAL", "0.007", ""),
        ("2020", "SEX_F", "ECO_SECTOR_AGR", "0.003", ""),
    ]


def test_rows_before_the_first_heading_have_no_label() -> None:
    """The mapping says where the sex stands, and there it does not."""
    result = applied(book(("", 2020), ("Agriculture", 10)), mapping(BLOCKS))
    assert told(result) == []
    assert reasons(result) == [("Data!2", "no_label")]


def test_carried_labels_hold_for_the_rows_below() -> None:
    """Years given once in their column."""
    made = mapping(LONG.replace('at = "A" }', 'at = "A", carried = true }'))
    result = applied(long((2019, "M", "THA", 1), ("", "F", "THA", 2), (2020, "F", "THA", 3)), made)
    assert [row[0] for row in told(result)] == ["2019", "2019", "2020"]


def test_years_and_sexes_may_stand_in_the_name_of_the_sheet() -> None:
    """Or be fixed for the whole part."""
    part = LONG.replace('"column", at = "A"', '"sheet"').replace('"column", at = "B"', '"fixed", at = "SEX_F"')
    rows = (("", "", "", ""), ("", "", "THA", 5))
    result = applied(book(*rows, name="Table 1, 2018", **{"2019": rows}), mapping(part))
    assert told(result) == [
        ("2018", "SEX_F", "CDS_DES_THA", "0.005", ""),
        ("2019", "SEX_F", "CDS_DES_THA", "0.005", ""),
    ]


ONLY = """
[[parts.only]]
column = "E"
labels = ["yes", "Maybe"]
own_country = true
"""


def test_only_some_rows_are_read() -> None:
    """Those with a label in another column, or of the own country; the others are none of the file's errors."""
    made = mapping(LONG.replace('first_column = "D"', 'first_column = "D"\nlast_column = "D"'), ONLY)
    rows = [(2019, "M", "THA", 1, "YES"), (2019, "M", "MYS", 2, "no"), (2019, "M", "LAO", 3, "Cambodge")]
    result = applied(long(*rows), made)
    assert [row[2] for row in told(result)] == ["CDS_DES_THA", "CDS_DES_LAO"]
    assert result.parsed.refused == ()


def test_unknown_labels_are_refused_once_with_their_figures() -> None:
    """With the number of figures that hang on each, and what it may be."""
    rows = [(2019, "M", "Thialand", 1), (2020, "M", "Thialand", 2), ("2018/19", "M", "THA", 3), (2019, "M", "", 4)]
    result = applied(long(*rows), mapping(LONG))
    assert told(result) == []
    assert reasons(result) == [("Data!C2", "unknown_label"), ("Data!A4", "not_a_year"), ("Data!C5", "no_label")]
    words = [reason_text(row) for row in result.parsed.refused]
    assert "(figures under it: 2)" in words[0]
    assert "CDS_DES_THA" in words[0]
    assert [each.text for each in result.unmatched] == ["Thialand", "2018/19", ""]


LABELS = """
[parts.labels.class]
"South" = { CDS_DES_THA = 0.6, CDS_DES_MYS = 0.4 }
"North" = "CDS_DES_THA"
"Elsewhere" = ""
[parts.labels.year]
"2018/19" = "2018"
"""


def test_national_classes_are_split_added_and_left_out() -> None:
    """Parts add up to what stood in the sheet; what is left out is counted."""
    rows = [
        (2019, "M", "South", 11),
        (2019, "M", "North", 5),
        (2019, "M", "Elsewhere", 9),
        ("2018/19", "F", "North", 1),
    ]
    result = applied(long(*rows), mapping(LONG, LABELS))
    assert told(result) == [
        ("2019", "SEX_M", "CDS_DES_THA", "0.012", ""),
        ("2019", "SEX_M", "CDS_DES_MYS", "0.004", ""),
        ("2018", "SEX_F", "CDS_DES_THA", "0.001", ""),
    ]
    assert any("as the mapping says: 1 (" in remark and "Elsewhere" in remark for remark in result.remarks)


def test_a_part_that_is_missing_makes_no_sum() -> None:
    """Nothing is taken for zero; where all parts are blank there is nothing to say."""
    rows = [(2019, "M", "South", ".."), (2019, "M", "North", 5), (2020, "M", "South", ".."), (2020, "M", "North", "..")]
    result = applied(long(*rows), mapping(LONG, LABELS))
    assert told(result) == []
    assert [reason for _place, reason in reasons(result)] == ["not_added"]


def test_parts_that_contradict_each_other_are_refused() -> None:
    """The same label twice with two figures, among others that are added to it."""
    rows = [(2019, "M", "North", 1), (2019, "M", "North", 2), (2019, "M", "South", 5)]
    result = applied(long(*rows), mapping(LONG, LABELS))
    assert ("Data!D3", "duplicate") in reasons(result)
    assert [row[2] for row in told(result)] == ["CDS_DES_MYS"]


def test_two_names_of_one_country_are_not_added_by_themselves() -> None:
    """They may be the same figure twice; a person says."""
    rows = [
        (2019, "M", "Korea", 1),
        (2019, "M", "South Korea", 2),
        (2019, "Men", "Japan", 3),
        (2019, "Male", "Japan", 3),
    ]
    result = applied(long(*rows), mapping(LONG))
    assert reasons(result) == [("Data!D2, Data!D3", "same_code"), ("Data!D4, Data!D5", "same_code")]
    assert "KOR" in reason_text(result.parsed.refused[0])


def test_the_same_label_twice_is_left_to_the_import() -> None:
    """It takes equal repeats once and refuses contradictions."""
    result = applied(long((2019, "M", "THA", 1), (2019, "M", "THA", 2)), mapping(LONG))
    assert len(told(result)) == 2


def test_unreadable_cells_are_refused_with_their_address() -> None:
    """And nothing else of their row is lost."""
    sheet = ForeignSheet(
        "Data",
        (
            ("Year", "Sex", "Country", "Figure"),
            (2019, "M", "THA", 0.5),
            (2019, "M", "MYS", "x y"),
            (2019, "F", "MYS", ""),
        ),
        {(1, 3): CellKind.PERCENT, (3, 3): CellKind.UNCALCULATED, (4, 9): CellKind.ERROR},
    )
    result = applied(book_of([sheet], name="d.xlsx", data=b""), mapping(LONG))
    assert reasons(result)[:3] == [("Data!D2", "percent"), ("Data!D3", "text"), ("Data!D4", "not_calculated")]


def test_marks_may_mean_a_letter_or_zero() -> None:
    """As the mapping says."""
    made = mapping(LONG, more='[marks]\n"-" = "0"\n".." = "N"\n"c" = "C"\n')
    result = applied(long((2019, "M", "THA", "-"), (2019, "M", "MYS", ".."), (2019, "F", "MYS", "5 c")), made)
    assert [(row[3], row[4]) for row in told(result)] == [("0", ""), ("", "N"), ("0.005", "C")]


def test_years_outside_the_mapping_are_counted() -> None:
    """A table from 1981 on, of which only the last years are wanted."""
    made = mapping(LONG, more="first_year = 2019\nlast_year = 2020\n")
    result = applied(long((2018, "M", "THA", 1), (2019, "M", "THA", 2), (2021, "M", "THA", 3)), made)
    assert [row[0] for row in told(result)] == ["2019"]
    assert any(remark.endswith("left out: 2.") for remark in result.remarks)


def test_another_unit_in_the_head_is_told() -> None:
    """Persons taken for thousands are wrong by a factor of a thousand."""
    rows = (("Year", "Sex", "Country", "Figure (in thousands)"), (2019, "M", "THA", 1))
    result = applied(book(*rows, Other=()), mapping(LONG.replace('table = "C3"', 'sheet = "Data"\ntable = "C3"')))
    assert "speaks of thousands, the mapping of persons" in result.remarks[0]
    assert "reads nothing in these sheets: Other" in result.remarks[1]


def test_the_unit_may_stand_beside_each_figure() -> None:
    """As UNIT_MULT of SDMX does; an unknown one is refused."""
    part = LONG.replace(
        'first_column = "D"', 'first_column = "D"\nlast_column = "D"\nunit = { where = "column", at = "E" }'
    )
    result = applied(
        long((2019, "M", "THA", 2, 3), (2019, "F", "THA", 2, 0), (2019, "T", "THA", 2, "dozen")), mapping(part)
    )
    assert [row[3] for row in told(result)] == ["2", "0.002"]
    assert reasons(result) == [("Data!E4", "unknown_label")]


STATUS = """
[[parts]]
table = "A6"
criterion = "birth"
version = "OCU_SKILL"
first_row = 2
first_column = "C"
year = { where = "fixed", at = "2020" }
sex = { where = "fixed", at = "SEX_T" }
status = { where = "row", at = "1" }
class = { where = "column", at = "A" }
"""


def test_a_table_with_a_status_has_two_classes() -> None:
    """In the order of the indicator's id."""
    rows = [("", "", "Native-born", "Foreign born"), ("Total", "", 1, 2)]
    row = applied(book(*rows), mapping(STATUS)).parsed.rows[1]
    assert (row.classif1, row.classif2, row.time) == ("OCU_SKILL_TOTAL", "CBR_BIR_FOREIGN", "2020")


MEANS = """
[[parts]]
table = "A10"
criterion = "birth"
first_row = 2
first_column = "B"
year = { where = "row", at = "1" }
sex = { where = "fixed", at = "SEX_T" }
status = { where = "column", at = "A" }
"""


def test_means_are_never_added() -> None:
    """The mean of two groups is not the sum of their means."""
    said = '[parts.labels.status]\n"a" = "CBR_BIR_FOREIGN"\n"b" = "CBR_BIR_FOREIGN"\n'
    result = applied(book(("", 2020), ("a", 100), ("b", 200.5)), mapping(MEANS, said, unit="currency"))
    assert [reason for _place, reason in reasons(result)] == ["not_added"]
    result = applied(book(("", 2020), ("a", 200.5)), mapping(MEANS, said, unit="currency"))
    assert (result.parsed.rows[0].text, result.parsed.rows[0].classif2) == ("200.5", "")
    halves = '[parts.labels.status]\n"a" = { CBR_BIR_FOREIGN = 0.5, CBR_BIR_NATIVE = 0.5 }\n'
    with pytest.raises(ExchangeError, match="cannot be split"):
        applied(book(("", 2020), ("a", 1)), mapping(MEANS, halves))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"C3"', '"C33"', "has no table “C33”"),
        ('"CDS_DES"', '"CRS_RES"', "no class version “CRS_RES”"),
        ('sex = { where = "column", at = "B" }\n', "", "does not say where “sex” stands"),
        ("first_row = 2", 'first_row = 2\nstatus = { where = "column", at = "B" }', "has no “status”"),
        ('"column", at = "B"', '"fixed", at = "SEX_X"', "“SEX_X” is no code of SEX"),
        ('"column", at = "A"', '"fixed", at = ""', "“” is not a year"),
        ("first_row = 2", 'first_row = 2\nunit = { where = "fixed", at = "dozen" }', "“dozen” is no unit"),
        ("first_row = 2", 'first_row = 2\nlabels = { class = { x = "THA" } }', "“THA” is no code of CDS_DES"),
    ],
)
def test_what_the_edition_has_not_is_said(old: str, new: str, said: str) -> None:
    """Before anything is read."""
    assert old in LONG
    with pytest.raises(ExchangeError) as caught:
        applied(long(), mapping(LONG.replace(old, new)))
    assert (caught.value.code, said in str(caught.value)) == ("mapping_wrong", True)


def test_every_label_is_told_with_what_it_stands_for() -> None:
    """The assistant shows them side by side."""
    labels = applied(long((2019, "M", "South", 1), (2019, "M", "South", 1)), mapping(LONG, LABELS)).labels
    south = next(each for each in labels if each.dim is Dim.CLASS)
    assert south.meaning is not None
    assert (south.text, south.figures, south.place, len(south.meaning.shares)) == ("South", 2, "Data!C2", 2)
