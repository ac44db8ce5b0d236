"""Languages of the definitions, and looking a text up in one of them.

English is the text in the files themselves; a text without translation falls back to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ilms_desktop.definitions.catalogue import Catalogue, catalogue_name, read_catalogue
from ilms_desktop.definitions.forms import LANGUAGES
from ilms_desktop.definitions.reading import need, need_keys
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import LANGUAGES as SPOKEN
from ilms_desktop.pseudo_text import CODE as PSEUDO
from ilms_desktop.pseudo_text import pseudo

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Language:
    """A language in which definitions can be shown.

    Attributes:
        code: ISO 639-1. name: in the language itself. direction: `ltr` or `rtl`.
        complete: whether every text is translated; otherwise English fills in.
    """

    code: str
    name: str
    direction: str
    complete: bool


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts of the definitions in one language."""

    language: str
    catalogue: Catalogue = field(default_factory=Catalogue)

    def get(self, path: str, english: str) -> str:
        """Text at a path; the English itself where nothing is translated."""
        if self.language == PSEUDO:
            return pseudo(english)
        return self.catalogue.get(path, english) if english else ""


def read_languages(root: Path) -> tuple[Language, ...]:
    """Languages of the definitions, in the order of the file."""
    return tuple(Language(**entry) for entry in need_keys(root, LANGUAGES)["languages"])


def read_texts(root: Path, language: str) -> Texts:
    """Texts in `language`; English where the program speaks a language that the definitions do not have yet.

    Raises:
        UserError: `unknown_language`.
    """
    known = [entry.code for entry in read_languages(root)]
    if language not in known and language not in SPOKEN:
        raise UserError("unknown_language", language=language, known=", ".join(known))
    if not (root / catalogue_name(language)).is_file():
        return Texts(language)
    return Texts(language, need(read_catalogue(root, language)))
