"""What each state of a cell looks like, as pictures for the delegate that paints the grid, with their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.cell_picture import CellLook, CellPicture, Mark
from ilms_desktop.ui.presenters.words import mark_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FIGURE = "12.4"


@dataclass(frozen=True, slots=True)
class LegendCell:
    """One state.

    Attributes:
        picture: what is painted. words: its name. more: what it means or what to do; may be empty.
    """

    picture: CellPicture
    words: str
    more: str = ""


def state_cells(number: str = _FIGURE) -> tuple[LegendCell, ...]:
    """Ground states of cells; `number` is a figure in the style in use."""
    look = CellLook
    return (
        LegendCell(CellPicture(look.EMPTY), _("empty"), _("Asked, and not yet reported. It is never taken for zero.")),
        LegendCell(CellPicture(look.ENTERED, number), _("entered")),
        LegendCell(CellPicture(look.ZERO, "0"), _("zero"), _("None, or less than half of the unit.")),
        LegendCell(CellPicture(look.MISSING, "N"), _("missing with a reason"), _("The letters are listed below.")),
        LegendCell(
            CellPicture(look.UNREADABLE, _("about 12")),
            _("cannot be read as a number"),
            _("Kept as typed. It must be put right before the package is sealed."),
        ),
        LegendCell(CellPicture(look.COMPUTED, number), _("computed"), _("The sum of its parts.")),
        LegendCell(
            CellPicture(look.COMPUTED, number, incomplete=3), _("computed, incomplete"), _("Some parts are missing.")
        ),
        LegendCell(
            CellPicture(look.ENTERED, number, difference="+1"),
            _("entered total that differs from the computed one"),
        ),
        LegendCell(CellPicture(look.ENTERED, number, locked=True), _("locked")),
        LegendCell(CellPicture(look.NOT_ASKED), _("not asked")),
        LegendCell(CellPicture(look.DECLARED), _("nothing to report"), _("Said once for the whole year.")),
        LegendCell(CellPicture(look.ELSEWHERE), _("filled in another class version")),
    )


def mark_cells(number: str = _FIGURE) -> tuple[LegendCell, ...]:
    """Marks on cells."""
    look = CellLook.ENTERED
    about = {
        Mark.MUST_FIX: _("No package can be sealed while it stands."),
        Mark.FIX_OR_EXPLAIN: _("Correct the figures, or say why they are right."),
        Mark.EXPLAIN: _("Unusual. Look again, and say why if it is right."),
        Mark.EXPLAINED: _("A reason was given for these very figures."),
        Mark.INFORMATION: _("Nothing needs to be done."),
    }
    marks = tuple(LegendCell(CellPicture(look, number, mark=mark), mark_words(mark), about[mark]) for mark in Mark)
    return (
        *marks,
        LegendCell(CellPicture(look, number, note=True), _("has a note")),
        LegendCell(CellPicture(look, number, flag="e"), _("a flag: the letter beside the figure")),
        LegendCell(CellPicture(look, number, changed_from="11.9"), _("changed since the last round")),
        LegendCell(
            CellPicture(look, number, question=True),
            _("question from the desk"),
            _("The panel of the cell has it, and the three answers."),
        ),
    )


def letter_cells(letters: Mapping[str, str], flags: Iterable[str], number: str = _FIGURE) -> tuple[LegendCell, ...]:
    """Letters in place of a figure, then those beside one, with their meaning from the definitions."""
    beside = tuple(flags)
    alone = (
        LegendCell(CellPicture(CellLook.MISSING, letter), meaning, _alone(letter))
        for letter, meaning in letters.items()
        if letter not in beside
    )
    with_figure = (
        LegendCell(CellPicture(CellLook.ENTERED, number, flag=letter.lower()), letters[letter], _beside(letter, number))
        for letter in beside
    )
    return (*alone, *with_figure)


def _alone(letter: str) -> str:
    """How a letter in place of a figure is typed."""
    return fill(_("Type {letter} into the cell."), {"letter": letter})


def _beside(letter: str, number: str) -> str:
    """How a letter beside a figure is typed."""
    return fill(_("Type {text} into the cell."), {"text": f"{number} {letter.lower()}"})
