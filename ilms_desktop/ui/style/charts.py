"""Colours of charts in the window: those of the theme in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.report.chart.palette import Palette

if TYPE_CHECKING:
    from ilms_desktop.ui.style.tokens import Tokens


def palette(tokens: Tokens) -> Palette:
    """Colours of a chart in a theme; in high contrast all of them are one, and shapes alone tell."""
    return Palette(
        ground=tokens.base,
        text=tokens.text,
        text2=tokens.text2,
        # why: lines of the axis in the colour of text would hide the lines of the chart
        line=tokens.disabled if tokens.is_contrast else tokens.line,
        edge=tokens.line2,
        hatch=tokens.hatch,
        series=tokens.charts,
        heat=tokens.heat,
    )
