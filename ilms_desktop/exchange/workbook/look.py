"""How a workbook looks: the colours of the program, one format for each use, and sizes."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import paths

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook as Writer

#: use -> properties; colours are names of tokens
_USES: Final[dict[str, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": 14, "font_color": "text"},
    "plain": {"font_color": "text2"},
    "wrapped": {"font_color": "text2", "text_wrap": True, "valign": "top"},
    "section": {"bold": True, "font_size": 12, "font_color": "text", "bottom": 1, "border_color": "line2"},
    "link": {"font_color": "accent", "underline": 1},
    "head": {
        "bold": True,
        "font_color": "text",
        "bg_color": "band",
        "border": 1,
        "border_color": "line2",
        "text_wrap": True,
        "valign": "vcenter",
    },
    "year": {
        "bold": True,
        "font_color": "text",
        "bg_color": "band",
        "border": 1,
        "border_color": "line2",
        "align": "center",
        "valign": "vcenter",
        "num_format": "0",
    },
    "small_head": {
        "font_color": "text2",
        "font_size": 9,
        "bg_color": "band",
        "border": 1,
        "border_color": "line2",
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
    },
    "label": {"font_color": "text", "bottom": 1, "border_color": "line", "text_wrap": True, "valign": "vcenter"},
    "repeated": {"font_color": "muted", "bottom": 1, "border_color": "line", "text_wrap": True, "valign": "vcenter"},
    "sum_label": {
        "font_color": "text",
        "bg_color": "computed",
        "bottom": 1,
        "border_color": "line",
        "text_wrap": True,
        "valign": "vcenter",
    },
    "total_label": {
        "bold": True,
        "font_color": "text",
        "bg_color": "computed",
        "bottom": 1,
        "border_color": "line",
        "text_wrap": True,
        "valign": "vcenter",
    },
    "country": {
        "locked": False,
        "font_color": "text",
        "border": 1,
        "border_color": "edge_empty",
        "num_format": "@",
        "valign": "vcenter",
    },
    "figure": {"locked": False, "font_color": "text", "border": 1, "border_color": "line2", "valign": "vcenter"},
    "total": {
        "locked": False,
        "font_color": "text",
        "border": 1,
        "border_color": "line2",
        "bg_color": "computed",
        "valign": "vcenter",
    },
    "letter": {
        "locked": False,
        "font_color": "text2",
        "border": 1,
        "border_color": "line2",
        "align": "center",
        "valign": "vcenter",
        "num_format": "@",
    },
    "open": {"locked": False, "font_color": "text", "valign": "vcenter"},
    "open_letter": {
        "locked": False,
        "font_color": "text2",
        "align": "center",
        "valign": "vcenter",
        "num_format": "@",
    },
    "lines": {"border": 1, "border_color": "line2"},
    "answer": {
        "locked": False,
        "font_color": "text",
        "border": 1,
        "border_color": "line2",
        "num_format": "@",
        "text_wrap": True,
        "valign": "top",
    },
    "question": {"bold": True, "font_color": "text", "text_wrap": True, "valign": "top"},
    "help": {"font_color": "muted", "text_wrap": True, "valign": "top", "font_size": 9},
}
#: uses that stand in the middle or hold figures, whatever the direction
_CENTRED: Final = frozenset({"year", "small_head", "letter", "figure", "total", "open", "open_letter", "lines"})


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Writer, *, is_right_to_left: bool = False) -> None:
        """Take the workbook that keeps them, and the direction of its texts."""
        self._book = book
        self._is_right_to_left = is_right_to_left
        self._made: dict[tuple[str, str, bool], Format] = {}

    def __call__(self, use: str, *, number: str = "", is_quoted: bool = False) -> Format:
        """Format of a use.

        Args:
            use: which one.
            number: number format instead of the usual one.
            is_quoted: whether a text could be taken for a formula once it is edited.
        """
        key = use, number, is_quoted
        if key not in self._made:
            found = {name: _colours().get(value, value) for name, value in _USES[use].items()}
            if number:
                found["num_format"] = number
            if self._is_right_to_left and use not in _CENTRED:
                # why: left to themselves, programs put English words of a right-to-left sheet at the wrong end
                found |= {"align": "right", "reading_order": 2}
            self._made[key] = self._book.add_format(found)
            if is_quoted:
                self._made[key].set_quote_prefix()
        return self._made[key]


def decimals_format(decimals: int) -> str:
    """Number format with as many decimals as were typed, so that they come back."""
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def sum_format(decimals: int) -> str:
    """Number format of a total that adds itself up; it says nothing of decimals that anybody typed."""
    shown = decimals_format(decimals)
    return f"{shown};-{shown}"


def needs_quote(text: str) -> bool:
    """Whether a spreadsheet program could take a text for a formula."""
    return text.startswith(("=", "+", "-", "@"))


@lru_cache(maxsize=1)
def _colours() -> dict[Any, str]:
    """Colours of the light window by name."""
    found = tomllib.loads((paths.resources_dir() / "style" / "tokens.toml").read_text("utf-8"))
    return dict(found["light"])
