"""Class versions in words: short names beside each other, and what happens when another one is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.observation import CellState
from ilms_desktop.model.structure import Axis
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.places import year_ranges

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.model.layout import TableLayout
    from ilms_desktop.model.table_view import FilledElsewhere, TableView

#: what stands between the name of a classification and that of its version
_JOINTS = (", ", "، ")


@dataclass(frozen=True, slots=True)
class VersionSwitch:
    """What is known of a table before another class version is chosen.

    Attributes:
        here, there: short names of the version shown and the one chosen.
        figures: filled cells in the version shown. waiting: filled cells in the other one.
        both: years in which both are filled.
    """

    here: str
    there: str
    figures: int
    waiting: int
    both: tuple[int, ...]


def short_titles(titles: Iterable[str]) -> dict[str, str]:
    """Titles of the versions of one classification without what they have in common.

    "Economic activity, aggregate" and "Economic activity, broad sectors" become "aggregate" and "broad sectors"; where
    they share no beginning that ends in a comma, they stay whole.
    """
    titles = tuple(dict.fromkeys(titles))
    heads = {head for joint in _JOINTS for head in _heads(titles[0], joint)} if len(titles) > 1 else set()
    common = (head for head in heads if all(title.startswith(head) for title in titles))
    start = max(map(len, common), default=0)
    return {title: title[start:] for title in titles}


def short_elsewhere(layout: TableLayout, elsewhere: FilledElsewhere) -> str:
    """Short name of the class version in which a year is answered, beside the one that is shown."""
    shown = layout.axis_titles[layout.table.axes.index(Axis.CLASS)]
    return short_titles((shown, elsewhere.title))[elsewhere.title]


def version_switch(shown: TableView, wanted: TableView, titles: tuple[str, str]) -> VersionSwitch:
    """What choosing another version means.

    Args:
        shown: the table as it stands on screen.
        wanted: the same table in the version chosen.
        titles: of both versions.
    """
    short = short_titles(titles)
    here, there = _filled(shown), _filled(wanted)
    return VersionSwitch(
        here=short[titles[0]],
        there=short[titles[1]],
        figures=sum(here.values()),
        waiting=sum(there.values()),
        both=tuple(sorted(here.keys() & there.keys())),
    )


def switch_words(switch: VersionSwitch) -> tuple[str, ...]:
    """What happens to the figures, sentence by sentence."""
    stay = ngettext(
        "{n} filled cell in “{here}” stays in the file. It is not shown in “{there}”, but still checked and sent.",
        "{n} filled cells in “{here}” stay in the file. They are not shown in “{there}”, but still checked and sent.",
        switch.figures,
    )
    values = {"here": switch.here, "there": switch.there}
    told = [fill(stay, {**values, "n": ltr(str(switch.figures))})]
    if switch.waiting:
        there = ngettext(
            "“{there}” holds {n} filled cell already; you will see it.",
            "“{there}” holds {n} filled cells already; you will see them.",
            switch.waiting,
        )
        told.append(fill(there, {**values, "n": ltr(str(switch.waiting))}))
    else:
        told.append(fill(_("“{there}” is still empty. Nothing is copied or added up into it."), values))
    if switch.both:
        both = _("{years}: both are filled. Each is checked by itself and both are sent; make sure that they agree.")
        told.append(fill(both, {"years": year_ranges(list(switch.both))}))
    told.append(_("You can switch back at any time."))
    return tuple(told)


def _heads(title: str, joint: str) -> list[str]:
    """Beginnings of a title that end in a joint."""
    parts = title.split(joint)
    return [joint.join(parts[:count]) + joint for count in range(1, len(parts))]


def _filled(view: TableView) -> dict[int, int]:
    """Number of filled cells by year."""
    counts = {
        year.qtable.year: sum(said.state is not CellState.BLANK for said in year.observations.values())
        for year in view.years
    }
    return {year: count for year, count in counts.items() if count}
