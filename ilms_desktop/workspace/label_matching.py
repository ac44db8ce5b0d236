"""Labels of rows and columns matched to codes: names in every language, codes of several systems, usual variants.

Knows no clipboard and no file; paste and import ask here what a label means. A label with several meanings is never
guessed.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ilms_desktop import paths
from ilms_desktop.definitions.loader import load_codelist, load_countries, load_languages
from ilms_desktop.model.codelist import CodeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.model.codelist import Code, Codelist
    from ilms_desktop.model.edition import Country, Edition
    from ilms_desktop.model.structure import Axis, TableDefinition

_ISO3_LENGTH: Final = 3
_YEAR_LENGTH: Final = 4
_WORDS: Final = re.compile(r"\w+|[<>+≤≥]")
#: words of the file of variants that stand for every code of a kind
_OF_KIND: Final = {CodeKind.TOTAL: "*total", CodeKind.OTHER: "*other", CodeKind.UNKNOWN: "*unknown"}
#: kinds of code whose last three letters are a country
_COUNTRIES: Final = (CodeKind.COUNTRY,)
#: in a label with figures, such as an age: words that say nothing, open upwards, open downwards
_FILLERS: Final = frozenset(
    {"age", "aged", "ages", "ans", "anos", "old", "years", "year", "yrs", "to", "a", "de"}
    | {"العمر", "سنة", "سنوات", "عاما", "من", "الى"}
)
_UPWARDS: Final = frozenset({"over", "plus", "mas", "older", "more", "above", "≥", ">", "فاكثر", "فوق"})
_DOWNWARDS: Final = frozenset({"under", "less", "below", "moins", "menos", "younger", "دون", "اقل"})
_SMALL: Final = frozenset({"and", "et", "y", "or", "ou", "o", "than", "فما"})


def folded(text: str) -> str:
    """Text without case, accents and outer spaces, for comparing."""
    bare = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


@lru_cache(maxsize=8192)
def label_key(text: str) -> str:
    """What makes a label the same as another: its words without case, accents and punctuation, ages in one form."""
    words = _WORDS.findall(folded(text).replace("_", " "))
    if any(sign.isdecimal() for word in words for sign in word):
        words = _as_age(words)
    return " ".join(words)


def year_of(text: str) -> int | None:
    """The year that a label is, or None; digits of any script."""
    bare = text.strip()
    return int(bare) if len(bare) == _YEAR_LENGTH and bare.isdecimal() else None


@lru_cache(maxsize=1)
def variants() -> Mapping[str, tuple[str, ...]]:
    """Usual other names by ISO alpha-3 code, code of the questionnaire, or kind of code."""
    path = paths.resources_dir() / "labels" / "variants.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return MappingProxyType({row["code"]: tuple(row["words"].split("|")) for row in rows})


@dataclass(frozen=True)
class LabelBook:
    """What labels mean in one table.

    Attributes:
        names: axis -> key of a name -> codes that bear it.
        codes: axis -> key of a code (ISO 3166, M49, the questionnaire's own) -> codes; asked where no name fits.
    """

    names: Mapping[Axis, Mapping[str, frozenset[str]]]
    codes: Mapping[Axis, Mapping[str, frozenset[str]]]
    _found: dict[str, Mapping[Axis, str]] = field(default_factory=dict)

    def find(self, label: str) -> Mapping[Axis, str]:
        """Code of a label by axis; an axis on which it means nothing, or several things, is absent."""
        found = self._found.get(label)
        if found is None:
            found = self._found[label] = self._find(label_key(label))
        return found

    def _find(self, key: str) -> dict[Axis, str]:
        found = {}
        for axis, names in self.names.items():
            codes = names.get(key) or self.codes[axis].get(key, frozenset())
            if key and len(codes) == 1:
                found[axis] = next(iter(codes))
        return found


def label_book(edition: Edition, table: TableDefinition, version: str) -> LabelBook:
    """What labels mean in a table, in every language of the definitions.

    Args:
        edition: where code lists come from.
        table: the table.
        version: its class version.
    """
    lists = ((axis, edition.axis_list(table, axis, version)) for axis in table.axes)
    words = {axis: _words_of(codes.id) for axis, codes in lists if codes is not None}
    return LabelBook({axis: each[0] for axis, each in words.items()}, {axis: each[1] for axis, each in words.items()})


def codes_meant(label: str, list_id: str) -> frozenset[str]:
    """Codes of one list that a label may mean, by name or else by code; several where it is not clear."""
    key = label_key(label)
    names, codes = _words_of(list_id)
    return (names.get(key) or _bare_names(list_id).get(key) or codes.get(key, frozenset())) if key else frozenset()


@lru_cache(maxsize=64)
def _bare_names(list_id: str) -> Mapping[str, frozenset[str]]:
    """Names of the codes of one list in every language without the code before them: `3. Upper secondary education`."""
    found: dict[str, set[str]] = defaultdict(set)
    for language in load_languages():
        for code in load_codelist(list_id, language=language.code).codes:
            before, dot, name = code.label.partition(". ")
            if dot and code.id.endswith(f"_{before}"):
                found[label_key(name)].add(code.id)
    return {key: frozenset(codes) for key, codes in found.items()}


@lru_cache(maxsize=64)
def _words_of(list_id: str) -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """Names and codes of one list; its words do not depend on the edition."""
    languages = [each.code for each in load_languages()]
    countries = [load_countries(language=language) for language in languages]
    in_all = [load_codelist(list_id, language=language) for language in languages]
    return _names(in_all, countries), _codes(in_all[0], countries[0])


def _names(lists: Iterable[Codelist], countries: Iterable[Mapping[str, Country]]) -> Mapping[str, frozenset[str]]:
    """Names of the codes of one list in every language, and their variants."""
    found: dict[str, set[str]] = defaultdict(set)
    maps = list(countries)
    for codes in lists:
        kinds = Counter(code.kind for code in codes.codes)
        for code in codes.codes:
            for word in (code.label, *_other_names(code, maps, is_alone=kinds[code.kind] == 1)):
                found[label_key(word)].add(code.id)
    return {key: frozenset(codes) for key, codes in found.items()}


def _other_names(code: Code, countries: Iterable[Mapping[str, Country]], *, is_alone: bool) -> Iterable[str]:
    """Variants of a code; those of its kind where it is the only one, those of its country where it is one."""
    known = variants()
    yield from known.get(code.id, ())
    if is_alone:
        yield from known.get(_OF_KIND.get(code.kind, ""), ())
    if code.kind in _COUNTRIES:
        iso3 = code.id[-_ISO3_LENGTH:]
        yield from known.get(iso3, ())
        yield from (names[iso3].name for names in countries if iso3 in names)


def _codes(codes: Codelist, countries: Mapping[str, Country]) -> Mapping[str, frozenset[str]]:
    """Codes of one list as files write them: whole, without the name of the list, and those of ISO and M49."""
    found: dict[str, set[str]] = defaultdict(set)
    own = {label_key(code.id): frozenset({code.id}) for code in codes.codes}
    for code in codes.codes:
        words = [code.id.removeprefix(f"{codes.id}_"), *code.aliases, code.written_as]
        country = countries.get(code.id[-_ISO3_LENGTH:]) if code.kind in _COUNTRIES else None
        if country is not None:
            words += [country.iso3, country.iso2, country.m49]
        for word in filter(None, words):
            found[label_key(word)].add(code.id)
    # why: a code that became the alias of another one still means itself
    return {key: frozenset(ids) for key, ids in found.items()} | own


def _as_age(words: list[str]) -> list[str]:
    """Words of a label with figures: `15 to 24 years` as `15 24`, `65 and over` as `65 +`, `under 15` as `< 15`."""
    kept = [word for word in words if word not in _FILLERS]
    if _UPWARDS & set(kept):
        return [*(word for word in kept if word not in _UPWARDS | _SMALL), "+"]
    if _DOWNWARDS & set(kept):
        return ["<", *(word for word in kept if word not in _DOWNWARDS | _SMALL)]
    return kept
