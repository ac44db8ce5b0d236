"""Colours of a chart: those of paper for files, those of the window for the window. No chart means anything by them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Final

from ilms_desktop import paths

#: least per cent of each step of the heat map after the first, which is nothing at all
HEAT_STEPS: Final = (1, 25, 50, 75, 100)
#: from this step on the map is so strong that its figures take the colour of the ground
HEAT_STRONG: Final = 4
_SERIES: Final = 6


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#RRGGBB`.

    Attributes:
        ground, text, text2, line, edge, hatch: of the page, its words and its lines.
        series: of lines and bars, in their order. heat: of the steps of the map, from nothing to all.
    """

    ground: str
    text: str
    text2: str
    line: str
    edge: str
    hatch: str
    series: tuple[str, ...]
    heat: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse scales of another length.

        Raises:
            ValueError: not six series, or not one colour a step.
        """
        if len(self.series) != _SERIES or len(self.heat) != len(HEAT_STEPS) + 1:
            raise ValueError(self.series, self.heat)

    def heat_of(self, percent: int) -> tuple[str, str]:
        """Fill and text colour of a field of the map; `percent` is whole and 100 only when nothing is left."""
        step = sum(percent >= least for least in HEAT_STEPS)
        return self.heat[step], self.ground if step >= HEAT_STRONG else self.text


@cache
def paper() -> Palette:
    """The colours of files and paper: those of the light window."""
    text = (paths.resources_dir() / "style" / "tokens.toml").read_text(encoding="utf-8")
    light = tomllib.loads(text)["light"]
    return Palette(
        ground=light["base"],
        text=light["text"],
        text2=light["text2"],
        line=light["line"],
        edge=light["line2"],
        hatch=light["hatch"],
        series=tuple(light["charts"]),
        heat=tuple(light["heat"]),
    )
