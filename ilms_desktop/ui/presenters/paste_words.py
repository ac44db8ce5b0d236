"""What a paste tells in words: why a cell is refused, what was changed in reading, counts and questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.structure import Unit
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.clip_cell import Oddity
from ilms_desktop.ui.presenters.clipboard import text_of
from ilms_desktop.ui.presenters.paste_options import Fate, Reason

if TYPE_CHECKING:
    from ilms_desktop.ui.presenters.paste_options import PlannedCell
    from ilms_desktop.ui.presenters.paste_plan import PastePlan
    from ilms_desktop.ui.presenters.paste_question import Figure, SignOffer
    from ilms_desktop.ui.presenters.table_state import TableState

_REASONS: Final = {
    Reason.EXACT: N_("shown as “{text}”, the sheet holds {exact}"),
    Reason.GROUPED: N_("signs between the digits left out"),
    Reason.SCRIPT: N_("digits of another script"),
    Reason.SIGN: N_("read with the decimal sign chosen"),
    Reason.DIVIDED: N_("persons, divided by 1000"),
    Reason.ROUNDED: N_("rounded to the decimals that are kept"),
    Reason.AS_TEXT: N_("“{text}” stays in the cell as text, marked"),
    Reason.AS_LETTER: N_("“{text}” becomes N, not available"),
    Reason.OWN: N_("copied here; shown as “{text}”"),
    Reason.NOT_A_NUMBER: N_("“{text}” is not a number"),
    Reason.PERCENT: N_("“{text}” is a percentage"),
    Reason.CURRENCY: N_("“{text}” has a currency sign"),
    Reason.EXPONENT: N_("“{text}” is written with an exponent"),
    Reason.NEGATIVE: N_("“{text}” is below zero"),
    Reason.TOO_FINE: N_("“{text}” has more decimals than are kept"),
    Reason.TWO_SCRIPTS: N_("“{text}” mixes digits of two scripts"),
    Reason.TOO_LARGE: N_("“{text}” is too large"),
    Reason.BROKEN: N_("“{text}”: the sheet could not work it out"),
    Reason.FORMULA: N_("“{text}” is a formula"),
    Reason.TOO_NARROW: N_("“{text}”: the column of the sheet is too narrow"),
    Reason.TWO_READINGS: N_("“{text}” can be read in two ways"),
    Reason.NO_ROOM: N_("does not fit: the table ends here"),
    Reason.NO_LABEL: N_("has no label"),
    Reason.UNKNOWN_LABEL: N_("the table does not know its label"),
    Reason.NOT_NAMED: N_("the country is no row of the table yet"),
    Reason.NO_SUCH_CELL: N_("the table has no such row or year"),
    Reason.TAKEN: N_("another cell goes to the same place"),
    Reason.TOO_MANY_COUNTRIES: N_("the year names as many countries as it may"),
    Reason.LABEL: N_("label"),
    Reason.COMPUTED: N_("computed, not overwritten"),
    Reason.LOCKED: N_("the year is locked"),
    Reason.NOT_ASKED: N_("not asked in this year"),
    Reason.FILTERED: N_("hidden by the row filter"),
    Reason.KEPT: N_("holds something and stays"),
    Reason.COVERED: N_("covered by a merged cell"),
    Reason.NOT_CHOSEN: N_("was not chosen when copied"),
}
_ODDITIES: Final = {
    Oddity.MERGED: N_("merged cell"),
    Oddity.HIDDEN: N_("hidden in the sheet"),
    Oddity.FORMULA: N_("formula"),
    Oddity.BROKEN: "",
    Oddity.TOO_NARROW: "",
}
_FATES: Final = {
    Fate.ACCEPTED: N_("accepted"),
    Fate.CHANGED: N_("read differently"),
    Fate.REFUSED: N_("refused"),
    Fate.SKIPPED: N_("passed over"),
}
_SIGNS: Final = {".": N_("The point is the decimal sign."), ",": N_("The comma is the decimal sign.")}
#: longest piece of a pasted text that is quoted in a sentence
_LONGEST: Final = 40


def fate_words(fate: Fate) -> str:
    """State of a cell of the block."""
    return _(_FATES[fate])


def sign_words(sign: str) -> str:
    """Which decimal sign the sheet has."""
    return _(_SIGNS[sign])


def reason_words(cell: PlannedCell) -> str:
    """Why a cell is not simply accepted, in a few words; empty where it is."""
    if cell.reason is None:
        return ""
    if cell.agrees is not None:
        return _("computed; both totals agree") if cell.agrees else _("computed; the totals differ")
    values = {"text": short(cell.text), "exact": ltr(cell.cell.exact or "")}
    return fill(_(_REASONS[cell.reason]), values)


def remarks(state: TableState, cell: PlannedCell) -> tuple[str, ...]:
    """Everything to know about a cell: what it replaces, why it is not simply accepted, what is odd about it."""
    found = []
    if cell.is_overwrite:
        found.append(fill(_("replaces {old}"), {"old": ltr(old_text(state, cell))}))
    if cell.reason is not None:
        found.append(reason_words(cell))
    found += [_(_ODDITIES[oddity]) for oddity in sorted(cell.cell.oddities) if _ODDITIES[oddity]]
    return tuple(found)


def new_text(state: TableState, cell: PlannedCell) -> str:
    """What is read; empty for blank."""
    return "" if cell.observation is None else state.painter.text_to_edit(cell.observation)


def old_text(state: TableState, cell: PlannedCell) -> str:
    """What stands there now."""
    return "" if cell.before is None else state.painter.text_to_edit(cell.before)


def short(text: str) -> str:
    """A pasted text as it is quoted: one line, not longer than a few words."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def place_words(state: TableState, plan: PastePlan, cell: PlannedCell) -> str:
    """Where a cell goes: "Male, Thailand, 2023"; its place in the block where it goes nowhere."""
    if cell.target is None:
        values = {"row": ltr(str(cell.at[0] + 1)), "column": ltr(str(cell.at[1] + 1))}
        return fill(_("row {row}, column {column} of the block"), values)
    year = ltr(str(state.years[cell.target[1]].qtable.year))
    return _(", ").join((plan.rows[cell.target[0]].path, year))


def cell_words(state: TableState, plan: PastePlan, cell: PlannedCell) -> str:
    """A cell of the block in one sentence, for the line below the preview and for screen readers."""
    values = {"place": place_words(state, plan, cell), "pasted": short(cell.text) or _("empty")}
    if cell.is_stored:
        values["read"] = ltr(new_text(state, cell)) or _("empty")
        first = fill(_("{place}: pasted “{pasted}”, read as {read}"), values)
    else:
        first = fill(_("{place}: pasted “{pasted}”, {fate}"), values | {"fate": fate_words(cell.fate)})
    return "; ".join((first, *remarks(state, cell))) + "."


def refused_text(plan: PastePlan) -> str:
    """Refused cells for the clipboard: in their shape where they have one, and a list where they have not."""
    refused = {cell.at: cell.text for cell in plan.of(Fate.REFUSED)}
    if not refused:
        return ""
    rows = sorted({row for row, _column in refused})
    columns = range(min(column for _row, column in refused), max(column for _row, column in refused) + 1)
    return text_of([[refused.get((row, column), "") for column in columns] for row in rows])


def offer_words(state: TableState, offer: SignOffer) -> tuple[str, str]:
    """A way to read the block: what a figure means, and the totals under it."""
    figure = _figure(state, (offer.reading.value or 0, offer.reading.decimals))
    values = {"text": ltr(offer.text), "figure": figure}
    if state.table.unit is Unit.PERSONS and not state.figures.in_persons:
        values["persons"] = ltr(state.figures.persons(offer.reading.value or 0))
        meaning = fill(_("{text} = {figure} thousand = {persons} persons"), values)
    else:
        meaning = fill(_("{text} = {figure}"), values)
    totals = []
    if offer.total is not None:
        totals.append(fill(_("Total pasted {figure}"), {"figure": _figure(state, offer.total)}))
    if offer.added is not None:
        totals.append(fill(_("figures of the column add up to {figure}"), {"figure": _figure(state, offer.added)}))
    if offer.last is not None:
        totals.append(fill(_("year before {figure}"), {"figure": _figure(state, offer.last)}))
    return meaning, " · ".join(totals)


def refused_words(count: int, place: str, why: str) -> str:
    """How much is refused, the first of it with its reason, and what becomes of it."""
    text = ngettext(
        "{n} refused. {place}: {why}. The cell stays as it is; the list keeps the text.",
        "{n} refused. First {place}: {why}. The cells stay as they are; the list keeps the texts.",
        count,
    )
    return fill(text, {"n": str(count), "place": place, "why": why})


def go_words(count: int) -> str:
    """The word of the deed."""
    return fill(ngettext("Paste {n} value", "Paste {n} values", count), {"n": str(count)})


def done_words(plan: PastePlan, count: int) -> str:
    """What happened, once it is stored."""
    done = fill(ngettext("{n} value pasted.", "{n} values pasted.", count), {"n": str(count)})
    refused = plan.counts[Fate.REFUSED]
    if not refused:
        return done
    left = fill(ngettext("{n} was refused.", "{n} were refused.", refused), {"n": str(refused)})
    return f"{done} {left}"


def _figure(state: TableState, figure: Figure) -> str:
    """A figure as a person reads it."""
    return ltr(state.figures.full(*figure))
