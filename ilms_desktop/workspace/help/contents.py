"""What belongs to the help beside its words: order of the pages, where terms are used, the way out of each trouble.

Read from `resources/help/contents.toml`; the same for every language.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ilms_desktop import paths
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ilms_desktop.model.structure import TableDefinition


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary, and what tables have that use it; an empty condition lets every table through.

    Attributes:
        id: anchor of its section. modules: of the questionnaire. subjects: one of them must be the table's.
        lists: beginnings of names of class versions or status lists, such as `OCU`. criterion: that of the table.
        flow: whether figures are of a year. names_countries: whether its rows are countries.
    """

    id: str
    modules: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    criterion: str = ""
    flow: bool | None = None
    names_countries: bool | None = None

    def is_in(self, table: TableDefinition) -> bool:
        """Whether a table uses the term."""
        named = [table.status_list or "", *(table.versions if Axis.CLASS in table.axes else ())]
        return all(
            (
                not self.modules or table.module in self.modules,
                not self.subjects or bool(table.subjects & set(self.subjects)),
                not self.lists or any(each.startswith(self.lists) for each in named),
                not self.criterion or table.criterion.value == self.criterion,
                self.flow is None or table.flow == self.flow,
                self.names_countries is None or table.names_countries == self.names_countries,
            )
        )


@dataclass(frozen=True, slots=True)
class Contents:
    """Order of the pages; terms by anchor; section of the page `troubleshooting` for each code of a problem."""

    pages: tuple[str, ...]
    terms: Mapping[str, Term]
    troubles: Mapping[str, str]

    def codes_of(self, section: str) -> tuple[str, ...]:
        """Codes of problems that a section leads out of."""
        return tuple(code for code, place in self.troubles.items() if place == section)


def folder() -> Path:
    """Folder of the help."""
    return paths.resources_dir() / "help"


@lru_cache(maxsize=1)
def contents() -> Contents:
    """The file, read once."""
    keys = tomllib.loads((folder() / "contents.toml").read_text(encoding="utf-8"))
    terms = (Term(**_tuples(entry)) for entry in keys["terms"])
    troubles = {code: entry["section"] for entry in keys["troubles"] for code in entry["codes"]}
    return Contents(tuple(keys["pages"]), {term.id: term for term in terms}, troubles)


def numbers_using(term: Term, tables: Iterable[TableDefinition]) -> tuple[str, ...]:
    """Numbers of the tables that use a term, in the order of the questionnaire."""
    return tuple(dict.fromkeys(table.number for table in tables if term.is_in(table)))


def _tuples(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Lists of a TOML table as tuples."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
