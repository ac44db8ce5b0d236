"""The written cases beside the rules (`forms/cases/`), as files that rules can be run on."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ilms_desktop import paths
from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import Criterion, QTableKey, TableKey
from tests.oracle.files import File

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: source of a case that names none
ONLY_SOURCE = "FX:N1"


@dataclass(frozen=True)
class Case:
    """One written case.

    Attributes:
        rule: the rule it belongs to. name: what it shows. edition: questionnaire.
        expect: `pass`, `fail` or `not_evaluated`. content: everything as written.
    """

    rule: str
    name: str
    edition: str
    expect: str
    content: Mapping[str, Any] = field(repr=False)

    @property
    def source_fields(self) -> dict[str, dict[str, str]]:
        """Metadata of the sources."""
        return {source["id"]: source.get("fields", {}) for source in self.content.get("sources", [])}

    def file(self) -> File:
        """A file with the figures of the case."""
        edition = load_edition(self.edition)
        file = File(edition)
        if not self.content.get("sources"):
            file.source(ONLY_SOURCE, S3="S3:5", register_population="Everybody", contact_name="Somebody")
        for source in self.content.get("sources", []):
            file.source(source["id"], source.get("name", "Source"), **source.get("fields", {}))
        for table in self.content.get("tables", []):
            key = self._qtable(table)
            file.name(key, table.get("named", []))
            file.fields(key, **table.get("fields", {}))
            file.write(key, table["figures"])
        return file

    def _qtable(self, table: Mapping[str, Any]) -> QTableKey:
        """Key of a written table; criterion and class version as usual where none is given."""
        edition = load_edition(self.edition)
        criterion = Criterion(table.get("criterion", Criterion.NONE))
        definition = edition.table(TableKey(table["table"], criterion))
        version = table.get("version", definition.versions[0])
        return QTableKey(table.get("source", ONLY_SOURCE), table["table"], criterion, version, table["year"])


def read_cases() -> Iterator[Case]:
    """Every written case."""
    for path in sorted((paths.forms_dir() / "cases").glob("*.toml")):
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in written["cases"]:
            yield Case(written["rule"], case["name"], case.get("edition", "ilms-2019"), case["expect"], case)
