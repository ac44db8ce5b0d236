"""Judges a translator's file: is every text sound, which are missing, and does each term agree with the code lists?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop import paths
from ilms_desktop.definitions.forms import read_forms
from ilms_desktop.definitions.translatable import rule_texts_of, texts_of
from ilms_desktop.errors import ExchangeError
from ilms_desktop.i18n import N_, fill, gettext
from ilms_desktop.workspace.translation_kit import known_to_cldr, messages, plural_forms, read_po, terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message as Entry

_PLACEHOLDER: Final = re.compile(r"\{\w+\}|%\(\w+\)s")
_PATTERN: Final = re.compile(r"\*\.\w+")
_DIRECTION: Final = re.compile(r'^"X-Direction: (\w+)\\n"$', re.MULTILINE)
_PLURALS: Final = re.compile(r"nplurals=(\d+)")
#: code -> sentence
_WORDS: Final = {
    "plural_forms": N_("It has {found} plural forms; the language has {wanted}. Take the head of an exported file."),
    "direction": N_("It is written “{found}”; the language is written “{wanted}”. Take the head of an exported file."),
    "placeholders": N_("“{text}”: the words in braces are not the same. Write each of them once, unchanged."),
    "pattern": N_("“{text}”: the patterns of file names are not the same. Copy them unchanged."),
    "letter": N_("“{text}”: the sign & is added, and no key belongs to it. Take it out."),
    "forms": N_("“{text}”: {found} plural forms; {wanted} are needed."),
    "unknown": N_("“{text}”: the program has no such text. Export the file again."),
    "term": N_("“{text}” is “{wanted}” in the code lists, not “{found}”. Use their word."),
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with an entry.

    Attributes:
        code: what kind. values: what the sentence says.
    """

    code: str
    values: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """The sentence, in the language in use."""
        return fill(gettext(_WORDS[self.code]), dict(self.values))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found in a file.

    Attributes:
        language: of its head. translated, wanted: texts it has, and texts there are. troubles: what is wrong.
    """

    language: str
    translated: int
    wanted: int
    troubles: tuple[Trouble, ...]


def judge(data: bytes, *, name: str) -> Judgement:
    """Judge a catalogue of the program, of the questionnaire or of its rules.

    Raises:
        ExchangeError: `file_unreadable`, it is no PO file.
        UserError: `unknown_language`, its head names none that CLDR knows.
    """
    try:
        catalogue = read_po(data)
    except ValueError as error:
        raise ExchangeError("file_unreadable", path=name, detail=str(error)) from error
    language = str(catalogue.locale_identifier or "")
    entries = [each for each in catalogue if each.id]
    wanted = _wanted(entries, name)
    troubles = [*_head(data, language), *(each for entry in entries for each in _entry(entry, language, wanted))]
    done = sum(1 for each in entries if _is_translated(each) and _key(each) in wanted)
    return Judgement(language, done, len(wanted), tuple(troubles))


def _wanted(entries: list[Entry], name: str) -> frozenset[tuple[str, str]]:
    """Texts that such a file should have: English and context. Those of the questionnaire have paths for contexts."""
    if not any(":" in (each.context or "") for each in entries):
        return frozenset((each.text, each.context) for each in messages())
    forms = read_forms(paths.forms_dir())[0]
    texts = rule_texts_of(forms) if name.startswith("rules.") else texts_of(forms)
    return frozenset((text.english, text.path) for text in texts)


def _head(data: bytes, language: str) -> Iterator[Trouble]:
    """What the head says, compared with CLDR."""
    head = data.decode(errors="replace").replace("\r\n", "\n")
    wanted = "rtl" if known_to_cldr(language).text_direction == "rtl" else "ltr"
    direction = _DIRECTION.search(head)
    if direction is not None and direction[1] != wanted:
        yield _trouble("direction", found=direction[1], wanted=wanted)
    forms = _PLURALS.search(head)
    if forms is not None and int(forms[1]) != plural_forms(language)[0]:
        yield _trouble("plural_forms", found=forms[1], wanted=str(plural_forms(language)[0]))


def _entry(entry: Entry, language: str, wanted: frozenset[tuple[str, str]]) -> Iterator[Trouble]:
    """What is wrong with one translation; one that is missing is no trouble, English stands in for it."""
    text, forms = _key(entry)[0], _forms(entry)
    if _key(entry) not in wanted:
        yield _trouble("unknown", text=text)
        return
    if not _is_translated(entry):
        return
    if entry.pluralizable and len(forms) != plural_forms(language)[0]:
        yield _trouble("forms", text=text, found=str(len(forms)), wanted=str(plural_forms(language)[0]))
    yield from _form_troubles(entry, text, forms)
    called = terms(language).get(text, frozenset()) if not entry.context else frozenset()
    if called and _plain(forms[0]) not in {_plain(each) for each in called}:
        yield _trouble("term", text=text, found=forms[0], wanted=" / ".join(sorted(called)))


def _form_troubles(entry: Entry, text: str, forms: list[str]) -> Iterator[Trouble]:
    """What is lost or added in the forms of a translation."""
    sources = [str(each) for each in entry.id] if entry.pluralizable else [text]
    known = {each for source in sources for each in _PLACEHOLDER.findall(source)}
    exact = sorted(_PLACEHOLDER.findall(text))
    for form in forms:
        found = _PLACEHOLDER.findall(form)
        if set(found) - known or (not entry.pluralizable and sorted(set(found)) != sorted(set(exact))):
            yield _trouble("placeholders", text=text)
        if sorted(_PATTERN.findall(form)) != sorted(_PATTERN.findall(text)):
            yield _trouble("pattern", text=text)
        # why: a script without capitals on the keys, such as Arabic, does without
        if "&" in form and "&" not in text:
            yield _trouble("letter", text=text)


def _key(entry: Entry) -> tuple[str, str]:
    """English and context of an entry."""
    return str(entry.id[0] if entry.pluralizable else entry.id), entry.context or ""


def _forms(entry: Entry) -> list[str]:
    """Translated forms."""
    return [str(each) for each in entry.string or ()] if entry.pluralizable else [str(entry.string)]


def _plain(term: str) -> str:
    """A term without capitals and with one kind of apostrophe."""
    return term.casefold().replace("'", "’")


def _is_translated(entry: Entry) -> bool:
    """Whether every form is there."""
    return all(each.strip() for each in _forms(entry)) and not entry.fuzzy


def _trouble(code: str, **values: str) -> Trouble:
    return Trouble(code, tuple(values.items()))
