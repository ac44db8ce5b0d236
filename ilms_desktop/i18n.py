"""Texts in the person's language: gettext catalogues for the program, languages and their direction.

Source texts are English; `resources/locale/<language>.po` holds the translations of the program's own words. The
questionnaire's words (titles, labels) are translated in `ilms_desktop.definitions`. Nothing here knows Qt; stored
values are never localised. Catalogues are read from `.po` directly, so nothing has to be compiled (ADR 0009). A
language is there when its file is there: the header says its name, its direction and whether it is complete.
"""

from __future__ import annotations

import gettext as _gettext
import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ilms_desktop import paths, pseudo_text
from ilms_desktop.errors import MESSAGES, IlmsError, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DEFAULT_LANGUAGE: Final = "en"
#: languages of the questionnaire, in the order in which they are offered; others follow by their code
_FIRST: Final = ("en", "fr", "es", "ar")
#: what the header of a catalogue says of its language
_HEADER: Final = re.compile(r'^"X-(Name|Direction|Complete): ([^"\\]*)\\n"$', re.MULTILINE)
#: the header stands in the first lines of a catalogue, in this many bytes
_HEADER_BYTES: Final = 2048


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the program's own words.

    Attributes:
        code: ISO 639-1. name: in the language itself. direction: `ltr` or `rtl`.
        complete: whether every text is translated; otherwise English fills in, text by text.
    """

    code: str
    name: str
    direction: str = "ltr"
    complete: bool = True


def find_tongues(folder: Path) -> dict[str, Tongue]:
    """Languages whose catalogues lie in `folder`, and English, by code in the order in which they are offered."""
    found = {DEFAULT_LANGUAGE: Tongue(DEFAULT_LANGUAGE, "English")}
    found |= {path.stem: _tongue(path) for path in sorted(folder.glob("*.po"))}
    first = [code for code in _FIRST if code in found]
    return {code: found[code] for code in (*first, *(code for code in found if code not in first))}


def _tongue(path: Path) -> Tongue:
    """What the header of a catalogue says."""
    with path.open("rb") as stream:
        head = stream.read(_HEADER_BYTES).decode(errors="ignore").replace("\r\n", "\n")
    said = dict(_HEADER.findall(head))
    code = path.stem
    return Tongue(code, said.get("Name", code), said.get("Direction", "ltr"), said.get("Complete", "yes") != "no")


_ENGLISH: Final = "en_GB"
#: languages that people are offered
TONGUES: Final = find_tongues(paths.resources_dir() / "locale")
#: Every language that can be used, with its direction of writing; the last one is the pseudo-language.
LANGUAGES: Final[dict[str, str]] = {code: tongue.direction for code, tongue in TONGUES.items()} | {
    pseudo_text.CODE: "ltr"
}


@dataclass
class _Current:
    """A catalogue in use: the one of the process, changed only by `use`, or one of a thread, see `in_language`."""

    language: str = DEFAULT_LANGUAGE
    catalogue: _gettext.NullTranslations = field(default_factory=_gettext.NullTranslations)


_current: Final = _Current()
#: what one thread speaks for a while instead of `_current`
_lent: Final[ContextVar[_Current | None]] = ContextVar("ilms_language", default=None)


def use(language: str) -> None:
    """Make `language` the language of every text asked for from now on.

    Raises:
        UserError: `unknown_language`.
    """
    _current.catalogue = _catalogue_of(language)
    _current.language = language


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Ask for texts in another language inside the block, such as for a page to print; other threads notice nothing.

    Raises:
        UserError: `unknown_language`.
    """
    spoken = _spoken()
    token = _lent.set(spoken if language == spoken.language else _Current(language, _catalogue_of(language)))
    try:
        yield
    finally:
        _lent.reset(token)


def language() -> str:
    """Language in use, as ISO 639-1 code."""
    return _spoken().language


def locale() -> str:
    """Language in use as CLDR knows it, for dates, numbers and units; the pseudo-language is English there.

    English is that of Geneva, where a day stands before its month.
    """
    code = cldr(_spoken().language)
    return _ENGLISH if code == DEFAULT_LANGUAGE else code


def cldr(language: str) -> str:
    """A language as CLDR knows it."""
    return DEFAULT_LANGUAGE if language == pseudo_text.CODE else language


def is_right_to_left() -> bool:
    """Whether the language in use is written from right to left."""
    return LANGUAGES[_spoken().language] == "rtl"


def gettext(message: str) -> str:
    """Translation of `message`."""
    return _spoken().catalogue.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translation in the plural form that fits `n`."""
    return _spoken().catalogue.ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """Translation of `message` in the given context."""
    return _spoken().catalogue.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark `message` for extraction; it is translated where it is shown."""
    return message


def error_text(error: IlmsError) -> str:
    """What happened and what to do next, in the language in use."""
    message, hint = error_parts(error)
    return f"{message} {hint}".strip()


def error_parts(error: IlmsError) -> tuple[str, str]:
    """What happened, and what to do next, in the language in use."""
    message, hint = MESSAGES.get(error.code, (error.code, ""))
    context = {key: str(value) for key, value in error.context.items()}
    return fill(gettext(message), context), fill(gettext(hint), context) if hint else ""


def fill(template: str, values: dict[str, str]) -> str:
    """`template` with each `{name}` replaced; an unknown name stays as it is and text in `values` is never parsed."""
    return _PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), template)


def _spoken() -> _Current:
    """What is spoken here and now."""
    return _lent.get() or _current


def _catalogue_of(language: str) -> _gettext.NullTranslations:
    """Catalogue of a language.

    Raises:
        UserError: `unknown_language`.
    """
    if language not in LANGUAGES:
        raise UserError("unknown_language", language=language, known=", ".join(LANGUAGES))
    if language == pseudo_text.CODE:
        return pseudo_text.PseudoTranslations()
    return load_catalogue(paths.resources_dir() / "locale" / f"{language}.po")


_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")


def load_catalogue(path: Path) -> _gettext.NullTranslations:
    """Catalogue of one `.po` file; English source texts where the file does not exist."""
    return _compiled(path, path.stat().st_mtime_ns) if path.is_file() else _gettext.NullTranslations()


# why: a page in another language than the window's is printed again and again
@lru_cache(maxsize=8)
def _compiled(path: Path, _written: int) -> _gettext.NullTranslations:
    """Catalogue of a file as it was written last."""
    # why: babel costs some 40 ms to import, and English needs none of it (ADR 0011)
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as stream:
        catalogue = read_po(stream)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return _gettext.GNUTranslations(compiled)
