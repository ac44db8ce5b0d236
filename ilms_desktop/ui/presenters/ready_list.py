"""The list before sealing: what is done, what is open and may stay so, what stops it, and where each is put right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.seal_plan import seal_plan
from ilms_desktop.workspace.open_answers import open_answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.ui.presenters.seal_plan import SealPlan
    from ilms_desktop.workspace.workspace import Workspace


class State(StrEnum):
    """How a point of the list stands."""

    #: nothing to do
    DONE = "done"
    #: something is left that stops nothing
    OPEN = "open"
    #: sealing is refused until it is put right
    STOPS = "stops"


class Place(StrEnum):
    """Where a point is put right."""

    SOURCES = "sources"
    GAPS = "gaps"
    FINDINGS = "findings"
    SEAL = "seal"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the list."""

    title: str
    about: str
    state: State
    place: Place = Place.NONE


def ready_list(workspace: Workspace) -> tuple[Point, ...]:
    """The list as it stands."""
    plan = seal_plan(workspace)
    return tuple(point for make in _POINTS for point in make(workspace, plan))


def _example(_workspace: Workspace, plan: SealPlan) -> Iterator[Point]:
    if plan.is_example:
        yield Point(
            _("This is the example"),
            _("It is never sealed. Make a questionnaire of your own under File, New."),
            State.STOPS,
        )


def _sources(workspace: Workspace, _plan: SealPlan) -> Iterator[Point]:
    count = len(workspace.sources())
    if not count:
        yield Point(_("There is no source"), _("Add the first one."), State.STOPS, Place.SOURCES)
        return
    open_ = sum(len(open_answers(workspace.edition, source)) for source in workspace.sources())
    title = fill(ngettext("{n} source described", "{n} sources described", count), {"n": ltr(str(count))})
    if not open_:
        yield Point(title, _("Every question about them is answered."), State.DONE, Place.SOURCES)
        return
    text = ngettext("{n} answer about sources is open", "{n} answers about sources are open", open_)
    yield Point(fill(text, {"n": ltr(str(open_))}), _("It stops nothing; the ILO will ask."), State.OPEN, Place.SOURCES)


def _figures(workspace: Workspace, plan: SealPlan) -> Iterator[Point]:
    if not plan.values:
        yield Point(_("There are no figures yet."), _("Enter or import some."), State.STOPS, Place.GAPS)
        return
    tables = workspace.completeness().total
    values = {"answered": ltr(str(tables.answered)), "asked": ltr(str(tables.asked))}
    title = fill(_("{answered} of {asked} cells answered"), values)
    if not plan.empty:
        yield Point(title, _("No cell is empty."), State.DONE, Place.GAPS)
        return
    empty = ngettext("{n} cell goes as not yet reported.", "{n} cells go as not yet reported.", plan.empty)
    yield Point(title, fill(empty, {"n": ltr(str(plan.empty))}), State.OPEN, Place.GAPS)


def _firm(_workspace: Workspace, plan: SealPlan) -> Iterator[Point]:
    count = len(plan.firm)
    if not count:
        yield Point(_("Nothing that must be fixed"), "", State.DONE, Place.FINDINGS)
        return
    text = ngettext("{n} finding must be fixed", "{n} findings must be fixed", count)
    about = _("Correct the figures; a reason is not enough.")
    yield Point(fill(text, {"n": ltr(str(count))}), about, State.STOPS, Place.FINDINGS)


def _softer(_workspace: Workspace, plan: SealPlan) -> Iterator[Point]:
    count = len(plan.softer)
    if not count:
        yield Point(_("Nothing left to fix or explain"), "", State.DONE, Place.FINDINGS)
        return
    text = ngettext("{n} finding to fix or explain", "{n} findings to fix or explain", count)
    about = _("Correct the figures, or say why they stand.")
    yield Point(fill(text, {"n": ltr(str(count))}), about, State.STOPS, Place.FINDINGS)


def _warnings(_workspace: Workspace, plan: SealPlan) -> Iterator[Point]:
    if plan.to_explain:
        text = ngettext("{n} warning is not explained", "{n} warnings are not explained", plan.to_explain)
        about = _("It stops nothing; the ILO will ask.")
        yield Point(fill(text, {"n": ltr(str(plan.to_explain))}), about, State.OPEN, Place.FINDINGS)


def _contact(workspace: Workspace, _plan: SealPlan) -> Iterator[Point]:
    contact = workspace.contact
    if contact.office and contact.person:
        about = fill(_("{person}, {office}"), {"person": contact.person, "office": contact.office})
        yield Point(_("Who prepares it is stated"), about, State.DONE, Place.SEAL)
    else:
        about = _("Office and person are written where you seal.")
        yield Point(_("Who prepares it is not stated yet"), about, State.OPEN, Place.SEAL)


def _since(workspace: Workspace, _plan: SealPlan) -> Iterator[Point]:
    if workspace.submissions() and not workspace.is_changed_since_package():
        yield Point(_("Nothing changed since the last package"), _("There is nothing new to send."), State.OPEN)


_POINTS: Final[tuple[Callable[[Workspace, SealPlan], Iterator[Point]], ...]] = (
    _example,
    _sources,
    _figures,
    _firm,
    _softer,
    _warnings,
    _contact,
    _since,
)


def verdict(points: tuple[Point, ...]) -> str:
    """The list in one sentence."""
    stops = sum(point.state is State.STOPS for point in points)
    if not stops:
        return _("Ready to seal.")
    return fill(ngettext("{n} point stops sealing.", "{n} points stop sealing.", stops), {"n": ltr(str(stops))})
