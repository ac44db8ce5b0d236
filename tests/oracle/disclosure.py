"""The oracle on disclosure: what a reader of a table can work out of what is confidential, and small numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.model.key import ABSENT, CellKey, ObservationKey
from tests.oracle.saying import Said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.model.key import QTableKey
    from tests.oracle.oracle import Oracle

AXES = ("sex", "status", "class")


class Equation(NamedTuple):
    """Weighted cells that add up to nothing, and those of them that are nothing where nothing is said."""

    weights: dict[CellKey, int]
    may_be_blank: frozenset[CellKey]


def confidential(oracle: Oracle) -> Iterator[Said]:
    """V42: every confidential cell that follows from the sums of its table."""
    for qtable, cells in oracle.figures.items():
        hidden = {cell for cell, said in cells.items() if said.status == "C" and said.value is None}
        if hidden and not oracle.edition.table(qtable.table_key).is_mean:
            told = worked_out(oracle, qtable)
            for cell in hidden & told.keys():
                yield Said("V42", "W", frozenset(ObservationKey(qtable, each) for each in told[cell].weights))


def worked_out(oracle: Oracle, qtable: QTableKey) -> dict[CellKey, Equation]:
    """Cells without a figure with the equation that gives them: the shortest of the first round in which one does."""
    known = {cell: number for cell in oracle.figures[qtable] if (number := oracle.number(qtable, cell)) is not None}
    standing = {cell for cell, said in oracle.figures[qtable].items() if said.status or said.text is not None}
    every = list(equations(oracle, qtable))
    told: dict[CellKey, Equation] = {}
    while True:
        found: dict[CellKey, tuple[int, list[CellKey], int, Equation]] = {}
        for each in every:
            open_cells = [
                cell
                for cell in each.weights
                if cell not in known and (cell not in each.may_be_blank or cell in standing)
            ]
            if len(open_cells) != 1:
                continue
            (cell,) = open_cells
            rest = sum(weight * known.get(other, 0) for other, weight in each.weights.items() if other != cell)
            value = -rest * each.weights[cell]
            offer = (len(each.weights), sorted(each.weights), value, each)
            if value >= 0 and (cell not in found or offer[:2] < found[cell][:2]):
                found[cell] = offer
        if not found:
            return told
        for cell, (_size, _cells, value, each) in found.items():
            known[cell] = value
            told[cell] = each


def equations(oracle: Oracle, qtable: QTableKey) -> Iterator[Equation]:
    """The sums of a table that are in use and in which a figure stands."""
    for axis in AXES:
        codes = {each: oracle.list_codes(qtable, each) for each in AXES}
        if codes[axis] == [ABSENT]:
            continue
        others = [codes[each] if each != axis else [ABSENT] for each in AXES]
        for place in ((sex, status, klass) for sex in others[0] for status in others[1] for klass in others[2]):
            for what in oracle.sums(qtable, axis):
                cells = {code: at(place, axis, code) for code in (what.target, *(part[0] for part in what.parts))}
                has_figure = any(oracle.is_filled(qtable, cell) for cell in cells.values())
                if what.is_at_least or not has_figure or not is_used(oracle, qtable, (axis, place), what.relation):
                    continue
                weights = {cells[what.target]: 1} | {cells[code]: -sign for code, sign, _blank in what.parts}
                yield Equation(weights, frozenset(cells[code] for code, _sign, blank in what.parts if blank))


def is_used(oracle: Oracle, qtable: QTableKey, here: tuple[str, tuple[str, ...]], relation: Mapping[str, str]) -> bool:
    """Whether the conditions of a sum hold, where a confidential cell counts as filled."""
    axis, place = here

    def holds(condition: str) -> bool:
        for clause in condition.split(";"):
            word, _, wanted = clause.partition("=")
            filled = []
            for code in wanted.split("|"):
                said = oracle.at(qtable, at(place, axis, code))
                filled.append(said is not None and (said.value is not None or said.status == "C"))
            if not {"blank": not any(filled), "filled": all(filled), "any": any(filled)}[word]:
                return False
        return True

    return not (relation["when"] and not holds(relation["when"])) and not (
        relation["unless"] and holds(relation["unless"])
    )


def at(place: tuple[str, ...], axis: str, code: str) -> CellKey:
    """Cell of a code at a place."""
    return CellKey(*(code if each == axis else here for each, here in zip(AXES, place, strict=True)))


def in_the_open(oracle: Oracle) -> Iterator[Said]:
    """V42: numbers of persons under the threshold of their source."""
    for qtable, cells in oracle.figures.items():
        threshold = int(oracle.fields.get(qtable.source, {}).get("disclosure_threshold") or 0)
        if oracle.edition.table(qtable.table_key).is_mean:
            continue
        for cell, said in cells.items():
            if said.value is not None and 0 < said.value < threshold and said.status != "C":
                yield Said("V42", "W", frozenset([ObservationKey(qtable, cell)]))


CHECKS = (confidential, in_the_open)
