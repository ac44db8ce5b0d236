"""Commands are plain, frozen descriptions of what a person did."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import get_args

import pytest

from ilms_desktop.model.command import Batch, Command, Declaration, Label, RemoveSource


def test_no_command_can_be_changed_after_it_was_made() -> None:
    """The journal keeps them; what was done stays done."""
    command = RemoveSource("FX:1")
    with pytest.raises(FrozenInstanceError):
        command.source = "FX:2"  # type: ignore[misc]
    assert all(kind.__dataclass_params__.frozen for kind in get_args(Command))


def test_the_same_step_is_equal_to_itself() -> None:
    """Tests and replays compare commands."""
    assert Batch((RemoveSource("FX:1"),), Label("x")) == Batch((RemoveSource("FX:1"),), Label("x"))
    assert Label("x").values == {}


def test_stored_words_of_a_declaration_stay() -> None:
    """They stand in files that older programs wrote."""
    assert [each.value for each in Declaration] == ["nothing_to_report", "not_available"]


def test_a_name_can_hold_the_name_of_another_step() -> None:
    """Bringing a step back names it; bringing that back again does not pile up."""
    inner = Label("Type in {table}", {"table": "C4"})
    outer = Label("Bring back: {step}", {"n": "1"}).around(inner)
    assert outer.inner == inner
    assert outer.values == {"n": "1", "step": inner.text, "step.table": "C4"}
    assert Label("Bring back: {step}").around(outer) == outer
    assert inner.inner is None
