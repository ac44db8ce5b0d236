"""Tables of the questionnaire as their definitions describe them: axes, class versions, unit, scope.

An indicator is what is published; it follows from table and criterion. Definitions are data under `forms/`; no table
name stands in code.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ilms_desktop.model.key import ABSENT, Criterion, TableKey


class Axis(StrEnum):
    """A row axis of a table; years are the columns."""

    #: total, men, women
    SEX = "sex"
    #: native-born and foreign-born, citizens and non-citizens, migrants and non-migrants
    STATUS = "status"
    #: age, education, activity, occupation, status in employment, country
    CLASS = "class"


class Unit(StrEnum):
    """What a figure counts."""

    #: thousands of persons on screen, whole persons in storage
    PERSONS = "PS"
    #: units of the local currency on screen, hundredths in storage; a mean or median, never a sum
    CURRENCY = "LC"


class Universe(StrEnum):
    """Which ages a table covers; decides which rows are in scope."""

    #: persons of working age
    WORKING_AGE = "working_age"
    #: persons of all ages
    ALL_AGES = "all_ages"


@dataclass(frozen=True)
class TableDefinition:
    """One table of one edition for one criterion.

    Attributes:
        edition, number, criterion: identity, for example `ilms-2019`, `A8`, citizenship.
        indicator: published id, `MST_NCTE_SEX_CCT_NB`.
        other_indicators: older or later ids of the same table, read on import only.
        measure, dataflow: SDMX names; dataflow empty where the ILO never published the id.
        module: `A`, `B` or `C`. topic: `MST`, `MFL`, `MNA`.
        title, short_title, universe_text, instruction: texts in the loaded language.
        universe: which ages are covered.
        axes: row axes from outside to inside.
        id_axes: class-like axes in the order of the indicator id (classif1, classif2 of the ILO's files).
        status_list: code list of the status axis, or None.
        default_version: class version on opening, or None where the table has no class axis.
        offered_versions: class versions of the drop-down. accepted_versions: also read on import.
        named_countries: largest number of countries named, or None where rows are not countries.
        unit, unit_mult, decimals_shown, decimals_stored: how figures are counted and shown.
        out_of_scope: codes that must stay empty in this table.
        flow: whether figures are those of a year (arrivals, departures) instead of a date.
        subjects: what the table is about (`employment`, `earnings`, `working_age` ...); decides which fields it shows.
    """

    edition: str
    number: str
    criterion: Criterion
    indicator: str
    other_indicators: tuple[str, ...]
    measure: str
    dataflow: str
    module: str
    topic: str
    title: str
    short_title: str
    universe_text: str
    instruction: str
    universe: Universe
    axes: tuple[Axis, ...]
    id_axes: tuple[Axis, ...]
    status_list: str | None
    default_version: str | None
    offered_versions: tuple[str, ...]
    accepted_versions: tuple[str, ...]
    named_countries: int | None
    unit: Unit
    unit_mult: int
    decimals_shown: int
    decimals_stored: int
    out_of_scope: frozenset[str] = frozenset()
    flow: bool = False
    subjects: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a table whose parts contradict each other."""
        if (Axis.CLASS in self.axes) != (self.default_version is not None):
            raise ValueError(self.default_version)
        if (Axis.STATUS in self.axes) != (self.status_list is not None):
            raise ValueError(self.status_list)

    @property
    def key(self) -> TableKey:
        """Number and criterion."""
        return TableKey(self.number, self.criterion)

    @property
    def id(self) -> str:
        """Name in files: `C4`, or `A8-citizenship`."""
        return self.key.id

    @cached_property
    def versions(self) -> tuple[str, ...]:
        """Every class version that may be stored; `_` alone for a table without class axis."""
        if self.default_version is None:
            return (ABSENT,)
        return tuple(dict.fromkeys((*self.offered_versions, *self.accepted_versions)))

    @property
    def is_mean(self) -> bool:
        """Whether figures are means or medians, which are never added up."""
        return self.unit is Unit.CURRENCY

    @property
    def names_countries(self) -> bool:
        """Whether the rows are countries chosen by the user."""
        return self.named_countries is not None

    @property
    def scale(self) -> int:
        """Scaled integers per unit shown: 1000 for thousands of persons, 100 for currency."""
        return int(10**self.decimals_stored)
