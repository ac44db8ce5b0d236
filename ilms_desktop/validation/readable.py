"""Texts in cells that say something after all: a mark for "not available", or a number written in another way.

`1.234,5` and `1 234.5` have one meaning; `1.234` has two, and the other texts of its table say how it is written there.
What the sums around a cell make of a text is another question (`unreadable`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop import number_text
from ilms_desktop.model.observation import Observation
from ilms_desktop.number_text import Ambiguous, Number, NumberStyle, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: a style of nobody, under which a text with two meanings keeps both
_NEUTRAL: Final = NumberStyle(decimal="\0", group="\0")
_POINT: Final = "."
_COMMA: Final = ","
_STYLES: Final = {
    _POINT: NumberStyle(decimal=_POINT, group=_COMMA),
    _COMMA: NumberStyle(decimal=_COMMA, group=_POINT),
}
#: what a mark may mean that stands for nothing at all
_NOTHING: Final = "0"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text says.

    Attributes:
        reason: why it is no figure as it stands.
        is_mark: whether it is a mark that is used instead of a figure.
        readings: what may be put in its place, the likeliest first; none where nothing can be said.
    """

    reason: Unread
    is_mark: bool = False
    readings: tuple[Observation, ...] = ()


def meaning(text: str, *, stored: int, style: NumberStyle | None, marks: Mapping[str, Sequence[str]]) -> Meaning:
    """What a text says.

    Args:
        text: as kept in the cell.
        stored: decimals that its table keeps.
        style: how numbers are written in its table, as far as that is known (`style_of`).
        marks: known marks with what each of them may stand for: status letters, or 0.
    """
    mark = marks.get(text.strip().casefold())
    if mark is not None:
        return Meaning(Unread.TEXT, is_mark=True, readings=tuple(map(_of_mark, mark)))
    found = number_text.read(text, stored=stored, style=style or _NEUTRAL)
    if isinstance(found, Number):
        return Meaning(Unread.OTHER_STYLE, readings=(_figure(found),))
    if isinstance(found, Ambiguous):
        return Meaning(Unread.OTHER_STYLE, readings=tuple(map(_figure, found.readings)))
    return Meaning(found.reason)


def style_of(texts: Iterable[str], *, stored: int) -> NumberStyle | None:
    """How numbers are written among these texts, if those with one meaning agree on their decimal sign."""
    signs = set()
    for text in texts:
        found = number_text.read(text, stored=stored, style=_NEUTRAL)
        if isinstance(found, Number) and found.decimals:
            signs.add(number_text.signs(text)[-1])
    return _STYLES.get(signs.pop()) if len(signs) == 1 else None


def _of_mark(letter: str) -> Observation:
    """What stands in a cell instead of a mark."""
    return Observation(value=0) if letter == _NOTHING else Observation(status=letter)


def _figure(number: Number) -> Observation:
    return Observation(value=number.scaled, decimals=number.decimals)
