"""Completion over labels; codes and names in other languages find them as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QStringListModel
from PySide6.QtWidgets import QCompleter

from ilms_desktop.ui.presenters.name_choice import NameChoice, find, matching

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEEN: Final = 12


class NameCompleter(QCompleter):
    """Shows the labels of everything that has a word with what is typed."""

    def __init__(self, choices: Sequence[NameChoice], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._labels = QStringListModel([choice.label for choice in choices], self)
        self.setModel(self._labels)
        # why: the labels are chosen here; Qt would look for what was typed in the labels alone
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(_SEEN)

    def splitPath(self, path: str) -> list[str]:
        """Offer what fits the text; Qt asks with each key that is typed."""
        self._labels.setStringList([choice.label for choice in matching(self._choices, path)])
        return [""]

    def code_of(self, text: str) -> str | None:
        """Code of what was typed, or None where it names nothing or several things."""
        return find(self._choices, text)

    def label_of(self, code: str) -> str:
        """Label of a code; empty where there is none."""
        return next((choice.label for choice in self._choices if choice.code == code), "")
