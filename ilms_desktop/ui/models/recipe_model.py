"""Models of a recipe: what a survey says by which variable, and what the values of one variable mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import i18n
from ilms_desktop.definitions.microdata import load_microdata
from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.models.import_model import RowsModel
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.recipe_draft import RecipeDraft, ValueRow, meaning_words, variable_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QModelIndex

    from ilms_desktop.definitions.microdata import SurveyVariable

_TITLES: Final = (N_("What is asked"), N_("Variable of the survey"), N_("Values"))
_VALUE_TITLES: Final = (N_("Value"), N_("Its label"), N_("Means"))


class VariablesModel(RowsModel):
    """Everything that a survey may say."""

    titles = _TITLES

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._variables: tuple[SurveyVariable, ...] = tuple(load_microdata(language=i18n.language()).variables.values())
        self._draft: RecipeDraft | None = None

    def show_draft(self, draft: RecipeDraft) -> None:
        """Take another recipe; the current row stays."""
        is_first = self._draft is None
        if is_first:
            self.beginResetModel()
        self._draft = draft
        if is_first:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def variable(self, index: QModelIndex) -> SurveyVariable | None:
        """What the row is about."""
        return self._variables[index.row()] if index.isValid() else None

    def rowCount(self, parent: Any = None) -> int:
        """Number of variables."""
        return 0 if self._draft is None or (parent is not None and parent.isValid()) else len(self._variables)

    def texts(self, row: int) -> tuple[str, ...]:
        """Texts of a variable."""
        assert self._draft is not None  # noqa: S101 - without it there is no row
        return variable_words(self._draft, self._variables[row])


class ValuesModel(RowsModel):
    """Values of one variable; those without a meaning first."""

    titles = _VALUE_TITLES

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ValueRow, ...] = ()
        self._names: Mapping[str, str] = {}

    def show_values(self, rows: tuple[ValueRow, ...], names: Mapping[str, str]) -> None:
        """Take other values, and the names of what they may mean."""
        self.beginResetModel()
        self._rows = tuple(sorted(rows, key=lambda row: bool(row.meaning)))
        self._names = names
        self.endResetModel()

    def value(self, index: QModelIndex) -> ValueRow | None:
        """Value of a row."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Any = None) -> int:
        """Number of values."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def texts(self, row: int) -> tuple[str, ...]:
        """Texts of a value."""
        each = self._rows[row]
        said = meaning_words(each.meaning, self._names) if each.meaning else _("not known")
        return ltr(each.value), each.label, said
