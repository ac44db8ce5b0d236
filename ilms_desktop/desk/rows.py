"""The desk's append-only list: one JSON object a line, each with the hash of the one before.

A line counts once it stands there whole, so it is the moment at which something has happened. What the lines mean is
in `state`; where they lie is in `folder`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.errors import UserError
from ilms_desktop.package.shape import write_moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

#: stands before the first row
NO_ROW: Final = "0" * 64
#: what happened; the names of `Row.event`
ENROLLED: Final = "enrolled"
RECEIVED: Final = "received"
ASKED: Final = "asked"
NEXT_SET: Final = "next-set"
EVENTS: Final = frozenset({ENROLLED, RECEIVED, ASKED, NEXT_SET})
_FIELDS: Final = frozenset({"index", "previous", "at", "event", "facts", "entry"})


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that the desk did.

    Attributes:
        index: 1, 2, 3 … previous: `entry` of the row before, `NO_ROW` for the first.
        at: the desk's time, as documents carry it. event: one of `EVENTS`. facts: what there is to say of it.
    """

    index: int
    previous: str
    at: str
    event: str
    facts: Mapping[str, Any]

    @property
    def entry(self) -> str:
        """SHA-256 of the row, hex."""
        return sha256(_text(self._fields())).hexdigest()

    @property
    def line(self) -> bytes:
        """The row as it stands in the file, with its line end."""
        return _text({**self._fields(), "entry": self.entry}) + b"\n"

    def _fields(self) -> dict[str, Any]:
        return {
            "index": self.index,
            "previous": self.previous,
            "at": self.at,
            "event": self.event,
            "facts": dict(self.facts),
        }


def _text(fields: Mapping[str, Any]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def next_row(rows: Sequence[Row], event: str, facts: Mapping[str, Any], *, now: datetime) -> Row:
    """The row that would follow these; it counts once its line is written."""
    previous = rows[-1].entry if rows else NO_ROW
    return Row(len(rows) + 1, previous, write_moment(now), event, facts)


def read_rows(data: bytes, *, path: str = "") -> tuple[Row, ...]:
    """The rows of a file, each checked against the one before.

    A last line without its end was cut off while it was written: it never counted and is passed over.

    Raises:
        UserError: `desk_ledger_broken` with the number of the line.
    """
    rows: list[Row] = []
    for number, line in enumerate(data.split(b"\n")[:-1], start=1):
        row = _read_row(line)
        previous = rows[-1].entry if rows else NO_ROW
        if row is None or (row.index, row.previous) != (number, previous):
            raise UserError("desk_ledger_broken", path=path, line=number)
        rows.append(row)
    return tuple(rows)


def _read_row(line: bytes) -> Row | None:
    """The row of a line; None if it is not exactly what would be written."""
    try:
        fields = json.loads(line)
    except ValueError:
        return None
    if not isinstance(fields, dict) or fields.keys() != _FIELDS or fields["event"] not in EVENTS:
        return None
    row = Row(fields["index"], fields["previous"], fields["at"], fields["event"], fields["facts"])
    return row if row.line == line + b"\n" else None
