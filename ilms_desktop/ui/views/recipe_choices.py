"""How figures are made of the records of a survey: years, working age, from how many records on a figure counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.kept_line import KeptLine
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from ilms_desktop.exchange.microdata.recipe import Choices
    from ilms_desktop.ui.look import Look

_YEARS: Final = "((19|20)[0-9][0-9]([ ,;]+(19|20)[0-9][0-9])*)?"
_MOST: Final = 9999
_OLDEST: Final = 99
_SHORT: Final = 110


class RecipeChoices(QWidget):
    """The choices side by side."""

    #: the choices as they are now
    chose = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._choices: Choices | None = None
        self._row = FlowLayout(spacing=8)
        self.setLayout(self._row)
        self.years = KeptLine(_("Years of the survey"), self)
        self.years.setValidator(QRegularExpressionValidator(QRegularExpression(_YEARS), self.years))
        self.years.setFixedWidth(look.px(_SHORT))
        self.years.editingFinished.connect(self._take)
        self._add(_("Year, or empty"), self.years)
        self.age = self._spin(_("Working age from"), _OLDEST)
        self.unreliable = self._spin(_("U below this many records"), _MOST)
        self.suppressed = self._spin(_("S below this many records"), _MOST)
        self.unweighted = QCheckBox(_("every record is one person (no weights)"), self)
        self.unweighted.toggled.connect(self._take)
        self._row.addWidget(self.unweighted)

    def _spin(self, name: str, most: int) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setRange(0, most)
        spin.setAccessibleName(name)
        spin.valueChanged.connect(self._take)
        self._add(name, spin)
        return spin

    def _add(self, name: str, widget: QWidget) -> None:
        pair = QWidget(self)
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 8, 0)
        label = text_label(self._look, name, kind="second")
        label.setBuddy(widget)
        row.addWidget(label)
        row.addWidget(widget)
        self._row.addWidget(pair)

    def show_choices(self, choices: Choices) -> None:
        """Show choices without telling anybody."""
        self._choices = None
        self.years.setText(", ".join(map(str, choices.years)))
        self.age.setValue(choices.working_age_from)
        self.unreliable.setValue(choices.unreliable_below)
        self.suppressed.setValue(choices.suppressed_below)
        self.unweighted.setChecked(choices.unweighted)
        self._choices = choices

    def _take(self) -> None:
        """Tell other choices."""
        if self._choices is None:
            return
        words = self.years.text().replace(",", " ").replace(";", " ").split()
        choices = replace(
            self._choices,
            years=tuple(sorted({int(word) for word in words})),
            working_age_from=self.age.value(),
            unreliable_below=self.unreliable.value(),
            suppressed_below=self.suppressed.value(),
            unweighted=self.unweighted.isChecked(),
        )
        if choices != self._choices:
            self._choices = choices
            self.chose.emit(choices)
