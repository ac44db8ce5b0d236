"""The two executors: the whole file with the set statement, and single frames from their grids in memory.

They share definitions, judgement and words; they differ only in who adds up. Tests hold them, and an oracle, equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.validation import statement
from ilms_desktop.validation.evaluate import FrameEvaluation
from ilms_desktop.validation.records import read_grids, read_suspects
from ilms_desktop.validation.results import GroupResult, together
from ilms_desktop.validation.tally import is_settled, tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from ilms_desktop.validation.evaluate import Context
    from ilms_desktop.validation.frames import Frame
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.tally import Tally


def run_set(connection: Connection, context: Context, frames: Sequence[Frame]) -> Iterator[tuple[Frame, GroupResult]]:
    """What the rules say of frames that are read from the file by one statement.

    Args:
        connection: to the file.
        context: rules and words.
        frames: every frame of the file.
    """
    found = statement.run(connection, frames)
    suspects = _suspects(connection, context)
    open_frames = {at for at, frame in enumerate(frames) if at in found.open or _is_suspect(frame, suspects)}
    records = {record.id: record for at in open_frames for record in frames[at].records}
    grids = read_grids(connection, records.values())
    for at, frame in enumerate(frames):
        settled = GroupResult(passed=found.settled.get(at, 0))
        if at in open_frames:
            here = [grids[record.id] for record in frame.records]
            tallies = {
                position: tally(frame.identities[position], here)._replace(**counted._asdict())
                for position, counted in found.open.get(at, {}).items()
            }
            yield frame, _result(context, frame, here, tallies, settled)
        elif settled.passed:
            yield frame, settled


def run_live(context: Context, frame: Frame, grids: Mapping[int, Grid]) -> GroupResult:
    """What the rules say of one frame whose grids are in memory.

    Args:
        context: rules and words.
        frame: the frame.
        grids: at least those of its QTables, by number.
    """
    here = [grids[record.id] for record in frame.records]
    tallies = {at: tally(identity, here) for at, identity in enumerate(frame.identities)}
    still_open = {at: found for at, found in tallies.items() if not is_settled(frame.identities[at], found)}
    return _result(context, frame, here, still_open, GroupResult(passed=len(tallies) - len(still_open)))


def _result(
    context: Context, frame: Frame, grids: Sequence[Grid], tallies: Mapping[int, Tally], settled: GroupResult
) -> GroupResult:
    """Patterns on a single QTable, then its sums."""
    patterns = () if frame.key.relation else tuple(_pattern_results(context, grids[0]))
    sums = FrameEvaluation(context, frame, grids, tallies).result()
    return together((*patterns, sums, settled))


def _pattern_results(context: Context, grid: Grid) -> Iterator[GroupResult]:
    """What patterns find in one QTable."""
    for rule, pattern in context.book.qtable_patterns:
        yield GroupResult(findings=tuple(pattern.find(rule, grid, context.wording)))


def _suspects(connection: Connection, context: Context) -> frozenset[int]:
    """Numbers of the QTables that some pattern wants to look at."""
    edition = context.wording.edition
    conditions = [pattern.suspects(edition) for _rule, pattern in context.book.qtable_patterns]
    return frozenset().union(*(read_suspects(connection, condition) for condition in conditions))


def _is_suspect(frame: Frame, suspects: frozenset[int]) -> bool:
    """Whether the frame is a QTable that some pattern wants to look at."""
    return not frame.key.relation and frame.records[0].id in suspects
