"""What an office is asked for: tables of sources in some years."""

from __future__ import annotations

from ilms_desktop.model.key import Criterion, QTableKey, TableKey
from ilms_desktop.model.part import Portion, Scope

C4 = TableKey("C4", Criterion.NONE)
A5 = TableKey("A5", Criterion.BIRTH)
SCOPE = Scope((Portion(C4, "FX:1", (2022, 2023)), Portion(A5, "BA:5", (2023,))))


def test_a_scope_holds_its_tables_in_every_class_version_and_nothing_else() -> None:
    """Which version an office fills is its own affair; which year and source is not."""
    assert QTableKey("FX:1", "C4", Criterion.NONE, "CDS_DES", 2022) in SCOPE
    assert QTableKey("FX:1", "C4", Criterion.NONE, "OTHER", 2022) in SCOPE
    assert QTableKey("FX:1", "C4", Criterion.NONE, "CDS_DES", 2021) not in SCOPE
    assert QTableKey("BA:5", "C4", Criterion.NONE, "CDS_DES", 2022) not in SCOPE
    assert QTableKey("BA:5", "A5", Criterion.CITIZENSHIP, "_", 2023) not in SCOPE


def test_a_scope_tells_its_parts() -> None:
    """The words of the screen are made of these."""
    assert (SCOPE.sources, SCOPE.tables, SCOPE.years) == (("FX:1", "BA:5"), (C4, A5), (2022, 2023))
    assert (SCOPE.years_of("FX:1"), SCOPE.years_of("BA:5")) == ((2022, 2023), (2023,))


def test_single_tables_and_years_become_portions_once() -> None:
    """The same year named twice is one year."""
    pairs = [(C4, "FX:1", 2023), (C4, "FX:1", 2022), (C4, "FX:1", 2023), (A5, "BA:5", 2023)]
    assert Scope.of_tables(pairs) == SCOPE


def test_what_two_scopes_share_is_left() -> None:
    """A return may say less than it was asked for, and never more."""
    other = Scope((Portion(C4, "FX:1", (2023, 2024)),))
    assert SCOPE.within(other) == other.within(SCOPE) == Scope((Portion(C4, "FX:1", (2023,)),))
