"""The oracle on rows of one QTable: rows of one sex, countries that overlap or are left over, means, alternatives."""

from __future__ import annotations

import csv
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import ABSENT, CellKey, ObservationKey
from tests.oracle.over_time import grand_total
from tests.oracle.saying import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ilms_desktop.model.codelist import Code
    from ilms_desktop.model.key import QTableKey
    from tests.oracle.oracle import Oracle

REGIONS = Path(__file__).resolve().parents[2] / "forms" / "codelists" / "regions.csv"
SEXES = ("SEX_M", "SEX_F")


def keys(qtable: QTableKey, cells: Iterable[CellKey]) -> frozenset[ObservationKey]:
    """Full keys of cells."""
    return frozenset(ObservationKey(qtable, cell) for cell in cells)


def value(oracle: Oracle, qtable: QTableKey, cell: CellKey) -> int | None:
    """A figure, or None."""
    said = oracle.at(qtable, cell)
    return None if said is None else said.value


def one_sex(oracle: Oracle) -> Iterator[Said]:
    """V04: men or women alone in a row of 100 persons and five units, while two others have both."""
    for qtable in oracle.figures:
        table = oracle.edition.table(qtable.table_key)
        if table.is_mean or "sex" not in [str(axis) for axis in table.axes]:
            continue
        total = grand_total(oracle, qtable)
        lists = oracle.edition.codelists
        rows = []
        for status, klass in sorted({cell[1:] for cell in oracle.figures[qtable]}):
            codes = [
                lists[name][code]
                for name, code in ((table.status_list, status), (qtable.version, klass))
                if code != ABSENT and name is not None
            ]
            if not any(code.kind in (CodeKind.TOTAL, CodeKind.OTHER, CodeKind.UNKNOWN) for code in codes):
                rows.append(CellKey(total.sex, status, klass))
        figures = {row: [value(oracle, qtable, row._replace(sex=sex)) for sex in ("SEX_T", *SEXES)] for row in rows}
        if sum((men or 0) > 0 and (women or 0) > 0 for _both, men, women in figures.values()) < 2:
            continue
        for row, (both, men, women) in figures.items():
            is_large = both is not None and both * 10 >= 10**table.decimals_stored and both >= 5 * oracle.step(qtable)
            if is_large:
                for bare, (none, full) in zip(SEXES, ((men, women), (women, men)), strict=True):
                    said = oracle.at(qtable, row._replace(sex=bare))
                    if (said is None or (said.status is None and said.text is None)) and not none and full == both:
                        yield Said("V04", "W", keys(qtable, [row._replace(sex=sex) for sex in ("SEX_T", *SEXES)]))


def own_country(oracle: Oracle) -> Iterator[Said]:
    """V13: the reporting country among the rows."""
    for qtable in oracle.figures:
        if oracle.figures[qtable] and oracle.edition.table(qtable.table_key).names_countries:
            own = f"{qtable.version}_{oracle.country}"
            if own in oracle.named_in(qtable):
                yield Said("V13", "W", keys(qtable, [grand_total(oracle, qtable)._replace(klass=own)]))


@cache
def regions() -> tuple[dict[str, str], ...]:
    """Rows of the file of regions."""
    with REGIONS.open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


def inside(member: str, year: int) -> set[str]:
    """Countries of a member that is a country or a region."""
    found = [row for row in regions() if row["region"] == member]
    if not found:
        return {member}
    now = [row for row in found if int(row["since"] or 0) <= year <= int(row["until"] or 9999)]
    return {country for row in now for each in row["members"].split("|") for country in inside(each, year)}


def land(code: Code, year: int) -> tuple[set[str], set[str]]:
    """Countries of a row, and the region in which they lie if they are not known."""
    countries: set[str] = set()
    around: set[str] = set()
    for member in code.members or (code.id[-3:],):
        if member.startswith("?"):
            around |= inside(member[1:], year)
        elif member.startswith("-"):
            countries -= inside(member[1:], year)
        else:
            countries |= inside(member, year)
    return countries, around


def country_overlap(oracle: Oracle) -> Iterator[Said]:
    """V14: two rows with figures that share countries."""
    for qtable in oracle.figures:
        if not oracle.edition.table(qtable.table_key).names_countries:
            continue
        codes = oracle.edition.codelists[qtable.version]
        used = {cell.klass for cell, said in oracle.figures[qtable].items() if said.value is not None}
        named = sorted(used - {str(codes.total), str(codes.other)})
        for pair in combinations([codes[code] for code in named], 2):
            (one, near), (other, far) = (land(code, qtable.year) for code in pair)
            pieces = [code.kind in (CodeKind.PART, CodeKind.FORMER) and len(code.members) == 1 for code in pair]
            meets = one & other or (near and near <= other) or (far and far <= one)
            if meets and not all(pieces):
                total = grand_total(oracle, qtable)
                severity = "D" if one == other and not any(pieces) else "W"
                yield Said("V14", severity, keys(qtable, [total._replace(klass=code.id) for code in pair]))


def others_empty(oracle: Oracle) -> Iterator[Said]:
    """V15: three countries or more, all with figures, that make up the total, and an empty last row."""
    for qtable, total, other, named in columns(oracle):
        figures = [value(oracle, qtable, cell) for cell in named]
        whole = value(oracle, qtable, total)
        known = [figure for figure in figures if figure is not None]
        is_empty = oracle.at(qtable, other) is None
        is_covered = 2 * abs((whole or 0) - sum(known)) <= oracle.step(qtable) * (len(known) + 1)
        if is_empty and whole and is_covered and len(known) == len(figures) >= 3:
            yield Said("V15", "W", keys(qtable, [total, other, *named]))


def others_large(oracle: Oracle) -> Iterator[Said]:
    """V16: more left over than in any row named, or than half of a total of at least a thousand."""
    for qtable, total, other, named in columns(oracle):
        whole, rest = value(oracle, qtable, total), value(oracle, qtable, other)
        figures = {cell: found for cell in named if (found := value(oracle, qtable, cell)) is not None}
        scale = 10 ** oracle.edition.table(qtable.table_key).decimals_stored
        if whole is None or rest is None or whole < scale:
            continue
        if rest > max(figures.values(), default=0) or 2 * rest > whole:
            first = [cell for cell in sorted(figures) if figures[cell] == max(figures.values())][:1]
            yield Said("V16", "W", keys(qtable, [other, total, *first]))


def columns(oracle: Oracle) -> Iterator[tuple[QTableKey, CellKey, CellKey, list[CellKey]]]:
    """Tables that name countries with the cells of everybody: total, others, and rows in which something stands."""
    for qtable in oracle.figures:
        if oracle.edition.table(qtable.table_key).names_countries:
            total = grand_total(oracle, qtable)
            other = total._replace(klass=str(oracle.edition.codelists[qtable.version].other))
            standing = [cell for cell in oracle.figures[qtable] if cell[:2] == total[:2]]
            yield qtable, total, other, [cell for cell in standing if cell not in (total, other)]


def mean_range(oracle: Oracle) -> Iterator[Said]:
    """V17: the mean of all between those of men and women, and of the groups; no field of the table is filled."""
    for qtable in oracle.figures:
        table = oracle.edition.table(qtable.table_key)
        if not table.is_mean:
            continue
        codes = oracle.edition.codelists[str(table.status_list)]
        groups = [
            code.id
            for code in codes.codes
            if code.id.endswith(("NATIVE", "FOREIGN", "CITIZEN", "NONCIT", "_MIGRANT", "NONMIG"))
        ]
        unknown = f"{codes.id}_X"
        here = oracle.figures[qtable]
        for cell in [cell for cell, said in here.items() if said.value is not None]:
            if cell.sex == "SEX_T":
                yield from outside(oracle, qtable, cell, [cell._replace(sex=sex) for sex in SEXES], "E")
            if cell.status == codes.total:
                last = cell._replace(status=unknown)
                said = oracle.at(qtable, last)
                parts = [cell._replace(status=group) for group in groups]
                is_given = said is not None and bool(said.value)
                is_settled = is_given or (said is not None and said.status == "X")
                yield from outside(
                    oracle, qtable, cell, [*parts, last] if is_given else parts, "E" if is_settled else "W"
                )
        if any(said.value is not None for said in here.values()):
            yield Said("V17", "W", keys(qtable, [grand_total(oracle, qtable)]))


def outside(oracle: Oracle, qtable: QTableKey, cell: CellKey, parts: list[CellKey], severity: str) -> Iterator[Said]:
    """One figure and the groups it should lie between, all above 0."""
    total, *figures = (value(oracle, qtable, each) or 0 for each in (cell, *parts))
    step = oracle.step(qtable)
    if min(total, *figures) > 0 and not min(figures) - step <= total <= max(figures) + step:
        yield Said("V17", severity, keys(qtable, [cell, *parts]))


def class_alternatives(oracle: Oracle) -> Iterator[Said]:
    """V24: two ways to divide the same persons; each kind is told once a table."""
    checks = {
        "ECO_AGGREGATE": (pairs, ("MAN", "MEL", "MIN", "MANEL")),
        "EDU_ISCED97": (wholes, ("5", "5A", "5B")),
        "ECO_SECTOR": (hidden, ("NAG", "IND", "SER", "X")),
        "ECO_MIGVERSION": (repeated, ("F", "TOTAL", "A", "B-E", "G-I", "J", "K", "L", "M-N", "O-Q", "R-U")),
    }
    for qtable in oracle.figures:
        here = oracle.figures[qtable]
        if qtable.version not in checks:
            continue
        if qtable.version in ("ECO_SECTOR", "ECO_MIGVERSION") and any(
            said.note.startswith("C5") for said in here.values()
        ):
            continue
        check, rows = checks[qtable.version]
        found: set[CellKey] = set()
        severities = set()
        for place in {cell[:2] for cell, said in here.items() if said.value is not None}:
            cells = {row: CellKey(*place, f"{qtable.version}_{row}") for row in rows}
            figures = {row: value(oracle, qtable, cell) for row, cell in cells.items()}
            blank = {row for row, cell in cells.items() if oracle.at(qtable, cell) is None}
            severity, told = check(figures, blank, oracle.step(qtable))
            severities |= {severity} - {""}
            found |= {cells[row] for row in told}
        if severities:
            yield Said("V24", min(severities), keys(qtable, found))


Figures = dict[str, int | None]
Told = tuple[str, list[str]]


def equal(one: Iterable[int | None], other: Iterable[int | None], step: int) -> bool:
    """Whether two sums agree within rounding."""
    left = [each for each in one if each is not None]
    right = [each for each in other if each is not None]
    return 2 * abs(sum(left) - sum(right)) <= step * (len(left) + len(right))


def pairs(figures: Figures, _blank: set[str], step: int) -> Told:
    """Mining or manufacturing with electricity, not both."""
    filled = [[row for row in pair if figures[row] is not None] for pair in (("MAN", "MEL"), ("MIN", "MANEL"))]
    if not filled[0] or not filled[1]:
        return "", []
    whole = [len(rows) == 2 for rows in filled]
    if all(whole) and equal((figures[row] for row in filled[0]), (figures[row] for row in filled[1]), step):
        return "", []
    return ("W" if any(whole) else "E"), filled[0] + filled[1]


def wholes(figures: Figures, _blank: set[str], step: int) -> Told:
    """Level 5 and its parts."""
    parts = [row for row in ("5A", "5B") if figures[row] is not None]
    level = figures["5"]
    if level is None or not parts or equal([level], (figures[row] for row in parts), step):
        return "", []
    is_short = len(parts) == 1 and (figures[parts[0]] or 0) < level
    return ("", []) if is_short else ("W", ["5", *parts])


def hidden(figures: Figures, blank: set[str], step: int) -> Told:
    """Services, or industry, inside what is not classified."""
    for empty, full in (("SER", "IND"), ("IND", "SER")):
        is_asked = empty in blank and figures[full] is not None and figures["NAG"] is not None and figures["X"]
        if is_asked and equal([figures["NAG"]], [figures[full], figures["X"]], step):
            return "W", ["NAG", "X", empty, full]
    return "", []


def repeated(figures: Figures, _blank: set[str], step: int) -> Told:
    """Construction inside industry."""
    total, extra = figures["TOTAL"], figures["F"]
    others = [figure for row, figure in figures.items() if row not in ("TOTAL", "F")]
    if not extra or total is None or None in others:
        return "", []
    is_inside = equal([total], others, step) and not equal([total], [*others, extra], step)
    return ("W", ["F", "B-E", "TOTAL"]) if is_inside else ("", [])


CHECKS = (one_sex, own_country, country_overlap, others_empty, others_large, mean_range, class_alternatives)
