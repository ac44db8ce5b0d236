"""What the window understands on its command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

SCREENS: Final = ("table", "overview", "sources", "send", "questions", "seal", "key", "enrol", "start")
THEMES: Final = ("system", "light", "dark", "contrast")
SCREENSHOT_SIZE: Final = (1366, 768)


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Arguments by name; a wrong one ends the program with its usage and exit code 2."""
    parser = argparse.ArgumentParser(prog="ilms-desktop", description=_("Open the window of ILMS Desktop."))
    parser.add_argument("file", nargs="?", metavar="FILE.ilms", help=_("questionnaire to be opened"))
    parser.add_argument("--sample", action="store_true", help=_("open a fresh copy of the example data"))
    parser.add_argument("--language", choices=tuple(LANGUAGES), help=_("language of the program"))
    parser.add_argument("--theme", choices=THEMES, help=_("colours of the window"))
    parser.add_argument("--screen", choices=SCREENS, help=_("screen to begin with"))
    parser.add_argument("--table", metavar="C4", help=_("table to begin with"))
    parser.add_argument("--panel", action="store_true", help=_("open the findings beside the table"))
    parser.add_argument("--size", type=_size, metavar="WxH", help=_("size of the window"))
    parser.add_argument("--screenshot", metavar="FILE.png", help=_("save a picture of the window and end"))
    return parser.parse_args(list(words))


def _size(text: str) -> tuple[int, int]:
    """Width and height out of `1366x768`.

    Raises:
        ArgumentTypeError: it is something else.
    """
    parts = text.lower().split("x")
    if len(parts) != 2 or not all(part.isdigit() for part in parts):  # noqa: PLR2004 - width and height
        raise argparse.ArgumentTypeError(text)
    return int(parts[0]), int(parts[1])
