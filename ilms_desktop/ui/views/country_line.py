"""A line for a country: its name in any language of the program, or one of its codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from ilms_desktop.definitions.loader import load_countries
from ilms_desktop.i18n import TONGUES
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.name_choice import country_choices
from ilms_desktop.ui.views.name_completer import NameCompleter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look


class CountryLine(QLineEdit):
    """Completes names in the language in use."""

    def __init__(self, look: Look, country: str = "", parent: QWidget | None = None) -> None:
        """Begin with a country by its code; empty = none."""
        super().__init__(parent)
        also = (load_countries(language=code) for code in TONGUES if code != look.language)
        self._names = NameCompleter(country_choices(load_countries(language=look.language), also=also), self)
        self.setCompleter(self._names)
        self.setPlaceholderText(_("Name or code"))
        self.setText(self._names.label_of(country))
        self.editingFinished.connect(self._tidy)

    @property
    def code(self) -> str:
        """ISO 3166-1 alpha-3 code of what was typed; empty where it names no country."""
        return self._names.code_of(self.text()) or ""

    def _tidy(self) -> None:
        """Show a country that was typed by its code or in another language as the list shows it."""
        if self.code:
            self.setText(self._names.label_of(self.code))
