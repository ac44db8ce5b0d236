"""Keys name the same thing everywhere: files, database, screen."""

from __future__ import annotations

from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey, QTableKey, TableKey


def test_a_table_is_named_with_its_criterion_where_it_has_one() -> None:
    """Module C has no criterion, and its files must not show one."""
    assert TableKey("C4", Criterion.NONE).id == "C4"
    assert TableKey("A8", Criterion.CITIZENSHIP).id == "A8-citizenship"


def test_a_qtable_knows_its_table() -> None:
    """The definition does not depend on source, version and year."""
    qtable = QTableKey("FX:1", "A8", Criterion.BIRTH, "CBR_BRT", 2020)
    assert qtable.table_key == TableKey("A8", Criterion.BIRTH)


def test_keys_sort_and_serve_in_sets() -> None:
    """Changes are sets of keys, reports are sorted by them."""
    qtable = QTableKey("FX:1", "C4", Criterion.NONE, "CDS_DES", 2020)
    first = ObservationKey(qtable, CellKey("SEX_F", ABSENT, "CDS_DES_THA"))
    second = ObservationKey(qtable, CellKey("SEX_M", ABSENT, "CDS_DES_THA"))
    assert sorted({second, first, first}) == [first, second]
