"""The colours of a theme, read from `resources/style/tokens.toml`, the only place where hex values stand.

Nothing here paints or knows Qt; `palette.py` and `qss.py` hand the colours to Qt, delegates take them as they are.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any, Final

from ilms_desktop import paths
from ilms_desktop.report.chart.palette import HEAT_STEPS, HEAT_STRONG

_HEX: Final = re.compile(r"#[0-9A-F]{6}")
#: below this a channel grows linearly
_LINEAR: Final = 0.04045


class Theme(StrEnum):
    """The two columns of the colour table, and high contrast on either ground."""

    #: white paper in a cool grey frame
    LIGHT = "light"
    #: the same shapes on dark grey
    DARK = "dark"
    #: high contrast on a light ground: no fills, everything in the colour of text
    CONTRAST_LIGHT = "contrast_light"
    #: high contrast on a dark ground
    CONTRAST_DARK = "contrast_dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours of one theme as `#RRGGBB`; what each is for stands beside it in the file."""

    theme: Theme
    window: str
    base: str
    raised: str
    band: str
    computed: str
    hover: str
    pressed: str
    tint: str
    tint2: str
    text: str
    text2: str
    muted: str
    disabled: str
    line: str
    line2: str
    edge: str
    edge_empty: str
    accent: str
    focus: str
    accent_hover: str
    accent_press: str
    on_accent: str
    red: str
    red_fill: str
    yellow: str
    yellow_fill: str
    note: str
    purple: str
    green: str
    green_fill: str
    hatch: str
    ring_reported: str
    ring_missing: str
    ring_none: str
    ring_track: str
    tip: str
    on_tip: str
    charts: tuple[str, ...]
    heat: tuple[str, ...]
    differences: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse what is no colour.

        Raises:
            ValueError: a value is not written as `#RRGGBB` in capitals.
        """
        for name, value in self.colours().items():
            if not _HEX.fullmatch(value):
                raise ValueError(name)

    @property
    def is_contrast(self) -> bool:
        """Whether fills are off, and shapes alone carry the meaning."""
        return self.theme in (Theme.CONTRAST_LIGHT, Theme.CONTRAST_DARK)

    def colours(self) -> dict[str, str]:
        """Every colour by name; members of a scale as `heat_0`, `heat_1` ..."""
        found: dict[str, str] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, tuple):
                found |= {f"{each.name}_{number}": colour for number, colour in enumerate(value)}
            elif each.name != "theme":
                found[each.name] = value
        return found

    def heat_of(self, percent: int) -> tuple[str, str]:
        """Fill and text colour of a field of the heat map; `percent` is whole and 100 only when nothing is left."""
        step = sum(percent >= least for least in HEAT_STEPS)
        return self.heat[step], self.base if step >= HEAT_STRONG else self.text


@dataclass(frozen=True, slots=True)
class Few:
    """The colours of which high contrast is made, as `#RRGGBB`.

    Attributes:
        ground: of everything. text: text, lines, edges and marks. accent: what is chosen or in focus.
        on_accent: text on it. disabled: text that cannot be used now.
    """

    ground: str
    text: str
    accent: str
    on_accent: str
    disabled: str


#: tokens that take the colour of the ground in high contrast: fills and tints are off
_GROUNDS: Final = (
    *("window", "base", "raised", "band", "computed", "hover", "pressed", "tint", "tint2"),
    *("red_fill", "yellow_fill", "green_fill", "on_tip"),
)
_ACCENTS: Final = ("accent", "focus", "accent_hover", "accent_press")
_MUTED: Final = ("disabled", "ring_track")


def in_contrast(few: Few) -> Tokens:
    """High contrast out of a few colours: lines and marks like text, no fills; steps of the heat map by inversion."""
    single = {each.name for each in fields(Tokens)} - {"theme", "charts", "heat", "differences", "on_accent"}
    values = dict.fromkeys(single, few.text)
    values |= dict.fromkeys(_GROUNDS, few.ground) | dict.fromkeys(_ACCENTS, few.accent)
    values |= dict.fromkeys(_MUTED, few.disabled)
    strong = len(HEAT_STEPS) + 1 - HEAT_STRONG
    return Tokens(
        theme=Theme.CONTRAST_DARK if luminance(few.ground) < luminance(few.text) else Theme.CONTRAST_LIGHT,
        on_accent=few.on_accent,
        charts=(few.text,) * 6,
        heat=(few.ground,) * HEAT_STRONG + (few.text,) * strong,
        differences=(few.ground,) * 7,
        **values,
    )


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB` as WCAG 2 defines it, 0 to 1."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= _LINEAR else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2 defines it, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@cache
def load(theme: Theme) -> Tokens:
    """Colours of a theme.

    Raises:
        TypeError: the file names a colour too many or too few.
    """
    text = (paths.resources_dir() / "style" / "tokens.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)[theme.value]
    if theme in (Theme.CONTRAST_LIGHT, Theme.CONTRAST_DARK):
        return in_contrast(Few(**table))
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
    return Tokens(theme=theme, **values)
