"""A second opinion on the rules: the same questions answered slowly and plainly, without the product's engine.

It reads the same definitions (`forms/derivations/`, code lists, tables) and the same figures, but shares no code with
`ilms_desktop.validation`: no terms, no statement, no tallies. Tests compare what both say.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import ABSENT, CellKey, ObservationKey, QTableKey
from tests.oracle.between_tables import CHECKS as BETWEEN_TABLES
from tests.oracle.blanks import CHECKS as BLANKS
from tests.oracle.changes import CHECKS as CHANGES
from tests.oracle.disclosure import CHECKS as DISCLOSURE
from tests.oracle.gaps import CHECKS as GAPS
from tests.oracle.labour_rates import CHECKS as LABOUR_RATES
from tests.oracle.over_time import CHECKS as OVER_TIME
from tests.oracle.repeats import CHECKS as REPEATS
from tests.oracle.rows_of_tables import CHECKS as ROWS_OF_TABLES
from tests.oracle.saying import Said
from tests.oracle.structure import CHECKS as STRUCTURE
from tests.oracle.structure import fits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.observation import Observation

DERIVATIONS = Path(__file__).resolve().parents[2] / "forms" / "derivations"
RULE_OF_AXIS = {"sex": "V02", "class": "V03", "status": "V21"}
AXES = ("sex", "status", "class")
#: checks of the rules that look at several QTables at once, or at a QTable as a whole
WIDE_CHECKS = (
    *BETWEEN_TABLES,
    *REPEATS,
    *LABOUR_RATES,
    *OVER_TIME,
    *CHANGES,
    *GAPS,
    *ROWS_OF_TABLES,
    *BLANKS,
    *DISCLOSURE,
    *STRUCTURE,
)


class Sum(NamedTuple):
    """One sum at one place: the total, and each part with its sign and whether it may be blank."""

    relation: Mapping[str, str]
    target: str
    parts: tuple[tuple[str, int, bool], ...]
    is_at_least: bool


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Rows of a file of relations."""
    with (DERIVATIONS / name).open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


def codes(cell: str) -> list[str]:
    """Codes of a cell of a relation."""
    return cell.split("|") if cell else []


class Oracle:
    """Answers for one file.

    Attributes:
        country: reporting country. said: what every rule says.
        passed: number of sums and comparisons that hold exactly.
    """

    def __init__(
        self,
        edition: Edition,
        figures: Mapping[ObservationKey, Observation],
        *,
        named: Mapping[QTableKey, tuple[str, ...]],
        fields: Mapping[str, Mapping[str, str]],
        country: str = "KHM",
    ) -> None:
        self.edition = edition
        self.country = country
        self.named = named
        self.fields = fields
        self.figures: dict[QTableKey, dict[CellKey, Observation]] = defaultdict(dict)
        for key, said in figures.items():
            self.figures[key.qtable][key.cell] = said
        self.said: Counter[Said] = Counter()
        self.passed = 0
        for qtable in [each for each in self.figures if not fits(self, each)]:
            self.said[Said("V43", "F", frozenset())] += 1
            del self.figures[qtable]
        for qtable in sorted(self.figures):
            self.check_form(qtable)
            for axis in AXES:
                self.check_axis(qtable, axis)
        self.check_tables()
        for check in WIDE_CHECKS:
            self.said.update(check(self))

    def relations(self, name: str) -> tuple[dict[str, str], ...]:
        """Rows of a file of relations."""
        return rows(name)

    # --- reading figures

    def at(self, qtable: QTableKey, cell: CellKey) -> Observation | None:
        """What stands in a cell."""
        return self.figures[qtable].get(cell)

    def number(self, qtable: QTableKey, cell: CellKey) -> int | None:
        """A figure, zero where it does not apply, None where it is missing."""
        said = self.at(qtable, cell)
        if said is None:
            return None
        return 0 if said.value is None and said.status == "X" else said.value

    def is_filled(self, qtable: QTableKey, cell: CellKey) -> bool:
        """Whether a figure stands in a cell."""
        said = self.at(qtable, cell)
        return said is not None and said.value is not None

    def is_untold(self, qtable: QTableKey, cell: CellKey) -> bool:
        """Whether a letter stands instead of a figure: somebody may be in the cell, and nobody knows how many."""
        said = self.at(qtable, cell)
        return self.number(qtable, cell) is None and said is not None and said.status is not None

    def step(self, *qtables: QTableKey) -> int:
        """One unit of the last decimal, the coarser one of several QTables."""
        finest = [
            max((said.decimals for said in self.figures[each].values() if said.value is not None), default=0)
            for each in qtables
        ]
        stored = self.edition.table(qtables[0].table_key).decimals_stored
        return int(10 ** max(stored - min(finest), 0))

    def list_codes(self, qtable: QTableKey, axis: str) -> list[str]:
        """Codes that a QTable may hold on an axis."""
        table = self.edition.table(qtable.table_key)
        name = {"sex": "SEX", "status": table.status_list, "class": table.default_version and qtable.version}[axis]
        if name is None or axis not in [str(each) for each in table.axes]:
            return [ABSENT]
        codelist = self.edition.codelists[name]
        if codelist.other:
            return [str(codelist.total), *self.named_in(qtable), codelist.other]
        return [code.id for code in codelist.codes if code.id not in table.out_of_scope]

    def named_in(self, qtable: QTableKey) -> list[str]:
        """Countries chosen, and countries that only have cells."""
        lists = self.edition.codelists[qtable.version]
        found = {cell.klass for cell in self.figures[qtable]} - {str(lists.total), str(lists.other)}
        chosen = list(self.named.get(qtable, ()))
        return [*chosen, *sorted(found - set(chosen))]

    # --- V01

    def check_form(self, qtable: QTableKey) -> None:
        """Text instead of a figure, figures below zero, too many decimals, means of nothing."""
        table = self.edition.table(qtable.table_key)
        here = self.figures[qtable]
        unread = sum(said.text is not None for said in here.values())
        severity = "F" if unread == len(here) and unread >= 4 else "E"
        for cell, said in here.items():
            value = said.value
            is_wrong = value is not None and (
                value < 0 or said.decimals > table.decimals_stored or (table.is_mean and value == 0)
            )
            if said.text is not None or is_wrong:
                self.say("V01", severity, [ObservationKey(qtable, cell)])

    # --- V02, V03, V21, V05, V22

    def check_axis(self, qtable: QTableKey, axis: str) -> None:
        """All sums along one axis, at every place where something stands."""
        table = self.edition.table(qtable.table_key)
        valid = {each: self.list_codes(qtable, each) for each in AXES}
        if table.is_mean or valid[axis] == [ABSENT]:
            return
        places = {
            tuple(ABSENT if each == axis else code for each, code in zip(AXES, cell, strict=True))
            for cell in self.figures[qtable]
            if all(code in valid[each] for each, code in zip(AXES, cell, strict=True) if each != axis)
        }
        sums = list(self.sums(qtable, axis))
        for place in places:
            self.check_place(qtable, axis, place, sums)

    def sums(self, qtable: QTableKey, axis: str) -> Iterator[Sum]:
        """Sums of an axis, the same sum written twice once only."""
        table = self.edition.table(qtable.table_key)
        name = {"sex": "SEX", "status": table.status_list, "class": qtable.version}[axis]
        seen = []
        for row in rows("within.csv"):
            if row["axis"] != axis or row["list"] != name or row["universe"] not in ("", str(table.universe)):
                continue
            for target, parts in self.signed(qtable, axis, row):
                equation = {target: 1} | {code: -sign for code, sign, _blank in parts}
                opposite = {code: -sign for code, sign in equation.items()}
                is_at_least = row["operator"] == "SUBSET"
                if is_at_least or (equation not in seen and opposite not in seen):
                    yield Sum(row, target, parts, is_at_least)
                    seen += [] if is_at_least else [equation]

    def signed(
        self, qtable: QTableKey, axis: str, row: Mapping[str, str]
    ) -> Iterator[tuple[str, tuple[tuple[str, int, bool], ...]]]:
        """Target and signed parts of a relation."""
        optional, parts = codes(row["optional"]), codes(row["parts"])
        if row["operator"] == "SUMROWS":
            limit = self.edition.table(qtable.table_key).named_countries or 0
            has_room = len(self.named_in(qtable)) < limit
            others = [code for code in self.list_codes(qtable, axis) if code != row["target"]]
            yield row["target"], tuple((code, 1, code == row["room"] and has_room) for code in others)
        elif row["operator"] == "SUBSET":
            for part in parts:
                yield row["target"], ((part, 1, False),)
        elif row["operator"] == "DIFF":
            yield row["target"], tuple((code, -1 if at else 1, False) for at, code in enumerate(parts))
        elif row["operator"] == "SUMEQ":
            both = [*((code, 1) for code in codes(row["right"])), *((code, -1) for code in parts)]
            yield row["target"], tuple((code, sign, False) for code, sign in both)
        else:
            yield row["target"], tuple((code, 1, code in optional) for code in parts)

    def check_place(self, qtable: QTableKey, axis: str, place: tuple[str, ...], sums: list[Sum]) -> None:
        """Every sum at one place, alternatives settled."""
        answers: list[tuple[Sum, str, str]] = []
        for each in sums:
            state, severity = self.judge(qtable, axis, place, each)
            if state != "empty":
                answers.append((each, state, severity))
        answers = list(self.settle(qtable, axis, place, answers))
        for each, state, severity in answers:
            self.report(qtable, axis, place, each, state, severity)
        self.check_parts(qtable, axis, place, sums)

    def judge(self, qtable: QTableKey, axis: str, place: tuple[str, ...], what: Sum) -> tuple[str, str]:
        """State and severity of one sum."""
        rule = RULE_OF_AXIS[axis]
        involved = [what.target, *(code for code, _sign, _blank in what.parts)]
        if not any(self.is_filled(qtable, cell_at(place, axis, code)) for code in involved):
            return "empty", ""
        if not self.is_used(qtable, axis, place, what.relation):
            return "unused", ""
        total = self.number(qtable, cell_at(place, axis, what.target))
        numbers = {code: self.number(qtable, cell_at(place, axis, code)) for code, _sign, _blank in what.parts}
        present = sum(number is not None for number in numbers.values())
        lacking = [(code, may) for code, _sign, may in what.parts if numbers[code] is None]
        waits = (
            total is None
            or not present
            or any(not may or self.is_untold(qtable, cell_at(place, axis, code)) for code, may in lacking)
        )
        added = sum(sign * (numbers[code] or 0) for code, sign, _blank in what.parts)
        difference = (total or 0) - added
        tolerance2 = self.step(qtable) * (present + 1)
        if waits:
            is_sum = not what.is_at_least and all(sign == 1 for _code, sign, _blank in what.parts)
            is_tried = rule == "V03" and is_sum and total is not None and present
            if is_tried and (difference < 0 or (difference > 0 and 2 * difference <= tolerance2)):
                return "partial", band(difference, tolerance2)
            return "waits", ""
        if difference == 0 or (what.is_at_least and difference > 0):
            return "holds", ""
        return "fails", band(difference, tolerance2)

    def is_used(self, qtable: QTableKey, axis: str, place: tuple[str, ...], row: Mapping[str, str]) -> bool:
        """Whether the conditions of a relation hold."""
        if row["when"] and not self.holds(qtable, axis, place, row["when"]):
            return False
        return not (row["unless"] and self.holds(qtable, axis, place, row["unless"]))

    def holds(self, qtable: QTableKey, axis: str, place: tuple[str, ...], condition: str) -> bool:
        """Whether a written condition holds."""
        for clause in condition.split(";"):
            word, _, wanted = clause.partition("=")
            filled = [self.is_filled(qtable, cell_at(place, axis, code)) for code in codes(wanted)]
            if not {"blank": not any(filled), "filled": all(filled), "any": any(filled)}[word]:
                return False
        return True

    def settle(
        self, qtable: QTableKey, axis: str, place: tuple[str, ...], answers: list[tuple[Sum, str, str]]
    ) -> Iterator[tuple[Sum, str, str]]:
        """One answer for each group of alternatives."""
        groups: dict[str, list[tuple[Sum, str, str]]] = defaultdict(list)
        for answer in answers:
            if answer[0].relation["set"]:
                groups[answer[0].target].append(answer)
            else:
                yield answer
        for group in groups.values():
            if group[0][0].relation["choice"] == "either":
                yield min(group, key=lambda answer: self.rank(qtable, axis, place, answer))
            elif all(state == "unused" for _sum, state, _severity in group):
                yield group[0][0], "waits", ""
            else:
                yield from group

    def rank(
        self, qtable: QTableKey, axis: str, place: tuple[str, ...], answer: tuple[Sum, str, str]
    ) -> tuple[int, int]:
        """Order of alternatives of which one is enough."""
        what, state, severity = answer
        order = {"holds": 0, "waits": 2, "fails": 3, "partial": 3, "unused": 4}[state]
        total = self.number(qtable, cell_at(place, axis, what.target)) or 0
        parts = sum(s * (self.number(qtable, cell_at(place, axis, code)) or 0) for code, s, _blank in what.parts)
        return (1 if severity == "I" else order, abs(total - parts))

    def report(
        self, qtable: QTableKey, axis: str, place: tuple[str, ...], what: Sum, state: str, severity: str
    ) -> None:
        """Note what is to be said of a sum, and whether an exchange explains it."""
        rule = RULE_OF_AXIS[axis]
        involved = [what.target, *(code for code, _sign, _blank in what.parts)]
        keys = {code: ObservationKey(qtable, cell_at(place, axis, code)) for code in involved}
        if state == "holds":
            self.passed += 1
        elif state == "waits":
            blank = [code for code in involved if self.number(qtable, keys[code].cell) is None]
            may = {code for code, _sign, blank_ok in what.parts if blank_ok}
            needed = [code for code in blank if code not in may or self.is_untold(qtable, keys[code].cell)] or blank
            self.say(rule, "", keys.values(), [keys[code] for code in needed])
        elif state in ("fails", "partial"):
            self.say(rule, severity, keys.values())
            if (
                state == "fails"
                and severity != "I"
                and rule in ("V02", "V03")
                and self.is_exchanged(qtable, keys, what)
            ):
                self.say("V05", "E", keys.values())

    def is_exchanged(self, qtable: QTableKey, keys: Mapping[str, ObservationKey], what: Sum) -> bool:
        """Whether exactly one exchange of the total with a larger part makes the sum hold."""
        if what.is_at_least or any(sign != 1 for _code, sign, _blank in what.parts):
            return False
        numbers = {code: self.number(qtable, key.cell) for code, key in keys.items()}
        total = numbers.pop(what.target) or 0
        present = sum(number is not None for number in numbers.values())
        tolerance2 = self.step(qtable) * (present + 1)
        found = 0
        for code, value in numbers.items():
            if value is not None and self.is_filled(qtable, keys[code].cell) and value > total:
                rest = sum(other or 0 for name, other in numbers.items() if name != code)
                found += 2 * abs(value - total - rest) <= tolerance2
        return found == 1

    def check_parts(self, qtable: QTableKey, axis: str, place: tuple[str, ...], sums: list[Sum]) -> None:
        """No part is larger than the total of the list, and the countries named together are not either."""
        all_codes = self.list_codes(qtable, axis)
        name = {"sex": "SEX", "class": qtable.version}.get(axis, self.edition.table(qtable.table_key).status_list)
        target = self.edition.codelists[str(name)].total
        first = next((each for each in sums if each.target == target), None)
        if first is None:
            return
        involved = [first.target, *(code for code, _sign, _blank in first.parts)]
        total = self.number(qtable, cell_at(place, axis, first.target))
        if total is None or not any(self.is_filled(qtable, cell_at(place, axis, code)) for code in involved):
            return
        cells = {code: cell_at(place, axis, code) for code in all_codes if code != target}
        above = [code for code, cell in cells.items() if (self.number(qtable, cell) or 0) > total]
        named = self.named_in(qtable) if first.relation["operator"] == "SUMROWS" else []
        filled = [code for code in named if self.is_filled(qtable, cells[code])]
        together = sum(self.number(qtable, cells[code]) or 0 for code in filled)
        keys = [ObservationKey(qtable, cell_at(place, axis, code)) for code in {*involved, *above}]
        if above:
            largest = max(self.number(qtable, cells[code]) or 0 for code in above)
            self.say("V22", "I" if 2 * (largest - total) <= 2 * self.step(qtable) else "E", keys)
        elif together > total:
            tolerance2 = self.step(qtable) * (len(filled) + 1)
            self.say("V22", "I" if 2 * (together - total) <= tolerance2 else "E", keys)

    # --- V07, V08

    def check_tables(self) -> None:
        """Every relation between tables, in every year and criterion."""
        with_figures = {
            qtable for qtable, cells in self.figures.items() if any(said.value is not None for said in cells.values())
        }
        for row in rows("tables.csv"):
            if row["edition"] != self.edition.id or row["operator"] not in ("EQUAL", "GE"):
                continue
            for criterion, year in sorted({(key.criterion, key.year) for key in with_figures}):
                here = [key for key in with_figures if key.criterion == criterion and key.year == year]
                self.check_relation(row, here)

    def check_relation(self, row: Mapping[str, str], here: list[QTableKey]) -> None:
        """One relation among the QTables of a year and criterion."""
        for target in [key for key in here if key.table == row["target"]]:
            for source in sorted({key.source for key in here}):
                if source != target.source and self.answers_for_itself(row, here, target.source, source):
                    continue
                for parts in combinations(row, [key for key in here if key.source == source]):
                    self.compare(row, (target, *parts))

    def answers_for_itself(self, row: Mapping[str, str], here: list[QTableKey], one: str, other: str) -> bool:
        """Whether both sources can be compared with themselves."""
        has_parts = bool(combinations(row, [key for key in here if key.source == one]))
        return has_parts and any(key.source == other and key.table == row["target"] for key in here)

    def compare(self, row: Mapping[str, str], qtables: tuple[QTableKey, ...]) -> None:
        """One relation on QTables: cell by cell."""
        for cells in product(
            self.pairs(row, qtables, "sex"), self.pairs(row, qtables, "status"), self.pairs(row, qtables, "class")
        ):
            keys = [
                ObservationKey(qtable, CellKey(*each))
                for qtable, each in zip(qtables, zip(*cells, strict=True), strict=True)
            ]
            self.check_cells("V07" if row["operator"] == "EQUAL" else "V08", keys)
            for code in codes(row["less"]):
                less = ObservationKey(qtables[0], keys[0].cell._replace(klass=code))
                if code in self.list_codes(qtables[0], "class") and self.is_filled(*less):
                    self.check_cells("V07", [*keys, less])

    def pairs(self, row: Mapping[str, str], qtables: tuple[QTableKey, ...], axis: str) -> list[tuple[str, ...]]:
        """Codes of one axis that meet."""
        lists = [self.list_codes(qtable, axis) for qtable in qtables]
        if axis == "status":
            if all(each != [ABSENT] for each in lists):
                return [(code,) * len(qtables) for code in lists[0]]
            return [tuple(next((code for code in codes(row["status"]) if code in each), ABSENT) for each in lists)]
        totals = tuple(self.total_of(qtable, axis) for qtable in qtables)
        if axis == "sex":
            has_all = all(each != [ABSENT] for each in lists)
            return [(code,) * len(qtables) for code in lists[0]] if has_all else [totals]
        if row["rows"] != "each" or len({qtable.version for qtable in qtables}) > 1:
            return [totals]
        common = [code for code in lists[0] if all(code in each for each in lists)]
        return [(code,) * len(qtables) for code in common if not self.is_left_over(qtables[0], code)]

    def total_of(self, qtable: QTableKey, axis: str) -> str:
        """Total of an axis, `ABSENT` without the axis."""
        if self.list_codes(qtable, axis) == [ABSENT]:
            return ABSENT
        return str(self.edition.codelists["SEX" if axis == "sex" else qtable.version].total)

    def is_left_over(self, qtable: QTableKey, code: str) -> bool:
        """Whether a code means what is left after naming countries."""
        if code == ABSENT:
            return False
        return self.edition.codelists[qtable.version][code].kind in (CodeKind.OTHER, CodeKind.REMAINDER)

    def check_cells(self, rule: str, keys: list[ObservationKey]) -> None:
        """Compare the first cell with the sum of the others."""
        if not any(self.is_filled(*key) for key in keys):
            return
        numbers = [self.number(*key) for key in keys]
        missing = [key for key, number in zip(keys, numbers, strict=True) if number is None]
        if missing:
            self.say(rule, "", keys, missing)
            return
        difference = (numbers[0] or 0) - sum(number or 0 for number in numbers[1:])
        if difference == 0 or (rule == "V08" and difference > 0):
            self.passed += 1
            return
        tolerance2 = self.step(*{key.qtable: None for key in keys}) * len(keys)
        severity = band(difference, tolerance2)
        differs = len({key.qtable.source for key in keys}) > 1 or (rule == "V07" and self.coverage_differs(keys))
        self.say(rule, "W" if severity == "E" and differs else severity, keys)

    def coverage_differs(self, keys: list[ObservationKey]) -> bool:
        """Whether reference period or coverage of the sources differ."""
        for name in ("S3", "S4", "S5", "S8"):
            values = {self.fields.get(key.qtable.source, {}).get(name, "") for key in keys} - {""}
            if len(values) > 1:
                return True
        return False

    def say(
        self, rule: str, severity: str, cells: Iterable[ObservationKey], missing: Iterable[ObservationKey] = ()
    ) -> None:
        """Note what a rule says."""
        self.said[Said(rule, severity, frozenset(cells), frozenset(missing))] += 1


def combinations(row: Mapping[str, str], here: list[QTableKey]) -> list[tuple[QTableKey, ...]]:
    """Class versions of the parts that one source gives."""
    first, *others = codes(row["parts"])
    stand_ins = [number for number in (first, *codes(row["otherwise"])) if any(key.table == number for key in here)]
    if not stand_ins:
        return []
    slots = [stand_ins[0], *others]
    return list(product(*([key for key in here if key.table == number] for number in slots)))


def cell_at(place: tuple[str, ...], axis: str, code: str) -> CellKey:
    """Cell of a code at a place."""
    return CellKey(*(code if each == axis else at for each, at in zip(AXES, place, strict=True)))


def band(difference: int, tolerance2: int) -> str:
    """Severity of a difference, by how often the tolerance goes into it."""
    size = 2 * abs(difference)
    if size <= tolerance2:
        return "I"
    return "W" if size <= 3 * tolerance2 else "E"
