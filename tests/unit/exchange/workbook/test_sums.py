"""A formula adds up what is there once it is complete, and says that the program wrote it."""

from __future__ import annotations

import pytest

from ilms_desktop.exchange.workbook.sums import Sums, is_own
from ilms_desktop.model.key import CellKey

CELLS = {name: CellKey("SEX_T", "_", name) for name in ("TOTAL", "A", "B", "C", "D")}
ROWS = {cell: number for number, cell in enumerate(CELLS.values(), start=10)}


def formula(*ways: dict[str, bool]) -> str:
    """Formula of the total, by ways of adding up: part -> whether it may be blank."""
    made = tuple(tuple((CELLS[name], is_optional) for name, is_optional in way.items()) for way in ways)
    return Sums(ROWS, {CELLS["TOTAL"]: made}).formula(CELLS["TOTAL"], figures="F", letters="G")


def test_a_total_waits_for_every_part_that_is_needed() -> None:
    """A part that cannot exist counts as zero; one that may be blank is added where it is there."""
    assert formula({"A": False, "B": False, "D": True}) == (
        'IF(N("ILMS")=0,IF(AND(COUNT(F11:F12,F14)>0,COUNT(F11:F12)+COUNTIF(G11:G12,"X")=2),SUM(F11:F12,F14),""))'
    )


def test_several_ways_are_tried_one_after_the_other() -> None:
    """The first that is complete gives the total; countries may all be blank but one."""
    found = formula({"A": False}, {"B": True})
    assert found.index("SUM(F11)") < found.index("SUM(F12)")
    assert "COUNT(F12)>0,SUM(F12)" in found


def test_what_does_not_add_up_has_no_formula() -> None:
    """No ways, parts that have no row, or parts that are scattered too far."""
    assert formula() == ""
    missing = ((((CellKey("SEX_M", "_", "A")), False),),)
    assert Sums(ROWS, {CELLS["TOTAL"]: missing}).formula(CELLS["TOTAL"], figures="F", letters="G") == ""
    many = {CellKey("SEX_T", "_", str(number)): 2 * number for number in range(1, 80)}
    way = tuple((cell, False) for cell in many)
    rows = {CELLS["TOTAL"]: 1, **many}
    assert Sums(rows, {CELLS["TOTAL"]: (way,)}).formula(CELLS["TOTAL"], figures="F", letters="G") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (formula({"A": False}).encode(), True),
        (b"IF(N(&quot;ILMS&quot;)=0,1,2)", True),
        (b"SUM(F11:F12)", False),
        (b"ILMS!A1", False),
    ],
)
def test_our_formulas_are_told_from_those_of_people(text: bytes, *, expected: bool) -> None:
    """A formula of a person is a figure that somebody entered."""
    assert is_own(text) is expected
