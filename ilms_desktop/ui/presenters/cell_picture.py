"""What one cell of the grid shows: its look, its text and its marks.

Words and colours are not decided here; `words` and the delegate know them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.finding import Finding, Severity
from ilms_desktop.model.observation import BLANK, CellState, Observation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.command import Declaration
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.model.table_view import ComputedTotal, YearColumn
    from ilms_desktop.ui.presenters.figures import Figures


class CellLook(StrEnum):
    """Ground state of a cell; each looks, counts and prints differently."""

    #: asked, nothing there yet
    EMPTY = "empty"
    #: a figure above zero
    ENTERED = "entered"
    #: the figure 0
    ZERO = "zero"
    #: a letter in place of a figure
    MISSING = "missing"
    #: text that is no figure
    UNREADABLE = "unreadable"
    #: a total that follows from its parts
    COMPUTED = "computed"
    #: the table does not ask for it
    NOT_ASKED = "not_asked"
    #: nothing there, but something was said of the year as a whole
    DECLARED = "declared"
    #: nothing there, but the year is filled in another class version
    ELSEWHERE = "elsewhere"


class Mark(StrEnum):
    """Mark of a finding, from the gravest to the mildest; each has its own shape and words."""

    #: red edge of 2 px, disc
    MUST_FIX = "must_fix"
    #: red edge of 1 px, square
    FIX_OR_EXPLAIN = "fix_or_explain"
    #: yellow fill, triangle
    EXPLAIN = "explain"
    #: yellow outline, tick
    EXPLAINED = "explained"
    #: small i, no fill
    INFORMATION = "information"


MARK_ORDER: Final = tuple(Mark)
_OPEN_MARKS: Final = {
    Severity.FATAL: Mark.MUST_FIX,
    Severity.DUPLICATE: Mark.MUST_FIX,
    Severity.ERROR: Mark.FIX_OR_EXPLAIN,
    Severity.WARNING: Mark.EXPLAIN,
    Severity.INFORMATION: Mark.INFORMATION,
}
_LOOKS: Final = {
    CellState.BLANK: CellLook.EMPTY,
    CellState.ENTERED: CellLook.ENTERED,
    CellState.ZERO: CellLook.ZERO,
    CellState.MISSING: CellLook.MISSING,
    CellState.UNREADABLE: CellLook.UNREADABLE,
}


@dataclass(frozen=True, slots=True)
class CellPicture:
    """One cell as it is painted and read aloud.

    Attributes:
        look: ground state. text: figure, letter or text, without flag and ellipsis.
        flag: status letter beside a figure, small; empty = none.
        mark: gravest finding on the cell, or None.
        note: whether a remark hangs on it. total: whether its row is a total.
        incomplete: number of parts that a computed total lacks.
        difference: entered total minus computed total, as shown with its sign; empty where they agree.
        computed: the computed total as shown, where an entered one stands beside it.
        locked: whether it is frozen.
        full: the figure with every digit, where `text` shows fewer; else empty.
        changed_from: what stood there in the round before, where that is known and was another figure; else empty.
        question: whether the desk has an open question about it.
        grand: whether every code of its row is a total; such a row is bold.
        declared: what was said of its year as a whole. elsewhere: class version in which its year is filled.
    """

    look: CellLook
    text: str = ""
    flag: str = ""
    mark: Mark | None = None
    note: bool = False
    total: bool = False
    incomplete: int = 0
    difference: str = ""
    computed: str = ""
    locked: bool = False
    full: str = ""
    changed_from: str = ""
    question: bool = False
    grand: bool = False
    declared: Declaration | None = None
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a cell beside its table: findings, the value of the round before, a question of the desk."""

    findings: Sequence[Finding] = ()
    before: Observation | None = None
    question: bool = False


UNKNOWN: Final = Known()


@dataclass(frozen=True, slots=True)
class Painter:
    """Makes pictures of the cells of one table as one person writes figures."""

    figures: Figures

    def picture(self, row: LayoutRow, year: YearColumn, known: Known = UNKNOWN) -> CellPicture:
        """Picture of the cell of `row` in `year`."""
        observation = year.observations.get(row.cell, BLANK)
        computed = year.computed.get(row.cell) if row.is_total else None
        look = self._look(observation, computed, year=year, is_asked=is_asked(year, row.cell))
        figure = _figure_of(look, observation, computed)
        return CellPicture(
            look=look,
            text=self._text(observation) if figure is None else self.figures.shown(*figure),
            flag=(observation.status or "").lower() if observation.value is not None else "",
            mark=mark_of(known.findings),
            note=bool(observation.note),
            total=row.is_total,
            incomplete=computed.missing if computed and look is CellLook.COMPUTED and not computed.complete else 0,
            difference=self._difference(observation, computed),
            computed=self._computed_beside(observation, computed),
            locked=year.locked,
            full=self.figures.full(*figure) if figure and self.figures.hides_digits(*figure) else "",
            changed_from=self._changed_from(observation, known.before),
            question=known.question,
            grand=all(code.is_total for code in row.codes),
            declared=year.declaration,
            elsewhere=year.elsewhere.title if year.elsewhere else "",
        )

    def text_to_edit(self, observation: Observation) -> str:
        """What the cell editor opens with: every digit that is stored, and the letter."""
        if observation.text is not None:
            return observation.text
        if observation.value is None:
            return observation.status or ""
        figure = self.figure(observation.value, observation.decimals)
        return f"{figure} {observation.status.lower()}" if observation.status else figure

    def figure(self, value: int, decimals: int) -> str:
        """A figure with every digit; a difference gets its sign."""
        return self.figures.full(value, decimals)

    def _look(
        self, observation: Observation, computed: ComputedTotal | None, *, year: YearColumn, is_asked: bool
    ) -> CellLook:
        """Ground state; what was typed goes before what is computed."""
        if observation.state is not CellState.BLANK:
            return _LOOKS[observation.state]
        if computed is not None:
            return CellLook.COMPUTED
        return _blank_look(year) if is_asked else CellLook.NOT_ASKED

    def _text(self, observation: Observation) -> str:
        """What stands in a cell without a figure: text or letter."""
        return observation.text if observation.text is not None else observation.status or ""

    def _changed_from(self, observation: Observation, before: Observation | None) -> str:
        """What stood there before, where it says something else than now; what was blank is filled, not changed."""
        if before is None or before.state is CellState.BLANK:
            return ""
        is_same = (before.value, before.status, before.text) == (
            observation.value,
            observation.status,
            observation.text,
        )
        return "" if is_same else self.text_to_edit(before)

    def _difference(self, observation: Observation, computed: ComputedTotal | None) -> str:
        """Entered minus computed, where both stand and the computed one is whole."""
        if observation.value is None or computed is None or not computed.complete:
            return ""
        difference = observation.value - computed.value
        if not difference:
            return ""
        text = self.figure(difference, max(observation.decimals, computed.decimals))
        return text if difference < 0 else f"+{text}"

    def _computed_beside(self, observation: Observation, computed: ComputedTotal | None) -> str:
        """Computed total for the tooltip and the cell panel, beside an entered one."""
        if computed is None or observation.state is CellState.BLANK:
            return ""
        return self.figure(computed.value, computed.decimals) + ("" if computed.complete else "…")


def _figure_of(look: CellLook, observation: Observation, computed: ComputedTotal | None) -> tuple[int, int] | None:
    """Scaled integer and decimals of the figure that a cell shows, or None."""
    if look is CellLook.COMPUTED and computed is not None:
        return computed.value, computed.decimals
    return None if observation.value is None else (observation.value, observation.decimals)


def _blank_look(year: YearColumn) -> CellLook:
    """Look of an asked cell in which nothing stands."""
    if year.elsewhere is not None:
        return CellLook.ELSEWHERE
    return CellLook.EMPTY if year.declaration is None else CellLook.DECLARED


def is_asked(year: YearColumn, cell: CellKey) -> bool:
    """Whether the QTable asks for the cell."""
    return cell in year.asked


def mark_of(findings: Sequence[Finding]) -> Mark | None:
    """Gravest mark among findings."""
    marks = [finding_mark(finding) for finding in findings]
    return min(marks, key=MARK_ORDER.index, default=None)


def finding_mark(finding: Finding) -> Mark:
    """Mark of one finding: by severity while it is open, a tick once it is explained."""
    if finding.allowance is not None:
        return Mark.EXPLAINED
    return _OPEN_MARKS[finding.severity]
