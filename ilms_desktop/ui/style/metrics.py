"""Sizes of the window in pixels at 100 %: spacing, parts and type.

Everything is multiplied by the zoom with `px`; hairlines stay one pixel wide at any zoom.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

#: distances between things; no other is used
SPACE: Final = (2, 4, 6, 8, 12, 16, 20, 24, 32, 48)

MENU_BAR: Final = 26
TOOL_BAR: Final = 40
CONTEXT_BAR: Final = 38
STATUS_BAR: Final = 26
TREE_WIDTH: Final = 220
RAIL_WIDTH: Final = 44
PANEL_WIDTH: Final = 320
TREE_ROW: Final = 26
TITLE_STRIP: Final = 52
COLUMN_HEADER: Final = 44
YEAR_COLUMN: Final = 77
YEAR_COLUMN_LEAST: Final = 68
GROUP_STUB: Final = 60
ROW_STUB: Final = 140
BUTTON: Final = 30
FORM_INPUT: Final = 28
LIST_ROW: Final = 34

#: cell padding; the trailing side holds 8 for the flag and 8 for the mark of a finding
CELL_LEADING: Final = 4
CELL_TRAILING: Final = 16
MARK: Final = 8
MARK_MARGIN: Final = 3

FRAME: Final = 2
FRAME_IN_CONTRAST: Final = 3
BAR: Final = 3

#: icon sizes in use
ICON_SMALL: Final = 14
ICON: Final = 16
ICON_LARGE: Final = 20


class Density(StrEnum):
    """How close the rows of the grid and of lists stand."""

    #: preset where the screen is less than 800 pixels high
    COMPACT = "compact"
    #: preset elsewhere
    NORMAL = "normal"


GRID_ROW: Final = {Density.COMPACT: 24, Density.NORMAL: 30}


class Role(StrEnum):
    """What a text is for; decides its size and weight."""

    #: grid, labels, menus, buttons
    TEXT = "text"
    #: title of the table above the grid
    TABLE_TITLE = "table_title"
    #: help line, status bar, badge
    HELP = "help"
    #: title of a screen
    PAGE_TITLE = "page_title"
    #: title of a pane or section
    SECTION = "section"
    #: caption, counts, axis
    CAPTION = "caption"
    #: heading inside the tree
    TREE_HEAD = "tree_head"
    #: big figure of the overview
    FIGURE = "figure"
    #: codes to read out
    CODE = "code"


#: role -> pixels at 100 %, bold
TYPE: Final[dict[Role, tuple[int, bool]]] = {
    Role.TEXT: (13, False),
    Role.TABLE_TITLE: (14, True),
    Role.HELP: (12, False),
    Role.PAGE_TITLE: (20, True),
    Role.SECTION: (15, True),
    Role.CAPTION: (11, False),
    Role.TREE_HEAD: (11, True),
    Role.FIGURE: (22, True),
    Role.CODE: (15, False),
}


def px(size: float, zoom: float = 1.0) -> int:
    """Whole pixels of `size` at `zoom` (1.0 = 100 %); at least one for anything that is not nothing."""
    return max(1, round(size * zoom)) if size else 0
