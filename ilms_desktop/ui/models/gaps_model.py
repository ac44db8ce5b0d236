"""Model of the list of gaps: tables with empty cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.models.lines_model import ACCESSIBLE, DISPLAY, LINES_ROLE, OWN_ROLE, LinesModel, spoken
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.heat_map import Gap
from ilms_desktop.ui.presenters.places import year_ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

CODE_ROLE: Final = OWN_ROLE


class GapsModel(LinesModel[Gap]):
    """Gaps as texts: years and number of empty cells, then what the table is."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._with_source = False

    def show_gaps(self, gaps: Sequence[Gap], *, with_source: bool) -> None:
        """Take other gaps; the source is told where there are several."""
        self._with_source = with_source
        self.show_lines(gaps)

    def told(self, line: Gap, role: int) -> Any:
        """Texts of a gap."""
        if role == CODE_ROLE:
            return line.code
        texts = _texts(line, with_source=self._with_source)
        if role == LINES_ROLE:
            return texts
        if role == DISPLAY:
            return f"{line.code} {texts[0]}"
        return spoken((line.code, *texts)) if role == ACCESSIBLE else None


def _texts(gap: Gap, *, with_source: bool) -> tuple[str, str, str]:
    """Years with what is empty; title; source."""
    empty = fill(ngettext("{n} empty", "{n} empty", gap.empty), {"n": ltr(str(gap.empty))})
    years = fill(_("{years} · {empty}"), {"years": year_ranges(list(gap.years)), "empty": empty})
    about = gap.title if gap.started else fill(_("{title} · nothing entered yet"), {"title": gap.title})
    return years, about, gap.source_name if with_source else ""
