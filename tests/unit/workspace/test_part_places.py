"""One spelling for addresses and values, in files and in the journal."""

from __future__ import annotations

from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.part import Address, What
from ilms_desktop.workspace.part_places import COLUMNS, columns_of, place_of, value_text
from tests.unit.workspace.workspace_support import C4, REGISTER, cell


def test_an_address_is_a_row_of_codes() -> None:
    """Two addresses never look the same."""
    figure = Address(What.FIGURE, REGISTER, C4, ObservationKey(C4, cell("T", "CDS_DES_THA")))
    source = Address(What.SOURCE, REGISTER, field="S3")
    assert dict(zip(COLUMNS, columns_of(figure), strict=True)) == {
        "what": "figure",
        "source": REGISTER,
        "table": "C4",
        "version": "CDS_DES",
        "year": "2023",
        "sex": "SEX_T",
        "status": "_",
        "class": "CDS_DES_THA",
        "field": "",
    }
    assert place_of(source) == f"source {REGISTER} S3"
    assert columns_of(figure) != columns_of(figure._replace(what=What.NOTE))


def test_a_value_is_one_text_and_nothing_is_an_empty_one() -> None:
    """A figure with its letter reads as people write it."""
    assert [value_text(each) for each in (("5", "P", ""), ("", "N", ""), None)] == ["5 P", "N", ""]
