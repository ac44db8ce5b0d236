"""The column of everybody in a table that names countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.key import CellKey, Criterion, QTableKey
from ilms_desktop.validation.outline import read_outlines
from ilms_desktop.validation.partner_column import column_of, glance_at_columns, odd_cells
from ilms_desktop.validation.records import read_records
from ilms_desktop.validation.wording import Wording

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.validation.outline import Outline
    from ilms_desktop.validation.partner_column import Column
    from ilms_desktop.validation.records import Record
    from tests.oracle.files import File

KEY = QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", 2020)


def test_men_and_women_are_in_other_columns(edition: Edition) -> None:
    """Only rows of everybody count; a letter is no figure."""
    total, other = odd_cells(Wording.of(edition), KEY)
    thai, men = total._replace(klass="CDS_DES_THA"), CellKey("SEX_M", "_", "CDS_DES_KOR")
    column = column_of({total: 5, thai: None, men: 2}, total, other)
    assert column == (5, None, True, {"CDS_DES_THA": None})


def test_an_outline_tells_what_the_cells_tell(edition: Edition, file: File) -> None:
    """A whole file is looked through without its cells; tables without countries are left out."""
    file.write(
        KEY, {"SEX_T CDS_DES_TOTAL": "5", "SEX_T CDS_DES_X": "2", "SEX_T CDS_DES_THA": "N", "SEX_M CDS_DES_X": "1"}
    )
    file.write(QTableKey("FX:N1", "C6", Criterion.NONE, "ECO_SECTOR", 2020), {"SEX_T ECO_SECTOR_TOTAL": "5"})
    seen = []

    def keep(record: Record, _outline: Outline, column: Column) -> bool:
        seen.append(column)
        return record.key == KEY

    records = read_records(file.connection, edition)
    found = glance_at_columns(edition, records, read_outlines(file.connection), keep)
    assert seen == [(5000, 2000, False, {"CDS_DES_THA": None})]
    assert found == {record.id for record in records if record.key == KEY}
