"""Words of the screen for states, severities and marks; one place, so that every screen says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.structure import Unit
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.cell_picture import CellLook, CellPicture, Mark
from ilms_desktop.ui.presenters.year_head import declaration_words
from ilms_desktop.workspace.completeness_data import criterion_title
from ilms_desktop.workspace.labels import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.model.command import Label
    from ilms_desktop.model.key import Criterion

_MARKS: Final[dict[Mark, str]] = {
    Mark.MUST_FIX: N_("Must fix"),
    Mark.FIX_OR_EXPLAIN: N_("Fix or explain"),
    Mark.EXPLAIN: N_("Explain"),
    Mark.EXPLAINED: N_("Explained"),
    Mark.INFORMATION: N_("For information"),
}
_LOOKS: Final[dict[CellLook, str]] = {
    CellLook.EMPTY: N_("empty"),
    CellLook.ENTERED: N_("entered"),
    CellLook.ZERO: N_("zero"),
    CellLook.MISSING: N_("missing with a reason"),
    CellLook.UNREADABLE: N_("cannot be read as a number"),
    CellLook.COMPUTED: N_("computed"),
    CellLook.NOT_ASKED: N_("not asked"),
    CellLook.DECLARED: N_("nothing to report"),
    CellLook.ELSEWHERE: N_("filled in another class version"),
}
_UNITS: Final[dict[Unit, str]] = {
    Unit.PERSONS: N_("thousands of persons"),
    Unit.CURRENCY: N_("local currency"),
}


def mark_words(mark: Mark) -> str:
    """Order to the person, such as "Fix or explain"."""
    return _(_MARKS[mark])


def more_of_cause(count: int) -> str:
    """How many other findings one cause has."""
    return fill(ngettext("{n} more of the same cause", "{n} more of the same cause", count), {"n": ltr(str(count))})


def criterion_words(criterion: Criterion) -> str:
    """Name of a criterion; "Not split" for module C."""
    return criterion_title(criterion)


def unit_words(unit: Unit, *, in_persons: bool = False) -> str:
    """What figures are counted in; every place that names the unit asks here.

    Args:
        unit: of the table.
        in_persons: whether the person sees single persons; says nothing about currency.
    """
    return _("persons") if in_persons and unit is Unit.PERSONS else _(_UNITS[unit])


def look_words(picture: CellPicture, letters: Mapping[str, str]) -> str:
    """State of a cell in words.

    Args:
        picture: the cell.
        letters: meaning of each status letter in the language in use.
    """
    if picture.look is CellLook.MISSING:
        return letters.get(picture.text, picture.text)
    if picture.look is CellLook.COMPUTED and picture.incomplete:
        text = ngettext(
            "computed, incomplete: {n} part missing", "computed, incomplete: {n} parts missing", picture.incomplete
        )
        return fill(text, {"n": str(picture.incomplete)})
    if picture.look is CellLook.DECLARED and picture.declared is not None:
        return declaration_words(picture.declared)
    if picture.look is CellLook.ELSEWHERE:
        return fill(_("filled in “{version}”"), {"version": picture.elsewhere})
    return _(_LOOKS[picture.look])


def step_words(label: Label) -> str:
    """Name of an undo step."""
    return words_of(label)
