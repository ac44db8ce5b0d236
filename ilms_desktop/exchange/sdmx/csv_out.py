"""Writes SDMX-CSV: version 2.0 with what the receiver does with each row, version 1.0 with the rows alone.

Comma, point, LF, UTF-8. All dataflows stand in one file, with the columns of all; a column that a dataflow lacks stays
empty. The columns are those that the ILO serves, then CONF_STATUS and ILO_OBS_STATUS.
"""

from __future__ import annotations

import csv
import io
from itertools import repeat
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.sdmx import ids
from ilms_desktop.exchange.sdmx.leaving import Action, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ilms_desktop.exchange.outgoing import Outgoing
    from ilms_desktop.exchange.sdmx.leaving import Part

FLOW_1: Final = "DATAFLOW"
STRUCTURE: Final = "STRUCTURE"
STRUCTURE_ID: Final = "STRUCTURE_ID"
STRUCTURE_NAME: Final = "STRUCTURE_NAME"
ACTION: Final = "ACTION"
#: what a row of version 2.0 points to
_DATAFLOW: Final = "dataflow"


def write_2(outgoing: Outgoing) -> dict[str, bytes]:
    """The questionnaire in version 2.0, by what the file is named beyond its own name."""
    return {
        name: _csv((STRUCTURE, STRUCTURE_ID, ACTION), part, _rows_2(part)) for name, part in parts(outgoing).items()
    }


def write_1(outgoing: Outgoing) -> dict[str, bytes]:
    """The same in version 1.0, which cannot say that a figure is no more."""
    return {name: _csv((FLOW_1,), part, _rows_1(part)) for name, part in parts(outgoing).items()}


def _rows_2(part: Part) -> Iterator[tuple[tuple[str, ...], dict[str, str]]]:
    """Leading fields and values of each row; deletions first, so that nothing written after them is touched."""
    for flow in part.flows.values():
        reference = ids.flow_reference(flow.indicator)
        yield from (((_DATAFLOW, reference, Action.DELETE.letter), key) for key in flow.gone)
        lead = (_DATAFLOW, reference, flow.action.letter)
        yield from ((lead, row) for row in flow.rows)


def _rows_1(part: Part) -> Iterator[tuple[tuple[str, ...], dict[str, str]]]:
    for flow in part.flows.values():
        lead = (ids.flow_reference(flow.indicator),)
        yield from ((lead, row) for row in flow.rows)


def _csv(leading: tuple[str, ...], part: Part, rows: Iterable[tuple[tuple[str, ...], dict[str, str]]]) -> bytes:
    """Header and rows."""
    sex = (ids.SEX,) if part.has_sex else ()
    columns = (ids.REF_AREA, ids.FREQ, ids.MEASURE, *sex, *part.classes, ids.TIME, *ids.BEHIND_THE_KEY)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow((*leading, *columns))
    nothing = repeat("")
    writer.writerows([*lead, *map(values.get, columns, nothing)] for lead, values in rows)
    return stream.getvalue().encode("utf-8")
