"""Lines break before they are too long; words are never lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.report.chart.text_size import shortened, text_width, wrapped

LETTERS = st.text(st.sampled_from("aWi é،كខ្ 12.–"), max_size=60)


@given(LETTERS, st.floats(30, 300))
def test_a_wrapped_text_fits_and_loses_no_letter(text: str, room: float) -> None:
    """In scripts without spaces too."""
    lines = wrapped(text, 12, room)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(text_width(line, 12) <= room for line in lines)


@given(LETTERS, st.floats(30, 300))
def test_a_shortened_text_fits_and_says_that_it_was_shortened(text: str, room: float) -> None:
    """An ellipsis stands where something was left out."""
    short = shortened(text, 12, room)
    assert short == text or (short.endswith("…") and text_width(short, 12) <= room)


def test_bold_is_wider_and_marks_take_no_room() -> None:
    """A mark above a letter stands on it."""
    assert text_width("Total", 12, bold=True) > text_width("Total", 12)
    assert text_width("e\u0301", 12) == text_width("e", 12)
