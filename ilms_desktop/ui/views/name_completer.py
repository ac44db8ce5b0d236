"""Completion over labels; codes and names in other languages are found as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from ilms_desktop.ui.presenters.name_choice import NameChoice, find

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEEN: Final = 12


class NameCompleter(QCompleter):
    """Shows labels that hold what is typed."""

    def __init__(self, choices: Sequence[NameChoice], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self.setModel(QStringListModel([choice.label for choice in choices], self))
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(_SEEN)

    def code_of(self, text: str) -> str | None:
        """Code of what was typed, or None where it names nothing or several things."""
        return find(self._choices, text)

    def label_of(self, code: str) -> str:
        """Label of a code; empty where there is none."""
        return next((choice.label for choice in self._choices if choice.code == code), "")
