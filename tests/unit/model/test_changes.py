"""A change names nothing that did not change."""

from __future__ import annotations

from datetime import UTC, datetime

from ilms_desktop.model.changes import Changes, UndoStatus
from ilms_desktop.model.command import Label

NOW = datetime(2026, 9, 1, tzinfo=UTC)


def test_a_change_is_silent_about_everything_it_left_alone() -> None:
    """Every screen asks it what to redraw; silence means: nothing."""
    changes = Changes(label=Label("Set the contact"), entry=3, saved_at=NOW, contact=True)
    silent = ("keys", "qtables", "sources", "findings", "versions", "allowances", "submissions")
    assert not any(getattr(changes, part) for part in silent)


def test_undo_names_the_step_or_nothing() -> None:
    """The menu shows the label, or is grey."""
    assert UndoStatus(undo=Label("Paste"), redo=None).redo is None


def test_what_a_package_would_hold_concerns_it() -> None:
    """A package itself, or a name in the history, does not."""
    changes = Changes(label=Label("Set the contact"), entry=3, saved_at=NOW, contact=True)
    assert changes.concerns_package
    assert not Changes(label=Label("Package"), entry=4, saved_at=NOW, submissions=True).concerns_package
    assert not Changes(label=Label("Name"), entry=5, saved_at=NOW, restore_points=True).concerns_package
