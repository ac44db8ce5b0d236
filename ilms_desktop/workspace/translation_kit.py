"""What a translator needs for a language: every text with its place and what is translated already, terms, pictures.

Texts come from the program's own source where it lies beside it, else from a complete catalogue; those of the
questionnaire from `forms/`. Nothing is written here; a file that comes back is judged by `translation_check`.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import ilms_desktop
from ilms_desktop import i18n, paths
from ilms_desktop.definitions.catalogue import Catalogue, parse_catalogue
from ilms_desktop.definitions.forms import read_forms
from ilms_desktop.definitions.translatable import rule_texts_of, texts_of
from ilms_desktop.errors import MESSAGES, UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from babel import Locale
    from babel.messages.catalog import Catalog

#: functions that mark a text, and where in their call it stands
KEYWORDS: Final = {
    "N_": None,
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "pgettext": ((1, "c"), 2),
    "tr": None,
}
#: screens of which `ilms-desktop` takes pictures
SCREENS: Final = ("table", "overview", "sources", "send", "questions", "seal", "key", "enrol", "start")
#: paths of texts that are terms: names of codes, tables, modules, concepts, criteria and units
_TERMS: Final = ("code:", "table:", "module:", "concept:", "criterion:", "unit:")
_TERM_NAMES: Final = ("label", "title", "short_title")


@dataclass(frozen=True, slots=True)
class Message:
    """A text of the program.

    Attributes:
        text: English. plural: its form for many, or empty. context: what tells it from its like, or empty.
        places: module and line where it is used. notes: what a translator should know.
    """

    text: str
    plural: str = ""
    context: str = ""
    places: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@cache
def messages() -> tuple[Message, ...]:
    """Every text of the program, in the order of its words."""
    found = _from_source() or _from_catalogue()
    return tuple(sorted(found.values(), key=lambda each: (each.text, each.context)))


def _from_source() -> dict[tuple[str, str], Message]:
    """Texts as they are marked in the source; none where the program is frozen and has no source beside it."""
    from babel.messages.extract import extract_from_dir

    folder, found = Path(ilms_desktop.__file__).parent, dict[tuple[str, str], Message]()
    if not (folder / "errors.py").is_file():
        return {}
    for file, line, message, _comments, context in extract_from_dir(folder, [("**.py", "python")], keywords=KEYWORDS):
        text, plural = message if isinstance(message, tuple) else (message, "")
        before = found.get((text, context or ""), Message(text, plural, context or ""))
        places = (*before.places, f"{Path(file).as_posix()}:{line}")
        found[text, context or ""] = Message(text, plural or before.plural, context or "", places)
    for code, pair in MESSAGES.items():
        for text in filter(None, pair):
            before = found.get((text, ""), Message(text))
            found[text, ""] = Message(text, before.plural, "", before.places, (*before.notes, f"problem {code}"))
    found.pop(("", ""), None)
    return found


def _from_catalogue() -> dict[tuple[str, str], Message]:
    """Texts of the first complete catalogue."""
    code = next(each.code for each in i18n.TONGUES.values() if each.complete and each.code != i18n.DEFAULT_LANGUAGE)
    found = {}
    for each in _read_program(code):
        if each.id:
            text, plural = each.id if isinstance(each.id, tuple | list) else (each.id, "")
            found[text, each.context or ""] = Message(text, plural, each.context or "")
    return found


def known_to_cldr(language: str) -> Locale:
    """What CLDR says of a language.

    Raises:
        UserError: `unknown_language`.
    """
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError) as error:
        raise UserError("unknown_language", language=language, known="th, km, lo, my, vi, id …") from error


def plural_forms(language: str) -> tuple[int, str]:
    """How many plural forms a language has, and the rule that chooses one."""
    from babel.messages.plurals import get_plural

    found = get_plural(known_to_cldr(language))
    return found.num_plurals, found.plural_forms


def kit(language: str) -> dict[str, bytes]:
    """Files for the translator of a language, by name.

    Raises:
        UserError: `unknown_language`.
    """
    locale = known_to_cldr(language)
    head = _header(language, locale)
    forms = read_forms(paths.forms_dir())[0]
    texts = {
        f"resources/locale/{language}.po": head + _program(language),
        f"forms/locale/{language}.po": head + _definitions(language, texts_of(forms)),
        f"forms/locale/rules.{language}.po": head + _definitions(f"rules.{language}", rule_texts_of(forms)),
        "glossary.csv": glossary(language),
        "pictures.txt": _pictures(language),
    }
    return {name: text.encode() for name, text in texts.items()}


def _header(language: str, locale: Locale) -> str:
    """Head of a catalogue: what the program reads of it before anything else."""
    known = i18n.TONGUES.get(language)
    number, rule = plural_forms(language)
    fields = {
        "Project-Id-Version": "ILMS Desktop",
        "Language": language,
        "X-Name": known.name if known else (locale.get_display_name() or language),
        "X-Direction": "rtl" if locale.text_direction == "rtl" else "ltr",
        **({} if known and known.complete else {"X-Complete": "no"}),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": rule.rstrip(";") + ";",
    }
    assert rule.startswith(f"nplurals={number}")  # noqa: S101 - both are babel's
    lines = [f'"{name}: {value}\\n"' for name, value in fields.items()]
    return "\n".join(["#", 'msgid ""', 'msgstr ""', *lines, "", ""])


def _program(language: str) -> str:
    """Texts of the program, with the translations that are there."""
    made = {(_first(each.id), each.context or ""): each.string for each in _read_program(language) if each.id}
    number = plural_forms(language)[0]
    blocks = []
    for each in messages():
        lines = [f"#. {note}" for note in each.notes] + [f"#: {place}" for place in each.places]
        lines += [f"msgctxt {_quoted(each.context)}"] if each.context else []
        lines.append(f"msgid {_quoted(each.text)}")
        done = made.get((each.text, each.context), "")
        if each.plural:
            forms = [*done] if isinstance(done, tuple | list) else []
            forms = [*forms, *[""] * number][:number]
            lines.append(f"msgid_plural {_quoted(each.plural)}")
            lines += [f"msgstr[{place}] {_quoted(form)}" for place, form in enumerate(forms)]
        else:
            lines.append(f"msgstr {_quoted(done if isinstance(done, str) else '')}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _definitions(name: str, texts: Iterable[tuple[str, str, str]]) -> str:
    """Texts of the questionnaire by their stable paths, with the translations that are there."""
    made = read_definitions(name).entries
    blocks = []
    for path, english, file in texts:
        entry = made.get(path)
        done = entry.translation if entry is not None and entry.english == english else ""
        lines = (f"#: {file}", f"msgctxt {_quoted(path)}", f"msgid {_quoted(english)}", f"msgstr {_quoted(done)}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def glossary(language: str) -> str:
    """Terms as the code lists have them, in English, in the complete languages and in this one, as CSV."""
    others = [each.code for each in i18n.TONGUES.values() if each.complete and each.code != i18n.DEFAULT_LANGUAGE]
    columns = [*others, *([language] if language not in others else [])]
    known = {code: terms(code) for code in columns}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([i18n.DEFAULT_LANGUAGE, *columns])
    for english in sorted({term for found in known.values() for term in found} | set(terms(i18n.DEFAULT_LANGUAGE))):
        writer.writerow([english, *(" / ".join(sorted(known[code].get(english, ()))) for code in columns)])
    return out.getvalue()


@cache
def terms(language: str) -> Mapping[str, frozenset[str]]:
    """English terms of code lists, tables and concepts -> what they are called in a language."""
    made, found = read_definitions(language).entries, dict[str, set[str]]()
    for path, english, _file in texts_of(read_forms(paths.forms_dir())[0]):
        if path.startswith(_TERMS) and path.rpartition("/")[2] in _TERM_NAMES:
            entry = made.get(path)
            names = found.setdefault(english, set())
            if language == i18n.DEFAULT_LANGUAGE:
                names.add(english)
            elif entry is not None and entry.english == english and entry.translation:
                names.add(entry.translation)
    return {english: frozenset(names) for english, names in found.items() if names}


def read_definitions(name: str) -> Catalogue:
    """Catalogue of the definitions; empty where there is none that can be read."""
    path = paths.forms_dir() / "locale" / f"{name}.po"
    found = parse_catalogue(path.name, path.read_text(encoding="utf-8")) if path.is_file() else Catalogue()
    return found if isinstance(found, Catalogue) else Catalogue()


def _read_program(language: str) -> Catalog | tuple[()]:
    """Catalogue of the program; empty where there is none."""
    path = paths.resources_dir() / "locale" / f"{language}.po"
    return read_po(path.read_bytes()) if path.is_file() else ()


def read_po(data: bytes) -> Catalog:
    """Catalogue of the bytes of a PO file."""
    from babel.messages.pofile import read_po as read

    return read(io.BytesIO(data))


def _pictures(language: str) -> str:
    """How to take a picture of each screen in the language."""
    return "".join(
        f"ilms-desktop --sample --language {language} --screen {screen} --size 1366x768 --screenshot {screen}.png\n"
        for screen in SCREENS
    )


def _first(message: object) -> str:
    """Singular form of what babel calls an id."""
    return str(message[0]) if isinstance(message, tuple | list) else str(message)


def _quoted(text: str) -> str:
    """A text as PO files write it."""
    return '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t"))


def english_texts() -> Iterator[str]:
    """Every text of the program, singular forms only."""
    return (each.text for each in messages())
