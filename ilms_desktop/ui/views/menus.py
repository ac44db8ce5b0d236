"""The menus of the main window, made of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QMenuBar

    from ilms_desktop.ui.actions import Actions

_SEPARATOR: Final = ""
_FILLING: Final = (
    *("fill_down", "fill_right", "fill_selection", "", "clear", "clear_all"),
    *("", "select_all", "select_column", "select_row"),
)
_EXCHANGE: Final = ("import", "tabulate", "imports", "export", "", "answer")
_FINDING: Final = ("find", "filter", "hide_empty", "go_to")
#: title, then names of actions; an empty name is a line
_MENUS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (N_("&File"), ("new", "open", "", "save", "points", "", *_EXCHANGE, "", "print", "", "close", "quit")),
    (N_("&Edit"), ("undo", "redo", "", "cut", "copy", "paste", "paste_options", "", *_FILLING, "", *_FINDING)),
    (
        N_("&Table"),
        (
            "country",
            "remove_country",
            "",
            "letter_N",
            "letter_X",
            "letter_C",
            "letter_S",
            "letter_N_reason",
            "note",
            "",
            "year_menu",
            "why_empty",
            "fields",
            "",
            "chart",
            "",
            "next_empty",
            "previous_empty",
            "",
            "next_table",
            "previous_table",
        ),
    ),
    (
        N_("&Check"),
        (
            *("check", "next_finding", "previous_finding", "explain", "apply"),
            *("", "export_findings", "print_findings"),
        ),
    ),
    (N_("&Send"), ("seal", "send", "revise", "", "questions", "seal_answers", "", "parts", "your_key")),
    (
        N_("&View"),
        (
            *("overview", "sources", "file_history", "", "tree", "panel", "cell", "notes", "history", ""),
            *("next_pane", "previous_pane", ""),
            *("zoom_in", "zoom_out", "zoom_reset", ""),
        ),
    ),
    (N_("&Help"), ("help_here", "help", "first_round", "glossary", "", "keys", "about")),
)
VIEW_MENU: Final = 5


def menu_names() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Title of each menu (a gettext id) and the names of its actions, without the lines between them."""
    return tuple((title, tuple(name for name in names if name != _SEPARATOR)) for title, names in _MENUS)


def fill_menus(bar: QMenuBar, actions: Actions) -> list[QMenu]:
    """Put all menus into the bar."""
    menus = []
    for title, names in _MENUS:
        menu = bar.addMenu(_(title))
        for name in names:
            if name == _SEPARATOR:
                menu.addSeparator()
            else:
                menu.addAction(actions[name])
        menus.append(menu)
    return menus
