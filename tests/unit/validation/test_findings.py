"""Keys and fingerprints: what stays, what ends a reason."""

from __future__ import annotations

from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.validation.findings import fingerprint
from ilms_desktop.validation.grid import Cell

ONE, OTHER = (
    ObservationKey(QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2010), CellKey(sex, "_", "CRS_RES_TOTAL"))
    for sex in ("SEX_T", "SEX_M")
)


def test_a_fingerprint_does_not_depend_on_the_order_of_cells() -> None:
    """Three rules on one row share one fingerprint, so that one reason does for all."""
    assert fingerprint([(ONE, Cell(5)), (OTHER, Cell(4))]) == fingerprint([(OTHER, Cell(4)), (ONE, Cell(5))])


def test_everything_that_changes_a_cell_changes_the_fingerprint() -> None:
    """Figure, decimals, letter, text, place; but not a remark."""
    cells = [Cell(5), Cell(6), Cell(5, 1), Cell(5, 0, "E"), Cell(text="5"), Cell()]
    prints = [fingerprint([(ONE, cell)]) for cell in cells]
    assert len({*prints, fingerprint([(OTHER, Cell(5))]), fingerprint([(ONE, Cell(5))], "name")}) == len(cells) + 2
    assert fingerprint([(ONE, Cell(5, note="early"))]) == prints[0]
