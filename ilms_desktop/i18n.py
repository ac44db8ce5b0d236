"""Texts in the person's language: gettext catalogues for the program, languages and their direction.

Source texts are English; `resources/locale/<language>.po` holds the translations of the program's own words. The
questionnaire's words (titles, labels) are translated in `ilms_desktop.definitions`. Nothing here knows Qt; stored
values are never localised. Catalogues are read from `.po` directly, so nothing has to be compiled (ADR 0009).
"""

from __future__ import annotations

import gettext as _gettext
import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ilms_desktop import paths
from ilms_desktop.errors import MESSAGES, IlmsError, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DEFAULT_LANGUAGE: Final = "en"
#: Languages of the program's own words, with their direction of writing.
LANGUAGES: Final[dict[str, str]] = {"en": "ltr", "fr": "ltr", "es": "ltr", "ar": "rtl"}


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
    return load_catalogue(paths.resources_dir() / "locale" / f"{language}.po")


_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")


def load_catalogue(path: Path) -> _gettext.NullTranslations:
    """Catalogue of one `.po` file; English source texts where the file does not exist."""
    if not path.is_file():
        return _gettext.NullTranslations()
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
