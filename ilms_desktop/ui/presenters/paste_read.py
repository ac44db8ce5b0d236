"""What one cell of the clipboard says: a figure, a letter, nothing, or why it cannot be taken.

Where it goes is worked out in `paste_places`.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop import number_text
from ilms_desktop.model.observation import Observation
from ilms_desktop.number_text import Number, NumberStyle, Unread
from ilms_desktop.ui.presenters.clip_cell import Oddity
from ilms_desktop.ui.presenters.entry import Choice
from ilms_desktop.ui.presenters.paste_options import DECIMAL_SIGNS, UNREAD, Fate, Leftover, Reason
from ilms_desktop.workspace.cell_checks import LONGEST_TEXT

if TYPE_CHECKING:
    from ilms_desktop.ui.presenters.clip_cell import ClipCell, OwnCell
    from ilms_desktop.ui.presenters.clipboard import Clip
    from ilms_desktop.ui.presenters.entry import EntryReader
    from ilms_desktop.ui.presenters.paste_options import PasteOptions
    from ilms_desktop.ui.presenters.table_state import TableState

#: what a sheet shows instead of nothing, of zero, or of a figure that it has behind it
_DASHES: Final = frozenset({"", "-", "–", "—", "−"})
_REASONS: Final = {
    Unread.PERCENT: Reason.PERCENT,
    Unread.CURRENCY: Reason.CURRENCY,
    Unread.EXPONENT: Reason.EXPONENT,
    Unread.NEGATIVE: Reason.NEGATIVE,
    Unread.TOO_MANY_DECIMALS: Reason.TOO_FINE,
    Unread.TWO_SCRIPTS: Reason.TWO_SCRIPTS,
    Unread.TOO_LARGE: Reason.TOO_LARGE,
}
_ODD: Final = {
    Oddity.BROKEN: Reason.BROKEN,
    Oddity.TOO_NARROW: Reason.TOO_NARROW,
}
#: texts behind which the stored figure is taken
_BEHIND: Final = (Reason.EXPONENT, Reason.TOO_NARROW, Reason.TOO_FINE)
_DECIMALS: Final = (*DECIMAL_SIGNS, "\u066b")
_PERSONS: Final = 1000
_PERSON_DECIMALS: Final = 3
#: decimals read of a text that is going to be rounded
_ANY_DECIMALS: Final = 15


class Reading(NamedTuple):
    """What a cell says: fate, what would be stored, why it is not simply accepted."""

    fate: Fate
    observation: Observation | None = None
    reason: Reason | None = None


_BLANK: Final = Reading(Fate.ACCEPTED, Observation())


class ClipReader:
    """Reads the cells of a block for one table, by the choices of the person."""

    def __init__(self, state: TableState, options: PasteOptions) -> None:
        """Take the table and the choices."""
        self._state = state
        self._options = options
        self._scale = state.figures.decimals_typed
        self._times = _PERSONS if options.persons else 1
        self._in_style = {sign: _in_style(state.reader, sign) for sign in DECIMAL_SIGNS}
        self._reader = self._in_style.get(options.decimal, state.reader)
        # why: tables repeat their figures, and reading one takes ten times as long as finding it again
        self._known: dict[tuple[str, str | None, frozenset[Oddity]], Reading] = {}

    def read(self, cell: ClipCell) -> Reading:
        """What a cell says, without its place."""
        text = cell.text.strip()
        if cell.own is not None:
            return self._own(cell, cell.own)
        if not text and cell.exact is None:
            return Reading(Fate.SKIPPED, None, Reason.COVERED) if Oddity.MERGED in cell.oddities else _BLANK
        key = cell.text, cell.exact, cell.oddities
        found = self._known.get(key)
        if found is None:
            found = self._read(cell, text)
            found = self._known[key] = self._leftover(text, found) if found.fate is Fate.REFUSED else found
        return found

    # --- figures of other programs

    def _read(self, cell: ClipCell, text: str) -> Reading:
        """What the text says; where the sheet stored another figure than it shows, that one."""
        odd = next((reason for oddity, reason in _ODD.items() if oddity in cell.oddities), None)
        if odd is not None:
            return self._behind(cell, odd)
        found = self._reader.read(text)
        if isinstance(found, Choice):
            readings = [each for each in found.readings if self._is_exact(cell, each)]
            if cell.exact is None or not readings:
                return Reading(Fate.REFUSED, None, Reason.TWO_READINGS)
            found = readings[0]
        if found.text is not None or not text:
            return self._behind(cell, self._why_not(text))
        if cell.exact is not None and not self._is_exact(cell, found):
            return self._meant(cell, found.status if found.value is not None else None)
        return self._judged(text, cell, found)

    def _judged(self, text: str, cell: ClipCell, found: Observation) -> Reading:
        """A text that was read: accepted, or changed in reading where the person should look."""
        if self._times > 1 and found.value:
            return self._divided(found)
        if text.isascii() and text.isdigit():
            return Reading(Fate.ACCEPTED, found)
        reason = _how_written(text, found, has_exact=cell.exact is not None)
        if reason is None and self._options.decimal and self._state.reader.read(text) != found:
            reason = Reason.SIGN
        return Reading(Fate.ACCEPTED if reason is None else Fate.CHANGED, found, reason)

    def _is_exact(self, cell: ClipCell, found: Observation) -> bool:
        """Whether a reading is the figure that the sheet stored."""
        return cell.exact is not None and Decimal(cell.exact).scaleb(self._scale) == found.value

    def _behind(self, cell: ClipCell, reason: Reason) -> Reading:
        """The stored figure behind a text that hides it, or the refusal."""
        if cell.exact is None:
            return self._rounded_text(cell.text.strip(), reason)
        if reason in _BEHIND or cell.text.strip() in _DASHES:
            return self._exact(cell.exact, None)
        return Reading(Fate.REFUSED, None, reason)

    def _meant(self, cell: ClipCell, letter: str | None) -> Reading:
        """The stored figure of a cell whose text says another one; the same where only the decimal sign differs."""
        others = (reader.read(cell.text) for reader in self._in_style.values())
        same = [each for each in others if isinstance(each, Observation) and self._is_exact(cell, each)]
        return self._judged(cell.text.strip(), cell, same[0]) if same else self._exact(str(cell.exact), letter)

    def _exact(self, exact: str, letter: str | None) -> Reading:
        """The stored figure."""
        found = self._in_style["."].read(exact)
        if isinstance(found, Observation) and found.value is not None:
            found = replace(found, status=letter)
            return self._divided(found) if self._times > 1 else Reading(Fate.CHANGED, found, Reason.EXACT)
        reason = self._why_not(exact, self._in_style["."])
        if reason is Reason.TOO_FINE and self._options.round_off:
            return self._rounded(Decimal(exact), letter)
        return Reading(Fate.REFUSED, None, reason)

    def _divided(self, found: Observation) -> Reading:
        """Single persons as the table counts; less than a whole person cannot be kept."""
        value, rest = divmod(found.value or 0, self._times)
        if rest and not self._options.round_off:
            return Reading(Fate.REFUSED, None, Reason.TOO_FINE)
        value += 2 * rest >= self._times
        divided = replace(found, value=value, decimals=_PERSON_DECIMALS if value else 0)
        return Reading(Fate.CHANGED, divided, Reason.ROUNDED if rest else Reason.DIVIDED)

    # --- rounding

    def _rounded_text(self, text: str, reason: Reason) -> Reading:
        """A text with more decimals than are kept, rounded where the person wants that."""
        if reason is Reason.TOO_FINE and self._options.round_off:
            found = number_text.read(text, stored=_ANY_DECIMALS, style=self._reader.figures.style)
            if isinstance(found, Number):
                return self._rounded(Decimal(found.scaled).scaleb(-_ANY_DECIMALS), None)
        return Reading(Fate.REFUSED, None, reason)

    def _rounded(self, figure: Decimal, letter: str | None) -> Reading:
        """A figure with the decimals that are kept, half upwards."""
        kept = figure.quantize(Decimal(1).scaleb(-self._scale), ROUND_HALF_UP)
        found = self._exact(f"{kept:f}", letter)
        return found if found.observation is None else found._replace(reason=Reason.ROUNDED)

    # --- figures of this program

    def _own(self, cell: ClipCell, own: OwnCell) -> Reading:
        """A cell that was copied here: exactly what stood there, whatever was shown."""
        if not own.is_part:
            return Reading(Fate.SKIPPED, None, Reason.NOT_CHOSEN)
        if own.text is not None:
            return Reading(Fate.ACCEPTED, Observation(text=own.text[:LONGEST_TEXT]))
        if own.figure is None:
            return Reading(Fate.ACCEPTED, Observation(status=own.letter or None))
        stored = number_text.read_plain(own.figure, stored=self._state.table.decimals_stored)
        if not isinstance(stored, Number):
            return self._read(cell, cell.text.strip())
        found = Observation(value=stored.scaled, decimals=stored.decimals, status=own.letter or None)
        is_shown = _says(self._state.reader.read(cell.text), found)
        return Reading(Fate.ACCEPTED, found) if is_shown else Reading(Fate.CHANGED, found, Reason.OWN)

    # --- what is no figure

    def _why_not(self, text: str, reader: EntryReader | None = None) -> Reason:
        """Why a text is no figure."""
        if text.startswith("="):
            return Reason.FORMULA
        why = (reader or self._reader).reason(text)
        return _REASONS.get(why, Reason.NOT_A_NUMBER) if why else Reason.NOT_A_NUMBER

    def _leftover(self, text: str, refused: Reading) -> Reading:
        """What the person wants with texts that are no figures."""
        if refused.reason not in UNREAD:
            return refused
        if self._options.leftover is Leftover.TEXT and len(text) <= LONGEST_TEXT:
            return Reading(Fate.CHANGED, Observation(text=text), Reason.AS_TEXT)
        if self._options.leftover is Leftover.LETTER and refused.reason is Reason.NOT_A_NUMBER:
            return Reading(Fate.CHANGED, Observation(status="N"), Reason.AS_LETTER)
        return refused


def told_sign(state: TableState, clip: Clip) -> str:
    """Decimal sign that the figures of a block tell beyond doubt, where the person's own style reads them otherwise.

    A figure tells it if only one reading of it is possible; figures that tell different signs tell nothing, and the
    answer is empty then.
    """
    texts = {cell.text for row in clip.rows for cell in row if cell.exact is None and cell.own is None}
    told = {sign for text in texts for sign in DECIMAL_SIGNS if _tells(text, sign)}
    if len(told) != 1:
        return ""
    sign = told.pop()
    other = _in_style(state.reader, sign)
    return sign if any(state.reader.read(text) != other.read(text) for text in texts) else ""


def _tells(text: str, sign: str) -> bool:
    """Whether a figure can have no other decimal sign."""
    bare = text.strip()
    other = "," if sign == "." else "."
    digits = len(bare.rpartition(sign)[2])
    is_one = bare.count(sign) == 1 and bare.rpartition(sign)[2].isdecimal() and bare[:1].isdecimal()
    if bare.count(other) > 1 and sign not in bare:
        first, *groups = bare.split(other)
        return first.isdecimal() and all(len(group) == len("000") and group.isdecimal() for group in groups)
    return is_one and (digits != len("000") or other in bare.partition(sign)[0])


def _in_style(reader: EntryReader, sign: str) -> EntryReader:
    """The same reader for sheets with this decimal sign; point and comma then have one meaning each."""
    style = NumberStyle(decimal=sign, group="," if sign == "." else ".")
    figures = replace(reader.figures, writing=replace(reader.figures.writing, style=style))
    return replace(reader, figures=figures)


def _how_written(text: str, found: Observation, *, has_exact: bool) -> Reason | None:
    """What the person should look at in a text that was read, or None."""
    if found.value is None:
        return None
    if has_exact and not found.status and text.isascii():
        return None
    signs = [sign for sign in text if not sign.isdecimal() and not sign.isalpha()]
    if any(sign.isdecimal() and not sign.isascii() for sign in text):
        return Reason.SCRIPT
    if has_exact:
        # why: a letter that a format shows beside a figure is no letter of the sheet
        return Reason.EXACT if found.status else None
    if found.status:
        signs = [sign for sign in signs if not sign.isspace()]
    if not signs or (len(signs) == 1 and found.decimals and signs[0] in _DECIMALS):
        return None
    return Reason.GROUPED


def _says(read: Observation | Choice, found: Observation) -> bool:
    """Whether a text has a reading that is this figure."""
    readings = read.readings if isinstance(read, Choice) else (read,)
    return any((each.value, each.status) == (found.value, found.status) for each in readings)
