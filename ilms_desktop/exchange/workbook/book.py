"""The workbook as a layout of files: told by its look, read, and written as one file for each source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.collector import without_collection
from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.workbook.read import is_ours, read

if TYPE_CHECKING:
    from ilms_desktop.exchange.outgoing import Outgoing

__all__ = ["is_ours", "read", "write"]


def write(outgoing: Outgoing) -> dict[str, bytes]:
    """The workbook of the source, or those of all sources under their ids, such as `BA-544`.

    Raises:
        ExchangeError: `no_source_to_write`, the questionnaire has none yet.
    """
    from ilms_desktop.exchange.workbook.write import write as write_one

    if not outgoing.sources:
        raise ExchangeError("no_source_to_write")
    with without_collection():
        if len(outgoing.sources) == 1:
            return {"": write_one(outgoing)}
        return {each.id.replace(":", "-"): write_one(outgoing.of_source(each.id)) for each in outgoing.sources}
