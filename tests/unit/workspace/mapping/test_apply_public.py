"""Public tables of other producers come in: what matches goes to its code, the rest is listed, sums stay theirs."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from ilms_desktop.exchange.formats import open_foreign
from tests.unit.workspace.mapping.small import DATA, applied, mapping, public, told

PHILIPPINES = """
[[parts]]
table = "C3"
version = "CDS_DES"
first_row = 2
first_column = "D"
year = { where = "column", at = "B" }
sex = { where = "fixed", at = "SEX_T" }
class = { where = "column", at = "C" }
anchor = { text = "table", row = 1, column = "A" }
[[parts.only]]
column = "A"
labels = ["all_countries"]

[[parts]]
table = "C3"
version = "CDS_DES"
first_row = 2
first_column = "D"
year = { where = "column", at = "B" }
sex = { where = "column", at = "C" }
class = { where = "fixed", at = "CDS_DES_TOTAL" }
[[parts.only]]
column = "A"
labels = ["sex"]

[[parts]]
table = "C5"
version = "EDU_AGGREGATE"
first_row = 2
first_column = "D"
year = { where = "column", at = "B" }
sex = { where = "fixed", at = "SEX_T" }
class = { where = "column", at = "C" }
[[parts.only]]
column = "A"
labels = ["education"]
[parts.labels.class]
"Not of Schooling Age" = ""
"No Formal Education" = "EDU_AGGREGATE_LTB"
"Elementary Level" = "EDU_AGGREGATE_LTB"
"Elementary Graduate" = "EDU_AGGREGATE_BAS"
"High School Level" = "EDU_AGGREGATE_BAS"
"High School Graduate" = "EDU_AGGREGATE_INT"
"Vocational Level" = { EDU_AGGREGATE_INT = 0.7, EDU_AGGREGATE_BAS = 0.3 }
"Vocational Graduate" = "EDU_AGGREGATE_INT"
"College Level" = "EDU_AGGREGATE_INT"
"College Graduate" = "EDU_AGGREGATE_ADV"
"Post Graduate Level" = "EDU_AGGREGATE_ADV"
"Post Graduate" = "EDU_AGGREGATE_ADV"
"Non-Formal Education" = "EDU_AGGREGATE_X"
"Not Reported / No Response" = "EDU_AGGREGATE_X"

[[parts]]
table = "C7"
version = "OCU_ISCO08"
first_row = 2
first_column = "D"
year = { where = "column", at = "B" }
sex = { where = "fixed", at = "SEX_T" }
class = { where = "column", at = "C" }
[[parts.only]]
column = "A"
labels = ["occupation"]
[parts.labels.class]
"Prof'l" = { OCU_ISCO08_2 = "2/3", OCU_ISCO08_3 = "1/3" }
"Managerial" = "OCU_ISCO08_1"
"Clerical" = "OCU_ISCO08_4"
"Sales" = "OCU_ISCO08_5"
"Service" = "OCU_ISCO08_5"
"Agriculture" = "OCU_ISCO08_6"
"Production" = { OCU_ISCO08_7 = 0.4, OCU_ISCO08_8 = 0.3, OCU_ISCO08_9 = 0.3 }
"Armed Forces" = "OCU_ISCO08_0"
"Housewives" = ""
"Retirees" = ""
"Students" = ""
"Minors" = ""
"Out of School Youth" = ""
"No Occupation Reported" = ""
"""


def test_the_philippine_tables_come_in() -> None:
    """Four of its eight tables, national classes with shares; what nobody knows is listed with its figures."""
    result = applied(public("philippines_emigrants.csv"), mapping(PHILIPPINES), country="PHL")
    assert [(each.text, each.figures) for each in result.unmatched] == [
        ("ANTARCTICA", 3),
        ("CHINA (P.R.O.C.)", 3),
        ("FRENCH SOUTHERN AND ANTARCTIC LANDS", 3),
        ("NORTHERN CYPRUS", 3),
        ("RUSSIAN FEDERATION / USSR", 3),
        ("SOMALILAND", 3),
        ("TAIWAN (ROC)", 3),
        ("WEST BANK", 3),
    ]
    assert {row.reason.value for row in result.parsed.refused} == {"unknown_label"}
    assert len(result.parsed.refused) == len(result.unmatched)
    found = {(row.indicator, row.time, row.sex, row.classif1): row.text for row in result.parsed.rows}
    assert found["MNA_OPOP_SEX_CDS_NB", "1984", "SEX_F", "CDS_DES_TOTAL"] == "24.581"
    assert found["MNA_OPOP_SEX_CDS_NB", "2019", "SEX_T", "CDS_DES_CIV"] == "0"
    assert ("MNA_OPOP_SEX_CDS_NB", "2019", "SEX_T", "CDS_DES_TOTAL") not in found


def test_sums_of_the_philippine_classes_are_kept() -> None:
    """Splitting national classes loses nobody: the codes add up to the classes that were not left out."""
    source = public("philippines_emigrants.csv")
    sheet = source.sheet(source.sheet_names[0])
    left_out = {"Not of Schooling Age", "Housewives", "Retirees", "Students", "Minors", "Out of School Youth"}
    expected: Counter[tuple[str, str]] = Counter()
    for table, year, label, figure in sheet.rows:
        if table in {"education", "occupation"} and label not in {*left_out, "No Occupation Reported"}:
            expected[str(table), str(year)] += int(str(figure))
    found: Counter[tuple[str, str]] = Counter()
    for row in applied(source, mapping(PHILIPPINES), country="PHL").parsed.rows:
        name = {"MNA_OEMP_SEX_EDU_NB": "education", "MNA_OEMP_SEX_OCU_NB": "occupation"}.get(row.indicator)
        if name:
            found[name, row.time] += int(Decimal(row.text) * 1000)
    assert found == expected


UNDESA = """
[[parts]]
sheet = "undesa_stock_*"
table = "A3"
criterion = "birth"
version = "CBR_BRT"
first_row = 2
first_column = "C"
year = { where = "column", at = "A" }
sex = { where = "sheet" }
class = { where = "row", at = "1" }
[[parts.only]]
column = "B"
own_country = true
"""


def test_the_undesa_sheets_come_in() -> None:
    """The own destination out of all, aggregates above it passed by; the sex by the name of the sheet."""
    for name, sex, total in (("total", "SEX_T", "78.649"), ("male", "SEX_M", "42.379"), ("female", "SEX_F", "36.270")):
        made = mapping(UNDESA if name != "total" else UNDESA.replace('"sheet" }', '"fixed", at = "SEX_T" }'))
        result = applied(public(f"undesa_stock_{name}.csv"), made)
        rows = {(row[0], row[2]): row for row in told(result)}
        assert rows["2019", "CBR_BRT_TOTAL"] == ("2019", sex, "CBR_BRT_TOTAL", total, "")
        assert rows["2019", "CBR_BRT_LAO"][1] == sex
        assert [(each.text, each.figures) for each in result.unmatched] == [
            ("Other South", 2),
            ("Other North", 2),
            ("Dem. People's Republic of Korea", 2),
        ]


def test_the_undesa_sheet_by_another_country() -> None:
    """The same mapping reads another row."""
    made = mapping(UNDESA.replace('"sheet" }', '"fixed", at = "SEX_T" }'))
    result = applied(public("undesa_stock_total.csv"), made, country="MYS")
    rows = {(row[0], row[2]): row[3] for row in told(result)}
    assert rows["2019", "CBR_BRT_TOTAL"] == "3430.380"
    assert rows["2019", "CBR_BRT_IDN"] == "1225.156"


OECD = """
[[parts]]
table = "B1"
criterion = "citizenship"
version = "CCT_CTZ"
first_row = 2
first_column = "{value}"
last_column = "{value}"
year = { where = "column", at = "{year}" }
sex = { where = "column", at = "{sex}" }
class = { where = "column", at = "{citizenship}" }
unit = { where = "column", at = "{multiplier}" }
[[parts.only]]
column = "{country}"
own_country = true
[[parts.only]]
column = "{measure}"
labels = ["B11"]
[parts.labels.sex]
"_T" = "SEX_T"
[parts.labels.class]
"W" = "CCT_CTZ_TOTAL"
"""


def test_sdmx_of_another_agency_comes_in() -> None:
    """The reader of SDMX gives the same neutral table as a spreadsheet."""
    from ilms_desktop.exchange.foreign.cells import column_letters

    book = open_foreign((DATA / "oecd_inflows.csv").read_bytes(), name="oecd_inflows.csv")
    head = [str(cell) for cell in book.sheet(book.sheet_names[0]).rows[0]]
    columns = {
        "value": "OBS_VALUE",
        "year": "TIME_PERIOD",
        "sex": "SEX",
        "citizenship": "CITIZENSHIP",
        "multiplier": "UNIT_MULT",
        "country": "REF_AREA",
        "measure": "MEASURE",
    }
    part = OECD
    for name, column in columns.items():
        part = part.replace("{" + name + "}", column_letters(head.index(column)))
    result = applied(book, mapping(part), country="GRC")
    assert ("2014", "SEX_T", "CCT_CTZ_TOTAL", "29.510", "") in told(result)
    assert result.parsed.refused == ()
