"""Code lists from their CSV files, in one language.

A country list holds only what is not a country; the countries come from the one list of countries.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.definitions.forms import COUNTRIES, INDEX, list_file
from ilms_desktop.definitions.reading import need_keys, need_rows
from ilms_desktop.definitions.translatable import code_path, codelist_path
from ilms_desktop.model.codelist import Code, CodeKind, Codelist, ListKind
from ilms_desktop.model.edition import Country
from ilms_desktop.pseudo_text import CODE as PSEUDO
from ilms_desktop.pseudo_text import pseudo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ilms_desktop.definitions.files import Row
    from ilms_desktop.definitions.texts import Texts

#: kind in the index -> what the list is used for
_KINDS: Final = {
    "sex": ListKind.SEX,
    "status": ListKind.STATUS,
    "class": ListKind.CLASS,
    "country": ListKind.COUNTRY,
    "note": ListKind.NOTE,
    "obs_status": ListKind.OBS_STATUS,
    "sdmx_obs_status": ListKind.OBS_STATUS,
    "source_type": ListKind.SOURCE,
    "source_group": ListKind.SOURCE,
}
#: countries stand after the aggregates and before "Other countries"
_COUNTRY_ORDER: Final = 10_000
_OTHER_ORDER: Final = 20_000


def read_countries(root: Path, language: str) -> dict[str, Country]:
    """Countries by ISO alpha-3 code, named in `language` or else in English."""
    return {row["iso3"]: _country(row, language) for row in need_rows(root, COUNTRIES)}


@dataclass(frozen=True)
class CodelistReader:
    """Reads code lists of a folder, each file once."""

    root: Path
    texts: Texts

    @cached_property
    def index(self) -> dict[str, dict[str, Any]]:
        """Entries of the index by id."""
        return {entry["id"]: entry for entry in need_keys(self.root, INDEX)["codelists"]}

    @cached_property
    def _named(self) -> tuple[Country, ...]:
        """Countries that may be named in a table, by name."""
        offered = {row["iso3"] for row in need_rows(self.root, COUNTRIES) if row["in_lists"] == "Y"}
        countries = read_countries(self.root, self.texts.language).values()
        return tuple(sorted((c for c in countries if c.iso3 in offered), key=lambda country: _sort_key(country.name)))

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        """Rows of the files read so far."""
        return {}

    def rows(self, list_id: str) -> list[Row]:
        """Rows of a list's file."""
        if list_id not in self._rows:
            self._rows[list_id] = need_rows(self.root, list_file(list_id))
        return self._rows[list_id]

    def read(self, list_id: str) -> Codelist:
        """A code list, in the order of the screen.

        Raises:
            KeyError: the index has no such list.
        """
        entry = self.index[list_id]
        codes = [self._code(list_id, row) for row in self.rows(list_id)]
        if entry["kind"] == "country":
            codes = sorted(self._with_countries(list_id, codes), key=lambda code: code.order)
        title = self.texts.get(codelist_path(list_id), entry["title"])
        return Codelist(list_id, title, _KINDS[entry["kind"]], tuple(codes), entry["pattern"])

    def _code(self, list_id: str, row: Row) -> Code:
        """Code of one row; columns that the list does not have stand for nothing."""
        kind = CodeKind(row.get("kind", CodeKind.ITEM))
        return Code(
            id=row["code"],
            label=self.texts.get(code_path(list_id, row["code"], "label"), row["label"]),
            parent=row.get("parent") or None,
            kind=kind,
            order=_OTHER_ORDER if kind is CodeKind.OTHER else int(row["order"]),
            alternative=row.get("alternative", ""),
            memo=row.get("memo") == "Y",
            members=split(row.get("members", "")),
            note=self.texts.get(code_path(list_id, row["code"], "help"), row.get("help", "")),
            aliases=split(row.get("aliases", "")),
            written_as=row.get("written_as", ""),
            offered=row.get("use", "offered") == "offered",
            valid_to=int(row["valid_to"]) if row.get("valid_to") else None,
        )

    def _with_countries(self, list_id: str, codes: list[Code]) -> Iterator[Code]:
        """The list's own codes and a code for each country that it does not name itself."""
        own = {code.id for code in codes}
        total = next((code.id for code in codes if code.is_total), None)
        yield from codes
        for place, country in enumerate(self._named):
            code = f"{list_id}_{country.iso3}"
            if code not in own:
                order = _COUNTRY_ORDER + place
                yield Code(code, country.name, parent=total, kind=CodeKind.COUNTRY, order=order)


def out_of_scope(rows: list[Row], universe: str) -> Iterator[str]:
    """Codes that a table of this universe must leave empty."""
    return (row["code"] for row in rows if row.get("out_of_scope_in") == universe)


def split(cell: str) -> tuple[str, ...]:
    """Parts of a cell that holds several codes."""
    return tuple(cell.split("|")) if cell else ()


def _country(row: Mapping[str, str], language: str) -> Country:
    """Country of one row."""
    name = row.get(f"name_{language}") or row["name_en"]
    name = pseudo(name) if language == PSEUDO else name
    return Country(iso3=row["iso3"], iso2=row["iso2"], m49=row["m49"], name=name)


def _sort_key(name: str) -> str:
    """Name without accents and capitals, so that Éthiopie stands with E."""
    letters = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
