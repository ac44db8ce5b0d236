"""Words about findings that screen, command line and paper share: what to do, and what waits for which figures."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.i18n import N_, fill, gettext, ngettext
from ilms_desktop.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.model.finding import Finding

#: severity -> the order to the person
_ORDERS: Final = {
    Severity.FATAL: N_("Must fix"),
    Severity.DUPLICATE: N_("Must fix"),
    Severity.ERROR: N_("Fix or explain"),
    Severity.WARNING: N_("Explain"),
    Severity.INFORMATION: N_("For information"),
}


class Place(NamedTuple):
    """Where checks wait: parts are empty or 0 where they are about no cell."""

    source: str
    table: str
    year: int


def severity_words(severity: Severity) -> str:
    """Order to the person, such as "Fix or explain"."""
    return gettext(_ORDERS[severity])


def state_words(finding: Finding) -> str:
    """Whether the person still has something to do."""
    if finding.allowance is not None:
        return gettext("explained")
    return gettext("open") if finding.is_open else gettext("nothing to do")


def waiting_places(notes: Iterable[Finding]) -> dict[Place, list[Finding]]:
    """Checks that wait, by source, table and year, in their order."""
    places: dict[Place, list[Finding]] = defaultdict(list)
    for note in notes:
        cells = note.cells or note.missing
        qtable = cells[0].qtable if cells else None
        places[Place(qtable.source, qtable.table, qtable.year) if qtable else Place(note.source, "", 0)].append(note)
    return places


def waiting_words(notes: Iterable[Finding]) -> str:
    """Sentence such as "9 checks wait for 4 empty cells."."""
    listed = list(notes)
    cells = len({cell for note in listed for cell in note.missing})
    checks = ngettext("{n} check waits", "{n} checks wait", len(listed))
    empty = ngettext("for {n} empty cell.", "for {n} empty cells.", cells)
    text = gettext("{checks} {empty}") if cells else gettext("{checks} for a value.")
    return fill(text, {"checks": fill(checks, {"n": str(len(listed))}), "empty": fill(empty, {"n": str(cells)})})
