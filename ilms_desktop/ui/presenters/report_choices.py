"""What the print dialog offers: reports with what each is for, languages, paper, sizes on screen; and a file's name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, TONGUES
from ilms_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

#: points in an inch, and dots of a screen in one
_POINTS: Final = 72
_SCREEN: Final = 96
#: air around a page on screen, in pixels
AIR: Final = 16

#: kinds of `workspace.reports` in their order: name, what it is for
_KINDS: Final = {
    "completeness": (
        N_("Summary to be signed"),
        N_("One page for the head of the office: key figures, what is missing, a box for the signature."),
    ),
    "tables": (N_("Tables"), N_("Every table that holds something, as it stands, to read and compare.")),
    "findings": (N_("Findings"), N_("What the check found, with suggestions and the reasons that were given.")),
    "sources": (N_("Sources"), N_("Which source covers which tables, and what is known of each.")),
    "gaps": (N_("Work plan"), N_("What is missing, who does it, until when.")),
    "blank": (N_("Blank forms"), N_("Tables to be filled in by hand, without figures.")),
    "cover": (N_("Cover"), N_("Lies on top of what is printed: what the file holds, as it stands.")),
}


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report: its id, its name, what it is for."""

    id: str
    name: str
    does: str


@dataclass(frozen=True, slots=True)
class ReportWish:
    """What is to be printed: kind, language and paper as `workspace.reports` knows them."""

    kind: str
    language: str
    paper: str


class Zoom(StrEnum):
    """How large a page is shown."""

    #: as a whole
    PAGE = "page"
    #: as wide as there is room
    WIDTH = "width"
    #: in its own size
    ONCE = "once"
    #: twice its own size
    TWICE = "twice"


def kinds() -> tuple[ReportKind, ...]:
    """All reports, in the order in which they are offered."""
    return tuple(ReportKind(kind, _(name), _(does)) for kind, (name, does) in _KINDS.items())


def language_offers() -> list[tuple[str, str]]:
    """Languages in their own names."""
    return [(tongue.name, code) for code, tongue in TONGUES.items()]


def paper_offers() -> list[tuple[str, str]]:
    """Sizes of paper, as `report.paper` knows them."""
    return [("A4", "a4"), (_("Letter"), "letter")]


def zoom_offers() -> list[tuple[str, Zoom]]:
    """Sizes on screen, from small to large."""
    return [
        (_("Whole page"), Zoom.PAGE),
        (_("Page width"), Zoom.WIDTH),
        ("100 %", Zoom.ONCE),
        ("200 %", Zoom.TWICE),
    ]


def scale_of(zoom: Zoom, size: tuple[float, float], room: tuple[int, int]) -> float:
    """Pixels of a point of the page.

    Args:
        zoom: how large.
        size: width and height of the page, in points.
        room: width and height that there is, in pixels.
    """
    once = _SCREEN / _POINTS
    across, down = (max(1, side - 2 * AIR) / length for side, length in zip(room, size, strict=True))
    return {Zoom.PAGE: min(across, down), Zoom.WIDTH: across, Zoom.ONCE: once, Zoom.TWICE: 2 * once}[zoom]


def file_name(path: Path, kind: str) -> str:
    """Name that is proposed for a report of a file; each kind has its own, so that none replaces another."""
    return f"{path.stem}-{kind}.pdf"
