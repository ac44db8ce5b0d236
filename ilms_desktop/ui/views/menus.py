"""The menus of the main window, made of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction, QActionGroup

from ilms_desktop.i18n import LANGUAGES, N_
from ilms_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QMenu, QMenuBar

    from ilms_desktop.ui.actions import Actions
    from ilms_desktop.ui.look import Taste

#: each language in its own name
LANGUAGE_NAMES: Final = {"en": "English", "fr": "Français", "es": "Español", "ar": "العربية"}
THEMES: Final = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}
DENSITIES: Final = {"auto": N_("By screen height"), "normal": N_("Normal rows"), "compact": N_("Compact")}

_SEPARATOR: Final = ""
#: title, then names of actions; an empty name is a line
_MENUS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (N_("&File"), ("new", "open", "", "save", "import", "export", "print", "", "close", "quit")),
    (N_("&Edit"), ("undo", "redo", "", "copy", "paste", "", "filter", "go_to")),
    (
        N_("&Table"),
        (
            "country",
            "",
            "letter_N",
            "letter_X",
            "letter_C",
            "letter_S",
            "note",
            "",
            "next_empty",
            "previous_empty",
            "",
            "next_table",
            "previous_table",
        ),
    ),
    (N_("&Check"), ("check", "next_finding", "previous_finding", "explain")),
    (N_("&Send"), ("seal",)),
    (N_("&View"), ("overview", "sources", "", "panel", "cell", "history", "", "zoom_in", "zoom_out", "zoom_reset", "")),
    (N_("&Help"), ("about",)),
)
VIEW_MENU: Final = 5


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


def add_choices(
    menu: QMenu, title: str, offers: Iterable[tuple[str, str]], *, chosen: str, take: Callable[[str], None]
) -> QMenu:
    """Submenu of choices of which one is on.

    Args:
        menu: where to.
        title: of the submenu.
        offers: value and words.
        chosen: value that is on.
        take: called with another one.
    """
    below = menu.addMenu(title)
    group = QActionGroup(below)
    for value, words in offers:
        action = QAction(words, below)
        action.setCheckable(True)
        action.setChecked(value == chosen)
        action.triggered.connect(lambda _on=False, picked=value: take(picked))
        group.addAction(action)
        below.addAction(action)
    return below


def add_view_choices(menu: QMenu, taste: Taste, language: str, take: Callable[[str, str], None]) -> None:
    """Theme, density and language at the foot of the View menu; `take` gets the setting's name and value."""
    themes = [(value, _(words)) for value, words in THEMES.items()]
    add_choices(menu, _("T&heme"), themes, chosen=taste.theme, take=lambda value: take("theme", value))
    densities = [(value, _(words)) for value, words in DENSITIES.items()]
    add_choices(menu, _("&Rows"), densities, chosen=taste.density, take=lambda value: take("density", value))
    languages = [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
    add_choices(menu, _("&Language"), languages, chosen=language, take=lambda value: take("language", value))
