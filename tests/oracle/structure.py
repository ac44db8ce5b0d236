"""The oracle on structure: what the questionnaire takes at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.key import ABSENT, CellKey, ObservationKey
from tests.oracle.saying import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.key import QTableKey
    from tests.oracle.oracle import Oracle

#: the newest years, for which a round asks
ASKED = range(2021, 2026)


def fits(oracle: Oracle, qtable: QTableKey) -> bool:
    """Whether a QTable can be laid out: its table, its classification and every code are known."""
    table = oracle.edition.by_key.get(qtable.table_key)
    if table is None or qtable.version not in table.versions:
        return False
    names = ("SEX" if "sex" in table.axes else None, table.status_list, table.default_version and qtable.version)
    lists = oracle.edition.codelists
    known = [[ABSENT] if name is None else [code.id for code in lists[name].codes] for name in names]
    return all(code in codes for cell in oracle.figures[qtable] for code, codes in zip(cell, known, strict=True))


def too_many_countries(oracle: Oracle) -> Iterator[Said]:
    """V43: more countries than the table has room for."""
    for qtable, cells in oracle.figures.items():
        limit = oracle.edition.table(qtable.table_key).named_countries
        if cells and limit is not None and len(oracle.named_in(qtable)) > limit:
            total = CellKey(*(oracle.list_codes(qtable, axis)[0] for axis in ("sex", "status", "class")))
            yield Said("V43", "F" if qtable.year >= min(ASKED) else "W", frozenset([ObservationKey(qtable, total)]))


CHECKS = (too_many_countries,)
