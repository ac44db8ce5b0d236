"""The vocabulary of the history."""

from __future__ import annotations

from datetime import UTC, datetime

from ilms_desktop.model.command import Label
from ilms_desktop.model.history import (
    BringBackPlan,
    BroughtCell,
    CellChange,
    Fate,
    HistoryFilter,
    HistoryLine,
    OtherChange,
    PointKind,
    RestorePoint,
    RowChanges,
    Thing,
)
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import BLANK, Observation

NOW = datetime(2026, 9, 12, tzinfo=UTC)
ONE, TWO = Observation(1000, 0), Observation(2000, 0)


def key(table: str, klass: str = "A") -> ObservationKey:
    """A cell."""
    return ObservationKey(QTableKey("FX:N1", table, Criterion.NONE, "_", 2023), CellKey("SEX_T", "_", klass))


def test_a_filter_that_lets_all_pass_is_none() -> None:
    """The list is then not searched at all."""
    assert not HistoryFilter()
    assert HistoryFilter(person="")
    assert HistoryFilter(first=NOW)


def test_changes_are_counted_by_table() -> None:
    """In the order in which they come."""
    cells = (CellChange(key("C4"), ONE, TWO), CellChange(key("A5"), BLANK, ONE), CellChange(key("C4", "B"), ONE, BLANK))
    counts = RowChanges(cells).by_table()
    assert [(table.number, count) for table, count in counts.items()] == [("C4", 2), ("A5", 1)]
    assert RowChanges(cells)
    assert not RowChanges()


def test_a_thing_is_known_by_what_it_is_or_was() -> None:
    """Also when it is gone."""
    came, gone = OtherChange(Thing.SOURCE, None, {"name": "a"}), OtherChange(Thing.SOURCE, {"name": "b"}, None)
    assert (came.row["name"], gone.row["name"], OtherChange("x", None, None).row) == ("a", "b", {})
    assert RowChanges(others=(came,))


def test_a_cell_has_one_of_three_fates() -> None:
    """What stands already stands, even where it stood before the step too."""
    assert BroughtCell(key("C4"), before=ONE, now=ONE, after=TWO).fate is Fate.CHANGES
    assert BroughtCell(key("C4"), before=ONE, now=TWO, after=TWO).fate is Fate.STANDS
    assert BroughtCell(key("C4"), before=ONE, now=BLANK, after=TWO).fate is Fate.CONFLICTS
    assert BroughtCell(key("C4"), before=ONE, now=ONE, after=ONE).fate is Fate.STANDS


def test_a_plan_does_something_without_a_choice_or_not() -> None:
    """The button asks, or just does it."""
    free = BroughtCell(key("C4"), before=ONE, now=ONE, after=TWO)
    taken = BroughtCell(key("C4", "B"), before=ONE, now=BLANK, after=TWO)
    plan = BringBackPlan(3, Label("x"), (free, taken))
    assert (plan.of(Fate.CHANGES), plan.of(Fate.CONFLICTS), plan.of(Fate.STANDS)) == ((free,), (taken,), ())
    assert plan.does_something
    assert not BringBackPlan(3, Label("x"), (taken,)).does_something
    assert BringBackPlan(3, Label("x"), others=1).does_something


def test_stored_words_stay() -> None:
    """They stand in files that older programs wrote."""
    assert [each.value for each in PointKind] == ["made", "packaged"]
    point = RestorePoint(3, "x", PointKind.MADE, NOW, "A", "B")
    assert (point.steps_since, point.is_deleted) == (0, False)
    line = HistoryLine(3, NOW, "A", "B", "Undo", Label("x"))
    assert (line.cells, line.others, line.is_undone) == (0, 0, False)
