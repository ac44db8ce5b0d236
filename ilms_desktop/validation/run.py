"""The two executors: the whole file with the set statement, and single frames from their grids in memory.

They share definitions, judgement and words; they differ only in who adds up. Tests hold them, and an oracle, equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.validation import statement
from ilms_desktop.validation.evaluate import FrameEvaluation
from ilms_desktop.validation.judge import State, is_settled, state_of
from ilms_desktop.validation.records import read_grids
from ilms_desktop.validation.results import GroupResult, together
from ilms_desktop.validation.tally import tallies_of, tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from ilms_desktop.validation.evaluate import Context
    from ilms_desktop.validation.frames import Frame
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.identity import Identity
    from ilms_desktop.validation.tally import Tally, TallyStore


def run_set(
    connection: Connection, context: Context, frames: Sequence[Frame], suspects: frozenset[int]
) -> Iterator[tuple[Frame, GroupResult]]:
    """What the rules say of frames that are read from the file by one statement.

    Args:
        connection: to the file.
        context: rules and words.
        frames: every frame of the file.
        suspects: numbers of the QTables that some pattern on single QTables wants to look at.
    """
    found = statement.run(connection, frames)
    loud = {at for at, tallies in found.open.items() if not _is_quiet(frames[at], tallies)}
    if suspects:
        loud |= {at for at, frame in enumerate(frames) if _is_suspect(frame, suspects)}
    records = {record.id: record for at in loud for record in frames[at].records}
    grids = read_grids(connection, records.values())
    for at, frame in enumerate(frames):
        tallies, passed = found.open.get(at, {}), found.settled.get(at, 0)
        if at in loud:
            here = [grids[record.id] for record in frame.records]
            added = _alternatives(frame, tallies, here)
            counted = sum(is_settled(frame.identities[position], each) for position, each in added.items())
            settled = GroupResult(passed=passed - counted)
            yield frame, together((_result(context, frame, here, {**tallies, **added}), settled))
        elif passed or tallies:
            held = sum(_holds(frame, position, each) for position, each in tallies.items())
            yield frame, GroupResult(passed=held + passed)


def run_live(context: Context, frame: Frame, grids: Mapping[int, Grid], known: TallyStore | None = None) -> GroupResult:
    """What the rules say of one frame whose grids are in memory.

    Args:
        context: rules and words.
        frame: the frame.
        grids: at least those of its QTables, by number.
        known: what was added up before.
    """
    here = [grids[record.id] for record in frame.records]
    tallies = tallies_of(frame, here) if known is None else known.of(frame, here)
    still_open = {
        at: each
        for at, each in tallies.items()
        if frame.identities[at].has_choice or not is_settled(frame.identities[at], each)
    }
    settled = GroupResult(passed=len(tallies) - len(still_open))
    return together((_result(context, frame, here, still_open), settled))


def _alternatives(frame: Frame, tallies: Mapping[int, Tally], grids: Sequence[Grid]) -> dict[int, Tally]:
    """Tallies of alternatives to open identities that the statement did not hand over.

    What one of a group of alternatives says depends on all of them.
    """
    targets = {frame.identities[at].target for at in tallies if frame.identities[at].has_choice}
    return {
        at: tally(identity, grids)
        for at, identity in enumerate(frame.identities)
        if identity.has_choice and identity.target in targets and at not in tallies
    }


def _result(context: Context, frame: Frame, grids: Sequence[Grid], tallies: Mapping[int, Tally]) -> GroupResult:
    """Patterns on a single QTable, then its sums."""
    patterns = () if frame.key.relation else tuple(_pattern_results(context, grids[0]))
    return together((*patterns, FrameEvaluation(context, frame, grids, tallies).result()))


def _pattern_results(context: Context, grid: Grid) -> Iterator[GroupResult]:
    """What patterns find in one QTable."""
    for rule, pattern in context.book.qtable_patterns:
        yield GroupResult(findings=tuple(pattern.find(rule, grid, context.wording)))


def _is_quiet(frame: Frame, tallies: Mapping[int, Tally]) -> bool:
    """Whether nothing is to be said of a frame, so that its cells need not be read."""
    used = {frame.identities[at].target for at, each in tallies.items() if _holds(frame, at, each)}
    return all(
        _is_quiet_identity(frame.identities[at], each, is_target_used=frame.identities[at].target in used)
        for at, each in tallies.items()
    )


def _is_quiet_identity(identity: Identity, found: Tally, *, is_target_used: bool) -> bool:
    """Whether an identity holds with nothing beside it that could be too large, or gives way to one that does."""
    state = state_of(identity, found)
    if identity.is_either or (identity.is_whole and (found.sides or state is not State.HOLDS)):
        return False
    return state is State.HOLDS or (state is State.UNUSED and (is_target_used or not identity.has_choice))


def _holds(frame: Frame, position: int, found: Tally) -> bool:
    """Whether an identity holds exactly."""
    return state_of(frame.identities[position], found) is State.HOLDS


def _is_suspect(frame: Frame, suspects: frozenset[int]) -> bool:
    """Whether the frame is a QTable that some pattern wants to look at."""
    return not frame.key.relation and frame.records[0].id in suspects
