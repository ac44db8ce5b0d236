"""Parts of other offices in words: offices, assignments, returns, and the differences of a merge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import Declaration
from ilms_desktop.model.part import ConfirmedBy, Side, What
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.dates import short_moment
from ilms_desktop.ui.presenters.places import cell_place, year_ranges
from ilms_desktop.ui.presenters.said import figures_of, said_words
from ilms_desktop.workspace.part_content import observation_of
from ilms_desktop.workspace.part_merging import Fate

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.part import Address, Office, Scope, Value
    from ilms_desktop.ui.presenters.figures import Writing
    from ilms_desktop.workspace.part_list import Part
    from ilms_desktop.workspace.part_merging import Difference, MergePlan

WAYS: Final = {
    ConfirmedBy.TELEPHONE: N_("by telephone"),
    ConfirmedBy.IN_PERSON: N_("in person"),
    ConfirmedBy.POST: N_("from the stamped sheet"),
    ConfirmedBy.VIDEO: N_("in a video call"),
}
_DECLARED: Final = {
    Declaration.NOTHING.value: N_("nothing to report"),
    Declaration.NOT_AVAILABLE.value: N_("not available"),
}
_FATES: Final = {
    Fate.THEIRS: N_("theirs, by itself"),
    Fate.OURS: N_("ours stays"),
    Fate.SAME: N_("the same on both sides"),
}
_CHOSEN: Final = {Side.OURS: N_("ours"), Side.THEIRS: N_("theirs"), None: N_("choose")}


def scope_words(scope: Scope) -> str:
    """Tables and years, such as "C4, C1 · 2022–2023"."""
    tables = _(", ").join(dict.fromkeys(ltr(table.number) for table in scope.tables))
    return _(" · ").join((tables, year_ranges(list(scope.years))))


def office_texts(office: Office) -> tuple[str, str, str, str]:
    """Code, name, tables, and how its key was confirmed."""
    tables = _(", ").join(map(ltr, office.tables)) or _("all tables")
    heard = fill(_("{day}, {way}"), {"day": short_moment(office.confirmed), "way": _(WAYS[office.way])})
    return ltr(office.code), office.name, tables, heard


def part_texts(part: Part, *, is_own: bool) -> tuple[str, str, str, str, str]:
    """Number, what it is, tables and years, when it was made, how far it is.

    Args:
        part: of the file.
        is_own: whether the file is that of the office, not the coordinator's.
    """
    office = {"office": ltr(part.office)}
    if is_own:
        what = fill(_("handed back to {office}") if part.is_return else _("asked for by {office}"), office)
    else:
        what = fill(_("returned by {office}") if part.is_return else _("handed to {office}"), office)
    document = part.document
    return ltr(document.tail), what, scope_words(part.scope), short_moment(document.moment), _state(part, is_own=is_own)


def _state(part: Part, *, is_own: bool) -> str:
    if part.merge is not None:
        count = int(part.merge.label.values["count"])
        return fill(ngettext("{n} change taken in", "{n} changes taken in", count), {"n": ltr(str(count))})
    if part.is_return:
        return ""
    if part.answer is not None:
        return fill(_("came back as {number}") if not is_own else _("handed back as {number}"), _number(part))
    return _("not handed back yet") if is_own else _("not back yet")


def _number(part: Part) -> dict[str, str]:
    return {"number": "" if part.answer is None else ltr(part.answer.tail)}


# --- differences


def address_words(edition: Edition, address: Address) -> str:
    """Where one thing stands."""
    if address.cell is not None:
        place = cell_place(edition, address.cell)
        return fill(_("{place}, remark"), {"place": place}) if address.what is What.NOTE else place
    if address.qtable is None:
        return fill(
            _("Source {source}: {field}"), {"source": ltr(address.source), "field": _title(edition, address.field)}
        )
    place = fill(_("{table}, {year}"), {"table": ltr(address.qtable.table), "year": ltr(str(address.qtable.year))})
    if address.what is What.DECLARATION:
        return fill(_("{place}: the year as a whole"), {"place": place})
    if address.what is What.COUNTRY:
        return fill(_("{place}: country row"), {"place": place})
    return fill(_("{place}: {field}"), {"place": place, "field": _title(edition, address.field)})


def value_words(edition: Edition, address: Address, value: Value | None, writing: Writing) -> str:
    """What stands there; the word for an empty place where there is nothing."""
    if value is None:
        return _("empty")
    if address.what is What.FIGURE and address.cell is not None:
        table = edition.table(address.cell.qtable.table_key)
        return said_words(observation_of(value, "", table), figures_of(edition, address.cell, writing))
    if address.what is What.DECLARATION:
        declared = _(_DECLARED.get(value[0], value[0]))
        return f"{declared} ({value[1]})" if value[1] else declared
    if address.what is What.COUNTRY:
        labels = (codes[value[0]].label for codes in edition.codelists.values() if value[0] in codes)
        return next(labels, value[0])
    return value[0]


def outcome_words(each: Difference, side: Side | None) -> str:
    """What goes in."""
    return _(_CHOSEN[side]) if each.fate is Fate.CONFLICT else _(_FATES[each.fate])


def merge_words(plan: MergePlan) -> str:
    """What happens by itself, and what is asked."""
    theirs, ours, same = (len(plan.of(fate)) for fate in (Fate.THEIRS, Fate.OURS, Fate.SAME))
    asked = len(plan.of(Fate.CONFLICT))
    parts = [
        fill(
            ngettext("{n} change of theirs goes in by itself.", "{n} changes of theirs go in by themselves.", theirs),
            {"n": ltr(str(theirs))},
        ),
        fill(ngettext("{n} of ours stays.", "{n} of ours stay.", ours), {"n": ltr(str(ours))}),
    ]
    if same:
        text = ngettext("{n} is the same on both sides.", "{n} are the same on both sides.", same)
        parts.append(fill(text, {"n": ltr(str(same))}))
    text = ngettext("{n} has to be settled by you.", "{n} have to be settled by you.", asked)
    parts.append(fill(text, {"n": ltr(str(asked))}) if asked else _("Nothing has to be settled."))
    return " ".join(parts)


def notices(plan: MergePlan) -> str:
    """What should be known before anything is taken in; empty where there is nothing."""
    said = []
    if not plan.has_base:
        said.append(
            _("The assignment that this return answers is not in this file, so every difference has to be settled.")
        )
    if plan.is_repeated:
        said.append(_("This very return was taken in before."))
    if plan.has_gap:
        said.append(_("An earlier return of this office did not arrive. Ask for it before you take this one in."))
    return " ".join(said)


def _title(edition: Edition, code: str) -> str:
    return next((field.title for field in edition.fields if field.code == code), code)
