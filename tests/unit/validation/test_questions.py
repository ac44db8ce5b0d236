"""Which cells are asked: the usual rows, or those that a country filled instead."""

from __future__ import annotations

from ilms_desktop.model.key import ABSENT, CellKey
from ilms_desktop.validation.questions import instead


def cell(sex: str, klass: str) -> CellKey:
    """A cell by short codes."""
    return CellKey(f"SEX_{sex}", ABSENT, klass)


PAIRS = [(frozenset({"MAN", "MEL"}), frozenset({"MIN", "MANEL"}))]
ROWS = [cell(sex, code) for sex in "MF" for code in ("AGR", "MAN", "MEL")]


def test_the_usual_rows_are_asked() -> None:
    """As long as nobody fills the others."""
    assert instead(ROWS, [cell("M", "AGR")], PAIRS) == set(ROWS)
    assert instead(ROWS, [cell("M", "MAN"), cell("M", "MIN")], PAIRS) == set(ROWS)


def test_the_rows_filled_instead_are_asked_instead() -> None:
    """A country with mining apart must not be told that manufacturing is missing."""
    asked = instead(ROWS, [cell("M", "MIN")], PAIRS)
    assert asked == {cell(sex, code) for sex in "MF" for code in ("AGR", "MIN", "MANEL")}
