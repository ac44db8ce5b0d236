"""A row is understood completely or refused with the one thing that does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.exchange.report import ParsedRow, Refusal
from ilms_desktop.model.key import ABSENT, CellKey, Criterion, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.workspace.import_rows import ReadRow, RowReader, RowRefusedError
from ilms_desktop.workspace.refusals import RefusalWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.exchange.report import RefusedRow
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition

OUTFLOW = ParsedRow("KHM", "FX:1", "MNA_OEMP_SEX_CDS_NB", "SEX_T", "CDS_DES_THA", "", "2020", "18.625", line=7)
BY_ACTIVITY = OUTFLOW._replace(
    indicator="MST_TEMP_SEX_ECO_CBR_NB", classif1="ECO_SECTOR_AGR", classif2="CBR_BIR_FOREIGN", sex="SEX_F"
)


def read(row: ParsedRow, *, edition: str = "ilms-2019", country: str = "KHM") -> ReadRow:
    """The row as the reader understands it."""
    reader = RowReader(edition=load_edition(edition), round=load_round("2026"), country=country)
    return reader.read(row, table=reader.table(row), source=row.source)


def refusal(row: ParsedRow, *, edition: str = "ilms-2019") -> RefusedRow:
    """Why the row is refused."""
    with pytest.raises(RowRefusedError) as caught:
        read(row, edition=edition)
    return caught.value.of(row)


def test_a_row_names_its_cell_and_its_figure() -> None:
    """Digit for digit, with the decimals as typed."""
    found = read(OUTFLOW._replace(text="18.60", status="E"))
    assert found.key.qtable == QTableKey("FX:1", "C4", Criterion.NONE, "CDS_DES", 2020)
    assert found.key.cell == CellKey("SEX_T", ABSENT, "CDS_DES_THA")
    assert found.said == Observation(value=18600, decimals=2, status="E")


def test_classes_stand_in_the_order_of_the_indicator() -> None:
    """Activity before place of birth in the file, whatever the order of the rows on screen."""
    found = read(BY_ACTIVITY)
    assert found.key.qtable == QTableKey("FX:1", "A5", Criterion.BIRTH, "ECO_SECTOR", 2020)
    assert found.key.cell == CellKey("SEX_F", "CBR_BIR_FOREIGN", "ECO_SECTOR_AGR")


def test_a_table_without_classes_has_its_status_as_first_class() -> None:
    """Earnings by sex and place of birth."""
    found = read(OUTFLOW._replace(indicator="MST_EARA_SEX_CBR_NB", classif1="CBR_BIR_TOTAL", text="1500.25"))
    assert found.key.qtable.version == ABSENT
    assert found.key.cell == CellKey("SEX_T", "CBR_BIR_TOTAL", ABSENT)
    assert found.said.value == 150025


@pytest.mark.parametrize("sex", ["", "SEX_T"])
def test_a_table_without_sex_takes_the_total_as_published_files_write_it(sex: str) -> None:
    """The cell has no sex either way."""
    row = OUTFLOW._replace(indicator="MST_TPOP_COU_NB", classif1="COU_ORI_THA", sex=sex)
    assert read(row, edition="ilms-asean").key.cell == CellKey(ABSENT, ABSENT, "COU_ORI_THA")


def test_older_names_of_a_table_are_read() -> None:
    """Files of earlier rounds are still about."""
    row = OUTFLOW._replace(indicator="POP_XMIG_COU_NB", classif1="COU_ORI_THA", sex="")
    assert read(row, edition="ilms-asean").key.qtable.table == "SA4"


@pytest.mark.parametrize(
    ("indicator", "classif1", "expected"),
    [
        ("MST_XWAP_SEX_AGE_CBR_NB", "AGE_AGGREGATE_YGE15", "AGE_AGGREGATE_TOTAL"),
        ("MST_FORE_SEX_CBR_NB", "CBR_BRT_KOS", "CBR_BRT_XKX"),
        ("MST_FORE_SEX_CBR_NB", "CBR_BRT_XKX", "CBR_BRT_XKX"),
    ],
)
def test_codes_of_older_files_are_read_as_those_of_today(indicator: str, classif1: str, expected: str) -> None:
    """Published files write 15 and over for the age total, and KOS for Kosovo."""
    classif2 = "CBR_BIR_TOTAL" if "AGE" in indicator else ""
    row = OUTFLOW._replace(indicator=indicator, classif1=classif1, classif2=classif2)
    assert read(row).key.cell.klass == expected


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (OUTFLOW._replace(text="0"), Observation(value=0)),
        (OUTFLOW._replace(text="", status="N"), Observation(status="N")),
        (OUTFLOW._replace(text="0.5", status="S"), Observation(value=500, decimals=1, status="S")),
        (OUTFLOW._replace(text="", status="S"), Observation(status="S")),
        (OUTFLOW._replace(text="5", status="M"), Observation(value=5000, status="M")),
    ],
)
def test_zero_letters_and_figures_with_letters_are_three_things(row: ParsedRow, said: Observation) -> None:
    """Letters that nobody may type any more are still read."""
    assert read(row).said == said


@pytest.mark.parametrize(
    ("row", "reason", "named"),
    [
        (OUTFLOW._replace(ref_area="THA"), Refusal.OTHER_COUNTRY, "THA"),
        (OUTFLOW._replace(indicator="MNA_NOTHING_NB"), Refusal.UNKNOWN_INDICATOR, "MNA_NOTHING_NB"),
        (OUTFLOW._replace(sex="SEX_X"), Refusal.UNKNOWN_CODE, "SEX_X"),
        (OUTFLOW._replace(sex=""), Refusal.UNKNOWN_CODE, "sex"),
        (OUTFLOW._replace(classif1="CDS_DES_ZZZ"), Refusal.UNKNOWN_CODE, "CDS_DES_ZZZ"),
        (OUTFLOW._replace(classif1="ECO_SECTOR_AGR"), Refusal.WRONG_LIST, "ECO_SECTOR_AGR"),
        (OUTFLOW._replace(classif1=""), Refusal.CODE_NEEDED, "classif1"),
        (OUTFLOW._replace(classif2="CBR_BIR_TOTAL"), Refusal.CODE_NOT_EXPECTED, "CBR_BIR_TOTAL"),
        (BY_ACTIVITY._replace(classif2=""), Refusal.CODE_NEEDED, "classif2"),
        (BY_ACTIVITY._replace(classif2="CCT_CIT_TOTAL"), Refusal.WRONG_LIST, "CBR_BIR"),
        (OUTFLOW._replace(time="2020-Q1"), Refusal.NOT_A_YEAR, "2020-Q1"),
        (OUTFLOW._replace(time="٢٠٢٠"), Refusal.NOT_A_YEAR, "٢٠٢٠"),
        (OUTFLOW._replace(time="1979"), Refusal.YEAR_OUTSIDE, "1980"),
        (OUTFLOW._replace(time="2026"), Refusal.YEAR_OUTSIDE, "2025"),
        (OUTFLOW._replace(status="Q"), Refusal.BAD_STATUS, "Q"),
        (OUTFLOW._replace(status="N"), Refusal.VALUE_WITH_STATUS, "18.625"),
        (OUTFLOW._replace(text="", status="E"), Refusal.STATUS_WITHOUT_VALUE, "E"),
        (OUTFLOW._replace(text=""), Refusal.NO_VALUE, "neither"),
        (OUTFLOW._replace(text="about 5"), Refusal.TEXT, "about 5"),
        (OUTFLOW._replace(text="1.234,5"), Refusal.OTHER_STYLE, "1.234,5"),
        (OUTFLOW._replace(text="5%"), Refusal.PERCENT, "5%"),
        (OUTFLOW._replace(text="$5"), Refusal.CURRENCY, "$5"),
        (OUTFLOW._replace(text="1e3"), Refusal.EXPONENT, "1e3"),
        (OUTFLOW._replace(text="-5"), Refusal.NEGATIVE, "-5"),
        (OUTFLOW._replace(text="1.2345"), Refusal.TOO_MANY_DECIMALS, "3"),
        (OUTFLOW._replace(text="៥5"), Refusal.TWO_SCRIPTS, "៥5"),
        (OUTFLOW._replace(text="9999999999999999"), Refusal.TOO_LARGE, "9999999999999999"),
    ],
)
def test_what_does_not_fit_is_refused_and_named(row: ParsedRow, reason: Refusal, named: str) -> None:
    """Line, row and reason; the sentence names what to look for."""
    refused = refusal(row)
    assert (refused.reason, refused.line) == (reason, 7)
    assert named in RefusalWords.of(load_edition("ilms-2019")).text(refused)
    assert "{" not in RefusalWords.of(load_edition("ilms-2019")).text(refused)


def test_a_sex_where_the_table_has_none_is_refused() -> None:
    """Men of a table for both would be stored as the total."""
    row = OUTFLOW._replace(indicator="MST_TPOP_COU_NB", classif1="COU_ORI_THA", sex="SEX_M")
    assert refusal(row, edition="ilms-asean").reason is Refusal.CODE_NOT_EXPECTED


def cases(edition: Edition) -> Iterator[tuple[TableDefinition, str, str, ParsedRow]]:
    """Every table with every code of every list it takes: table, version, code, and the row that says it."""
    for table in edition.tables:
        for version in table.versions:
            lists = [edition.axis_list(table, axis, version) for axis in table.id_axes]
            totals = [codes.codes[0].id for codes in lists if codes]
            for place, codes in enumerate(lists):
                for code in codes.codes if codes else ():
                    classes = [*totals[:place], code.id, *totals[place + 1 :], ""]
                    row = OUTFLOW._replace(
                        indicator=table.indicator, classif1=classes[0], classif2=classes[1], text="5"
                    )
                    yield table, version, code.id, row


@pytest.mark.parametrize("edition_id", ["ilms-2019", "ilms-2018", "ilms-asean"])
def test_every_table_reads_every_code_of_its_lists(edition_id: str) -> None:
    """No row of any table of any edition is lost on the way in."""
    edition = load_edition(edition_id)
    reader = RowReader(edition=edition, round=load_round("2026"), country="KHM")
    for table, version, code, row in cases(edition):
        found = reader.read(row, table=reader.table(row), source="FX:1")
        assert found.key.qtable[1:4] == (table.number, table.criterion, version)
        assert code in found.key.cell
