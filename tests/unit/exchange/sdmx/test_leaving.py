"""What leaves is told by SDMX's names, one source for a table and year in a file."""

from __future__ import annotations

import pytest

from ilms_desktop.exchange.outgoing import Deed
from ilms_desktop.exchange.sdmx.leaving import Action, fitting, parts
from tests.unit.exchange.sdmx.sdmx_support import ABROAD, STAFF, key_of, outgoing, row

ONE = row(STAFF, "ECO_SECTOR_AGR", "CCT_CIT_TOTAL")
TWO = row(ABROAD, "CRS_RES_TOTAL")


def test_a_second_source_of_a_table_and_year_stands_beside() -> None:
    """The key of SDMX does not name the source; in one file the second figure would take the place of the first."""
    other = row(ABROAD, "CRS_RES_THA", source="FX:N1")
    later = row(ABROAD, "CRS_RES_THA", source="FX:N1", year=2021)
    found = parts(outgoing([ONE, TWO, other, later]))
    assert list(found) == ["", "FX-N1"]
    assert [each["TIME_PERIOD"] for each in found[""].flows[ABROAD].rows] == ["2020", "2021"]
    assert [each["SOURCE"] for each in found["FX-N1"].flows[ABROAD].rows] == ["FX:N1"]


@pytest.mark.parametrize(
    ("deeds", "action"),
    [
        ([None, None], Action.INFORMATION),
        ([Deed.NEW, None], Action.APPEND),
        ([Deed.NEW, Deed.REVISED], Action.REPLACE),
        ([Deed.REVISED, None], Action.REPLACE),
    ],
)
def test_a_dataflow_has_one_action(deeds: list[Deed | None], action: Action) -> None:
    """Readers take no two beside deletions; to replace is right for new figures as well."""
    rows = [TWO, row(ABROAD, "CRS_RES_TOTAL", year=2021)]
    said = {key_of(each): deed for each, deed in zip(rows, deeds, strict=True) if deed is not None}
    assert parts(outgoing(rows, deeds=said))[""].flows[ABROAD].action is action


def test_figures_that_are_no_more_leave_as_keys() -> None:
    """Nothing is said of them but where they stood."""
    found = parts(outgoing([ONE], gone=[row(ABROAD, "CRS_RES_THA", text="")]))[""].flows[ABROAD]
    assert found.rows == []
    assert found.gone == [
        {
            "REF_AREA": "KHM",
            "FREQ": "A",
            "MEASURE": "MNA_TPOP_NB",
            "SEX": "SEX_T",
            "CRS": "CRS_RES_THA",
            "TIME_PERIOD": "2020",
        }
    ]


def test_notes_that_do_not_fit_are_left_out_as_whole_codes() -> None:
    """Half a code would be another code."""
    codes = "_".join(f"C5:{number}" for number in range(1000, 1040))
    kept = fitting(codes)
    assert len(kept) <= 150
    assert codes.startswith(f"{kept}_C5:")
    assert fitting("S3:5_S4:30") == "S3:5_S4:30"
