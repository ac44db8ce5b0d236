"""Legends wrap where there is no room, and are read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.completeness import Counts
from ilms_desktop.ui.views.legend import HeatLegend, RingLegend

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_the_ring_legend_tells_its_counts(look: Look, qtbot: QtBot) -> None:
    """The four parts, each with its number."""
    legend = RingLegend(look)
    qtbot.addWidget(legend)
    legend.show_counts(Counts(entered=3, zero=1, missing=2, nothing=5, blank=7))
    assert legend.accessibleName() == "reported 4, missing with a reason 2, nothing to report 5, empty 7"


def test_legends_wrap(look: Look, qtbot: QtBot, speak: Callable[[str], None]) -> None:
    """At 200 % nothing is cut off at the edge; from the right as well."""
    for legend in (RingLegend(look), HeatLegend(look)):
        qtbot.addWidget(legend)
        assert legend.heightForWidth(200) > legend.heightForWidth(2000)
        legend.resize(300, legend.heightForWidth(300))
        before = legend.grab().toImage()
        speak("ar")
        assert legend.grab().toImage() != before
        speak("en")
