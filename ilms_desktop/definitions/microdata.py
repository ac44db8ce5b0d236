"""What a survey file may hold, which lists its variables fill, and which persons a table counts.

Read from `forms/microdata/`. Nothing here knows a survey: files are read and counted in
`ilms_desktop.exchange.microdata`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import paths
from ilms_desktop.definitions.codelists import split
from ilms_desktop.definitions.forms import MICRODATA, MICRODATA_DIGITS
from ilms_desktop.definitions.reading import need_keys, need_rows
from ilms_desktop.definitions.texts import read_texts
from ilms_desktop.definitions.translatable import named_path
from ilms_desktop.i18n import DEFAULT_LANGUAGE
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.rule import Operator
from ilms_desktop.model.structure import Universe

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ilms_desktop.definitions.texts import Texts
    from ilms_desktop.model.structure import TableDefinition

_BETWEEN: Final = "derivations/between.csv"


class VariableKind(StrEnum):
    """What a variable of a survey says."""

    #: one code of a class list
    CLASS = "class"
    #: years of age, or one band of a list of ages
    AGE = "age"
    #: a country, or only whether it is this one
    COUNTRY = "country"
    #: one of a few words of its own
    CHOICE = "choice"
    #: an amount
    NUMBER = "number"
    #: how many persons a record stands for
    WEIGHT = "weight"
    #: a year
    YEAR = "year"
    #: the year in which something happened, or whether it was the reference year
    EVENT = "event"


class ConditionKind(StrEnum):
    """How a condition is read off a variable."""

    #: a country is this one, or another
    PLACE = "place"
    #: the same, by the variable of the table's criterion
    MIGRANT = "migrant"
    #: one of some codes
    CODE = "code"
    #: an event fell into the reference year
    YEAR = "year"
    #: of working age
    AGE = "age"


class Statistic(StrEnum):
    """What a figure is, where it is no count."""

    #: sum of the values by weight, over the sum of the weights
    MEAN = "mean"
    #: value that half of the persons do not exceed
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class Choice:
    """A word of a variable, such as `employed`, and the labels that mean it."""

    id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SurveyVariable:
    """Something that a survey may ask.

    Attributes:
        id, title: identity; the title is in the loaded language.
        kind: what it says.
        lists: class lists whose codes it may hold, the most detailed first.
        words: of names and labels by which it is recognised.
        choices: its own words, for kind CHOICE.
        keep_unknown: whether a country that is not known has a row of its own.
        below_working_age: the choice of persons below working age of whom nothing is said; empty = none.
    """

    id: str
    title: str
    kind: VariableKind
    lists: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    keep_unknown: bool = False
    below_working_age: str = ""


@dataclass(frozen=True, slots=True)
class StatusSource:
    """Who is a migrant by one criterion: codes of the status list for home, abroad and unknown."""

    criterion: Criterion
    codelist: str
    variables: tuple[str, ...]
    home: str
    abroad: str
    unknown: str


@dataclass(frozen=True, slots=True)
class PersonCondition:
    """Something that is true of a person or not.

    Attributes:
        id, title: identity; the title is in the loaded language.
        kind: how it is read. variables: the first that a survey has is asked. codes: one of them makes it true.
        granted: whether it holds for everybody where the survey has none of the variables.
    """

    id: str
    title: str
    kind: ConditionKind
    variables: tuple[str, ...]
    codes: frozenset[str]
    granted: bool


@dataclass(frozen=True, slots=True)
class Population:
    """Conditions of everybody whom a table counts, for tables that it fits; None and empty fit all."""

    needs: tuple[str, ...]
    module: str = ""
    subject: str = ""
    without: str = ""
    flow: bool | None = None
    countries: bool = False
    universe: Universe | None = None

    def fits(self, table: TableDefinition) -> bool:
        """Whether it speaks of a table."""
        return (
            self.module in ("", table.module)
            and (not self.subject or self.subject in table.subjects)
            and self.without not in table.subjects
            and self.flow in (None, table.flow)
            and (not self.countries or table.names_countries)
            and self.universe in (None, table.universe)
        )


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that is no count: of which variable, and the variable that says for how long an amount is paid."""

    subject: str
    statistic: Statistic
    variable: str
    period: str


@dataclass(frozen=True, slots=True)
class DigitRange:
    """Leading digits of a classification that belong to one code of a list."""

    digits: int
    first: str
    last: str
    code: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """Codes of one list that together are a code of another; with `all_but`, every code but these."""

    origin: str
    goal: str
    target: str
    parts: tuple[str, ...]
    all_but: bool


@dataclass(frozen=True)
class MicrodataForms:
    """All of them.

    Attributes:
        variables, conditions: by id, in the order of the file.
        countries: country list -> variables that fill it, the first that a survey has.
        statuses: by criterion. populations, measures: in the order of the file.
        per_month: period -> how many payments make one month.
        digits: list -> its ranges. derivations: relations between class lists.
    """

    variables: Mapping[str, SurveyVariable]
    conditions: Mapping[str, PersonCondition]
    countries: Mapping[str, tuple[str, ...]]
    statuses: Mapping[Criterion, StatusSource]
    populations: tuple[Population, ...]
    measures: tuple[Measure, ...]
    per_month: Mapping[str, Fraction]
    digits: Mapping[str, tuple[DigitRange, ...]]
    derivations: tuple[Derivation, ...]

    @cached_property
    def by_list(self) -> Mapping[str, str]:
        """Class list -> the variable that fills it."""
        return {codes: variable.id for variable in self.variables.values() for codes in variable.lists}

    def needs(self, table: TableDefinition) -> tuple[str, ...]:
        """Conditions of everybody whom a table counts."""
        fitting = (each.needs for each in self.populations if each.fits(table))
        return tuple(dict.fromkeys(need for needs in fitting for need in needs))

    def measure(self, table: TableDefinition) -> Measure | None:
        """What the figures of a table are, or None where they are counts."""
        return next((each for each in self.measures if each.subject in table.subjects), None)


def load_microdata(*, language: str = DEFAULT_LANGUAGE, root: Path | None = None) -> MicrodataForms:
    """What surveys may hold, with titles in `language`.

    Raises:
        DefinitionError: `definitions_broken`.
    """
    return _load(root or paths.forms_dir(), language)


@lru_cache(maxsize=16)
def _load(root: Path, language: str) -> MicrodataForms:
    """From the files."""
    keys = need_keys(root, MICRODATA)
    texts = read_texts(root, language)
    digits: dict[str, tuple[DigitRange, ...]] = {}
    for row in need_rows(root, MICRODATA_DIGITS):
        found = DigitRange(int(row["digits"]), row["first"], row["last"], row["code"])
        digits[row["list"]] = (*digits.get(row["list"], ()), found)
    return MicrodataForms(
        variables=MappingProxyType({entry["id"]: _variable(entry, texts) for entry in keys["variables"]}),
        conditions=MappingProxyType({entry["id"]: _condition(entry, texts) for entry in keys["conditions"]}),
        countries=MappingProxyType({entry["list"]: tuple(entry["variables"]) for entry in keys["countries"]}),
        statuses=MappingProxyType({Criterion(entry["criterion"]): _status(entry) for entry in keys["statuses"]}),
        populations=tuple(_population(entry) for entry in keys["populations"]),
        measures=tuple(
            Measure(entry["subject"], Statistic(entry["statistic"]), entry["variable"], entry["period"])
            for entry in keys["measures"]
        ),
        per_month=MappingProxyType({entry["id"]: Fraction(entry["times"], entry["over"]) for entry in keys["periods"]}),
        digits=MappingProxyType(digits),
        derivations=_derivations(root),
    )


def _variable(entry: Mapping[str, Any], texts: Texts) -> SurveyVariable:
    return SurveyVariable(
        id=entry["id"],
        title=texts.get(named_path("variable", entry["id"], "title"), entry["title"]),
        kind=VariableKind(entry["kind"]),
        lists=tuple(entry.get("lists", ())),
        words=tuple(entry["words"]),
        choices=tuple(Choice(choice["id"], tuple(choice["words"])) for choice in entry.get("choices", ())),
        keep_unknown=entry.get("keep_unknown", False),
        below_working_age=entry.get("below_working_age", ""),
    )


def _condition(entry: Mapping[str, Any], texts: Texts) -> PersonCondition:
    return PersonCondition(
        id=entry["id"],
        title=texts.get(named_path("condition", entry["id"], "title"), entry["title"]),
        kind=ConditionKind(entry["kind"]),
        variables=tuple(entry["variables"]),
        codes=frozenset(entry["codes"]),
        granted=entry.get("granted", False),
    )


def _status(entry: Mapping[str, Any]) -> StatusSource:
    return StatusSource(
        criterion=Criterion(entry["criterion"]),
        codelist=entry["list"],
        variables=tuple(entry["variables"]),
        home=entry["home"],
        abroad=entry["abroad"],
        unknown=entry["unknown"],
    )


def _population(entry: Mapping[str, Any]) -> Population:
    return Population(
        needs=tuple(entry["needs"]),
        module=entry.get("module", ""),
        subject=entry.get("subject", ""),
        without=entry.get("without", ""),
        flow=entry.get("flow"),
        countries=entry.get("countries", False),
        universe=Universe(entry["universe"]) if "universe" in entry else None,
    )


def _derivations(root: Path) -> tuple[Derivation, ...]:
    """Relations between class lists; a difference starts from the total, so that it is everything but its parts."""
    return tuple(
        Derivation(
            origin=row["from"],
            goal=row["to"],
            target=row["target"],
            parts=split(row["parts"])[1:] if row["operator"] == Operator.DIFFERENCE else split(row["parts"]),
            all_but=row["operator"] == Operator.DIFFERENCE,
        )
        for row in need_rows(root, _BETWEEN)
    )
