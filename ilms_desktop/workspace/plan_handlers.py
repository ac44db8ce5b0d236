"""Handlers of the commands about the work plan and the round to compare with; neither touches a figure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import CommandRefused
from ilms_desktop.storage import work_plan
from ilms_desktop.workspace.plain_text import clean

if TYPE_CHECKING:
    from ilms_desktop.model.command import KeepRound, PlanWork
    from ilms_desktop.model.work_plan import Planned
    from ilms_desktop.workspace.draft import Draft

LONGEST_OWNER: Final = 250
LONGEST_NOTE: Final = 1000


def plan_work(command: PlanWork, draft: Draft) -> None:
    """Store what is planned.

    Raises:
        CommandRefused: `unknown_source`, `unknown_table`, `text_too_long`.
    """
    work_plan.put(draft.recorder, [_checked(each, draft) for each in command.entries])


def keep_round(command: KeepRound, draft: Draft) -> None:
    """Store how complete the round before was."""
    work_plan.put_round(draft.recorder, command.standing)


def _checked(planned: Planned, draft: Draft) -> Planned:
    """What is planned, in plain words of a length that fits."""
    table = draft.table(planned.table)
    if planned.source and planned.says_something:
        draft.source(planned.source)
    owner = clean(planned.owner).replace("\n", " ").strip()
    note = clean(planned.note).strip()
    for text, limit in ((owner, LONGEST_OWNER), (note, LONGEST_NOTE)):
        if len(text) > limit:
            raise CommandRefused("text_too_long", field=table.id, limit=limit)
    return replace(planned, owner=owner, note=note)
