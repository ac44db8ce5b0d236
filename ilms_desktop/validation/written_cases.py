"""The written cases beside the rules: figures that a statistician can read, and what a rule must say of them.

Reads `forms/cases/` and folders of the same kind; what comes out is compared in `case_runs`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import paths
from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.definitions.reading import need_keys
from ilms_desktop.model.key import Criterion, QTableKey, TableKey
from ilms_desktop.storage.memory_file import MemoryFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

#: folder of the cases below the definitions
FOLDER: Final = "cases"
#: source of a case that names none, and what it says, so that no rule asks for more
ONLY_SOURCE: Final = "FX:N1"
_WELL_DESCRIBED: Final = {"S3": "S3:5", "register_population": "Everybody", "contact_name": "Somebody"}
#: edition of a case that names none
_EDITION: Final = "ilms-2019"


class Expected(StrEnum):
    """What a rule does on a case."""

    #: nothing is said
    PASS = "pass"  # noqa: S105 - an outcome, not a password
    #: a finding
    FAIL = "fail"
    #: it waits for figures, or there is nothing it could look at
    NOT_EVALUATED = "not_evaluated"


@dataclass(frozen=True)
class WrittenCase:
    """One written case.

    Attributes:
        rule: the rule it belongs to. name: what it shows. edition: questionnaire.
        expect: what the rule must do. content: everything as written.
    """

    rule: str
    name: str
    edition: str
    expect: Expected
    content: Mapping[str, Any] = field(repr=False)

    @property
    def source_fields(self) -> dict[str, dict[str, str]]:
        """Metadata of the sources."""
        return {source["id"]: source.get("fields", {}) for source in self.content.get("sources", [])}

    @property
    def tables(self) -> tuple[tuple[QTableKey, Mapping[str, Any]], ...]:
        """What is written of each QTable, behind its key."""
        return tuple((self._qtable(table), table) for table in self.content.get("tables", ()))

    def file(self) -> MemoryFile:
        """A file with the figures of the case."""
        file = MemoryFile(load_edition(self.edition))
        sources = self.content.get("sources") or [{"id": ONLY_SOURCE, "fields": _WELL_DESCRIBED}]
        for source in sources:
            file.source(source["id"], source.get("name", "Source"), **source.get("fields", {}))
        for key, table in self.tables:
            file.name(key, table.get("named", []))
            file.fields(key, **table.get("fields", {}))
            file.write(key, table["figures"])
        return file

    def _qtable(self, table: Mapping[str, Any]) -> QTableKey:
        """Key of a written table; criterion and class version as usual where none is given."""
        criterion = Criterion(table.get("criterion", Criterion.NONE))
        definition = load_edition(self.edition).table(TableKey(table["table"], criterion))
        version = table.get("version", definition.versions[0])
        return QTableKey(table.get("source", ONLY_SOURCE), table["table"], criterion, version, table["year"])


def read_cases(root: Path | None = None) -> Iterator[WrittenCase]:
    """Every written case of the definitions, rule by rule.

    Raises:
        DefinitionError: `definitions_broken`, with the file that cannot be read.
    """
    root = root or paths.forms_dir()
    names = sorted(f"{FOLDER}/{path.name}" for path in (root / FOLDER).glob("*.toml"))
    return cases_of(need_keys(root, name) for name in names)


def cases_of(files: Iterable[Mapping[str, Any]]) -> Iterator[WrittenCase]:
    """Cases of parsed files."""
    for keys in files:
        for case in keys["cases"]:
            yield WrittenCase(keys["rule"], case["name"], case.get("edition", _EDITION), Expected(case["expect"]), case)
