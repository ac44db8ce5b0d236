"""The menu of a cell, and the keys that mean something only in the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from ilms_desktop.ui.actions import DEEDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint

    from ilms_desktop.ui.actions import Actions
    from ilms_desktop.ui.screens.table_screen import TableScreen

_YEAR: Final = ("year_menu",)
_CLEARING: Final = ("clear", "clear_all")
_COUNTRIES: Final = ("country", "remove_country")


class GridMenu(QObject):
    """Opens the menu where the grid asks for it."""

    def __init__(self, table: TableScreen, actions: Actions, names: Sequence[str], flags: QMenu | None = None) -> None:
        """Offer the actions of these names, the flags, and those that fit the current cell."""
        super().__init__(table)
        self._flags = flags
        self._table = table
        self._actions = actions
        self._names = tuple(names)
        table.grid.addActions([actions[deed.name] for deed in DEEDS if deed.in_grid])
        table.grid.wants_menu.connect(self.open)
        table.grid.did_move.connect(lambda: table.countries.name_removal(actions["remove_country"]))

    def open(self, spot: QPoint) -> QMenu:
        """Show the menu at a place of the screen."""
        menu = QMenu(self._table)
        menu.aboutToHide.connect(menu.deleteLater)
        groups = [self._names, _CLEARING, _YEAR]
        state = self._table.model.state
        if state is not None and state.table.names_countries:
            groups.append(_COUNTRIES)
        for group in groups:
            menu.addSeparator()
            menu.addActions([self._actions[name] for name in group])
            if group is self._names and self._flags is not None:
                menu.addMenu(self._flags)
        menu.popup(spot)
        return menu
