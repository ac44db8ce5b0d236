"""A ring has four parts, and unreadable text counts as still to do."""

from __future__ import annotations

from ilms_desktop.model.completeness import Counts
from ilms_desktop.ui.presenters.rings import ring_parts


def test_the_four_parts() -> None:
    """Reported, missing with a reason, nothing to report, empty."""
    counts = Counts(entered=1, zero=2, computed=3, missing=4, nothing=5, unreadable=6, blank=7)
    assert ring_parts(counts) == (6, 4, 5, 13)
