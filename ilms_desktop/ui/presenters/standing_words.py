"""Where the questionnaire stands as a whole: in tables, against the last package, against an earlier round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.workspace.day_words import long_date
from ilms_desktop.workspace.share_words import tables_words

if TYPE_CHECKING:
    from ilms_desktop.model.completeness import Counts
    from ilms_desktop.workspace.completeness_data import CompletenessData, Line


def standing_words(data: CompletenessData) -> tuple[str, ...]:
    """Sentences, as many as there is something to say."""
    tables = data.total.tables
    begun = fill(ngettext("{n} begun", "{n} begun", tables.begun), {"n": ltr(str(tables.begun))})
    answered = fill(_("Answered: {tables}; {begun}"), {"tables": tables_words(tables), "begun": begun})
    found = [answered]
    if data.uncovered:
        text = ngettext("{n} table has no source", "{n} tables have no source", len(data.uncovered))
        found.append(fill(text, {"n": ltr(str(len(data.uncovered)))}))
    if data.package is not None and data.package.moment is not None:
        values = {"package": ltr(data.package.name), "date": long_date(data.package.moment.date())}
        where = fill(_("Package {package} of {date}"), values)
        found.append(_since(where, data.total.package, data.total))
    if data.round is not None:
        where = fill(_("Round {round}"), {"round": ltr(data.round.name)})
        found.append(_since(where, data.total.round, data.total))
    return tuple(found)


def _since(where: str, then: Counts | None, line: Line) -> str:
    """Per cent then and now."""
    values = {"where": where, "then": ltr(str(then.percent if then else 0)), "now": ltr(str(line.counts.percent))}
    return fill(_("{where}: {then} %, now {now} %"), values)
