"""Counts as the four parts of a completeness ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ilms_desktop.model.completeness import Counts


def ring_parts(counts: Counts) -> tuple[int, int, int, int]:
    """Reported, missing with a reason, nothing to report, empty."""
    return counts.reported, counts.missing, counts.nothing, counts.empty
