"""The oracle on the course of time: rules that look at the years of one series."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ilms_desktop.model.key import CellKey, ObservationKey
from tests.oracle.saying import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.key import QTableKey
    from tests.oracle.oracle import Oracle


def series(oracle: Oracle) -> Iterator[list[QTableKey]]:
    """QTables of one source, table, criterion and class version, oldest first."""
    found = defaultdict(list)
    for key in sorted(oracle.figures):
        if oracle.figures[key]:
            found[key[:4]].append(key)
    yield from found.values()


def grand_total(oracle: Oracle, qtable: QTableKey) -> CellKey:
    """Cell of the total on every axis."""
    return CellKey(*(oracle.list_codes(qtable, axis)[0] for axis in ("sex", "status", "class")))


def zero_or_blank(oracle: Oracle) -> Iterator[Said]:
    """V20: zero in one year, nothing in another, in one row; at least four years with a total.

    A country that a year does not name has no row there.
    """
    for qtables in series(oracle):
        if oracle.edition.table(qtables[0].table_key).is_mean:
            continue
        told = [each for each in qtables if oracle.is_filled(each, grand_total(oracle, each))]
        for cell in {cell for each in qtables for cell in oracle.figures[each]}:
            zero = [each for each in told if (said := oracle.at(each, cell)) is not None and said.value == 0]
            asked = [each for each in told if has_row(oracle, each, cell)]
            blank = [each for each in asked if (said := oracle.at(each, cell)) is None or said.is_blank]
            if len(told) >= 4 and zero and blank:
                yield Said("V20", "W", frozenset(ObservationKey(each, cell) for each in zero + blank))


def has_row(oracle: Oracle, qtable: QTableKey, cell: CellKey) -> bool:
    """Whether the row of a cell stands in a QTable: a country does where it is named."""
    is_fixed = not oracle.edition.table(qtable.table_key).names_countries
    return is_fixed or cell.klass in oracle.list_codes(qtable, "class")


CHECKS = (zero_or_blank,)
