"""The choices at the foot of the View menu: figures, Enter, coordinates, theme, rows, language.

Each takes effect at once and is remembered; the shell does both.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction, QActionGroup

from ilms_desktop.i18n import N_, TONGUES, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.number_choices import (
    decimal_choices,
    digit_choices,
    style_choices,
    unit_choices,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QMenu

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.number_choices import NumberChoice

    Take = Callable[[str, object], None]

THEMES: Final = {
    "system": N_("As the system"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "contrast": N_("High contrast"),
}
DENSITIES: Final = {"auto": N_("By screen height"), "normal": N_("Normal rows"), "compact": N_("Compact")}
ENTER: Final = {"down": N_("Down"), "right": N_("To the next column")}


def add_view_choices(menu: QMenu, look: Look, take: Take) -> None:
    """Put all choices into the menu.

    Args:
        menu: the View menu.
        look: what is in use.
        take: called with the name of a setting and its new value.
    """
    taste = look.taste
    _add_numbers(menu, look, take)
    add_choices(menu, _("&Enter moves"), _named(ENTER), chosen=taste.enter_moves, take=_taker(take, "enter_moves"))
    letters = menu.addAction(_("Column letters and ro&w numbers"))
    letters.setCheckable(True)
    letters.setChecked(taste.coordinates)
    letters.toggled.connect(lambda on: take("coordinates", on))
    menu.addSeparator()
    add_choices(menu, _("T&heme"), _named(THEMES), chosen=taste.theme, take=_taker(take, "theme"))
    add_choices(menu, _("&Rows"), _named(DENSITIES), chosen=taste.density, take=_taker(take, "density"))
    add_choices(menu, _("&Language"), language_names(), chosen=look.language, take=_taker(take, "language"))


def language_names() -> list[tuple[str, str]]:
    """Languages that are offered, each in its own name; one whose texts are not complete says so."""
    return [
        (each.code, each.name if each.complete else fill(_("{language} (not complete)"), {"language": each.name}))
        for each in TONGUES.values()
    ]


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
        action = _choice(below, group, words, is_on=value == chosen)
        action.triggered.connect(lambda _on=False, picked=value: take(picked))
    return below


def _add_numbers(menu: QMenu, look: Look, take: Take) -> None:
    """Submenus for figures; what they offer is asked for when they open, since style and digits hang together."""
    numbers = menu.addMenu(_("N&umbers"))
    for title, offers in (
        (_("&Style"), lambda: style_choices(look.taste.number_locale, language=look.language)),
        (_("&Digits"), lambda: digit_choices(look.taste.number_locale, style=look.numbers)),
        (_("D&ecimals shown"), lambda: decimal_choices(look.taste.decimals)),
        (_("&Persons counted in"), lambda: unit_choices(in_persons=look.taste.in_persons)),
    ):
        below = numbers.addMenu(title)
        below.aboutToShow.connect(partial(_refill, below, offers, take))


def _refill(menu: QMenu, offers: Callable[[], Iterable[NumberChoice]], take: Take) -> None:
    """Put the choices for figures, as they stand now, into their submenu."""
    menu.clear()
    for before in menu.findChildren(QActionGroup):
        before.deleteLater()
    group = QActionGroup(menu)
    for offer in offers():
        action = _choice(menu, group, offer.words, is_on=offer.is_on)
        action.triggered.connect(lambda _on=False, picked=offer.settings: _take_all(take, picked))


def _choice(menu: QMenu, group: QActionGroup, words: str, *, is_on: bool) -> QAction:
    """One line of a submenu."""
    action = QAction(words, menu)
    action.setCheckable(True)
    action.setChecked(is_on)
    group.addAction(action)
    menu.addAction(action)
    return action


def _named(table: dict[str, str]) -> list[tuple[str, str]]:
    """Values with their words."""
    return [(value, _(words)) for value, words in table.items()]


def _taker(take: Take, name: str) -> Callable[[str], None]:
    """`take` for one setting."""
    return lambda value: take(name, value)


def _take_all(take: Take, settings: Mapping[str, object]) -> None:
    """Take every setting of a choice."""
    for name, value in settings.items():
        take(name, value)
