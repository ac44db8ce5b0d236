"""What is typed becomes a figure, a letter, a choice or a kept text, and nothing else."""

from __future__ import annotations

import pytest

from ilms_desktop.model.observation import Observation
from ilms_desktop.number_text import ENGLISH, Unread, style_for
from ilms_desktop.ui.presenters.entry import Choice, EntryReader

FLAGS = ("B", "E", "P", "S", "U", "I")
READER = EntryReader(stored=3, style=ENGLISH, flags=FLAGS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.4", Observation(value=12_400, decimals=1)),
        ("0", Observation(value=0)),
        (" 1,234.5 ", Observation(value=1_234_500, decimals=1)),
        ("n", Observation(status="N")),
        ("X", Observation(status="X")),
        ("c", Observation(status="C")),
        ("S", Observation(status="S")),
        ("12.4 e", Observation(value=12_400, decimals=1, status="E")),
        ("12.4e", Observation(value=12_400, decimals=1, status="E")),
        ("3 S", Observation(value=3000, status="S")),
        ("", Observation()),
        ("   ", Observation()),
    ],
)
def test_figures_and_letters_are_read(text: str, expected: Observation) -> None:
    """The keypad alone and one letter suffice."""
    assert READER.read(text) == expected


@pytest.mark.parametrize("text", ["about 5", "5 %", "-3", "1e3", "12.4 z", "12.4 n", "1.2345", "e"])
def test_what_is_no_figure_is_kept_as_typed(text: str) -> None:
    """Nothing is rounded, guessed or thrown away."""
    read = READER.read(text, note="remark")
    assert read == Observation(text=text, note="remark")


def test_a_number_against_the_style_is_a_choice() -> None:
    """1.234 in French is 1,234 persons or 1,234 thousands; both come back with flag and note."""
    reader = EntryReader(stored=3, style=style_for("fr"), flags=FLAGS)
    choice = reader.read("1.234 e", note="remark")
    assert isinstance(choice, Choice)
    assert [(each.value, each.status, each.note) for each in choice.readings] == [
        (1234, "E", "remark"),
        (1_234_000, "E", "remark"),
    ]
    assert choice.as_text == Observation(text="1.234 e", note="remark")


def test_the_note_stays_with_the_cell() -> None:
    """A new figure does not wipe out the remark."""
    assert READER.read("5", note="remark").note == "remark"  # type: ignore[union-attr] # not a choice


def test_the_reason_is_told() -> None:
    """The message says what to type instead, so the reader says why."""
    assert READER.reason("5 %") is Unread.PERCENT
    assert READER.reason("1.2345") is Unread.TOO_MANY_DECIMALS
    assert READER.reason("12.4") is None
