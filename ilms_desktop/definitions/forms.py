"""All definition files of a folder, parsed but not yet understood: what the checks and the list of texts look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.definitions.catalogue import Catalogue, read_catalogue
from ilms_desktop.definitions.files import read_document, read_text
from ilms_desktop.definitions.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from ilms_desktop.definitions.files import Document, Row

INDEX: Final = "codelists/index.toml"
COUNTRIES: Final = "codelists/countries.csv"
REGIONS: Final = "codelists/regions.csv"
FIELDS: Final = "sources/fields.toml"
CONCEPTS: Final = "concepts/concepts.toml"
REASONS: Final = "reasons/reasons.toml"
LANGUAGES: Final = "languages.toml"
MICRODATA: Final = "microdata/concepts.toml"
MICRODATA_DIGITS: Final = "microdata/digits.csv"
SCHEMAS: Final = "schemas"
RULES: Final = "rules/"


def list_file(list_id: str) -> str:
    """Name of a code list's file below `forms/`."""
    return f"codelists/{list_id}.csv"


@dataclass(frozen=True)
class Forms:
    """Parsed definition files by name, the translations by language, and the rules as they were written.

    A file that is not there counts as empty; the checks say so where somebody needs it. The comments in a rule's file
    are reasons that people read, and a parsed file has none.
    """

    documents: Mapping[str, Document]
    catalogues: Mapping[str, Catalogue] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)

    def keys(self, name: str) -> dict[str, Any]:
        """Keys of a TOML file."""
        found = self.documents.get(name, {})
        return found if isinstance(found, dict) else {}

    def rows(self, name: str) -> list[Row]:
        """Rows of a CSV file."""
        found = self.documents.get(name, [])
        return found if isinstance(found, list) else []

    def names(self, folder: str) -> tuple[str, ...]:
        """Files directly in a folder, sorted."""
        return tuple(name for name in sorted(self.documents) if str(PurePosixPath(name).parent) == folder)

    @cached_property
    def editions(self) -> dict[str, dict[str, Any]]:
        """Editions by file name."""
        return {name: self.keys(name) for name in self.names("editions")}

    @cached_property
    def rounds(self) -> dict[str, dict[str, Any]]:
        """Rounds by file name."""
        return {name: self.keys(name) for name in self.names("rounds")}

    def tables(self, edition: str) -> dict[str, dict[str, Any]]:
        """Tables of an edition by file name."""
        return {name: self.keys(name) for name in self.names(f"tables/{edition}")}

    @cached_property
    def all_tables(self) -> dict[str, dict[str, Any]]:
        """Tables of all editions by file name."""
        return {name: self.keys(name) for name in sorted(self.documents) if name.startswith("tables/")}

    @cached_property
    def lists(self) -> dict[str, dict[str, Any]]:
        """Entries of the index of code lists by id."""
        return {entry["id"]: entry for entry in self.entries(INDEX, "codelists")}

    def entries(self, name: str, key: str) -> Sequence[dict[str, Any]]:
        """Array of tables in a TOML file."""
        entries: Sequence[dict[str, Any]] = self.keys(name).get(key, ())
        return entries

    @cached_property
    def complete_languages(self) -> tuple[str, ...]:
        """Languages whose translations must be complete; English is the source of all."""
        languages = self.entries(LANGUAGES, "languages")
        return tuple(entry["code"] for entry in languages if entry["complete"] and entry["code"] != "en")


def read_forms(root: Path) -> tuple[Forms, tuple[Problem, ...]]:
    """Every TOML and CSV file, schema and catalogue below `root`, and what could not be read."""
    documents: dict[str, Document] = {}
    catalogues: dict[str, Catalogue] = {}
    written: dict[str, str] = {}
    problems = []
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix == ".po":
            catalogue = read_catalogue(root, path.stem)
            problems += [catalogue] if isinstance(catalogue, Problem) else []
            catalogues |= {path.stem: catalogue} if isinstance(catalogue, Catalogue) else {}
        elif path.suffix in {".toml", ".csv", ".json"}:
            document = read_document(root, name)
            problems += [document] if isinstance(document, Problem) else []
            documents |= {} if isinstance(document, Problem) else {name: document}
            if name.startswith(RULES) and isinstance(source := read_text(root, name), str):
                written[name] = source
    return Forms(documents, catalogues, written), tuple(problems)
