"""Reasons to choose from in words: where each comes from, and how the figures stood when it was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.cell_picture import Painter
from ilms_desktop.ui.presenters.places import cell_place
from ilms_desktop.ui.presenters.said import figures_of
from ilms_desktop.workspace.allowing import Scope
from ilms_desktop.workspace.day_words import long_date
from ilms_desktop.workspace.reason_library import ReasonOrigin, changed_figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.finding import Allowance, Finding
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.ui.presenters.figures import Writing
    from ilms_desktop.workspace.reason_library import OfferedReason
    from ilms_desktop.workspace.workspace import Workspace

#: cells that are told one by one; more would push the reason off the screen
_MOST_CELLS: Final = 3
_SCOPES: Final = {
    Scope.CHOSEN: N_("The {n} chosen findings"),
    Scope.CAUSE: N_("The {n} findings with the same cause"),
    Scope.RULE: N_("The {n} findings of this rule in this table"),
}


@dataclass(frozen=True, slots=True)
class Teller:
    """Says where reasons come from.

    Attributes:
        workspace: the open file. writing: how the person writes figures.
    """

    workspace: Workspace
    writing: Writing

    def origin(self, offered: OfferedReason) -> str:
        """Where a reason comes from, in a line."""
        if offered.origin is ReasonOrigin.STANDARD:
            return _("Standard reason")
        if offered.origin is ReasonOrigin.USED and offered.times:
            text = ngettext(
                "Used {n} time in this questionnaire", "Used {n} times in this questionnaire", offered.times
            )
            return fill(text, {"n": ltr(str(offered.times))})
        if offered.origin is ReasonOrigin.EXPIRED:
            return _("Given before, when the figures were other ones")
        if offered.origin is ReasonOrigin.EARLIER:
            return fill(_("Given in the round {round}, when the figures were alike"), {"round": ltr(offered.round)})
        return _("Given in an earlier round")

    def before(self, offered: OfferedReason) -> str:
        """Who gave a reason, when and for which figures; empty for one that was not given for this finding."""
        if offered.allowance is None:
            return ""
        changed = changed_figures(self.workspace, offered.allowance)
        who = self._who(offered.allowance, is_changed=bool(changed))
        if not changed:
            return who
        lines = [self._cell(*each) for each in changed[:_MOST_CELLS]]
        more = len(changed) - len(lines)
        if more:
            lines.append(fill(ngettext("and {n} other cell", "and {n} other cells", more), {"n": ltr(str(more))}))
        return "\n".join((who, *lines))

    def _who(self, given: Allowance, *, is_changed: bool) -> str:
        """The sentence with person and day."""
        values = {"date": long_date(given.given.astimezone().date()), "person": given.person}
        if not given.person or given.person == self.workspace.person:
            text = (
                _("You explained this on {date}, when the figures were:")
                if is_changed
                else _("You explained this on {date}, for figures like these.")
            )
        else:
            text = (
                _("{person} explained this on {date}, when the figures were:")
                if is_changed
                else _("{person} explained this on {date}, for figures like these.")
            )
        return fill(text, values)

    def _cell(self, key: ObservationKey, then: Observation, now: Observation) -> str:
        """A cell with its figure of then and of now."""
        painter = Painter(figures_of(self.workspace.edition, key, self.writing))
        values = {
            "place": cell_place(self.workspace.edition, key),
            "then": ltr(painter.text_to_edit(then) or "–"),
            "now": ltr(painter.text_to_edit(now) or "–"),
        }
        return fill(_("{place}: {then}, now {now}"), values)


def scope_words(scope: Scope, findings: Sequence[Finding]) -> str:
    """A choice of findings, with how many they are."""
    if scope is Scope.CHOSEN and len(findings) == 1:
        return _("This finding")
    text = _(_SCOPES[scope])
    if scope is Scope.RULE and not any(each.cells for each in findings):
        text = _("The {n} findings of this rule about this source")
    return fill(text, {"n": ltr(str(len(findings)))})
