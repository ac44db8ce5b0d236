"""An edition of the questionnaire and a round of its collection, as loaded from `forms/`.

Texts are in the language the edition was loaded in; codes and structure do not depend on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ilms_desktop.model.key import ABSENT, Criterion, TableKey
from ilms_desktop.model.region import Regions
from ilms_desktop.model.structure import Axis, TableDefinition

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ilms_desktop.model.codelist import Code, Codelist
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.source import FieldDefinition, SourceType


@dataclass(frozen=True, slots=True)
class Module:
    """A part of the questionnaire: A migrant stock, B migrant flow, C nationals abroad."""

    id: str
    title: str
    short_title: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country or area with the names used by the United Nations and the ILO."""

    iso3: str
    iso2: str
    m49: str
    name: str


@dataclass(frozen=True, slots=True)
class Round:
    """One yearly collection.

    Attributes:
        id: `2026`. collection: `ILMS-2026`. edition: `ilms-2019`.
        first_year, last_year: reference years accepted.
        default_years: how many years a new source starts with, ending at last_year.
        deadline: day by which the reply is asked; nothing is blocked by it.
        title: name in the loaded language. languages: languages in which it is offered.
        contact: e-mail address of the receiving desk.
    """

    id: str
    collection: str
    edition: str
    first_year: int
    last_year: int
    default_years: int
    deadline: date
    title: str = ""
    languages: tuple[str, ...] = ()
    contact: str = ""

    def takes(self, year: int) -> bool:
        """Whether figures of a reference year are accepted."""
        return self.first_year <= year <= self.last_year


@dataclass(frozen=True)
class Edition:
    """One version of the questionnaire: its tables, class versions, sources and fields.

    Attributes:
        id, version, title: identity. digest: sha256 (hex) of its definition files, pinned in submissions (ADR 0012).
        language: language of all texts in it.
        criteria: criteria in use, without `none`.
        modules, tables: in the order of the questionnaire.
        codelists: by id. countries: by ISO alpha-3 code. regions: which of them belong together.
        fields: metadata fields in the order of the editor. source_types: by code, in the order of the list.
    """

    id: str
    version: str
    title: str
    digest: str
    language: str
    criteria: tuple[Criterion, ...]
    modules: tuple[Module, ...]
    tables: tuple[TableDefinition, ...]
    codelists: Mapping[str, Codelist]
    countries: Mapping[str, Country]
    fields: tuple[FieldDefinition, ...]
    source_types: Mapping[str, SourceType]
    regions: Regions = field(default_factory=Regions)

    @cached_property
    def by_key(self) -> dict[TableKey, TableDefinition]:
        """Tables by number and criterion."""
        return {table.key: table for table in self.tables}

    @cached_property
    def by_indicator(self) -> dict[str, TableDefinition]:
        """Tables by indicator id, current ids before older ones."""
        found = {table.indicator: table for table in self.tables}
        for table in self.tables:
            for other in table.other_indicators:
                found.setdefault(other, table)
        return found

    def table(self, key: TableKey) -> TableDefinition:
        """Definition of a table.

        Raises:
            KeyError: the edition has no such table.
        """
        return self.by_key[key]

    def class_list(self, version: str) -> Codelist:
        """Code list of a class version.

        Raises:
            KeyError: unknown version.
        """
        return self.codelists[version]

    def axis_list(self, table: TableDefinition, axis: Axis, version: str) -> Codelist | None:
        """Code list that an axis of a table uses, or None where the table lacks the axis."""
        if axis not in table.axes:
            return None
        names = {Axis.SEX: "SEX", Axis.STATUS: table.status_list, Axis.CLASS: version}
        return self.codelists[str(names[axis])]

    def code(self, table: TableDefinition, version: str, cell: CellKey, axis: Axis) -> Code | None:
        """Code of a cell on one axis, or None where the table lacks the axis."""
        codes = self.axis_list(table, axis, version)
        value = {Axis.SEX: cell.sex, Axis.STATUS: cell.status, Axis.CLASS: cell.klass}[axis]
        return None if codes is None or value == ABSENT else codes[value]

    def tables_for(self, criterion: Criterion) -> tuple[TableDefinition, ...]:
        """Tables of one criterion, in the order of the questionnaire."""
        return tuple(table for table in self.tables if table.criterion is criterion)
