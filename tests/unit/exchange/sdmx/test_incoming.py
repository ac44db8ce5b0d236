"""Observations become rows of the questionnaire, or are refused with their reason."""

from __future__ import annotations

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.report import ParsedRow, Refusal, RefusedRow, reason_text
from ilms_desktop.exchange.sdmx.incoming import Record, SdmxFile, parsed
from tests.unit.exchange.sdmx.sdmx_support import ABROAD, EDITION

GOOD = {
    "REF_AREA": "KHM",
    "FREQ": "A",
    "SEX": "SEX_T",
    "CRS": "CRS_RES_THA",
    "TIME_PERIOD": "2020",
    "OBS_VALUE": "1.5",
    "UNIT_MEASURE": "PS",
    "UNIT_MULT": "3",
    "CONF_STATUS": "F",
}


def one(flow: str = f"ILO:DF_{ABROAD}(1.0)", action: str = "I", **other: str) -> ParsedRow | RefusedRow:
    """What becomes of one observation."""
    values = GOOD | other
    found = parsed(SdmxFile("x", [Record(7, flow, action, values)], tuple(values)), EDITION)
    return found.rows[0] if found.rows else found.refused[0]


def test_an_observation_becomes_a_row() -> None:
    """Codes in capitals, the figure as text."""
    assert one(SEX="sex_t") == ParsedRow("KHM", "", ABROAD, "SEX_T", "CRS_RES_THA", "", "2020", "1.5", line=7)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"action": "D"}, Refusal.TO_DELETE),
        ({"action": "Delete"}, Refusal.TO_DELETE),
        ({"FREQ": "Q"}, Refusal.NOT_YEARLY),
        ({"UNIT_MEASURE": "PT"}, Refusal.OTHER_UNIT),
        ({"OBS_STATUS": "7"}, Refusal.UNKNOWN_SDMX_STATUS),
        ({"OBS_STATUS": "B", "ILO_OBS_STATUS": "E"}, Refusal.STATUSES_DIFFER),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_reason(other: dict[str, str], reason: Refusal) -> None:
    """Line and text stay with it, and the sentence is complete."""
    found = one(**other)
    assert isinstance(found, RefusedRow)
    assert (found.line, found.reason) == (7, reason)
    assert "CRS_RES_THA" in found.text
    assert "{" not in reason_text(found)


def test_persons_become_thousands() -> None:
    """The power of ten of the file is not that of the table."""
    found = one(UNIT_MULT="0", OBS_VALUE="1500")
    assert isinstance(found, ParsedRow)
    assert found.text == "1.500"


def test_a_remark_of_sdmx_is_noted() -> None:
    """A letter that the ILO has no counterpart for keeps its shade."""
    found = one(OBS_STATUS="D")
    assert isinstance(found, ParsedRow)
    assert (found.status, found.remark) == ("U", "definition differs")


def test_a_table_that_the_questionnaire_lacks_is_left_to_its_own_refusal() -> None:
    """It is the ILO's, so a mapping would not help."""
    found = one(flow="ILO:DF_EMP_TEMP_SEX_AGE_NB(1.0)")
    assert isinstance(found, ParsedRow)
    assert (found.indicator, found.text) == ("EMP_TEMP_SEX_AGE_NB", "1.5")


def test_figures_of_somebody_else_need_a_mapping() -> None:
    """Nothing of them is guessed."""
    with pytest.raises(ExchangeError) as caught:
        one(flow="OECD:DF_MIG(1.0)")
    assert caught.value.code == "needs_mapping"


def test_a_dataflow_of_ours_under_another_agency_is_ours() -> None:
    """Countries copy the ILO's structures into their own name."""
    found = one(flow=f"KH1:DF_{ABROAD}(1.0)")
    assert isinstance(found, ParsedRow)
