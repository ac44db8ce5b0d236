"""Extracts: what publications of other countries hold, made from made-up countries.

Few tables, totals alone, one sex, whole thousands, gaps, long series, letters, declared breaks, other editions. All
that stands in them is consistent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from tests.slips.country import dice
from tests.slips.questionnaire import SOURCE, Questionnaire, ages_of, questionnaire

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.slips.questionnaire import Figures

#: what is said of gaps is right where an extract has gaps
OF_GAPS: Final = frozenset({"V20", "V30", "V31", "V32", "V38", "V39"})
#: last year of the extracts
LAST: Final = 2024
AGES: Final = "AGE_AGGREGATE"


@dataclass(frozen=True)
class Extract:
    """Figures as they are published.

    Attributes:
        edition: id of the edition. figures: what stands where. may_say: rules that are right to speak.
    """

    edition: str
    figures: Figures
    may_say: frozenset[str] = frozenset()


def made(
    seed: int, tables: str, *, years: int = 6, decimals: int | None = None, edition: str = "ilms-2019"
) -> Questionnaire:
    """A clean questionnaire of some tables over some years, without anything left out."""
    base = questionnaire(seed, edition_id=edition)
    country = replace(base.country, years=(LAST - years + 1, LAST))
    wanted = tables.split()
    criteria = (Criterion.CITIZENSHIP if seed % 2 else Criterion.BIRTH, Criterion.NONE)
    model = {plan.table.key: plan for other in range(12) for plan in questionnaire(other, edition_id=edition).plans}
    country = replace(country, ages=tuple(ages_of(base.edition, AGES)))
    plans = tuple(
        replace(
            model[table.key],
            version=AGES if table.number in ("A1", "A4", "A9") else model[table.key].version,
            decimals=model[table.key].decimals if decimals is None else decimals,
            has_sexes=True,
            closed=None,
            missing=None,
        )
        for table in base.edition.tables
        if table.number in wanted and table.criterion in criteria and table.key in model
    )
    plans = tuple(each for each in plans if each.version in (*each.table.versions, "_"))
    return Questionnaire(seed, base.edition, country, plans)


def kept(figures: Figures, wanted: Callable[[ObservationKey], bool]) -> Figures:
    """Figures of some cells."""
    return {key: said for key, said in figures.items() if wanted(key)}


def is_total(key: ObservationKey) -> bool:
    """Whether a cell is the total of its classes."""
    return key.cell.klass.endswith("_TOTAL") or key.cell.klass == "_"


# --- shapes of extracts


def one_decimal(seed: int) -> Extract:
    """Labour force survey: employment by age and activity, one decimal."""
    return Extract("ilms-2019", made(seed, "A1 A4 A5 A9", decimals=1).figures)


def thousands(seed: int) -> Extract:
    """Rounded to whole thousands."""
    return Extract("ilms-2019", made(seed, "A1 A4 A9 C1", decimals=0).figures)


def three_decimals(seed: int) -> Extract:
    """A register: every person."""
    return Extract("ilms-2019", made(seed, "A3 A8 B1 C2 C3", decimals=3).figures)


def totals_only(seed: int) -> Extract:
    """One figure a year and sex."""
    found = made(seed, "A1 A4 B1 C1 C3").figures
    return Extract("ilms-2019", kept(found, is_total), OF_GAPS)


def no_sexes(seed: int) -> Extract:
    """Men and women together."""
    found = made(seed, "A4 A5 B1 C3").figures
    return Extract("ilms-2019", kept(found, lambda key: key.cell.sex == "SEX_T"), OF_GAPS)


def women_only(seed: int) -> Extract:
    """One sex alone, without a total."""
    found = made(seed, "A5 C2 C3").figures
    return Extract("ilms-2019", kept(found, lambda key: key.cell.sex == "SEX_F"), OF_GAPS)


def long_series(seed: int) -> Extract:
    """Thirty-five years of migrants abroad and their return."""
    return Extract("ilms-2019", made(seed, "C1 C2 C3", years=35).figures)


def with_gaps(seed: int) -> Extract:
    """Every tenth row of a year, and every eighth year of a table, was never published."""
    found = made(seed, "A1 A4 A8 B1 C3", years=12).figures

    def stays(key: ObservationKey) -> bool:
        row = (key.qtable, key.cell.klass, key.cell.status)
        is_rest = any(code.endswith(("_X", "_TOTAL")) for code in (key.cell.klass, key.cell.status))
        # why: a country that is left out of a table belongs to its Other countries
        is_lost = dice(seed, "row", *row).random() < 0.1 and not is_rest and key.qtable.table in ("A1", "A4")
        return not is_lost and dice(seed, "year", *key.qtable).random() > 0.12

    return Extract("ilms-2019", kept(found, stays), OF_GAPS)


def with_letters(seed: int) -> Extract:
    """Estimated, provisional and unreliable figures; a class that is not available."""
    found = made(seed, "A4 A5 A8 C3").figures
    letters = {
        key: replace(said, status=dice(seed, "letter", *key.qtable, *key.cell).choice((None, None, "E", "P", "U")))
        for key, said in found.items()
    }
    closed = {"AGE_AGGREGATE_Y55-64", "AGE_AGGREGATE_Y65+"}
    letters |= {key: Observation(status="N") for key in found if key.cell.klass in closed}
    return Extract("ilms-2019", letters, OF_GAPS)


def declared_break(seed: int) -> Extract:
    """A new source three times as wide, from one year on, marked as a break."""
    usual = made(seed, "A4 C1", years=8)
    wider = replace(usual, country=replace(usual.country, sizes={"A": 3.0, "C": 3.0}))
    first = LAST - 3
    found = kept(usual.figures, lambda key: key.qtable.year < first)
    for key, said in kept(wider.figures, lambda key: key.qtable.year >= first).items():
        found[key] = replace(said, status="B") if key.qtable.year == first else said
    return Extract("ilms-2019", found, frozenset({"V34"}))


def earlier_edition(seed: int) -> Extract:
    """The questionnaire of 2018, which names up to eighteen countries."""
    return Extract("ilms-2018", made(seed, "A1 A3 A8 B1 C1 C4 C6", edition="ilms-2018").figures)


def asean(seed: int) -> Extract:
    """The ASEAN questionnaire: the tables on nationals abroad under its own numbers."""
    edition = load_edition("ilms-asean")
    figures: Figures = {}
    for key, said in made(seed, "C1 C2 C3 C4").figures.items():
        number = f"S{key.qtable.table}"
        table = next(each for each in edition.tables if each.number == number)
        version = key.qtable.version
        if version in table.versions and key.cell.sex == "SEX_T":
            sex = (
                "SEX_T"
                if edition.axis_list(table, next(iter(table.axes)), version) and "sex" in map(str, table.axes)
                else "_"
            )
            cell = CellKey(sex, "_", key.cell.klass)
            figures[ObservationKey(key.qtable._replace(table=number), cell)] = said
    return Extract("ilms-asean", figures, OF_GAPS)


def earnings(seed: int) -> Extract:
    """Mean earnings by sex and status: the total lies between its parts."""
    figures: Figures = {}
    for year in range(LAST - 9, LAST + 1):
        key = QTableKey(SOURCE, "A10", Criterion.BIRTH, "_", year)
        random = dice(seed, "earnings", year)
        level = 90_000 * 1.03 ** (year - 2010) * random.uniform(0.97, 1.03)
        for status, factor in (("NATIVE", 1.1), ("FOREIGN", 0.8), ("X", 0.95), ("TOTAL", 1.0)):
            for sex, gap in (("SEX_M", 1.08), ("SEX_F", 0.9), ("SEX_T", 1.0)):
                figures[ObservationKey(key, CellKey(sex, f"CBR_BIR_{status}", "_"))] = Observation(
                    value=round(level * factor * gap), decimals=2
                )
    return Extract("ilms-2019", figures, frozenset({"V17"}))


SHAPES: Final = (
    *(one_decimal, thousands, three_decimals, totals_only, no_sexes, women_only, long_series, with_gaps),
    *(with_letters, declared_break, earlier_edition, asean, earnings),
)
