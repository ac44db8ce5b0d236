"""Which QTables the indicators beside a table rest on."""

from __future__ import annotations

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import Criterion, QTableKey, TableKey
from ilms_desktop.workspace.live_indicators import looked_at, resting_on

C4 = TableKey("C4", Criterion.NONE)
EDITION = load_edition("ilms-2019")


def qtable(table: str, year: int, source: str = "FX:N1") -> QTableKey:
    """A QTable of a source."""
    criterion = Criterion.NONE if table.startswith("C") else Criterion.BIRTH
    return QTableKey(source, table, criterion, "_", year)


def test_a_table_rests_on_the_tables_of_rates_and_on_itself() -> None:
    """An edit elsewhere, of another source or a later year is no reason to ask again."""
    wanted = looked_at(EDITION, "FX:N1", 2020, C4)
    inside = [qtable("C4", 2020), qtable("C4", 2019), qtable("A1", 2020), qtable("A9", 2019)]
    outside = [qtable("C5", 2020), qtable("C4", 2021), qtable("C4", 2020, "BA:N2"), qtable("A10", 2020)]
    assert resting_on([*inside, *outside], wanted) == inside


def test_without_a_table_all_count() -> None:
    """Every table has its shares."""
    assert resting_on([qtable("C5", 2020)], looked_at(EDITION, "FX:N1", 2020, None)) == [qtable("C5", 2020)]
