"""Model of the list before sealing."""

from __future__ import annotations

from typing import Any, Final

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.models.lines_model import ACCESSIBLE, DISPLAY, LINES_ROLE, OWN_ROLE, LinesModel, spoken
from ilms_desktop.ui.presenters.ready_list import Point, State

STATE_ROLE: Final = OWN_ROLE
_STATES: Final = {
    State.DONE: N_("done"),
    State.OPEN: N_("open, stops nothing"),
    State.STOPS: N_("stops sealing"),
}


class ReadyModel(LinesModel[Point]):
    """Points as texts, with how they stand."""

    def told(self, line: Point, role: int) -> Any:
        """Texts and state of a point."""
        if role == STATE_ROLE:
            return line.state
        if role == LINES_ROLE:
            return line.title, line.about, ""
        if role == DISPLAY:
            return line.title
        return spoken((_(_STATES[line.state]), line.title, line.about)) if role == ACCESSIBLE else None
