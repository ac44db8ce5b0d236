"""A cell in words: for screen readers, tooltips and the cell panel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.observation import BLANK
from ilms_desktop.model.structure import Unit
from ilms_desktop.number_text import Unread
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.cell_picture import CellLook, CellPicture, Mark, finding_mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.model.table_view import YearColumn

_REASONS: Final[dict[Unread, str]] = {
    Unread.TEXT: N_("This is text, not a number. Type the figure, or a letter for why there is none."),
    Unread.PERCENT: N_("A share was typed. Type the number of persons in thousands instead."),
    Unread.CURRENCY: N_("Type the amount without the currency sign."),
    Unread.EXPONENT: N_("Type the number with all its digits."),
    Unread.NEGATIVE: N_("A count cannot be below zero. Type the figure without minus."),
    Unread.TOO_MANY_DECIMALS: N_("More decimals than can be kept. Round the figure yourself and type it again."),
    Unread.TWO_SCRIPTS: N_("Digits of two scripts stand in one number. Type it in one of them."),
    Unread.TOO_LARGE: N_("The number is too large. Check the unit: figures are in thousands."),
    Unread.OTHER_STYLE: N_("The number can be read in two ways. Type it again without grouping signs."),
}
_MARK_WORDS: Final[dict[Mark, str]] = {
    Mark.MUST_FIX: N_("must fix: {message}"),
    Mark.FIX_OR_EXPLAIN: N_("fix or explain: {message}"),
    Mark.EXPLAIN: N_("explain: {message}"),
    Mark.EXPLAINED: N_("explained: {message}"),
    Mark.INFORMATION: N_("for information: {message}"),
}


@dataclass(frozen=True, slots=True)
class CellWords:
    """Everything that can be said of one cell, ready to be joined or laid out.

    Attributes:
        table: definition. row, year: where. picture: what is painted.
        findings: on the cell. letters: meaning of each status letter.
    """

    table: TableDefinition
    row: LayoutRow
    year: YearColumn
    picture: CellPicture
    findings: Sequence[Finding]
    letters: Mapping[str, str]

    @property
    def value(self) -> str:
        """The figure with its unit, or the state."""
        observation = self.year.observations.get(self.row.cell, BLANK)
        computed = self.year.computed.get(self.row.cell)
        if self.picture.look is CellLook.UNREADABLE:
            return fill(_("“{text}” cannot be read as a number"), {"text": self.picture.text})
        if observation.value is not None and self.picture.look is not CellLook.ZERO:
            return self._with_flag(self._counted(observation.value, self.picture.text))
        if self.picture.look is CellLook.COMPUTED and computed is not None:
            state = words.look_words(self.picture, self.letters)
            return _(", ").join((self._counted(computed.value, self.picture.text), state))
        return self._with_flag(words.look_words(self.picture, self.letters))

    @property
    def difference(self) -> str:
        """Entered total beside the computed one, where they differ."""
        if not self.picture.difference:
            return ""
        return fill(
            _("computed {computed}, difference {difference}"),
            {"computed": ltr(self.picture.computed), "difference": ltr(self.picture.difference)},
        )

    @property
    def told(self) -> tuple[str, ...]:
        """What the findings say."""
        return tuple(
            fill(_(_MARK_WORDS[finding_mark(finding)]), {"message": finding.message}) for finding in self.findings
        )

    @property
    def accessible(self) -> str:
        """One sentence for a screen reader: table, row, year, value, findings."""
        parts = [self.table.number, self.row.path, str(self.year.qtable.year), self.value, self.difference]
        parts += [_("has a note")] if self.picture.note else []
        parts += [_("locked")] if self.picture.locked else []
        return _(", ").join(part for part in (*parts, *self.told) if part)

    @property
    def tooltip(self) -> str:
        """Plain text for the pointer: state, difference, note, findings; empty for a plain figure."""
        plain = self.picture.look in (CellLook.ENTERED, CellLook.ZERO)
        parts = ["" if plain and not self.picture.flag else self.value, self.difference]
        parts.append(self.year.observations.get(self.row.cell, BLANK).note)
        return "\n".join(part for part in (*parts, *self.told) if part)

    def _counted(self, value: int, text: str) -> str:
        """Figure with its unit: whole persons where persons are counted."""
        if self.table.unit is Unit.PERSONS:
            return fill(ngettext("{n} person", "{n} persons", value), {"n": ltr(str(value))})
        return fill(_("{n} in {unit}"), {"n": ltr(text), "unit": words.unit_words(self.table.unit)})

    def _with_flag(self, text: str) -> str:
        """`text` and the meaning of the letter beside it."""
        if not self.picture.flag:
            return text
        return _(", ").join((text, self.letters.get(self.picture.flag.upper(), self.picture.flag)))


def reason_words(reason: Unread) -> str:
    """Why a text is no figure, and what to type instead."""
    return _(_REASONS.get(reason, _REASONS[Unread.TEXT]))
