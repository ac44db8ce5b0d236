"""The head of a year column in words: how many of its cells are answered, what was declared, where it is filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import Declaration
from ilms_desktop.ui.presenters.bidi import ltr, own

if TYPE_CHECKING:
    from ilms_desktop.model.completeness import Counts
    from ilms_desktop.model.table_view import FilledElsewhere, YearColumn

_DECLARED: Final[dict[Declaration, str]] = {
    Declaration.NOTHING: N_("nothing to report"),
    Declaration.NOT_AVAILABLE: N_("not reported"),
}


def declaration_words(declaration: Declaration) -> str:
    """What was said of a year as a whole."""
    return _(_DECLARED[declaration])


def answered_words(year: YearColumn) -> str:
    """Under the year: "12 of 12", "nothing to report", or "locked"."""
    if year.locked:
        return _("locked")
    if year.declaration is not None and not year.observations:
        return declaration_words(year.declaration)
    return _count_words(year.counts)


def head_lines(year: YearColumn, version: str = "") -> tuple[str, ...]:
    """What stands under the year; a long line may wrap once.

    Args:
        year: the column.
        version: short name of the class version in which it is answered instead.
    """
    if year.elsewhere is not None and not year.locked:
        return fill(_("in {version}:"), {"version": version or year.elsewhere.title}), _elsewhere(year.elsewhere)
    if year.declaration is not None and year.observations and not year.locked:
        return answered_words(year), declaration_words(year.declaration)
    return (answered_words(year),)


def year_words(year: YearColumn) -> str:
    """Year, count and what was said of it in one, for a screen reader."""
    parts = [str(year.qtable.year), " ".join(head_lines(year))]
    parts += [_("has a remark")] if year.fields.get("I13") else []
    return _(", ").join(parts)


def year_tooltip(year: YearColumn) -> str:
    """Plain text for the pointer: everything that the narrow head has no room for."""
    lines = [year_words(year)]
    if year.declaration is not None:
        said = _("{year} was declared: {declaration}.")
        values = {"year": ltr(str(year.qtable.year)), "declaration": declaration_words(year.declaration)}
        lines = [fill(said, values), own(year.reason)]
    lines += [own(year.fields.get("I13", "")), _("Menu of the year: click the arrow, or Alt+Down in the table.")]
    return "\n".join(line for line in lines if line)


def elsewhere_words(elsewhere: FilledElsewhere) -> str:
    """How full a year is in the class version in which it is filled, and the way there."""
    return fill(_("{answered} there; the menu of the year leads to it"), {"answered": _elsewhere(elsewhere)})


def _elsewhere(elsewhere: FilledElsewhere) -> str:
    if elsewhere.declaration is not None and not elsewhere.counts.reported:
        return declaration_words(elsewhere.declaration)
    return _count_words(elsewhere.counts)


def _count_words(counts: Counts) -> str:
    values = {"answered": ltr(str(counts.answered)), "asked": ltr(str(counts.asked))}
    return fill(_("{answered} of {asked}"), values)
