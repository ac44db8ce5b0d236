"""Names of what stands in the structures, in every language in which there is one.

Words of the questionnaire come from its definitions; words that only SDMX needs stand in `resources/sdmx/names.csv`.
A language whose texts are not complete names only what is named in it: English is never passed off as another language.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from ilms_desktop import paths
from ilms_desktop.definitions.concepts import load_concepts
from ilms_desktop.definitions.loader import load_edition, load_languages
from ilms_desktop.definitions.statuses import load_sdmx_statuses, load_statuses
from ilms_desktop.i18n import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ilms_desktop.model.codelist import Codelist
    from ilms_desktop.model.edition import Edition

T = TypeVar("T")
#: language -> name
Names = dict[str, str]


@dataclass(frozen=True)
class Vocabulary:
    """Names of one edition.

    Attributes:
        editions: the edition in each language, English first. complete: languages in which every text is translated.
    """

    editions: Mapping[str, Edition]
    complete: frozenset[str]

    @classmethod
    def of(cls, edition_id: str) -> Vocabulary:
        """In all languages of the definitions.

        Raises:
            DefinitionError: `unknown_edition`.
        """
        languages = load_languages()
        editions = {each.code: load_edition(edition_id, language=each.code) for each in languages}
        return cls(editions, frozenset(each.code for each in languages if each.complete))

    @property
    def english(self) -> Edition:
        """The edition with English texts."""
        return self.editions[DEFAULT_LANGUAGE]

    def title(self, number: int) -> Names:
        """Title of a table by its place in the edition."""
        return self._named(lambda language: self.editions[language].tables[number].title)

    def concept(self, concept_id: str) -> Names:
        """Title of a concept."""
        if concept_id not in load_concepts().concepts:
            return self.word("CONCEPT", concept_id)
        return self._named(lambda language: load_concepts(language=language).concepts[concept_id].title)

    def country(self, iso3: str) -> Names:
        """Name of a country."""
        return self._named(lambda language: self.editions[language].countries[iso3].name)

    def codes(self, list_id: str) -> dict[str, Names]:
        """Names of all codes of a list."""
        lists: dict[str, Codelist] = {code: each.codelists[list_id] for code, each in self.editions.items()}
        return {
            code.id: self._named(lambda language, code=code.id: lists[language][code].label)  # type: ignore[misc]
            for code in lists[DEFAULT_LANGUAGE].codes
        }

    def statuses(self) -> dict[str, Names]:
        """Status letters of the ILO."""
        known = {language: load_statuses(language=language) for language in self.editions}
        return {
            letter: self._named(lambda language, letter=letter: known[language][letter].label)  # type: ignore[misc]
            for letter in known[DEFAULT_LANGUAGE]
            if letter
        }

    def sdmx_statuses(self) -> dict[str, Names]:
        """Status letters of SDMX."""
        known = {language: load_sdmx_statuses(language=language) for language in self.editions}
        return {
            letter: self._named(lambda language, letter=letter: known[language][letter].label)  # type: ignore[misc]
            for letter in known[DEFAULT_LANGUAGE]
        }

    def word(self, list_id: str, code: str) -> Names:
        """Name of a code that only SDMX needs."""
        return {language: name for language, name in _words()[list_id, code].items() if name}

    def words(self, list_id: str) -> dict[str, Names]:
        """Names of all codes of a list that only SDMX needs."""
        return {code: self.word(name, code) for name, code in _words() if name == list_id}

    def _named(self, ask: Callable[[str], str]) -> Names:
        """What `ask` gives in each language; a language with gaps counts only where it differs from English."""
        english = ask(DEFAULT_LANGUAGE)
        found = {language: ask(language) for language in self.editions}
        return {language: name for language, name in found.items() if language in self.complete or name != english}


@lru_cache(maxsize=1)
def _words() -> dict[tuple[str, str], Names]:
    """Names by list and code."""
    path = paths.resources_dir() / "sdmx" / "names.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return {
            (row["list"], row["code"]): {
                column.removeprefix("name_"): name for column, name in row.items() if column.startswith("name_")
            }
            for row in csv.DictReader(stream)
        }
