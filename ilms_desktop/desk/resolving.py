"""Whether a submission that names questions in `resolves` changed what they ask about.

A question counts as corrected only then; the receipt says where it did not. What stood there before is read from the
package that was asked about, as the desk keeps it.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ilms_desktop.desk import rows as events
from ilms_desktop.desk.folder import RECEIVED
from ilms_desktop.exchange.files import read_file
from ilms_desktop.package import limits, read
from ilms_desktop.package.codebook import is_about
from ilms_desktop.package.messages_receipt import RESOLVES_UNCHANGED, RESOLVES_UNKNOWN
from ilms_desktop.package.outcome import Verified
from ilms_desktop.package.part_merge import cells_of
from ilms_desktop.package.shape import read_moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ilms_desktop.desk.folder import Desk
    from ilms_desktop.package.carrier import Openers
    from ilms_desktop.package.known import CellAddress

_WHOLE_TABLE: Final = dict.fromkeys(("class_version", "sex", "classes"))
#: source, table and year -> figures as text
_Figures = dict[tuple[str, str, str], "dict[CellAddress, str]"]


class Unresolved(NamedTuple):
    """A question that stays open. `cell` is None where there is no such question."""

    code: str
    query: str
    cell: Mapping[str, Any] | None = None


def unresolved(
    desk: Desk, country: str, resolves: Sequence[str], payload: Mapping[str, bytes], *, openers: Openers
) -> list[Unresolved]:
    """Questions that a submission names and does not answer.

    Args:
        desk: before.
        country: of the submission.
        resolves: ids of the questions.
        payload: path below `data/` -> bytes.
        openers: how the package that was asked about is opened.

    Raises:
        ExchangeError: a file of the desk cannot be read.
    """
    now = _figures(payload) if resolves else {}
    before: dict[str, _Figures | None] = {}
    found: list[Unresolved] = []
    for query in resolves:
        about, asked = _asked(desk, country, query)
        if asked is None:
            found.append(Unresolved(RESOLVES_UNKNOWN, query))
            continue
        if about not in before:
            kept = _kept_payload(desk, about, openers)
            # why: a correction need not carry every table, and what it does not carry stays as it was
            before[about] = None if kept is None else _figures({path: kept[path] for path in kept.keys() & payload})
        if not _is_changed(asked, before[about], now):
            found.append(Unresolved(RESOLVES_UNCHANGED, query, asked["cell"]))
    return found


def _asked(desk: Desk, country: str, query: str) -> tuple[str, Mapping[str, Any] | None]:
    """The package that a question is about, and its cell with the figure that the desk saw."""
    for facts in desk.state.of(events.ASKED):
        if facts["country"] == country and query in facts["cells"]:
            return facts["in_reply_to"], facts["cells"][query]
    return "", None


def _is_changed(asked: Mapping[str, Any], before: _Figures | None, now: _Figures) -> bool:
    """Whether other figures stand there than those that were asked about."""
    cell = asked["cell"]
    current = dict(_about(cell, now))
    if before is not None:
        return current != dict(_about(cell, before))
    # why: without the package only the figure in the question is left, and that stands for a single cell alone
    seen = asked["value_seen"]
    return bool(current) and cell["classes"] is not None and list(current.values()) != [seen and Decimal(seen)]


def _about(cell: Mapping[str, Any], figures: _Figures) -> Iterator[tuple[CellAddress, Decimal]]:
    for of_table in figures.values():
        if is_about({**cell, **_WHOLE_TABLE}, next(iter(of_table))):
            yield from ((each, Decimal(value)) for each, value in of_table.items() if is_about(cell, each))


def _figures(payload: Mapping[str, bytes]) -> _Figures:
    """Figures of a payload; a letter without a figure is none."""
    found: _Figures = defaultdict(dict)
    for address, (value, _letter) in cells_of(payload):
        if value:
            source, table, _version, year, *_ = address
            found[source, table, year][address] = value
    return found


def _kept_payload(desk: Desk, package_id: str, openers: Openers) -> Mapping[str, bytes] | None:
    """Files of a package that the desk keeps; None where it cannot be opened any more."""
    facts = desk.state.receipt_of(package_id)
    paths = sorted((desk.path / RECEIVED).glob(f"{package_id}.*"))
    arrived = None if facts is None else read_moment(facts["received_utc"])
    if facts is None or arrived is None or not paths:
        return None
    result = read.verify(
        read_file(paths[0], limit=limits.MAX_CARRIER_BYTES),
        f"{facts['package']}{paths[0].suffix}",
        register=desk.state.register,
        ledger=None,
        # why: its key may have ended since, so it is judged at the time at which it came
        now=arrived,
        openers=openers,
    )
    return result.payload if isinstance(result, Verified) else None
