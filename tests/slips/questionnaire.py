"""Questionnaires of a made-up country as an office would fill them: clean, with what offices leave out.

Tables come from one source, over three to eight years, some rounded, some without men and women, some with letters
instead of figures, some with rows or years left blank. Everything that stands in them is consistent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey, QTableKey, TableKey
from ilms_desktop.model.observation import Observation
from tests.oracle.files import File, row_of
from tests.slips.country import ELSEWHERE, PARTNERS, SEXES, UNKNOWN, Country, dice, leaves_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition
    from tests.slips.country import Leaves

SOURCE: Final = "FX:N1"
LAST_YEAR: Final = 2024
FIELDS: Final = {
    "S3": "S3:5",
    "register_population": "Everybody",
    "contact_name": "Somebody",
    "working_age_min": "15",
}
#: class versions that an office may use
VERSIONS: Final = {
    "A1": ("AGE_AGGREGATE", "AGE_10YRBANDS"),
    "A2": ("EDU_AGGREGATE", "EDU_ISCED11"),
    "A5": ("ECO_AGGREGATE", "ECO_SECTOR", "ECO_ISIC4"),
    "A6": ("OCU_SKILL", "OCU_ISCO08"),
    "A7": ("STE_AGGREGATE", "STE_ICSE93"),
    "B2": ("EDU_AGGREGATE",),
    "B3": ("ECO_AGGREGATE", "ECO_SECTOR"),
    "B4": ("OCU_SKILL", "OCU_ISCO08"),
    "C5": ("EDU_AGGREGATE",),
    "C6": ("ECO_AGGREGATE", "ECO_SECTOR"),
    "C7": ("OCU_SKILL", "OCU_ISCO08"),
}
#: tables on age use one version
AGES: Final = ("A1", "A4", "A9")
NAMED: Final = 5
MIGRANT: Final = {"native": ("NATIVE", "CITIZEN"), "foreign": ("FOREIGN", "NONCIT"), "unknown": ("X", "X")}

Figures = dict[ObservationKey, Observation]


@dataclass(frozen=True)
class Plan:
    """How an office fills one table.

    Attributes:
        table, version: what. decimals: shown. is_unknown_asked: whether rows of unknown class are filled.
        is_padded: whether all figures show the same number of decimals.
        has_sexes: whether men and women are told apart. closed: class that is not available. missing: year left blank.
    """

    table: TableDefinition
    version: str
    decimals: int
    is_unknown_asked: bool
    is_padded: bool
    has_sexes: bool
    closed: str | None
    missing: int | None


@dataclass(frozen=True)
class Questionnaire:
    """A filled questionnaire.

    Attributes:
        seed: which one. edition: its tables. country: whose. plans: how each table is filled.
    """

    seed: int
    edition: Edition
    country: Country
    plans: tuple[Plan, ...]

    @cached_property
    def years(self) -> range:
        """Reference years."""
        return range(self.country.years[0], self.country.years[1] + 1)

    @cached_property
    def figures(self) -> Figures:
        """What stands in the cells."""
        return dict(entry for plan, year in product(self.plans, self.years) for entry in self._filled(plan, year))

    @cached_property
    def incomplete(self) -> frozenset[TableKey]:
        """Tables in which something was left out on purpose."""
        return frozenset(
            plan.table.key for plan in self.plans if not plan.has_sexes or plan.closed or plan.missing is not None
        )

    @cached_property
    def qtables(self) -> dict[QTableKey, Figures]:
        """What stands in each QTable."""
        found: dict[QTableKey, Figures] = {}
        for key, said in self.figures.items():
            found.setdefault(key.qtable, {})[key] = said
        return found

    @cached_property
    def named(self) -> dict[QTableKey, tuple[str, ...]]:
        """Countries that each QTable names, largest first in the year in which they were first named."""
        found = {}
        for plan in self.plans:
            kept: list[str] = []
            if plan.table.names_countries:
                for year in self.years:
                    kept = _largest(self._leaves(plan, year), kept)
                    found[self.key(plan, year)] = tuple(f"{plan.version}_{code}" for code in kept)
        return found

    def file(self) -> File:
        """A workspace file with it."""
        file = File(self.edition)
        file.source(SOURCE, "Register of residents", **FIELDS)
        for key, named in self.named.items():
            file.name(key, named)
        file.load([row_of(file.qtable(key.qtable), key.cell, said) for key, said in self.figures.items()])
        return file

    def with_size(self, module: str, factor: float) -> Questionnaire:
        """The same, with a universe of another size."""
        return replace(self, country=replace(self.country, sizes={**self.country.sizes, module: factor}))

    def key(self, plan: Plan, year: int) -> QTableKey:
        """QTable of a plan in a year."""
        return QTableKey(SOURCE, plan.table.number, plan.table.criterion, plan.version, year)

    def _leaves(self, plan: Plan, year: int) -> Leaves:
        codes = tuple(self._codes(plan)) if not plan.table.names_countries else ()
        return leaves_of(self.country, plan.table.number, str(plan.table.criterion), codes, year)

    def _codes(self, plan: Plan) -> Iterator[str]:
        """Class codes of a plan, without the name of their list."""
        for code in self.edition.class_list(plan.version).codes:
            is_usual = not (code.is_total or code.alternative or code.memo or code.id in plan.table.out_of_scope)
            if is_usual and code.kind is not CodeKind.UNKNOWN:
                yield code.id
            elif is_usual and plan.is_unknown_asked:
                yield UNKNOWN

    def _filled(self, plan: Plan, year: int) -> Iterator[tuple[ObservationKey, Observation]]:
        """Cells of a QTable."""
        if year == plan.missing:
            return
        key = self.key(plan, year)
        sums: dict[CellKey, int] = {}
        named = self.named.get(key, ())
        for (sex, status, code), persons in self._leaves(plan, year).items():
            for cell in product(_sex(sex), self._status(plan, status), self._class(plan, code, named)):
                sums[CellKey(*cell)] = sums.get(CellKey(*cell), 0) + persons
        for cell, persons in sums.items():
            if plan.has_sexes or cell.sex == "SEX_T":
                is_closed = plan.closed is not None and cell.klass == plan.closed
                yield ObservationKey(key, cell), Observation(status="N") if is_closed else _figure(persons, plan)

    def _status(self, plan: Plan, status: str) -> tuple[str, ...]:
        """Code of a status, and of the total it belongs to."""
        listed = plan.table.status_list
        if listed is None:
            return (ABSENT,)
        return (f"{listed}_TOTAL", f"{listed}_{MIGRANT[status][plan.table.criterion is Criterion.CITIZENSHIP]}")

    def _class(self, plan: Plan, code: str, named: Iterable[str]) -> tuple[str, ...]:
        """Code of a class, and of the total it belongs to."""
        codelist = self.edition.class_list(plan.version)
        total = str(codelist.total)
        if plan.table.names_countries:
            full = f"{plan.version}_{code}"
            return (total, full if full in named else str(codelist.other))
        unknown = next((each.id for each in codelist.codes if each.kind is CodeKind.UNKNOWN), code)
        return (total, unknown if code == UNKNOWN else code)


def questionnaire(seed: int, *, edition_id: str = "ilms-2019") -> Questionnaire:
    """Questionnaire number `seed`."""
    edition = load_edition(edition_id)
    random = dice(seed, "questionnaire")
    count = random.randint(3, 8)
    years = (LAST_YEAR - count + 1, LAST_YEAR)
    version = random.choice(VERSIONS["A1"])
    country = Country(seed, years, tuple(ages_of(edition, version)))
    usual = random.choices((3, 1, 0), weights=(75, 15, 10))[0]
    criteria = random.choice(({"birth"}, {"citizenship"}, {"birth", "citizenship"})) | {"none"}
    plans = [
        _plan(seed, table, years, version, usual)
        for table in edition.tables
        if table.criterion in criteria and not table.is_mean and dice(seed, table.id, "used").random() < _WANTED
    ]
    return Questionnaire(seed, edition, country, tuple(plans))


#: share of the tables that an office fills
_WANTED: Final = 0.6


def ages_of(edition: Edition, version: str) -> Iterator[str]:
    """Codes of the ages that tables of persons of working age ask for."""
    table = edition.table(TableKey("A1", Criterion.BIRTH))
    return (
        code.id for code in edition.class_list(version).codes if not code.is_total and code.id not in table.out_of_scope
    )


def _plan(seed: int, table: TableDefinition, years: tuple[int, int], ages: str, usual: int) -> Plan:
    """How a table is filled; by birth and by citizenship it divides the same persons in the same way."""
    default = table.default_version or ABSENT
    random, alike = dice(seed, table.id), dice(seed, table.number)
    version = ages if table.number in AGES else alike.choice(VERSIONS.get(table.number, (default,)))
    decimals = usual if random.random() < 0.85 else random.choice((3, 1))  # most tables alike
    is_large = table.module == "A"
    gap = random.random()
    return Plan(
        table,
        version,
        decimals if is_large else max(decimals, 1),
        is_unknown_asked=alike.random() < 0.5,
        is_padded=random.random() < 0.7,
        has_sexes=not 0.0 <= gap < 0.06,
        closed=_closed(random, table, version) if 0.06 <= gap < 0.12 else None,
        missing=random.randrange(*years) if 0.12 <= gap < 0.16 else None,
    )


def _closed(random: Random, table: TableDefinition, version: str) -> str | None:
    """A class for which an office has no figures."""
    if table.names_countries:
        return f"{version}_{ELSEWHERE}"
    codes = load_edition(table.edition).class_list(version).codes
    usual = [each.id for each in codes if each.kind is CodeKind.ITEM and not (each.alternative or each.memo)]
    return random.choice([code for code in usual if code not in table.out_of_scope])


def _largest(leaves: Leaves, kept: list[str]) -> list[str]:
    """The five largest partner countries; one named last year gives way only to one that is clearly larger."""
    sizes = {code: sum(leaves[sex, "", code] for sex in SEXES) * (1.3 if code in kept else 1.0) for code in PARTNERS}
    largest = sorted(sizes, key=lambda code: -sizes[code])[:NAMED]
    return [*(code for code in kept if code in largest), *(code for code in largest if code not in kept)]


def _sex(sex: str) -> tuple[str, str]:
    return ("SEX_T", f"SEX_{sex}")


def _figure(persons: int, plan: Plan) -> Observation:
    """A figure as it is shown: rounded half up, its trailing zeros left out in some tables."""
    unit = 10 ** (plan.table.decimals_stored - plan.decimals)
    value = (persons + unit // 2) // unit * unit
    decimals = plan.decimals
    while not plan.is_padded and decimals and value % (unit * 10 ** (plan.decimals - decimals + 1)) == 0:
        decimals -= 1
    return Observation(value=value, decimals=decimals)
