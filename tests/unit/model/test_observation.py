"""Blank, zero and missing-with-a-reason are three things."""

from __future__ import annotations

import pytest

from ilms_desktop.model.observation import BLANK, CellState, Observation


@pytest.mark.parametrize(
    ("observation", "state"),
    [
        (BLANK, CellState.BLANK),
        (Observation(note="asked in May"), CellState.BLANK),
        (Observation(value=0), CellState.ZERO),
        (Observation(value=0, status="E"), CellState.ZERO),
        (Observation(value=18625, decimals=3), CellState.ENTERED),
        (Observation(value=18625, status="B"), CellState.ENTERED),
        (Observation(status="N"), CellState.MISSING),
        (Observation(text="abc"), CellState.UNREADABLE),
        (Observation(text="", status="N"), CellState.UNREADABLE),
    ],
)
def test_every_observation_is_in_one_state(observation: Observation, state: CellState) -> None:
    """Each state looks, counts and prints differently."""
    assert observation.state is state


def test_only_a_cell_with_nothing_in_it_is_blank() -> None:
    """A note alone is worth keeping."""
    assert BLANK.is_blank
    assert not Observation(note="asked in May").is_blank
    assert not Observation(value=0).is_blank
    assert not Observation(status="N").is_blank


def test_text_and_a_figure_cannot_stand_together() -> None:
    """One of them would be wrong, and nobody could say which."""
    with pytest.raises(ValueError, match="abc"):
        Observation(value=1, text="abc")


def test_decimals_are_never_below_zero() -> None:
    """A negative count of decimals would scale the figure."""
    with pytest.raises(ValueError, match="-1"):
        Observation(value=1, decimals=-1)
