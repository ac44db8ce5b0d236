"""Qt's own words in the language in use: names of keys in menus, buttons of system dialogs.

Qt brings them along; where it has none for a language they stay English. The pseudo-language has them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QTranslator

from ilms_desktop import i18n
from ilms_desktop.pseudo_text import CODE as PSEUDO
from ilms_desktop.pseudo_text import pseudo

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

#: name of the translator among the children of the application
_NAME: Final = "words of Qt"


class _PseudoTranslator(QTranslator):
    """Qt's words in the pseudo-language; names of keys stay, for they are looked up by their words."""

    def isEmpty(self) -> bool:
        """Never: every text is there."""
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:  # noqa: ARG002 - Qt's signature
        """A text of Qt."""
        return text if context == "QShortcut" else pseudo(text)


def speak(app: QApplication) -> None:
    """Let Qt speak the language in use from now on."""
    for before in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(before)
        before.deleteLater()
    is_pseudo = i18n.language() == PSEUDO
    translator = _PseudoTranslator(app) if is_pseudo else QTranslator(app)
    translator.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if is_pseudo or translator.load(f"qtbase_{i18n.language()}", folder):
        app.installTranslator(translator)
