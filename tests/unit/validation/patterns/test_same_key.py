"""Two values for one key are told with where each of them stands."""

from __future__ import annotations

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.validation.patterns.same_key import Given, agree, find
from ilms_desktop.validation.rules import load_rules
from ilms_desktop.validation.wording import Wording

RULE = next(rule for rule in load_rules("ilms-2019") if rule.id == "V44")
WORDING = Wording.of(load_edition("ilms-2019"))
KEY = ObservationKey(QTableKey("FX:1", "C4", Criterion.NONE, "CDS_DES", 2020), CellKey("SEX_T", "_", "CDS_DES_THA"))
OTHER = KEY._replace(cell=CellKey("SEX_M", "_", "CDS_DES_THA"))


def test_different_figures_are_told_with_their_lines() -> None:
    """Nothing is lost: every value is named."""
    given = [
        Given(KEY, Observation(1500, 1), 2),
        Given(OTHER, Observation(5), 3),
        Given(KEY, Observation(status="N"), 9),
    ]
    (finding,) = find(RULE, given, WORDING)
    assert "C4, Total, Thailand, 2020 is given more than once, with different figures: 1.5 (line 2) · N (line 9)." in (
        finding.message
    )
    assert (finding.severity, finding.cells) == ("D", (KEY, KEY))


def test_a_workbook_has_sheets_and_cells_instead_of_lines() -> None:
    """People look for the cell, not for a number of a row that only the program counts."""
    given = [Given(KEY, Observation(1500, 1), 2, "C4!D7"), Given(KEY, Observation(2500, 1), 3, "C4!D19")]
    (finding,) = find(RULE, given, WORDING)
    assert "1.5 (C4!D7) · 2.5 (C4!D19)" in finding.message


def test_the_same_figure_twice_is_one() -> None:
    """1.50 and 1.5 are the same figure; the same figure with another letter is not."""
    assert list(find(RULE, [Given(KEY, Observation(1500, each), each) for each in (1, 2)], WORDING)) == []
    assert agree([Observation(1500, 1), Observation(1500, 2)])
    assert not agree([Observation(1500), Observation(1500, status="E")])
