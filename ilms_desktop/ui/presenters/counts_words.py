"""Counts of cells in words: each state with its number, never two under one name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.completeness import Counts

_PARTS: Final[tuple[tuple[str, Callable[[Counts], int]], ...]] = (
    (N_("{n} entered"), lambda counts: counts.entered),
    (N_("{n} zero"), lambda counts: counts.zero),
    (N_("{n} computed"), lambda counts: counts.computed),
    (N_("{n} missing with a reason"), lambda counts: counts.reasoned),
    (N_("{n} not applicable"), lambda counts: counts.not_applicable),
    (N_("{n} nothing to report"), lambda counts: counts.nothing),
    (N_("{n} not readable as a number"), lambda counts: counts.unreadable),
    (N_("{n} blank"), lambda counts: counts.blank),
)


def counts_words(counts: Counts) -> str:
    """What stands in the cells, such as "12 entered, 2 zero, 4 blank"; states without a cell are left out."""
    found = ((text, number(counts)) for text, number in _PARTS)
    return _(", ").join(fill(_(text), {"n": ltr(str(number))}) for text, number in found if number)


def field_sign(counts: Counts) -> str:
    """What stands in a field of the map: the percentage; a dash for nothing to report, a question mark for odd text."""
    if counts.nothing and counts.nothing == counts.asked:
        return "–"
    return f"{counts.percent} ?" if counts.unreadable else str(counts.percent)
