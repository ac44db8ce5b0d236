"""Qt's own words follow the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence

from ilms_desktop import i18n
from ilms_desktop.ui import qt_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def english_afterwards(qapp: QApplication) -> Iterator[None]:
    """Other tests read English."""
    yield
    i18n.use("en")
    qt_words.speak(qapp)


def key() -> str:
    """How a menu shows a key."""
    return QKeySequence("Shift+Del").toString(QKeySequence.SequenceFormat.NativeText)


def test_keys_are_named_as_on_the_keyboard_of_the_language(qapp: QApplication) -> None:
    """A French keyboard has Maj and Suppr; back in English nothing French is left."""
    i18n.use("fr")
    qt_words.speak(qapp)
    assert key() == "Maj+Suppr"
    i18n.use("en")
    qt_words.speak(qapp)
    assert key() == "Shift+Del"


def test_the_pseudo_language_has_them_too(qapp: QApplication) -> None:
    """So that English left in a window is ours; keys stay, for they are found by their names."""
    i18n.use("qps")
    qt_words.speak(qapp)
    assert qapp.translate("QDialogButtonBox", "Close") == "[Çļööšéé]"
    assert key() == "Shift+Del"
