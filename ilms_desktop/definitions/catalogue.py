"""Translations of the definitions' texts: a small reader of gettext `.po` files.

Only what these catalogues use is read: context, source text, translation. Babel could read them too, but takes longer
than everything else that opens an edition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.definitions.files import read_text
from ilms_desktop.definitions.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_STRINGS: Final = r'"(?:[^"\\\n]|\\.)*"(?:\n"(?:[^"\\\n]|\\.)*")*'
_ENTRY: Final = re.compile(rf"(?:msgctxt ({_STRINGS})\n)?msgid ({_STRINGS})\nmsgstr ({_STRINGS})")
_COMMENT: Final = re.compile(r"^#.*\n?", re.MULTILINE)
_ESCAPE: Final = re.compile(r"\\(.)")
_ESCAPED: Final = {"n": "\n", "t": "\t", "r": "\r"}


class Entry(NamedTuple):
    """A translated text: the English it was made from, and the translation."""

    english: str
    translation: str


@dataclass(frozen=True)
class Catalogue:
    """Translations into one language.

    Attributes:
        entries: by the path of the text.
        repeated: paths that stand in the file more than once.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    repeated: tuple[str, ...] = ()

    def get(self, path: str, english: str) -> str:
        """Translation of a text; the English where there is none, or where it was made from another text."""
        entry = self.entries.get(path)
        return entry.translation if entry and entry.english == english and entry.translation else english


def catalogue_name(language: str) -> str:
    """Name of a language's catalogue below `forms/`."""
    return f"locale/{language}.po"


def read_catalogue(root: Path, language: str) -> Catalogue | Problem:
    """Catalogue of a language from its file."""
    name = catalogue_name(language)
    text = read_text(root, name)
    return text if isinstance(text, Problem) else parse_catalogue(name, text)


def parse_catalogue(name: str, text: str) -> Catalogue | Problem:
    """Catalogue from the text of a `.po` file; entries without context (the header) are left out."""
    entries: dict[str, Entry] = {}
    repeated = []
    for block in text.split("\n\n"):
        lines = (_COMMENT.sub("", block) if "#" in block else block).strip()
        match = _ENTRY.fullmatch(lines)
        if match is None and lines:
            return Problem("file.syntax", name, context={"detail": lines.partition("\n")[0]})
        if match is None or match[1] is None:
            continue
        path = _text(match[1])
        if path in entries:
            repeated.append(path)
        entries[path] = Entry(_text(match[2]), _text(match[3]))
    return Catalogue(entries, tuple(repeated))


def _text(strings: str) -> str:
    """Text of one or more quoted strings, one a line."""
    text = strings[1:-1].replace('"\n"', "")
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text) if "\\" in text else text
