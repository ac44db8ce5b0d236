"""What a chart is drawn of: lines, boxes, dots and words, each at a place counted from where reading begins.

`x` grows in the direction of reading, `y` downwards. Whoever writes a file of marks mirrors them for languages that
run from right to left; whoever makes marks need not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Place = tuple[float, float]


class Shape(StrEnum):
    """Outline of a dot; series differ by it also where all colours are one."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    FALLING = "falling"
    CROSS = "cross"


class Anchor(StrEnum):
    """Which part of a line of words stands at its place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through places; `dash` are lengths of strokes and spaces, none for a solid line."""

    places: tuple[Place, ...]
    ink: str
    width: float = 1
    dash: tuple[float, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `edge` empty = no outline, `fill` empty = nothing inside."""

    at: Place
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark of a series at a place; hollow where there is something to say about its figure."""

    at: Place
    shape: Shape
    ink: str
    inside: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words; `at` is on its base line."""

    at: Place
    text: str
    ink: str
    size: float = 12
    anchor: Anchor = Anchor.START
    bold: bool = False


Mark = Stroke | Box | Dot | Words


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart ready to be written.

    Attributes:
        language: of its words, ISO 639-1. title, description: what it is, and what it shows, for who does not see it.
        width, height: in pixels at 100 %. ground: colour behind everything. marks: in the order of painting.
    """

    language: str
    title: str
    description: str
    width: float
    height: float
    ground: str
    marks: tuple[Mark, ...]


def hatching(box: Box, *, ink: str, spacing: float = 6, width: float = 1) -> tuple[Stroke, ...]:
    """Slanting lines inside a box: a filling that is told from others without its colour."""
    left, top = box.at
    found = []
    offset = spacing
    while offset < box.width + box.height:
        low = (left + max(0, offset - box.height), top + min(offset, box.height))
        high = (left + min(offset, box.width), top + max(0, offset - box.width))
        found.append(Stroke((low, high), ink, width))
        offset += spacing
    return tuple(found)
