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
from ilms_desktop.ui.presenters.year_head import elsewhere_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.table_view import YearColumn
    from ilms_desktop.ui.presenters.figures import Figures

_REASONS: Final[dict[Unread, str]] = {
    Unread.TEXT: N_("This is text, not a number. Type the figure, or a letter for why there is none."),
    Unread.PERCENT: N_("This is a share. Type the figure itself, in {unit}."),
    Unread.CURRENCY: N_("A currency sign stands with the figure. Type it without the sign, in {unit}."),
    Unread.EXPONENT: N_("The number is written with a power of ten. Type it with all its digits, in {unit}."),
    Unread.NEGATIVE: N_("Nothing counted here can be below zero. Type the figure without minus."),
    Unread.TOO_MANY_DECIMALS: N_("More decimals than can be kept. Round the figure yourself and type it again."),
    Unread.TWO_SCRIPTS: N_("Digits of two scripts stand in one number. Type it in one of them."),
    Unread.TOO_LARGE: N_("The number is too large. Check the unit: figures are in {unit}."),
    Unread.OTHER_STYLE: N_("The number can be read in two ways. Type it again without grouping signs."),
}
_WHOLE_PERSONS: Final = N_("Whole persons only. Type the figure without decimals, or show thousands (View, Numbers).")
_READS_NOW: Final = N_("It was kept as text when it was typed. Type it again to have it read.")
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
        figures: definition, and how the person writes figures. row, year: where. picture: what is painted.
        findings: on the cell. letters: meaning of each status letter.
        reason: why a text is no figure, and what to type instead; empty where nothing of the kind stands there.
    """

    figures: Figures
    row: LayoutRow
    year: YearColumn
    picture: CellPicture
    findings: Sequence[Finding]
    letters: Mapping[str, str]
    reason: str = ""

    @property
    def value(self) -> str:
        """The figure with its unit, or the state."""
        observation = self.year.observations.get(self.row.cell, BLANK)
        computed = self.year.computed.get(self.row.cell)
        if self.picture.look is CellLook.UNREADABLE:
            return fill(_("“{text}” cannot be read as a number"), {"text": self.picture.text})
        if observation.value is not None and self.picture.look is not CellLook.ZERO:
            return self._with_flag(counted(self.figures, observation.value, observation.decimals))
        if self.picture.look is CellLook.COMPUTED and computed is not None:
            state = words.look_words(self.picture, self.letters)
            return _(", ").join((counted(self.figures, computed.value, computed.decimals), state))
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
    def full(self) -> str:
        """The figure with every digit, where fewer are shown."""
        return fill(_("in full: {figure}"), {"figure": ltr(self.picture.full)}) if self.picture.full else ""

    @property
    def beside(self) -> tuple[str, ...]:
        """What else is known: every digit, the computed total, the value before, a question of the desk."""
        before, question = self.picture.changed_from, self.picture.question
        away = self.year.elsewhere if self.picture.look is CellLook.ELSEWHERE else None
        told = (
            elsewhere_words(away) if away else "",
            self.year.reason if self.picture.look is CellLook.DECLARED else "",
            self.full,
            self.difference,
            fill(_("changed from {figure}"), {"figure": ltr(before)}) if before else "",
            _("question from the desk") if question else "",
        )
        return tuple(each for each in told if each)

    @property
    def told(self) -> tuple[str, ...]:
        """What the findings say."""
        return tuple(
            fill(_(_MARK_WORDS[finding_mark(finding)]), {"message": finding.message}) for finding in self.findings
        )

    @property
    def accessible(self) -> str:
        """One sentence for a screen reader: table, row, year, value, findings."""
        parts = [self.figures.table.number, self.row.path, str(self.year.qtable.year), self.value, self.reason]
        parts += [each for each in self.beside if each != self.full]
        parts += [_("has a note")] if self.picture.note else []
        parts += [_("locked")] if self.picture.locked else []
        return _(", ").join(part for part in (*parts, *self.told) if part)

    @property
    def tooltip(self) -> str:
        """Plain text for the pointer: state, what is known beside it, note, findings; empty for a plain figure."""
        plain = self.picture.look in (CellLook.ENTERED, CellLook.ZERO)
        parts = ["" if plain and not self.picture.flag else self.value, self.reason, *self.beside]
        parts.append(self.year.observations.get(self.row.cell, BLANK).note)
        return "\n".join(part for part in (*parts, *self.told) if part)

    def _with_flag(self, text: str) -> str:
        """`text` and the meaning of the letter beside it."""
        if not self.picture.flag:
            return text
        return _(", ").join((text, self.letters.get(self.picture.flag.upper(), self.picture.flag)))


def counted(figures: Figures, value: int, decimals: int) -> str:
    """Figure with its unit, every digit of it: whole persons where persons are counted."""
    table = figures.table
    if table.unit is Unit.PERSONS:
        return fill(ngettext("{n} person", "{n} persons", value), {"n": ltr(figures.persons(value))})
    return fill(_("{n} in {unit}"), {"n": ltr(figures.full(value, decimals)), "unit": words.unit_words(table.unit)})


def meaning(figures: Figures, reading: Observation) -> str:
    """A reading in full: the figure as it would be shown, and what it counts."""
    value = reading.value or 0
    told = counted(figures, value, reading.decimals)
    if figures.table.unit is not Unit.PERSONS or figures.in_persons:
        return told
    return fill(_("{figure} = {persons}"), {"figure": ltr(figures.full(value, reading.decimals)), "persons": told})


def recalled_words(text: str, told: str) -> str:
    """That a text was read as one like it was before in the same source, and how to be asked again."""
    sentence = _(
        "“{text}” was read as {meaning}, as chosen before in this source. Undo and type it again to choose anew."
    )
    return fill(sentence, {"text": ltr(text), "meaning": told})


def reason_words(reason: Unread | None, *, unit: str, in_persons: bool = False) -> str:
    """Why a text is no figure, and what to type instead.

    Args:
        reason: None where the text would read now.
        unit: what figures are counted in, in words.
        in_persons: whether figures are typed in single persons.
    """
    if reason is None:
        return _(_READS_NOW)
    if reason is Unread.TOO_MANY_DECIMALS and in_persons:
        return _(_WHOLE_PERSONS)
    return fill(_(_REASONS.get(reason, _REASONS[Unread.TEXT])), {"unit": unit})
