"""Marks as SVG: plain shapes and words that every browser and drawing program shows, with title and description.

The same picture gives the same bytes. There is no style sheet, no script, no link and no picture inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never
from unicodedata import bidirectional
from xml.sax.saxutils import escape, quoteattr

from ilms_desktop.i18n import LANGUAGES, cldr
from ilms_desktop.report import fonts
from ilms_desktop.report.chart.marks import Anchor, Box, Dot, Shape, Stroke, Words

if TYPE_CHECKING:
    from ilms_desktop.report.chart.marks import Mark, Picture, Place

_RADIUS: Final = 4.5
#: corners of the shapes that are no circle, for a radius of 1
_CORNERS: Final[dict[Shape, tuple[Place, ...]]] = {
    Shape.SQUARE: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    Shape.TRIANGLE: ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    Shape.DIAMOND: ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    Shape.FALLING: ((0, 1.15), (1.1, -0.85), (-1.1, -0.85)),
    Shape.CROSS: (
        *((-1, -0.4), (-0.4, -0.4), (-0.4, -1), (0.4, -1), (0.4, -0.4), (1, -0.4)),
        *((1, 0.4), (0.4, 0.4), (0.4, 1), (-0.4, 1), (-0.4, 0.4), (-1, 0.4)),
    ),
}
_TURNED: Final = {Anchor.START: Anchor.END, Anchor.MIDDLE: Anchor.MIDDLE, Anchor.END: Anchor.START}
#: a line of words with its direction, whatever the program that shows it takes for granted
_FROM_LEFT, _FROM_RIGHT, _END = "\u2066", "\u2067", "\u2069"
_RTL_LETTERS: Final = frozenset({"R", "AL"})


def is_mirrored(picture: Picture) -> bool:
    """Whether reading begins at the right."""
    return LANGUAGES[picture.language] == "rtl"


def turned(anchor: Anchor, *, rtl: bool) -> Anchor:
    """The anchor counted from the left."""
    return _TURNED[anchor] if rtl else anchor


def across(x: float, picture: Picture) -> float:
    """A place counted from the left."""
    return picture.width - x if is_mirrored(picture) else x


def directed(text: str, *, rtl: bool) -> str:
    """Words as they run in a picture: numbers and foreign names from the left in every language."""
    if not rtl or not text:
        return text
    from_right = any(bidirectional(letter) in _RTL_LETTERS for letter in text)
    return f"{_FROM_RIGHT if from_right else _FROM_LEFT}{text}{_END}"


def svg(picture: Picture, *, with_words: bool = True) -> bytes:
    """The picture as SVG.

    Args:
        picture: what to write.
        with_words: False for the shapes alone, where somebody else sets the words.
    """
    size = f'width="{_number(picture.width)}" height="{_number(picture.height)}"'
    view = f'viewBox="0 0 {_number(picture.width)} {_number(picture.height)}"'
    names = ", ".join(f"'{name}'" for name in fonts.families(picture.language))
    kind = f'role="img" aria-labelledby="title desc" xml:lang="{cldr(picture.language)}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} {kind} font-family="{names}, sans-serif">',
        f'<title id="title">{escape(picture.title)}</title>',
        f'<desc id="desc">{escape(picture.description)}</desc>',
        f'<rect {size} fill="{picture.ground}"/>',
        *(_mark(mark, picture) for mark in picture.marks if _is_written(mark, with_words=with_words)),
        "</svg>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _is_written(mark: Mark, *, with_words: bool) -> bool:
    """Whether a mark leaves anything to be seen."""
    return not isinstance(mark, Words) or (with_words and bool(mark.text))


def _mark(mark: Mark, picture: Picture) -> str:
    """One element."""
    match mark:
        case Stroke():
            return _stroke(mark, picture)
        case Box():
            return _box(mark, picture)
        case Dot():
            return _dot(mark, picture)
        case Words():
            return _words(mark, picture)
        case _:
            assert_never(mark)


def _stroke(mark: Stroke, picture: Picture) -> str:
    dash = f' stroke-dasharray="{" ".join(map(_number, mark.dash))}"' if mark.dash else ""
    places = " ".join(f"{_number(across(x, picture))},{_number(y)}" for x, y in mark.places)
    paint = f'fill="none" stroke="{mark.ink}" stroke-width="{_number(mark.width)}"{dash}'
    return f'<polyline{_name(mark.name)} points="{places}" {paint}/>'


def _box(mark: Box, picture: Picture) -> str:
    x, y = mark.at
    left = picture.width - x - mark.width if is_mirrored(picture) else x
    edge = f' stroke="{mark.edge}"' if mark.edge else ""
    place = f'x="{_number(left)}" y="{_number(y)}" width="{_number(mark.width)}" height="{_number(mark.height)}"'
    return f'<rect{_name(mark.name)} {place} fill="{mark.fill or "none"}"{edge}/>'


def _dot(mark: Dot, picture: Picture) -> str:
    x, y = across(mark.at[0], picture), mark.at[1]
    paint = f'fill="{mark.inside}" stroke="{mark.ink}" stroke-width="1.6"'
    if mark.shape is Shape.CIRCLE:
        return f'<circle{_name(mark.name)} cx="{_number(x)}" cy="{_number(y)}" r="{_number(_RADIUS)}" {paint}/>'
    corners = ((x + _RADIUS * right, y + _RADIUS * down) for right, down in _CORNERS[mark.shape])
    places = " ".join(f"{_number(right)},{_number(down)}" for right, down in corners)
    return f'<polygon{_name(mark.name)} points="{places}" {paint}/>'


def _words(mark: Words, picture: Picture) -> str:
    rtl = is_mirrored(picture)
    x, y = across(mark.at[0], picture), mark.at[1]
    weight = ' font-weight="bold"' if mark.bold else ""
    text = directed(mark.text, rtl=rtl)
    place = f'x="{_number(x)}" y="{_number(y)}" text-anchor="{turned(mark.anchor, rtl=rtl)}"'
    return f'<text {place} font-size="{_number(mark.size)}" fill="{mark.ink}"{weight}>{escape(text)}</text>'


def _name(name: str) -> str:
    return f" id={quoteattr(name)}" if name else ""


def _number(value: float) -> str:
    """At most two decimals, so that the last bit of a division is in no file."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"
