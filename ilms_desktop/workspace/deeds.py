"""Which QTables are new, revised or deleted since the last package: the ILO loads QTables as wholes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.outgoing import Deed
from ilms_desktop.model.history import PointKind, Thing
from ilms_desktop.model.observation import CellState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.model.history import RowChanges
    from ilms_desktop.model.key import ObservationKey, QTableKey
    from ilms_desktop.workspace.workspace import Workspace

#: what of a questionnaire leaves it as rows
WRITTEN: Final = frozenset({CellState.ENTERED, CellState.ZERO, CellState.MISSING})
_ID: Final = "source_id"


@dataclass(frozen=True, slots=True)
class SincePackage:
    """What is different since the last package.

    Attributes:
        deeds: what the ILO does with each QTable; those that are as they were are left out.
        gone: cells that were sent and hold nothing any more.
    """

    deeds: Mapping[QTableKey, Deed] = field(default_factory=dict)
    gone: tuple[ObservationKey, ...] = ()


def since_package(workspace: Workspace, held: Iterable[QTableKey]) -> SincePackage:
    """What is different since the last package; before the first one all is new.

    Args:
        workspace: the questionnaire.
        held: the QTable of each cell that is written now.
    """
    now = Counter(held)
    packages = (each.entry for each in workspace.restore_points(with_deleted=True) if each.kind is PointKind.PACKAGED)
    last = max(packages, default=None)
    if last is None:
        return SincePackage(dict.fromkeys(now, Deed.NEW))
    changes = workspace.compare(last)
    sent = _sent(now, changes)
    found = {key: _deed(now[key], sent[key]) for key in _changed(changes, now)}
    return SincePackage(
        deeds={key: deed for key, deed in found.items() if deed is not None},
        gone=tuple(
            each.key for each in changes.cells if each.before.state in WRITTEN and each.after.state not in WRITTEN
        ),
    )


def _deed(cells: int, sent: int) -> Deed | None:
    """What becomes of a QTable that changed; None where it held nothing and holds nothing."""
    if cells:
        return Deed.REVISED if sent else Deed.NEW
    return Deed.DELETED if sent else None


def _sent(now: Mapping[QTableKey, int], changes: RowChanges) -> Counter[QTableKey]:
    """Number of cells of each QTable that the last package held."""
    sent = Counter(now)
    for each in changes.cells:
        sent[each.key.qtable] += (each.before.state in WRITTEN) - (each.after.state in WRITTEN)
    return sent


def _changed(changes: RowChanges, now: Iterable[QTableKey]) -> dict[QTableKey, None]:
    """QTables in which something is different, be it a note of their source."""
    changed = dict.fromkeys(each.key.qtable for each in changes.cells)
    changed |= dict.fromkeys(each.qtable for each in changes.others if each.qtable is not None)
    sources = {each.row.get(_ID) for each in changes.others if each.thing == Thing.SOURCE}
    return changed | dict.fromkeys(key for key in now if key.source in sources)
