"""Qt's own words in the language in use: names of keys in menus, buttons of system dialogs.

Qt brings them along; where it has none for a language they stay English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QTranslator

from ilms_desktop import i18n

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

#: name of the translator among the children of the application
_NAME: Final = "words of Qt"


def speak(app: QApplication) -> None:
    """Let Qt speak the language in use from now on."""
    for before in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(before)
        before.deleteLater()
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{i18n.language()}", folder):
        app.installTranslator(translator)
