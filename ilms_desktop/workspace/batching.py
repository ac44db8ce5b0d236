"""Splitting an order by table, so that each package of a batch stays small enough for a mail (mail.md, section 3).

Every package of a batch is complete and verifies alone. A table is never divided, and bytes never are.
"""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import CommandRefused
from ilms_desktop.mail.size import MB
from ilms_desktop.package import limits, strict_json
from ilms_desktop.package.datapackage import schema
from ilms_desktop.workspace.pictures import SUMMARY_PATH
from ilms_desktop.workspace.seal_contents import contents_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.mail.size import Budget
    from ilms_desktop.package.tables import Table
    from ilms_desktop.workspace.seal_order import Hand, Order
    from ilms_desktop.workspace.workspace import Workspace

#: what a package weighs without its files, with the cover of its PDF and the fonts in it; measured: some 40 kB
_FRAME: Final = 100_000
#: names, sums and lengths of one file: twice in the container, once in the manifest and on the cover
_ENTRY: Final = 600


def parts_for(workspace: Workspace, order: Order, hand: Hand, budget: Budget) -> tuple[frozenset[str], ...]:
    """Which tables go into which package, so that each carrier of each package fits comfortably into a mail.

    The largest tables are placed first, each into the first package that still takes it; the same file gives the
    same parts.

    Args:
        workspace: the open file.
        order: what is to be sealed, in one piece.
        hand: who signs; the page for people shows the key.
        budget: of one mail.

    Returns:
        Ids of tables, package by package; empty where one package is enough. They belong into `Order.parts`.

    Raises:
        CommandRefused: `table_over_mail`, `frame_too_large`, and what `contents_of` refuses.
        NotReadyToLock: as `contents_of`.
    """
    frame, sizes = weigh(workspace, order, hand)
    room = budget.close - frame
    if sizes and room <= 0:
        raise CommandRefused("frame_too_large", limit=_megabytes(budget.limit))
    for table, size in sizes.items():
        if size > room:
            raise CommandRefused("table_over_mail", table=table, limit=_megabytes(budget.limit))
    parts = pack(sizes, room)
    return parts if len(parts) > 1 else ()


def weigh(workspace: Workspace, order: Order, hand: Hand) -> tuple[int, dict[str, int]]:
    """What goes into every package of an order, and what each table adds: bytes, never less than will be needed.

    Raises:
        CommandRefused, NotReadyToLock: as `contents_of`.
    """
    created = workspace.clock().replace(microsecond=0)
    (whole,) = contents_of(workspace, replace(order, parts=()), key=hand.key, created=created, trust_version=0)
    return _frame(whole.files), {each.id: _weight(each) for each in whole.tables}


def pack(sizes: Mapping[str, int], room: int) -> tuple[frozenset[str], ...]:
    """Things of these sizes in as few boxes as the simple way finds: the largest first, into the first that takes it.

    Args:
        sizes: by name; none is larger than `room`.
        room: of a box.

    Returns:
        The boxes, in the order of the first name in each.
    """
    boxes: list[tuple[int, set[str]]] = []
    for name in sorted(sizes, key=lambda each: (-sizes[each], each)):
        at = next((index for index, (used, _names) in enumerate(boxes) if used + sizes[name] <= room), None)
        if at is None:
            boxes.append((sizes[name], {name}))
        else:
            used, names = boxes[at]
            boxes[at] = (used + sizes[name], names | {name})
    return tuple(sorted((frozenset(names) for _used, names in boxes), key=min))


def _frame(files: Mapping[str, bytes]) -> int:
    """What every package of the batch weighs, whichever tables are in it."""
    # why: the pages of the summary stand in the PDF once as such and once inside the package
    again = _packed(files.get(SUMMARY_PATH, b""))
    return _FRAME + again + sum(_packed(data) + _ENTRY for data in files.values())


def _weight(table: Table) -> int:
    """What a table adds to a package: itself, and its place in the two lists of tables."""
    described = strict_json.dump({"title": table.title, **schema(table.codes)})
    return _packed(table.data) + _packed(described) + _ENTRY


def _packed(data: bytes) -> int:
    return min(len(zlib.compress(data, limits.DEFLATE_LEVEL)), len(data))


def _megabytes(size: int) -> str:
    return f"{size / MB:g}"
