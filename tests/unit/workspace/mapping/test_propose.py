"""The first guess at a mapping is right for usual sheets, and says what it guessed where nothing told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.book import book_of
from ilms_desktop.exchange.foreign.cells import Area, ForeignSheet
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.workspace.mapping.model import Dim, Only, Place, Unit, Where
from ilms_desktop.workspace.mapping.propose import propose
from ilms_desktop.workspace.mapping.toml_text import read_mapping, write_mapping
from tests.unit.workspace.mapping.small import applied, book, edition, public, reasons, told

if TYPE_CHECKING:
    from ilms_desktop.exchange.foreign.cells import ForeignBook
    from ilms_desktop.workspace.mapping.propose import Proposal


def guess(file: ForeignBook, *tables: str, country: str = "KHM") -> Proposal:
    """The guess, which is also a mapping that can be kept."""
    found = propose(file, edition(), country=country, tables=tables)
    assert read_mapping(write_mapping(found.mapping), name="m.toml") == found.mapping
    return found


def two_header_rows() -> ForeignBook:
    """A published table: title, years merged over sexes, footnotes, both styles of numbers, a source line."""
    rows = (
        ("Table 3. Outflow of nationals for employment by country of destination and sex (in thousands)",),
        (),
        ("Pays de destination / Country of destination", 2019, "", "", 2020, "", ""),
        ("", "Total", "Hommes", "Femmes", "Total", "Hommes", "Femmes"),
        ("Total", 30, 20, 10, "33,5", "23,5", 10),
        ("1. Thaïlande", 10, 5, 5, 11, 6, 5),
        ("2. Malaysia*", 12, 8, 4, "..", "…", "-"),
        ("Corea del Sur", 8, 7, 1, 9, 8, 1),
        ("Kuwayt", 1, 1, 0, 1, 1, 0),
        (),
        ("Source: Ministry. * Peninsular only, 2019 revised",),
    )
    merged = (Area(2, 0, 3, 0), Area(2, 1, 2, 3), Area(2, 4, 2, 6))
    return book_of([ForeignSheet("Table 3", rows, merged=merged)], name="table.xlsx", data=b"")


def test_years_over_sexes_are_found() -> None:
    """Merged headers, footnote marks and numbers before labels, a total row, a source line."""
    found = guess(two_header_rows(), "C4")
    part = found.mapping.parts[0]
    assert (part.table, part.version) == (TableKey("C4", Criterion.NONE), "CDS_DES")
    assert part.places == {
        Dim.YEAR: Place(Where.ROW, "3"),
        Dim.SEX: Place(Where.ROW, "4"),
        Dim.CLASS: Place(Where.COLUMN, "A"),
    }
    assert (found.mapping.unit, found.mapping.style.decimal) == (Unit.THOUSANDS, ",")
    assert found.remarks == ()
    result = applied(two_header_rows(), found.mapping)
    assert ("2020", "SEX_M", "CDS_DES_TOTAL", "23.5", "") in told(result)
    assert ("2019", "SEX_F", "CDS_DES_MYS", "4", "") in told(result)
    assert reasons(result) == [("Table 3!A9", "unknown_label")]
    assert result.unmatched[0].suggestions == ("CDS_DES_KWT",)


def test_other_tables_that_fit_are_named() -> None:
    """Lists of countries are alike; a person chooses."""
    found = guess(two_header_rows())
    assert found.mapping.parts[0].table.number in {"C3", "C4"}
    assert any("these fit as well" in remark for remark in found.remarks)


def sexes_in_blocks() -> ForeignBook:
    """Headings inside the column of the classes."""
    rows: list[tuple[str | float, ...]] = [
        ("Outflow of nationals for employment by economic activity, persons",),
        (),
        ("", "Activity", 2020, 2021),
    ]
    for sex, times in (("Both sexes", 2), ("Men", 1), ("Women", 1)):
        rows.append(("", sex))
        rows += [("", label, times * 1000, times * 1100) for label in ("Total", "Agriculture", "Industry", "Services")]
    return book(*rows)


def test_sexes_in_blocks_are_found() -> None:
    """Each heading holds for the rows below it."""
    found = guess(sexes_in_blocks(), "C6")
    part = found.mapping.parts[0]
    assert part.places[Dim.SEX] == Place(Where.HEADING, "B")
    assert (part.version, found.mapping.unit) == ("ECO_SECTOR", Unit.PERSONS)
    result = applied(sexes_in_blocks(), found.mapping)
    assert len(told(result)) == 24
    assert ("2021", "SEX_F", "ECO_SECTOR_AGR", "1.100", "") in told(result)


def a_sheet_a_year(*years: int) -> ForeignBook:
    """Codes of occupations, sexes in rows, citizenship in columns, numbers as text."""
    head = (
        ("Población ocupada por ocupación (personas)",),
        ("Ocupación", "Sexo", "Nacionales", "Extranjeros", "Total"),
    )
    rows = [
        (code if sex == "Hombres" else "", sex, "1.234", "12.345", "1.234.567")
        for code in ("1", "2", "3", "Total")
        for sex in ("Hombres", "Mujeres")
    ]
    return book_of([ForeignSheet(str(year), (*head, *rows)) for year in years], name="ocupados.xlsx", data=b"")


def test_sheets_that_are_years_make_one_part() -> None:
    """Next year's sheet is read too; blank labels go on, codes of a classification are labels and no figures."""
    found = guess(a_sheet_a_year(2018, 2019))
    (part,) = found.mapping.parts
    assert (part.sheet, part.table) == ("*", TableKey("A6", Criterion.CITIZENSHIP))
    assert part.places[Dim.YEAR] == Place(Where.SHEET)
    assert part.places[Dim.CLASS] == Place(Where.COLUMN, "A", carried=True)
    assert found.mapping.style.group == "."
    result = applied(a_sheet_a_year(2018, 2019, 2020), found.mapping)
    assert len(told(result)) == 72
    assert result.parsed.refused == ()


def test_sheets_of_years_beside_others_get_a_pattern() -> None:
    """A sheet of notes is not read."""
    years = a_sheet_a_year(2018, 2019)
    sheets = [*(years.sheet(name) for name in years.sheet_names), ForeignSheet("Notes", (("nothing",),))]
    found = guess(book_of(sheets, name="x.xlsx", data=b""))
    assert [part.sheet for part in found.mapping.parts] == ["????"]


def test_a_long_table_of_several_tables_is_taken_apart() -> None:
    """One part for each kind that fits; the others are named."""
    found = guess(public("philippines_emigrants.csv"), "C3", country="PHL")
    kinds = [part.only[0].labels[0] for part in found.mapping.parts]
    assert kinds == ["all_countries", "major_country", "sex"]
    assert found.mapping.parts[2].places[Dim.SEX] == Place(Where.COLUMN, "C")
    assert found.mapping.parts[2].places[Dim.CLASS] == Place(Where.FIXED, "CDS_DES_TOTAL")
    assert sum("no table was recognised" in remark for remark in found.remarks) == 5
    result = applied(public("philippines_emigrants.csv"), found.mapping, country="PHL")
    assert len(result.unmatched) == 8


def test_destinations_by_origins_are_read_for_the_own_country() -> None:
    """The heading `Destination` tells that the origins stand above the columns."""
    found = guess(public("undesa_stock_female.csv"), "A3-birth")
    (part,) = found.mapping.parts
    assert part.places[Dim.CLASS] == Place(Where.ROW, "1")
    assert part.places[Dim.SEX] == Place(Where.SHEET)
    assert part.only == (Only("B", own_country=True),)
    assert any("only rows with KHM in column B" in remark for remark in found.remarks)


def test_the_column_of_the_own_country_is_read_where_destinations_are_rows() -> None:
    """The same table, for nationals abroad."""
    rows = [
        ("Residence", "Year", "Total", "Cambodia", "Laos"),
        ("Thailand", 2019, 90, 50, 40),
        ("Malaysia", 2019, 70, 30, 20),
    ]
    found = guess(book(*rows), "C1")
    part = found.mapping.parts[0]
    assert (part.first_column, part.last_column) == ("D", "D")
    assert told(applied(book(*rows), found.mapping))[0][2:4] == ("CRS_RES_THA", "0.050")


def test_a_single_year_may_stand_in_the_title() -> None:
    """Or nowhere, and then it is asked for."""
    rows = [("Country of destination", "Men", "Women"), ("Thailand", 5, 6), ("Malaysia", 7, 8)]
    assert guess(book(("Emigrants in 2019",), *rows), "C3").mapping.parts[0].places[Dim.YEAR] == Place(
        Where.FIXED, "2019"
    )
    found = guess(book(("Emigrants",), *rows), "C3")
    assert found.mapping.parts[0].places[Dim.YEAR] == Place(Where.FIXED, "")
    assert any("no year was found" in remark for remark in found.remarks)


def test_national_classes_are_placed_by_their_heading() -> None:
    """None of them is known, and the heading says what they are."""
    rows = [
        ("Année", "Sexe", "Niveau d'instruction", "Nombre"),
        (2020, "Hommes", "Supérieur", 5.5),
        (2021, "Femmes", "Aucun", 6),
    ]
    found = guess(book(*rows), "C5")
    assert found.mapping.parts[0].places[Dim.CLASS] == Place(Where.COLUMN, "C")
    assert found.mapping.unit is Unit.THOUSANDS
    assert any("was guessed from their size" in remark for remark in found.remarks)


def test_several_columns_of_figures_are_told() -> None:
    """A long table has one; which one is the person's choice unless its heading says so."""
    rows = [("Year", "Country", "reported", "estimated"), (2019, "Thailand", 5, 6), (2019, "Malaysia", 7, 8)]
    found = guess(book(*rows), "C3")
    assert found.mapping.parts[0].first_column == "D"
    assert any("column D is read" in remark for remark in found.remarks)
    named = [("Year", "Country", "Value", "estimated"), *rows[1:]]
    assert guess(book(*named), "C3").mapping.parts[0].first_column == "C"


def test_a_counter_of_rows_is_no_figure() -> None:
    """`No.` 1, 2, 3 stands before many tables."""
    rows = [
        ("No.", "Country", 2019, 2020),
        *((place, name, 50, 60) for place, name in enumerate(("Thailand", "Malaysia", "Japan"), start=1)),
    ]
    part = guess(book(*rows), "C3").mapping.parts[0]
    assert (part.first_column, part.places[Dim.CLASS]) == ("C", Place(Where.COLUMN, "B"))


def test_units_and_percentages_of_the_sheets_are_told() -> None:
    """Sheets of two units need two mappings; percentages are no figures."""
    rows = (("Country", 2019, 2020), ("Thailand", 5, 6), ("Malaysia", 7, 8))
    one, two = (("Emigrants, in thousands",), *rows), (("Emigrants, persons (in %)",), *rows)
    found = guess(book(*one, name="One", Two=two), "C3")
    assert any("different units: thousands, persons" in remark for remark in found.remarks)
    assert any(remark.startswith("Two: the words speak of percentages") for remark in found.remarks)


def test_doubtful_decimals_are_told() -> None:
    """1.234 may be either."""
    found = guess(book(("Country", 2019, 2020), ("Thailand", "1.234", "2.345"), ("Malaysia", "5", "6")), "C3")
    assert any("do not tell whether point or comma" in remark for remark in found.remarks)


def test_earnings_are_in_currency() -> None:
    """Found by the words of the title, since the table has no classes."""
    rows = [
        ("Mean nominal monthly earnings of employees by sex and citizenship",),
        ("", 2019, 2020),
        ("Men", 900.5, 950),
        ("Women", 800, 850),
    ]
    found = guess(book(*rows))
    assert (found.mapping.parts[0].table.number, found.mapping.unit) == ("A10", Unit.CURRENCY)
    assert any("nothing says “Migrants”" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("words", "only")],
        [(1, 2), (3, 4)],
        [("Fruit", "Weight"), ("Apple", 5), ("Pear", 6)],
        [("", ""), ("2019", "2020")],
    ],
)
def test_a_sheet_that_is_about_something_else_is_told(rows: list[tuple[str | int, ...]]) -> None:
    """Nothing is forced into a table."""
    with pytest.raises(ExchangeError, match="No table of the questionnaire was recognised"):
        guess(book(*rows))


def test_names_of_sheets_with_signs_of_patterns_mean_themselves() -> None:
    """A sheet called `Table [1]*`."""
    rows = (("Country", 2019, 2020), ("Thailand", 5, 6), ("Malaysia", 7, 8))
    file = book(("nothing",), name="Notes", **{"Table [1]*": rows})
    made = guess(file, "C3").mapping
    assert len(told(applied(file, made))) == 4
