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

_HEX: Final = re.compile(r"#[0-9A-F]{6}")
#: lower ends of the steps of the heat map after the first, in per cent
_HEAT_STEPS: Final = (1, 25, 50, 75, 100)
#: from this step on the heat map is so strong that its figures take the colour of the base
_HEAT_STRONG: Final = 4


class Theme(StrEnum):
    """The two columns of the colour table."""

    #: white paper in a cool grey frame
    LIGHT = "light"
    #: the same shapes on dark grey
    DARK = "dark"


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
        step = sum(percent >= least for least in _HEAT_STEPS)
        return self.heat[step], self.base if step >= _HEAT_STRONG else self.text


@cache
def load(theme: Theme) -> Tokens:
    """Colours of a theme.

    Raises:
        TypeError: the file names a colour too many or too few.
    """
    text = (paths.resources_dir() / "style" / "tokens.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)[theme.value]
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
    return Tokens(theme=theme, **values)
