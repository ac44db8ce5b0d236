"""What is typed becomes a figure, a letter, a choice or a kept text, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.observation import Observation
from ilms_desktop.number_text import ENGLISH, NumberStyle, Unread, style_for
from ilms_desktop.ui.presenters.entry import Choice, EntryReader, Readings
from ilms_desktop.ui.presenters.figures import Figures, Writing
from tests.gui.conftest import C4

FLAGS = ("B", "E", "P", "S", "U", "I")
TABLE = load_edition("ilms-2019").table(C4)


def reader(style: NumberStyle = ENGLISH, *, in_persons: bool = False) -> EntryReader:
    """Reads what is typed into table C4."""
    return EntryReader(Figures(TABLE, Writing(style, in_persons=in_persons)), FLAGS)


READER = reader()
FRENCH = reader(style_for("fr"))
PERSONS = reader(in_persons=True)


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
    choice = FRENCH.read("1.234 e", note="remark")
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
    assert FRENCH.reason("1.234") is Unread.OTHER_STYLE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("133269", Observation(value=133_269, decimals=3)),
        ("133,000", Observation(value=133_000, decimals=3)),
        ("0", Observation(value=0)),
        ("12 e", Observation(value=12, decimals=3, status="E")),
        ("N", Observation(status="N")),
        ("133.269", Observation(text="133.269")),
        ("12.5", Observation(text="12.5")),
    ],
)
def test_persons_are_whole(text: str, expected: Observation) -> None:
    """Counted to the person: all decimals of thousands, none of persons; a zero claims no precision."""
    assert PERSONS.read(text) == expected


def test_persons_with_decimals_are_told_so() -> None:
    """The text stays; the words say "whole persons only"."""
    assert PERSONS.reason("133.5") is Unread.TOO_MANY_DECIMALS


@given(value=st.integers(0, 10**9))
def test_persons_shown_are_read_back_as_the_same_figure(value: int) -> None:
    """In every style; nothing is lost between the eye and the file."""
    for style in (ENGLISH, style_for("fr"), style_for("es"), style_for("de_CH"), style_for("en_IN")):
        made = reader(style, in_persons=True)
        read = made.read(made.figures.shown(value, 3))
        assert isinstance(read, Observation)
        assert read.value == value


def test_two_scripts_in_one_number_are_asked_when_typed() -> None:
    """Asked, not guessed; a pasted one stays as text."""
    choice = READER.read_typed("1٢.5 e", note="remark")
    assert choice == Choice("1٢.5 e", (Observation(value=12_500, decimals=1, status="E", note="remark"),))
    assert READER.read("1٢.5") == Observation(text="1٢.5")
    assert READER.read_typed("1٢ x") == Observation(text="1٢ x")
    assert READER.read_typed("12.5") == Observation(value=12_500, decimals=1)
    both = FRENCH.read_typed("1.٢34")
    assert isinstance(both, Choice)
    assert [each.value for each in both.readings] == [1234, 1_234_000]


def ask(text: str) -> Choice:
    """A text that has two readings in French."""
    found = FRENCH.read(text)
    assert isinstance(found, Choice)
    return found


def test_a_chosen_reading_holds_for_texts_written_alike_in_its_source() -> None:
    """Not for other signs, other sources, other styles."""
    readings, style = Readings(), FRENCH.figures.style
    assert readings.recall("FX:1", style, ask("1.234"), cell=1) is None
    readings.remember("FX:1", style, ask("1.234"), 1)
    assert readings.recall("FX:1", style, ask("5.678"), cell=2) == Observation(value=5_678_000)
    assert readings.recall("FX:2", style, ask("5.678"), cell=2) is None
    assert readings.recall("FX:1", style_for("es"), ask("5.678"), cell=2) is None


def test_typing_it_again_asks_again() -> None:
    """That is the way back: undo, type the same, choose anew."""
    readings, style = Readings(), FRENCH.figures.style
    readings.remember("FX:1", style, ask("1.234"), 1)
    assert readings.recall("FX:1", style, ask("5.678"), cell=2) is not None
    assert readings.recall("FX:1", style, ask("5.678"), cell=2) is None
    assert readings.recall("FX:1", style, ask("5.678"), cell=3) is not None
    readings.remember("FX:1", style, ask("5.678"), 0)
    assert readings.recall("FX:1", style, ask("5.678"), cell=4) == Observation(value=5_678, decimals=3)


def test_what_was_kept_as_text_decides_nothing() -> None:
    """Nor does a number in two scripts, which has one reading."""
    readings, style = Readings(), FRENCH.figures.style
    readings.remember("FX:1", style, ask("1.234"), None)
    single = READER.read_typed("1٢")
    assert isinstance(single, Choice)
    readings.remember("FX:1", style, single, 0)
    assert readings.recall("FX:1", style, ask("1.234"), cell=1) is None
    assert readings.recall("FX:1", style, single, cell=1) is None
