"""Handlers of the commands about offices and parts, but for the figures: those go in by the commands inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.command import (
    AddSource,
    Batch,
    DeclareQTable,
    EditSource,
    NameCountries,
    RemoveSource,
    SetObservations,
    SetQTableField,
)
from ilms_desktop.storage import documents, journal, offices
from ilms_desktop.storage.tables import KEYED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ilms_desktop.model.command import Command
    from ilms_desktop.model.key import QTableKey
    from ilms_desktop.model.part import (
        ConfirmOffice,
        ForgetOffice,
        Handed,
        MergePart,
        TakeAssignment,
        TakeMergeBack,
    )
    from ilms_desktop.storage.keyed import Keyed, Row
    from ilms_desktop.storage.recorder import Image
    from ilms_desktop.workspace.draft import Draft


def confirm_office(command: ConfirmOffice, draft: Draft) -> None:
    """Keep an office whose key was confirmed."""
    offices.put(draft.recorder, command.office)


def forget_office(command: ForgetOffice, draft: Draft) -> None:
    """Take an office off the list; what it sent stays."""
    offices.remove(draft.recorder, command.code)


def keep_assignment(command: TakeAssignment, draft: Draft) -> None:
    """Keep an assignment with its bytes, whose it is, and the limit of the file."""
    documents.put(draft.recorder, command.document, command.files)
    offices.put(draft.recorder, command.coordinator)
    offices.put_handed(draft.recorder, command.handed)


def keep_return(command: MergePart, draft: Draft) -> None:
    """Keep a return with its bytes, and how its conflicts were settled."""
    documents.put(draft.recorder, command.document, command.files)
    offices.put_choices(draft.recorder, command.document.package_id, command.choices)


def take_merge_back(command: TakeMergeBack, draft: Draft) -> None:
    """Undo a merge that other steps followed.

    Raises:
        CommandRefused: `merge_gone`, `merge_changed_since`.
    """
    entry = journal.find(draft.recorder.cursor, command.entry)
    if entry is None:
        raise CommandRefused("merge_gone")
    images = entry.images
    if not stands(images, draft.recorder.get):
        raise CommandRefused("merge_changed_since")
    draft.recorder.restore([image.reversed() for image in reversed(images)])


def stands(images: Iterable[Image], get: Callable[[Keyed, Row], Row | None]) -> bool:
    """Whether everything that a step changed is still as it left it.

    Args:
        images: rows that it changed.
        get: gives the row of a key, or None.
    """
    return all(get(KEYED[each.table], KEYED[each.table].key_of(each.row)) == each.after for each in images)


def refuse_outside(command: Command, handed: Handed | None) -> None:
    """Refuse to change what was not handed out, in the file of an office.

    A figure that is typed and then left out of the return would be lost without a word; so it is refused where it is
    typed, with the name of the office that has it.

    Raises:
        CommandRefused: `outside_assignment`, `sources_of_assignment`.
    """
    if handed is None:
        return
    for each in _plain(command):
        if isinstance(each, AddSource | RemoveSource) or (
            isinstance(each, EditSource) and each.source.id not in handed.scope.sources
        ):
            raise CommandRefused("sources_of_assignment", coordinator=handed.coordinator)
        outside = next((key for key in _qtables(each) if key not in handed.scope), None)
        if outside is not None:
            raise CommandRefused(
                "outside_assignment",
                table=outside.table_key.id,
                source=outside.source,
                year=outside.year,
                coordinator=handed.coordinator,
            )


def _plain(command: Command) -> Iterator[Command]:
    if isinstance(command, Batch):
        for each in command.commands:
            yield from _plain(each)
    else:
        yield command


def _qtables(command: Command) -> Iterable[QTableKey]:
    if isinstance(command, SetObservations):
        return dict.fromkeys(key.qtable for key, _said in command.entries)
    if isinstance(command, NameCountries | DeclareQTable | SetQTableField):
        return (command.qtable,)
    return ()
