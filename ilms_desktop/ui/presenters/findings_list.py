"""Findings as the lines of a list: chips, heads and folding; no cap. A line is made when it is first seen.

Nothing is painted here and no finding is judged again. What stands together is decided in `findings_nodes`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, overload

from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.cell_picture import Mark, finding_mark
from ilms_desktop.ui.presenters.findings_nodes import Group, Grouping, Marked, Node, NodeKind, grouped
from ilms_desktop.workspace.finding_words import Place, waiting_places, waiting_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ilms_desktop.model.finding import CheckReport, Finding
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.ui.presenters.findings_nodes import HeadWords


class Filter(StrEnum):
    """Chips above the list."""

    #: every finding
    ALL = "all"
    #: what blocks sealing
    TO_FIX = "to_fix"
    #: open warnings
    TO_EXPLAIN = "to_explain"
    #: allowed with a reason
    EXPLAINED = "explained"
    #: checks that wait for a value
    NOT_CHECKED = "not_checked"


FILTER_WORDS: Final[dict[Filter, str]] = {
    Filter.ALL: N_("All"),
    Filter.TO_FIX: N_("To fix"),
    Filter.TO_EXPLAIN: N_("To explain"),
    Filter.EXPLAINED: N_("Explained"),
    Filter.NOT_CHECKED: N_("Not checked"),
}
_MARKS_OF: Final[dict[Filter, frozenset[Mark]]] = {
    Filter.ALL: frozenset(Mark),
    Filter.TO_FIX: frozenset({Mark.MUST_FIX, Mark.FIX_OR_EXPLAIN}),
    Filter.TO_EXPLAIN: frozenset({Mark.EXPLAIN}),
    Filter.EXPLAINED: frozenset({Mark.EXPLAINED}),
    Filter.NOT_CHECKED: frozenset(),
}


class LineKind(StrEnum):
    """What a line of the list is."""

    #: outer head
    GROUP = "group"
    #: head of a rule with several findings
    RULE = "rule"
    #: one finding; with a count it stands for all findings of its cause
    FINDING = "finding"
    #: checks of one table and year that wait for values
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list.

    Attributes:
        kind: what it is. key: stable name, for the line that is open. fold: name under which it folds, or empty.
        title: head or title of the rule. count: findings under it.
        mark: shape at its beginning, None for checks that wait. folded: whether its lines are hidden.
        finding: for FINDING and WAITING: the (first) finding to jump to.
        nested: whether it stands under another line. titled: whether its title is shown and not its head's.
        text_of, place_of: make its sentence and the words for its place when they are painted.
    """

    kind: LineKind
    key: str
    title: str
    count: int = 0
    mark: Mark | None = None
    fold: str = ""
    folded: bool = False
    finding: Finding | None = None
    nested: bool = False
    titled: bool = True
    text_of: Callable[[], str] = field(default=str, compare=False, repr=False)
    place_of: Callable[[], str] = field(default=str, compare=False, repr=False)

    @property
    def text(self) -> str:
        """What it says."""
        return self.text_of()

    @property
    def place(self) -> str:
        """Where it is."""
        return self.place_of()

    @classmethod
    def of(cls, found: Marked, *, place: Callable[[Finding], str], **more: Any) -> Line:
        """Line of one finding; `place` says where it is, `more` are further fields."""
        finding, mark = found
        made: dict[str, Any] = {
            "mark": mark,
            "finding": finding,
            "text_of": lambda: finding.message,
            "place_of": lambda: place(finding),
        }
        return cls(LineKind.FINDING, finding.key, finding.title, **(made | more))


class Seed(NamedTuple):
    """A line that was not made yet: its key, what it is of, and what makes it; siblings share the last."""

    key: str
    what: Any
    make: Callable[[Any], Line]


class Rows(Sequence[Line]):
    """Lines from top to bottom, each made when it is first asked for."""

    def __init__(self, seeds: Sequence[Seed]) -> None:
        """Take what makes them."""
        self.seeds = seeds
        self.made: dict[str, Line] = {}

    @cached_property
    def row_of(self) -> dict[str, int]:
        """Row of each key."""
        return {seed.key: row for row, seed in enumerate(self.seeds)}

    def line(self, seed: Seed) -> Line:
        """Line of a seed."""
        if seed.key not in self.made:
            self.made[seed.key] = seed.make(seed.what)
        return self.made[seed.key]

    def __len__(self) -> int:
        """Their number, without making them."""
        return len(self.seeds)

    @overload
    def __getitem__(self, index: int) -> Line: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Line, ...]: ...

    def __getitem__(self, index: int | slice) -> Line | tuple[Line, ...]:
        """One or several of them."""
        if isinstance(index, slice):
            return tuple(self.line(seed) for seed in self.seeds[index])
        return self.line(self.seeds[index])


WAITING_GROUP: Final = "waiting"
#: groups that start folded: nothing has to be done there
FOLDED_AT_START: Final = frozenset({str(Mark.EXPLAINED), str(Mark.INFORMATION), WAITING_GROUP})


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What the person wants to see.

    Attributes:
        chosen: chip. only: source and table, or None for the whole file. text: words that must occur.
        grouping: what stands together.
        folded: names of heads that are folded. unfolded: causes whose other findings are shown.
    """

    chosen: Filter = Filter.ALL
    only: tuple[str, TableKey] | None = None
    text: str = ""
    grouping: Grouping = Grouping.CAUSE
    folded: Collection[str] = FOLDED_AT_START
    unfolded: Collection[str] = frozenset()

    @property
    def is_narrow(self) -> bool:
        """Whether something may be hidden."""
        return self.chosen is not Filter.ALL or self.only is not None or bool(self.text)


class FindingsList:
    """A report as a person asked for it."""

    def __init__(self, report: CheckReport, request: ListRequest, heads: HeadWords) -> None:
        """Read a report.

        Args:
            report: what the check found.
            request: chip, table, words, grouping and folding.
            heads: words for places and tables.
        """
        self._report = report
        self._request = request
        self._heads = heads
        self._wanted = request.text.casefold().split()

    @cached_property
    def _found(self) -> list[Marked]:
        """Findings of the table and with the words, whatever the chip."""
        return [(finding, finding_mark(finding)) for finding in self._report.findings if self._is_wanted(finding)]

    @cached_property
    def _waiting(self) -> Sequence[Finding]:
        """Checks that wait, of the table and with the words."""
        notes = self._report.not_evaluated
        if self._request.only is None and not self._wanted:
            return notes
        return [note for note in notes if self._is_wanted(note)]

    @cached_property
    def counts(self) -> dict[Filter, int]:
        """Number that stands on each chip."""
        marks = Counter(mark for _finding, mark in self._found)
        counts = {each: sum(marks[mark] for mark in _MARKS_OF[each]) for each in Filter}
        return counts | {Filter.NOT_CHECKED: len(self._waiting)}

    @cached_property
    def groups(self) -> list[Group]:
        """What stands under the outer heads."""
        marks = _MARKS_OF[self._request.chosen]
        return grouped((each for each in self._found if each[1] in marks), self._request.grouping, self._heads)

    @cached_property
    def rows(self) -> Rows:
        """Lines from top to bottom."""
        return Rows([*self._found_seeds(), *self._waiting_seeds()])

    @property
    def findings(self) -> list[Finding]:
        """Findings in the order of the list, folded ones included."""
        return [finding for group in self.groups for node in group.nodes for finding, _mark in node.found]

    @property
    def waiting(self) -> Sequence[Finding]:
        """Checks that wait, where the chip shows them."""
        return self._waiting if self._request.chosen in (Filter.ALL, Filter.NOT_CHECKED) else ()

    def folds_over(self, key: str) -> tuple[str, str]:
        """Name of the outer head and of the node over a finding; empty where the list does not have it."""
        for group in self.groups:
            for node in group.nodes:
                if any(finding.key == key for finding, _mark in node.found):
                    return group.key, node.key
        return "", ""

    def _is_wanted(self, finding: Finding) -> bool:
        """Whether a finding is about the table and has the words."""
        only = self._request.only
        cells = (*finding.cells, *finding.missing)
        if only is not None and all((cell.qtable.source, cell.qtable.table_key) != only for cell in cells):
            return False
        if not self._wanted:
            return True
        told = " ".join((finding.rule, finding.title, self._heads.place(finding), finding.message)).casefold()
        return all(word in told for word in self._wanted)

    # --- lines

    def _found_seeds(self) -> Iterator[Seed]:
        """Groups of findings."""
        for group in self.groups:
            # why: whoever picks a chip wants to see what is under it
            folded = group.key in self._request.folded and self._request.chosen is Filter.ALL
            yield Seed(group.key, group, partial(_group_line, folded=folded))
            if not folded:
                is_by_rule = self._request.grouping is Grouping.RULE
                alone = partial(Line.of, place=self._heads.place, titled=not is_by_rule)
                for node in group.nodes:
                    if len(node.found) == 1:
                        yield Seed(node.found[0][0].key, node.found[0], alone)
                    else:
                        yield from self._node_seeds(node)

    def _node_seeds(self, node: Node) -> Iterator[Seed]:
        """A rule with its findings, or a cause."""
        place = self._heads.place
        is_cause = node.kind is NodeKind.CAUSE
        folded = node.key not in self._request.unfolded if is_cause else node.key in self._request.folded
        if is_cause:
            more: dict[str, Any] = {"count": len(node.found) - 1, "fold": node.key, "folded": folded}
            yield Seed(node.found[0][0].key, node.found[0], partial(Line.of, place=place, **more))
        else:
            yield Seed(node.key, node, partial(_rule_line, folded=folded))
        nested = partial(Line.of, place=place, nested=True, titled=is_cause)
        for each in () if folded else node.found[is_cause:]:
            yield Seed(each[0].key, each, nested)

    def _waiting_seeds(self) -> Iterator[Seed]:
        """Checks that wait for a value, one line per table and year."""
        count = len(self.waiting)
        if not count:
            return
        folded = WAITING_GROUP in self._request.folded and self._request.chosen is not Filter.NOT_CHECKED
        yield Seed(WAITING_GROUP, count, partial(_waiting_head, folded=folded))
        if not folded:
            for place, notes in waiting_places(self.waiting).items():
                yield Seed(_waiting_key(place), (place, notes), _waiting_line)


def _group_line(group: Group, *, folded: bool) -> Line:
    """Outer head."""
    return Line(
        LineKind.GROUP, group.key, group.title, count=group.count, mark=group.mark, fold=group.key, folded=folded
    )


def _rule_line(node: Node, *, folded: bool) -> Line:
    """Head of a rule with several findings."""
    mark = node.found[0][1]
    return Line(LineKind.RULE, node.key, node.title, count=len(node.found), mark=mark, fold=node.key, folded=folded)


def _waiting_key(place: Place) -> str:
    """Stable name of a place where checks wait."""
    return f"{WAITING_GROUP}/{place.source}/{place.table}/{place.year}"


def _waiting_head(count: int, *, folded: bool) -> Line:
    """Head of the checks that wait."""
    return Line(LineKind.GROUP, WAITING_GROUP, _("Not checked yet"), count=count, fold=WAITING_GROUP, folded=folded)


def _waiting_line(waiting: tuple[Place, list[Finding]]) -> Line:
    """Line such as "C4, 2021: 9 checks wait for 4 empty cells."."""
    place, notes = waiting
    parts: Iterable[str] = (place.table, str(place.year) if place.year else "")
    where = _(", ").join(ltr(part) for part in parts if part)
    return Line(
        LineKind.WAITING,
        _waiting_key(place),
        where or _("Whole file"),
        count=len(notes),
        finding=notes[0],
        text_of=partial(waiting_words, notes),
    )


def summary_line(report: CheckReport, at: str) -> str:
    """Foot of the panel: when it was checked, and passed, found, not checked."""
    return fill(
        _("Checked {time}. {passed} passed, {found} found, {waiting} not checked"),
        {
            "time": at,
            "passed": ltr(str(report.passed)),
            "found": ltr(str(len(report.findings))),
            "waiting": ltr(str(len(report.not_evaluated))),
        },
    )
