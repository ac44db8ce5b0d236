"""Indicators in the words of the screen: short for the strip under the table, in full for the panel and for readers.

A figure outside its range has a mark and words, never a colour alone; one that cannot be made says what is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop import number_text
from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.number_text import NumberStyle
    from ilms_desktop.validation import Indicator

#: indicator -> its name in one or two words
_SHORT: Final = {
    "participation": N_("Participation"),
    "unemployment": N_("Unemployment"),
    "employment": N_("Employed"),
    "women": N_("Women"),
    "named": N_("Countries named"),
}


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator in words.

    Attributes:
        name: short. group: whose it is; empty = everybody.
        value: such as `62.1 %`; a dash where it is not computed. before: that of the year before, empty without one.
        remark: what is out of the ordinary: outside its range, or which figure is missing; else empty.
        detail: the year before and the remark or the range, for the line under it.
        told: all of it in one sentence or two, for tooltip and reader.
        is_odd: whether it is outside its range. is_whole: whether it is of everybody. rank: place among its group.
        cells: what it rests on, or the cells that are missing.
    """

    name: str
    group: str
    value: str
    before: str
    remark: str
    detail: str
    told: str
    is_odd: bool
    is_whole: bool
    rank: int
    cells: tuple[ObservationKey, ...]


def indicator_lines(found: Iterable[Indicator], year: int, style: NumberStyle) -> tuple[IndicatorLine, ...]:
    """Lines for indicators of a year: everybody first, then by status or sex, group by group; no finer than that."""
    shown = [_line(each, year, style) for each in found if each.depth <= 1 and not each.part.age]
    groups = list(dict.fromkeys(line.group for line in shown))
    return tuple(sorted(shown, key=lambda line: (line.group != "", groups.index(line.group), line.rank)))


def _line(indicator: Indicator, year: int, style: NumberStyle) -> IndicatorLine:
    """One line."""
    short = _(_SHORT[indicator.id])
    group = indicator.group
    value = "–" if indicator.value is None else percent(indicator.value, style)
    before = ""
    if indicator.before is not None:
        words = {"year": ltr(str(year - 1)), "value": percent(indicator.before, style)}
        before = fill(_("{year}: {value}"), words)
    low, high = (percent(each, style, 1 if each % 10 else 0) for each in (indicator.low, indicator.high))
    usual = fill(_("usual {low} to {high}"), {"low": low, "high": high})
    remark = _remark(indicator, usual)
    head = fill(_("{name}, {group}: {value}"), {"name": indicator.name, "group": group, "value": value})
    if not group:
        head = fill(_("{name}: {value}"), {"name": indicator.name, "value": value})
    told = ". ".join(part for part in (head, before, remark or usual) if part)
    detail = _(" · ").join(part for part in (before, remark or usual) if part)
    return IndicatorLine(
        name=short,
        group=group,
        value=value,
        before=before,
        remark=remark,
        detail=detail,
        told=fill(_("{sentence}. Press to go to the figures."), {"sentence": told}),
        is_odd=not indicator.is_plausible,
        is_whole=not group,
        rank=list(_SHORT).index(indicator.id),
        cells=indicator.cells,
    )


def _remark(indicator: Indicator, usual: str) -> str:
    """What is out of the ordinary."""
    if indicator.value is None:
        reasons = _(", ").join(_lack(table, group) for table, group in indicator.missing)
        return fill(_("not computed: {reasons}"), {"reasons": reasons})
    return "" if indicator.is_plausible else fill(_("outside the range: {usual}"), {"usual": usual})


def _lack(table: str, group: str) -> str:
    """Which figure is missing."""
    text = _("{table} has no figure for {group}") if group else _("{table} has no figure")
    return fill(text, {"table": ltr(table), "group": group})


def percent(tenths: int, style: NumberStyle, decimals: int = 1) -> str:
    """Tenths of a percent as a person reads them."""
    return fill(_("{n} %"), {"n": ltr(number_text.shown(tenths, decimals=decimals, stored=1, style=style))})
