"""From failing sums to causes: which cells are wrong, as it seems, and what would repair them.

Puts the sums of a source and year that share cells with a failing one, comparisons between tables included, before the
error localisation (`localise`), and hands what it finds to whoever puts it into words (`telling`). Suggests; applies
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.model.key import ObservationKey
from ilms_desktop.validation.evaluate import is_failure
from ilms_desktop.validation.findings import cell_text, qtable_text
from ilms_desktop.validation.frames import Group
from ilms_desktop.validation.localise import SHOWN, causes
from ilms_desktop.validation.slips import Slip
from ilms_desktop.validation.surroundings import NEAR_YEARS
from ilms_desktop.validation.system_of_sums import system
from ilms_desktop.validation.telling import Teller
from ilms_desktop.validation.unreadable import agreed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ilms_desktop.model.finding import Finding, Suggestion
    from ilms_desktop.model.key import QTableKey, TableKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.case import Case
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.shapes import Shapes
    from ilms_desktop.validation.sums import Explanation
    from ilms_desktop.validation.surroundings import Surroundings, Years
    from ilms_desktop.validation.wording import Wording

#: edits of a repair, what slip it is, and how many sums it repairs
Repair = tuple[tuple[tuple[ObservationKey, int], ...], Slip, int]
#: the best repair in words, if any, and what else could be
Said = tuple["Suggestion | None", tuple["Suggestion", ...]]


class Told(NamedTuple):
    """What explains a finding.

    Attributes:
        cause: what it has in common with others. best: the repair, if one is clearly the best.
        others: what else it may be.
    """

    cause: str
    best: Repair | None
    others: tuple[Repair, ...]


@dataclass(frozen=True)
class Known:
    """What was found out about an area.

    Attributes:
        basis: cells of its year that it rests on. seen: figures of other years that it rests on.
        told: what explains each finding, by its instance.
        said: repairs in words, by cause and by the table where they are read.
    """

    basis: tuple[Grid, ...]
    seen: dict[ObservationKey, Years]
    told: Mapping[str, Told]
    said: dict[tuple[str, TableKey], Said] = field(default_factory=dict)

    def has_seen_otherwise(self, key: QTableKey, grid: Grid | None) -> bool:
        """Whether it rests on a figure of another year that is not the same any more."""
        for cell, years in self.seen.items():
            if cell.qtable[:4] == key[:4]:
                now = grid[cell.cell].value if grid is not None else None
                if dict(years).get(key.year) != now:
                    return True
        return False


@dataclass(frozen=True)
class Explainer:
    """Explains failing sums.

    Attributes:
        hints: rule and name of its text for each kind of slip. shapes: of the tables. wording: words.
    """

    hints: Mapping[Slip, tuple[Rule, str]]
    shapes: Shapes
    wording: Wording
    _known: dict[Group, dict[frozenset[QTableKey], Known]] = field(default_factory=dict)

    @property
    def text_rule(self) -> str:
        """Rule that speaks of texts that cannot be read; empty where none does."""
        return self.hints[Slip.UNREADABLE][0].id if Slip.UNREADABLE in self.hints else ""

    def explained(
        self, group: Group, findings: Iterable[Finding], areas: Iterable[Surroundings]
    ) -> tuple[Finding, ...]:
        """The findings of a group with their cause and, where one edit is clearly the best, its suggestion."""
        told: dict[str, tuple[Told, Known, Surroundings]] = {}
        before, now = self._known.pop(group, {}), self._known.setdefault(group, {})
        for around in areas:
            known = before.get(around.near)
            if known is None or not around.is_like(known.basis, known.seen):
                told_here = dict(self._explanations(around))
                known = Known(around.basis, around.seen, told_here)
            now[around.near] = known
            told |= {instance: (each, known, around) for instance, each in known.told.items()}
        return tuple(self._with_cause(finding, told.get(finding.key.partition(" ")[2])) for finding in findings)

    def groups_that_look_at(self, changed: Mapping[QTableKey, Grid | None]) -> set[Group]:
        """Groups of other years whose explanations rest on a figure that changed.

        Args:
            changed: QTables with what stands in them now; None = nothing.
        """
        found = set()
        for key, grid in changed.items():
            for year in range(key.year - NEAR_YEARS, key.year + NEAR_YEARS + 1):
                group = Group(key.source, year)
                known = self._known.get(group, {}) if year != key.year else {}
                if any(each.has_seen_otherwise(key, grid) for each in known.values()):
                    found.add(group)
        return found

    def leave(self, group: Group) -> None:
        """Know nothing of a group in which nothing is wrong any more."""
        self._known.pop(group, None)

    def forget(self) -> None:
        """Know nothing of what was explained before."""
        self._known.clear()

    def _with_cause(self, finding: Finding, found: tuple[Told, Known, Surroundings] | None) -> Finding:
        """A finding with what explains it; one that nothing explains is its own cause."""
        if found is None:
            return finding
        told, known, around = found
        table = finding.cells[0].qtable.table_key
        said = known.said.get((told.cause, table))
        if said is None:
            teller = Teller(self.hints, self.wording, around, table)
            best = teller.suggestion(*told.best) if told.best is not None else None
            said = known.said[told.cause, table] = (best, tuple(teller.suggestion(*each) for each in told.others))
            known.seen.update(around.seen)
        return replace(finding, cause=told.cause, suggestion=said[0], alternatives=said[1])

    def _explanations(self, around: Surroundings) -> Iterator[tuple[str, Told]]:
        """What explains the failing sums and the unreadable cells, by instance; what is said last counts."""
        read = dict(self._of_texts(around))
        by_text = dict(_beside_texts(around))
        sums = [(case, each) for part in around.parts for case, each in part.open if case.instance not in by_text]
        held = [each for part in around.parts for each in part.held]
        found: dict[str, Told] = {}
        for cause in causes(system([*(each for _case, each in sums), *held], around, self.shapes)):
            instances = sorted(sums[number][0].instance for number in cause.sums)
            best = _repair(cause.best) if cause.best is not None else None
            others = tuple(_repair(each) for each in cause.others)
            found |= dict.fromkeys(instances, Told(instances[0], best, others))
        for case in around.cases:
            if is_failure(case) and case.instance not in found:
                told = read.get(by_text.get(case.instance, "")) or _mended_by(case, found.values())
                if told is not None:
                    yield case.instance, told
        yield from read.items()
        yield from _of_signs(found.values())
        yield from found.items()

    def _of_texts(self, around: Surroundings) -> Iterator[tuple[str, Told]]:
        """What unreadable cells mean, as the sums around them say."""
        for key, fitting in agreed(around).items() if self.text_rule else ():
            repairs = [(((key, value),), slip, 1) for value, slip in fitting]
            is_clear = len(repairs) == 1
            instance = _instance(key)
            yield instance, Told(instance, repairs[0] if is_clear else None, tuple(repairs[is_clear:SHOWN]))


def _repair(found: Explanation[ObservationKey]) -> Repair:
    """What an explanation would do."""
    return found.edits, found.slip, len(found.repaired)


def _instance(key: ObservationKey) -> str:
    """What a rule on single cells calls a cell."""
    return f"{qtable_text(key)} {cell_text(key)}"


def _beside_texts(around: Surroundings) -> Iterator[tuple[str, str]]:
    """Sums that add up a cell which cannot be read, with that cell; they fail for its sake, not for their own."""
    texts = {grid.key(place) for grid in around.grids.values() for place, cell in grid.cells.items() if cell.text}
    for case in around.cases if texts else ():
        for term in case.identity.added:
            if case.key(term) in texts:
                yield case.instance, _instance(case.key(term))


def _mended_by(case: Case, told: Iterable[Told]) -> Told | None:
    """What explains an order that fails, or a sum still half filled: a repair of others after which it does not."""
    weights = {case.key(part): (-part.coefficient, case.number(part) or 0) for part in case.identity.parts}
    weights[case.key(case.identity.target)] = (1, case.total)
    for each in told:
        edits = each.best[0] if each.best is not None else ()
        change = sum(weights[key][0] * (new - weights[key][1]) for key, new in edits if key in weights)
        if change > 0 and 2 * (case.tally.difference + change) >= -case.verdict.doubled_tolerance:
            return each
    return None


def _of_signs(told: Iterable[Told]) -> Iterator[tuple[str, Told]]:
    """Cells below zero that the sums explain: they are found by themselves too."""
    for each in told:
        if each.best is not None and each.best[1] is Slip.SIGN:
            yield _instance(each.best[0][0][0]), each
