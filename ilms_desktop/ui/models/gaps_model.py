"""Model of the list of gaps: tables with empty cells, tables without a source, and what is planned for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.models.lines_model import ACCESSIBLE, DISPLAY, LINES_ROLE, OWN_ROLE, TOOLTIP, LinesModel, spoken
from ilms_desktop.ui.presenters.bidi import bare, ltr, own
from ilms_desktop.ui.presenters.places import year_ranges
from ilms_desktop.ui.presenters.tooltips import tooltip
from ilms_desktop.workspace.day_words import long_date
from ilms_desktop.workspace.gaps import Gap, Lack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

CODE_ROLE: Final = OWN_ROLE
_LONGEST: Final = 36


class GapsModel(LinesModel[Gap]):
    """Gaps as texts: years and number of empty cells, what the table is, whose it is, what is planned."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._with_source = False
        self._today: date | None = None

    def show_gaps(self, gaps: Sequence[Gap], *, with_source: bool, today: date | None = None) -> None:
        """Take other gaps; the source is told where there are several, and what is overdue `today`."""
        self._with_source = with_source
        self._today = today
        self.show_lines(gaps)

    def told(self, line: Gap, role: int) -> Any:
        """Texts of a gap."""
        if role == CODE_ROLE:
            return line.code
        texts = (*_texts(line, with_source=self._with_source), *plan_texts(line, self._today))
        if role == LINES_ROLE:
            return (*texts[:2], shorter(texts[2]), *texts[3:])
        if role == DISPLAY:
            return f"{line.code} {texts[0]}"
        if role == TOOLTIP:
            return whole(texts[2])
        return spoken((line.code, *texts)) if role == ACCESSIBLE else None


def shorter(name: str) -> str:
    """The beginning of a long name of a source, which would take three lines beside each of its tables."""
    bare_name = bare(name)
    return name if len(bare_name) <= _LONGEST else own(f"{bare_name[: _LONGEST - 1].rstrip()}…")


def whole(name: str) -> str:
    """The tooltip of a name of a source that is shown shorter; empty where all of it is seen."""
    return "" if shorter(name) == name else tooltip(bare(name))


def plan_texts(gap: Gap, today: date | None) -> tuple[str, ...]:
    """Who does it until when, and what is to be done; as many lines as there are."""
    planned = gap.planned
    until = fill(_("until {date}"), {"date": long_date(planned.due)}) if planned.due else ""
    if until and today is not None and gap.is_overdue(today):
        until = fill(_("{until} (overdue)"), {"until": until})
    who = _(" · ").join(text for text in (own(planned.owner), until) if text)
    return tuple(text for text in (who, own(planned.note)) if text)


def _texts(gap: Gap, *, with_source: bool) -> tuple[str, str, str]:
    """Years with what is empty; title; source."""
    if gap.lack is Lack.SOURCE:
        return _("No source fills it"), gap.title, ""
    empty = fill(ngettext("{n} empty", "{n} empty", gap.empty), {"n": ltr(str(gap.empty))})
    years = fill(_("{years} · {empty}"), {"years": year_ranges(list(gap.years)), "empty": empty})
    return years, _about(gap), own(gap.source_name) if with_source else ""


def _about(gap: Gap) -> str:
    """What the table is, and what is wrong with it beyond empty cells."""
    if gap.lack is Lack.ALL:
        return fill(_("{title} · nothing entered yet"), {"title": gap.title})
    if gap.lack is Lack.UNREADABLE:
        return fill(_("{title} · holds text that is no figure"), {"title": gap.title})
    return gap.title
