"""The oracle on comparisons beyond those of one year, one criterion and one list: V25, V26, V27."""

from __future__ import annotations

from itertools import permutations, product
from typing import TYPE_CHECKING

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey
from tests.oracle.saying import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.model.key import QTableKey
    from tests.oracle.oracle import Oracle


def filled(oracle: Oracle) -> list[QTableKey]:
    """QTables with a figure."""
    return [key for key in sorted(oracle.figures) if any(s.value is not None for s in oracle.figures[key].values())]


def split(cell: str) -> list[str]:
    """Codes of a cell of a relation."""
    return cell.split("|") if cell else []


# --- V25


def versions_agree(oracle: Oracle) -> Iterator[Said]:
    """V25: rows of the coarser version are sums of rows of the finer one."""
    for coarse, fine in permutations(filled(oracle), 2):
        if (coarse[:3], coarse.year) != (fine[:3], fine.year):
            continue
        rows = [
            row for row in oracle.relations("between.csv") if (row["to"], row["from"]) == (coarse.version, fine.version)
        ]
        for sex, status in product(oracle.list_codes(coarse, "sex"), oracle.list_codes(coarse, "status")):
            yield from versions_at(
                oracle, coarse, fine, [row for row in rows if speaks(oracle, row, coarse, fine)], (sex, status)
            )


def speaks(oracle: Oracle, row: Mapping[str, str], coarse: QTableKey, fine: QTableKey) -> bool:
    """Whether a relation speaks of rows of this table."""
    table = oracle.edition.table(coarse.table_key)
    return (
        row["universe"] in ("", str(table.universe))
        and row["target"] in oracle.list_codes(coarse, "class")
        and set(split(row["parts"])) <= set(oracle.list_codes(fine, "class"))
    )


def versions_at(
    oracle: Oracle, coarse: QTableKey, fine: QTableKey, rows: list[Mapping[str, str]], place: tuple[str, str]
) -> Iterator[Said]:
    """All relations for one sex and status; of two sets one that adds up is enough."""
    choices: dict[str, list[tuple[tuple[int, int], Said | None]]] = {}
    for row in rows:
        answer = version_sum(oracle, coarse, fine, row, place)
        if answer is None:
            continue
        if row["set"]:
            choices.setdefault(row["target"], []).append(answer)
        elif answer[1] is None:
            oracle.passed += 1
        else:
            yield answer[1]
    for answers in choices.values():
        best = min(answers, key=lambda answer: answer[0])[1]
        if best is None:
            oracle.passed += 1
        else:
            yield best


def version_sum(
    oracle: Oracle, coarse: QTableKey, fine: QTableKey, row: Mapping[str, str], place: tuple[str, str]
) -> tuple[tuple[int, int], Said | None] | None:
    """What one relation says, with its rank; None where it is not asked, no finding where it holds."""
    target = ObservationKey(coarse, CellKey(*place, row["target"]))
    parts = [ObservationKey(fine, CellKey(*place, code)) for code in split(row["parts"])]
    keys = [target, *parts]
    if not oracle.is_filled(*target) or not is_used(oracle, fine, row["when"], place):
        return None
    numbers = [oracle.number(*part) for part in parts]
    blank = [part for part, number in zip(parts, numbers, strict=True) if number is None]
    missing = [part for part in blank if part.cell.klass not in split(row["optional"]) or oracle.is_untold(*part)]
    added = sum((number or 0) * (-1 if row["operator"] == "DIFF" and at else 1) for at, number in enumerate(numbers))
    difference = (oracle.number(*target) or 0) - added
    present = sum(number is not None for number in numbers)
    if missing or not present:
        return (2, abs(difference)), Said("V25", "", frozenset(keys), frozenset(missing or blank))
    if difference == 0:
        return (0, 0), None
    severity = band(difference, oracle.step(coarse, fine) * (present + 1))
    if row["declared_by"] and any(
        f"{row['declared_by']}:" in s.note for key in (coarse, fine) for s in oracle.figures[key].values()
    ):
        return None
    return (1 if severity == "I" else 3, abs(difference)), Said("V25", severity, frozenset(keys))


def is_used(oracle: Oracle, qtable: QTableKey, when: str, place: tuple[str, str]) -> bool:
    """Whether the condition of a relation holds."""
    for clause in when.split(";") if when else ():
        word, _, wanted = clause.partition("=")
        held = [oracle.is_filled(qtable, CellKey(*place, code)) for code in split(wanted)]
        if not {"blank": not any(held), "any": any(held)}[word]:
            return False
    return True


# --- V26


def criteria_agree(oracle: Oracle) -> Iterator[Said]:
    """V26: everybody by birth is everybody by citizenship."""
    everybody = [key for key in filled(oracle) if oracle.list_codes(key, "status") != [ABSENT]]
    for birth, citizenship in permutations(everybody, 2):
        if (birth.criterion, citizenship.criterion) != (Criterion.BIRTH, Criterion.CITIZENSHIP):
            continue
        if (birth.table, birth.year) != (citizenship.table, citizenship.year):
            continue
        here = [key for key in everybody if (key.table, key.year) == (birth.table, birth.year)]
        both = [(key.source, key.criterion) for key in here]
        answers = (birth.source, Criterion.CITIZENSHIP) in both, (citizenship.source, Criterion.BIRTH) in both
        if birth.source == citizenship.source or not all(answers):
            yield from compare(oracle, "V26", birth, citizenship, meeting_of_criteria(oracle, birth, citizenship))


def meeting_of_criteria(oracle: Oracle, birth: QTableKey, citizenship: QTableKey) -> Iterator[tuple[CellKey, CellKey]]:
    """Cells of everybody: each sex, and each class where both use one list."""
    statuses = [oracle.list_codes(key, "status")[0] for key in (birth, citizenship)]
    if birth.version == citizenship.version:
        classes = [(code, code) for code in oracle.list_codes(birth, "class")]
    else:
        classes = [(oracle.total_of(birth, "class"), oracle.total_of(citizenship, "class"))]
    for sex, (one, other) in product(oracle.list_codes(birth, "sex"), classes):
        yield CellKey(sex, statuses[0], one), CellKey(sex, statuses[1], other)


# --- V27


def flow_within_stock(oracle: Oracle) -> Iterator[Said]:
    """V27: a flow is no larger than its stock."""
    rows = [
        row
        for row in oracle.relations("tables.csv")
        if (row["edition"], row["operator"]) == (oracle.edition.id, "FLOW")
    ]
    held = filled(oracle)
    for row in rows:
        before = int(row["years_before"] or 0)
        for stock, flow in permutations(held, 2):
            if (stock.table, flow.table) != (row["target"], row["parts"]) or stock.criterion != flow.criterion:
                continue
            if stock.year != flow.year - before or oracle.fields.get(flow.source, {}).get("counts_events") == "yes":
                continue
            has_flow = any(key._replace(version="") == flow._replace(source=stock.source, version="") for key in held)
            has_stock = any(key._replace(version="") == stock._replace(source=flow.source, version="") for key in held)
            if stock.source == flow.source or not (has_flow and has_stock):
                yield from compare(oracle, "V27", stock, flow, meeting_of_tables(oracle, row, stock, flow))


def meeting_of_tables(
    oracle: Oracle, row: Mapping[str, str], stock: QTableKey, flow: QTableKey
) -> Iterator[tuple[CellKey, CellKey]]:
    """Cells of a stock and a flow: each sex, each country that both name."""
    sexes = [oracle.list_codes(key, "sex") for key in (stock, flow)]
    pairs = [(code, code) for code in sexes[0]] if [ABSENT] not in sexes else [(sexes[0][0], sexes[1][0])]
    classes = [(oracle.total_of(stock, "class"), oracle.total_of(flow, "class"))]
    if row["rows"] == "each":
        named = {plain(oracle, flow, code): code for code in oracle.list_codes(flow, "class")}
        classes = [
            (code, named[plain(oracle, stock, code)])
            for code in oracle.list_codes(stock, "class")
            if plain(oracle, stock, code) in named and plain(oracle, stock, code)
        ]
    for sex, klass in product(pairs, classes):
        yield CellKey(sex[0], ABSENT, klass[0]), CellKey(sex[1], ABSENT, klass[1])


def plain(oracle: Oracle, qtable: QTableKey, code: str) -> str:
    """A country without the name of its list; nothing for what is left over after naming countries."""
    kind = oracle.edition.codelists[qtable.version][code].kind
    return "" if kind in (CodeKind.OTHER, CodeKind.REMAINDER) else code[len(qtable.version) + 1 :]


# --- both


def compare(
    oracle: Oracle, rule: str, one: QTableKey, other: QTableKey, cells: Iterator[tuple[CellKey, CellKey]]
) -> Iterator[Said]:
    """Compare cells of two QTables one by one."""
    for here, there in cells:
        keys = [ObservationKey(one, here), ObservationKey(other, there)]
        numbers = [oracle.number(*key) for key in keys]
        if not any(oracle.is_filled(*key) for key in keys):
            continue
        if None in numbers:
            yield Said(rule, "", frozenset(keys), frozenset(k for k, n in zip(keys, numbers, strict=True) if n is None))
            continue
        difference = (numbers[0] or 0) - (numbers[1] or 0)
        if difference == 0 or (rule == "V27" and difference > 0):
            oracle.passed += 1
            continue
        severity = band(difference, oracle.step(one, other) * 2)
        differs = one.source != other.source or oracle.coverage_differs(keys)
        if severity == "E" and (differs or rule == "V27"):
            severity = "W"
        yield Said(rule, severity, frozenset(keys))


def band(difference: int, tolerance2: int) -> str:
    """Severity of a difference, by how often the tolerance goes into it."""
    size = 2 * abs(difference)
    if size <= tolerance2:
        return "I"
    return "W" if size <= 3 * tolerance2 else "E"


CHECKS = (versions_agree, criteria_agree, flow_within_stock)
