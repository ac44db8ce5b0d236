"""Every key of the window as a list, made of the tables that the window itself works with: it cannot go stale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.actions import DEEDS
from ilms_desktop.ui.presenters.moves import Way
from ilms_desktop.ui.views.grid_keys import Stroke, all_keys
from ilms_desktop.ui.views.menus import menu_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class KeyLine:
    """What some keys do.

    Attributes:
        keys: each as the system writes it. words: what they do.
    """

    keys: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class KeySection:
    """Keys under one heading."""

    title: str
    lines: tuple[KeyLine, ...]


#: meaning in the grid -> words; meanings with the same words stand in one line
_WORDS: Final[dict[Way | Stroke, str]] = {
    Way.UP: N_("One cell in that direction; with Shift the selection goes along"),
    Way.DOWN: N_("One cell in that direction; with Shift the selection goes along"),
    Way.BACK: N_("One cell in that direction; with Shift the selection goes along"),
    Way.ON: N_("One cell in that direction; with Shift the selection goes along"),
    Way.UP_EDGE: N_("To the edge of the filled block"),
    Way.DOWN_EDGE: N_("To the edge of the filled block"),
    Way.BACK_EDGE: N_("To the edge of the filled block"),
    Way.ON_EDGE: N_("To the edge of the filled block"),
    Way.ROW_START: N_("First and last year of the row"),
    Way.ROW_END: N_("First and last year of the row"),
    Way.FIRST: N_("First and last cell of the table"),
    Way.LAST: N_("First and last cell of the table"),
    Way.PAGE_UP: N_("One screen up or down"),
    Way.PAGE_DOWN: N_("One screen up or down"),
    Stroke.ENTER: N_("Store and go down (the View menu offers: to the next year)"),
    Stroke.ENTER_BACK: N_("Store and go back up"),
    Stroke.TAB: N_("Next cell to be typed in, across rows"),
    Stroke.TAB_BACK: N_("Cell to be typed in before this one"),
    Stroke.CLEAR: N_("Make the cell empty; its note stays"),
    Stroke.MENU: N_("Menu of the cell"),
}
#: what the cell editor understands
_EDITOR: Final = (
    (("F2",), N_("Edit inside the cell")),
    (("Esc",), N_("Give up: the old value stays")),
    (("0…9",), N_("Typing replaces what stands in the cell")),
)
#: lines and lists beside the grid
_ELSEWHERE: Final = (
    (("Return",), N_("Find: the next place. Tree and lists: open the line")),
    (("Shift+Return",), N_("Find: the place before")),
    (("Left", "Right"), N_("Tree: fold and open a head")),
    (("C, 4",), N_("Tree: go to the table of this number")),
)


def key_sections() -> tuple[KeySection, ...]:
    """All keys: moving and editing in the grid, then menu by menu, then lines and lists."""
    deeds = {deed.name: deed for deed in DEEDS}
    menus = [
        KeySection(
            plain(title),
            tuple(KeyLine(native(deeds[name].keys), plain(deeds[name].text)) for name in names if deeds[name].keys),
        )
        for title, names in menu_names()
    ]
    listed = {name for _title, names in menu_names() for name in names}
    panes = tuple(
        KeyLine(native(deed.keys), plain(deed.text)) for deed in DEEDS if deed.keys and deed.name not in listed
    )
    grid = KeySection(_("In the grid"), (*_grid_lines(), *_plain_lines(_EDITOR)))
    elsewhere = KeySection(_("Around the grid"), (*panes, *_plain_lines(_ELSEWHERE)))
    return tuple(section for section in (grid, *menus, elsewhere) if section.lines)


def native(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys as the system writes them; what is no key stays as it is."""
    found = []
    for key in keys:
        text = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        found.append(text if text and "," not in key and "…" not in key else key)
    return tuple(found)


def plain(text: str) -> str:
    """Words of an action without mnemonic and dots."""
    return _(text).replace("&", "").rstrip("…")


def _grid_lines() -> Iterator[KeyLine]:
    """Keys of the grid, those with the same words together."""
    grouped: dict[str, list[str]] = {}
    for key, meant in all_keys():
        grouped.setdefault(_WORDS[meant], []).append(key)
    yield from (KeyLine(native(dict.fromkeys(keys)), _(words)) for words, keys in grouped.items())


def _plain_lines(table: Iterable[tuple[tuple[str, ...], str]]) -> tuple[KeyLine, ...]:
    """Lines of a table."""
    return tuple(KeyLine(native(keys), _(words)) for keys, words in table)
