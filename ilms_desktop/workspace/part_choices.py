"""Conflicts of a merge as a table to be filled in: written with empty choices, edited by anybody, read back.

Made for spreadsheet programs. Only the last column counts when it is read back; the others say which line is which.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import ExchangeError
from ilms_desktop.model.part import Side
from ilms_desktop.package import csv_text
from ilms_desktop.workspace.part_merging import Fate
from ilms_desktop.workspace.part_places import COLUMNS, columns_of, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.model.part import Address
    from ilms_desktop.workspace.part_merging import MergePlan

#: so that spreadsheet programs read it as UTF-8
_MARK: Final = "\ufeff"
_PART: Final = "part"
_CHOICE: Final = "choice"
HEAD: Final = (_PART, *COLUMNS, "base", "ours", "theirs", _CHOICE)
_SEPARATORS: Final = ";\t"


def write_choices(plan: MergePlan, chosen: Mapping[Address, Side]) -> bytes:
    """The conflicts of a merge, each with the choice that was made or with none."""
    lines: list[tuple[str, ...]] = [HEAD]
    for each in plan.of(Fate.CONFLICT):
        texts = (value_text(value) for value in (each.base, each.ours, each.theirs))
        lines.append((plan.document.package_id, *columns_of(each.address), *texts, str(chosen.get(each.address, ""))))
    texts_of = ([csv_text.escape(cell.replace("\n", " ")) for cell in line] for line in lines)
    return (_MARK + "".join(csv_text.write_row(line) for line in texts_of)).encode()


def read_choices(data: bytes, plan: MergePlan, *, path: str) -> dict[Address, Side]:
    """The choices that people filled in; lines without one are left open.

    Args:
        data: the file.
        plan: of the same return.
        path: for messages.

    Raises:
        ExchangeError: `choices_unreadable`, `choices_other_part`, `choices_word`.
    """
    addresses = {columns_of(each.address): each.address for each in plan.of(Fate.CONFLICT)}
    chosen: dict[Address, Side] = {}
    for line, row in _rows(data, path):
        if row[_PART] != plan.document.package_id:
            raise ExchangeError("choices_other_part", path=path)
        word = row[_CHOICE].strip().lower()
        address = addresses.get(tuple(csv_text.unescape(row[name]) for name in COLUMNS))
        # why: what was settled meanwhile is no conflict any more, and its line says nothing
        if not word or address is None:
            continue
        if word not in set(Side):
            raise ExchangeError("choices_word", path=path, line=line, word=row[_CHOICE])
        chosen[address] = Side(word)
    return chosen


def _rows(data: bytes, path: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Lines with their numbers; spreadsheet programs may have changed the separator."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExchangeError("choices_unreadable", path=path) from error
    first = text.partition("\n")[0]
    separator = next((each for each in _SEPARATORS if each in first), ",")
    reader = csv.DictReader(io.StringIO(text), delimiter=separator)
    if not set(HEAD) <= set(reader.fieldnames or ()):
        raise ExchangeError("choices_unreadable", path=path)
    for line, row in enumerate(reader, start=2):
        if None in row or None in row.values():
            raise ExchangeError("choices_unreadable", path=path)
        yield line, row
