"""Checks of texts: every complete language has every text, made from today's English, with the same placeholders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.catalogue import Entry, catalogue_name
from ilms_desktop.definitions.problem import Problem
from ilms_desktop.definitions.translatable import rule_texts_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.definitions.forms import Forms
    from ilms_desktop.definitions.translatable import Text

_PLACEHOLDER: Final = re.compile(r"\{\w+\}")
#: catalogues of rules are called `rules.fr.po`, those of everything else `fr.po`
RULES: Final = "rules"


class Limits:
    """How long a text may be, in letters."""

    #: entry of the table tree, in English; the tree is 220 pixels wide
    SHORT_TITLE = 17
    #: the same in another language, which may be set in a narrower type
    SHORT_TITLE_TRANSLATED = 22


def check_translations(forms: Forms) -> Iterator[Problem]:
    """Every text is translated into every complete language, from the English of today."""
    for language in forms.complete_languages:
        for catalogue, texts in _catalogues_of(forms, language).items():
            if texts and catalogue not in forms.catalogues:
                name = catalogue_name(catalogue)
                yield Problem("text.no_catalogue", name, context={"language": language, "catalogue": name})
                continue
            for text in texts:
                yield from _check_entry(catalogue, text, forms.catalogues[catalogue].entries.get(text.path))


def _catalogues_of(forms: Forms, language: str) -> dict[str, tuple[Text, ...]]:
    """Catalogues of a language, and the texts that each must have."""
    return {language: tuple(texts_of(forms)), f"{RULES}.{language}": tuple(rule_texts_of(forms))}


def _check_entry(catalogue: str, text: Text, entry: Entry | None) -> Iterator[Problem]:
    """Problems of one translation."""
    name, context = catalogue_name(catalogue), {"english": text.english}
    if entry is None or not entry.translation.strip():
        yield Problem("text.missing", name, text.path, context)
    elif entry.english != text.english:
        yield Problem("text.stale", name, text.path, context)
    elif sorted(_PLACEHOLDER.findall(entry.translation)) != sorted(_PLACEHOLDER.findall(text.english)):
        yield Problem("text.placeholders", name, text.path, context)


def check_catalogues(forms: Forms) -> Iterator[Problem]:
    """A catalogue has nothing twice and nothing that is no text any more."""
    of_rules = {text.path for text in rule_texts_of(forms)}
    of_definitions = {text.path for text in texts_of(forms)}
    for name, catalogue in forms.catalogues.items():
        known = of_rules if name.startswith(f"{RULES}.") else of_definitions
        for path in catalogue.repeated:
            yield Problem("text.repeated", catalogue_name(name), path)
        for path in catalogue.entries:
            if path not in known:
                yield Problem("text.orphan", catalogue_name(name), path)


def check_lengths(forms: Forms) -> Iterator[Problem]:
    """Short titles of tables fit into the tree."""
    for text in texts_of(forms):
        if not (text.path.startswith("table:") and text.path.endswith("/short_title")):
            continue
        yield from _too_long(text.file, text.path, text.english, limit=Limits.SHORT_TITLE)
        for language, catalogue in forms.catalogues.items():
            entry = catalogue.entries.get(text.path)
            if entry:
                file, limit = catalogue_name(language), Limits.SHORT_TITLE_TRANSLATED
                yield from _too_long(file, text.path, entry.translation, limit=limit)


def _too_long(file: str, path: str, text: str, *, limit: int) -> Iterator[Problem]:
    """Problem of a text above its limit."""
    if len(text) > limit:
        yield Problem("text.too_long", file, path, {"text": text, "length": str(len(text)), "limit": str(limit)})


TEXT_CHECKS: Final[tuple[Callable[[Forms], Iterator[Problem]], ...]] = (
    check_translations,
    check_catalogues,
    check_lengths,
)
