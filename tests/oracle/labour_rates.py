"""The oracle on rates of the labour market: V28."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ilms_desktop.model.key import ABSENT, CellKey, ObservationKey
from tests.oracle.saying import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.key import QTableKey
    from tests.oracle.oracle import Oracle

AGES = {
    "": {},
    "15-24": {
        "AGE_AGGREGATE": ["Y15-24"],
        "AGE_YTHADULT": ["Y15-24"],
        "AGE_10YRBANDS": ["Y15-24"],
        "AGE_5YRBANDS": ["Y15-19", "Y20-24"],
    },
    "25-54": {
        "AGE_AGGREGATE": ["Y25-54"],
        "AGE_10YRBANDS": ["Y25-34", "Y35-44", "Y45-54"],
        "AGE_5YRBANDS": ["Y25-29", "Y30-34", "Y35-39", "Y40-44", "Y45-49", "Y50-54"],
    },
}
STATUSES = {
    "CBR_BIR": ("NATIVE", "FOREIGN"),
    "CCT_CIT": ("CITIZEN", "NONCIT"),
    "MIG_STATUS": ("NONMIG", "MIGRANT"),
}
LIMITS = {"participation": ("0.2", "0.95"), "unemployment": ("0.002", "0.5"), "employment": ("0.15", "0.95")}

#: a rate with its cells: name, status, sex, age -> persons, of how many, and where they stand
Rates = dict[tuple[str, str, str, str], tuple[int, int, frozenset[ObservationKey]]]


def subjects(oracle: Oracle, key: QTableKey) -> frozenset[str]:
    """What a table that divides by status is about."""
    table = oracle.edition.table(key.table_key)
    return table.subjects if table.status_list and not table.is_mean else frozenset()


def role(oracle: Oracle, key: QTableKey) -> str:
    """What a table counts for rates."""
    about = subjects(oracle, key)
    for wanted, name in (
        ({"population", "working_age"}, "population"),
        ({"employment"}, "employed"),
        ({"unemployment"}, "unemployed"),
        ({"labour_force"}, "force"),
    ):
        if wanted <= about:
            return name
    return ""


def rates(oracle: Oracle, keys: list[QTableKey]) -> Rates:
    """All rates of one source, criterion and year."""
    found: Rates = {}
    listed = oracle.edition.table(keys[0].table_key).status_list
    for status in oracle.edition.codelists[str(listed)].codes:
        for sex in ("SEX_T", "SEX_M", "SEX_F", ABSENT):
            for age in AGES:
                counted: dict[str, int] = {}
                cells: set[ObservationKey] = set()
                for key in keys:
                    here = group(oracle, key, status.id, sex, age)
                    held = [oracle.figures[key][cell].value for cell in here if oracle.is_filled(key, cell)]
                    cells |= {ObservationKey(key, cell) for cell in here if oracle.is_filled(key, cell)}
                    if here and len(held) == len(here):
                        counted.setdefault(role(oracle, key), sum(value or 0 for value in held))
                for name, (part, whole) in divided(counted).items():
                    found[name, status.id, sex, age] = (part, whole, frozenset(cells))
    return found


def group(oracle: Oracle, key: QTableKey, status: str, sex: str, age: str) -> list[CellKey]:
    """Cells of a table that count some persons."""
    if not age:
        return [CellKey(sex, status, oracle.total_of(key, "class"))]
    return [CellKey(sex, status, f"{key.version}_{code}") for code in AGES[age].get(key.version, [])]


def divided(counted: dict[str, int]) -> dict[str, tuple[int, int]]:
    """Rates of what is counted."""
    employed, unemployed, force = (counted.get(name) for name in ("employed", "unemployed", "force"))
    if force is None and employed is not None and unemployed is not None:
        force = employed + unemployed
    if unemployed is None and force is not None and employed is not None:
        unemployed = max(force - employed, 0)
    pairs = {
        "participation": (force, counted.get("population")),
        "unemployment": (unemployed, force),
        "employment": (employed, counted.get("population")),
    }
    return {name: (part, whole) for name, (part, whole) in pairs.items() if part is not None and whole}


def implausible(oracle: Oracle) -> Iterator[Said]:
    """V28: rates out of range, far from the year before, or far apart."""
    counting = [key for key in oracle.figures if role(oracle, key) and oracle.figures[key]]
    order = [table.key for table in oracle.edition.tables]
    counting.sort(key=lambda key: (order.index(key.table_key), key.version))
    places = {(key.source, key.criterion, key.year) for key in counting}
    for place in places:
        now = [key for key in counting if (key.source, key.criterion, key.year) == place]
        before = [key for key in counting if (key.source, key.criterion, key.year + 1) == place]
        here, there = rates(oracle, now), rates(oracle, before) if before else {}
        flagged = odd(here, {} if breaks(oracle, now) else there, slack(oracle, now), slack(oracle, before))
        for check, name in sorted({(check, each[0]) for each, (check, _other) in flagged.items()}):
            parts = {each[1:]: other for each, (of, other) in flagged.items() if (of, each[0]) == (check, name)}
            behind = {each[1:] for each, (of, _other) in flagged.items() if (of, each[0]) == (check, "participation")}
            if name == "employment" and parts.keys() <= behind:
                continue
            cells = frozenset().union(*(here[name, *part][2] for part in parts))
            compared = there if check == "change" else here
            cells |= frozenset().union(*(compared[other][2] for other in parts.values() if other))
            yield Said("V28", "W", cells)


def slack(oracle: Oracle, keys: list[QTableKey]) -> int:
    """Persons by which rounding may have changed a figure."""
    finest = [max((s.decimals for s in oracle.figures[key].values() if s.value), default=0) for key in keys]
    return max((int(10 ** max(3 - each, 0)) for each in finest), default=0)


def breaks(oracle: Oracle, keys: list[QTableKey]) -> bool:
    """Whether a letter says that the series breaks."""
    return any(said.status == "B" for key in keys for said in oracle.figures[key].values())


def odd(
    now: Rates, before: Rates, slack_now: int, slack_before: int
) -> dict[tuple[str, str, str, str], tuple[str, tuple[str, str, str, str] | None]]:
    """Rates that are odd: why, and beside which other one."""
    found: dict[tuple[str, str, str, str], tuple[str, tuple[str, str, str, str] | None]] = {}
    asked = {each: rate for each, rate in now.items() if rate[1] >= 5000}
    for each, (part, whole, _cells) in asked.items():
        low, high = (Fraction(limit) for limit in LIMITS[each[0]])
        if each[0] == "participation" and each[3] == "25-54":
            low, high = Fraction("0.3"), Fraction("0.99")
        if Fraction(part + slack_now, whole) < low or Fraction(part - slack_now, whole) > high:
            found[each] = ("range", None)
        elif each in before and before[each][1] >= 5000:
            apart = distance((part, whole, slack_now), (*before[each][:2], slack_before))
            if apart >= Fraction("0.15"):
                found[each] = ("change", each)
    for each in asked:
        for prefix, (one, other) in STATUSES.items():
            there = (each[0], f"{prefix}_{other}", *each[2:])
            if each[1] == f"{prefix}_{one}" and there in asked and not {each, there} & found.keys():
                apart = distance((*asked[each][:2], slack_now), (*asked[there][:2], slack_now))
                if apart >= Fraction("0.4"):
                    found[each] = ("apart", there)
    return found


def distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> Fraction:
    """How far two rates are apart at least."""
    high, low = sorted((one, other), key=lambda rate: Fraction(rate[0], rate[1]), reverse=True)
    return Fraction(high[0] - high[2], high[1]) - Fraction(low[0] + low[2], low[1])


CHECKS = (implausible,)
