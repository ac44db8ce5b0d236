"""What undo and redo would do: two stacks of journal entries, rebuilt from the journal on opening.

Undo and redo are appended entries themselves, so the stacks follow from the journal alone and survive closing and
crashes. A new step ends redo; a package is a wall that undo does not cross (ADR 0002). Making a restore point is
written down as well, but is no step: there is nothing in it to take back, and it does not end redo. The same goes for
what comes from the desk and for what people say of a package.

The journal also tells whether the figures are frozen: from a package until a new version is begun.
"""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.command import (
    AnswerQuestions,
    DeleteRestorePoint,
    FileDocument,
    MakeRestorePoint,
    RecordSubmission,
    RenameRestorePoint,
    Revise,
    SaySent,
    TakeAnswersBack,
)
from ilms_desktop.model.part import ConfirmOffice, ForgetOffice, TakeAssignment
from ilms_desktop.storage.journal import REDO, UNDO

if TYPE_CHECKING:
    from collections.abc import Iterable

WALL: Final = RecordSubmission.__name__
#: entries that are no steps
ASIDE: Final = frozenset(
    each.__name__
    for each in (
        MakeRestorePoint,
        RenameRestorePoint,
        DeleteRestorePoint,
        Revise,
        FileDocument,
        SaySent,
        AnswerQuestions,
        TakeAnswersBack,
        ConfirmOffice,
        ForgetOffice,
        TakeAssignment,
    )
)
#: the entry that lets figures be changed again after a package
OPENING: Final = Revise.__name__


class Steps:
    """The two stacks.

    Attributes:
        done: entries that undo takes back, the last one first to go; empty behind a package.
        undone: entries that redo repeats, the last one first.
        taken_back: every entry that was undone and not repeated, also where redo has ended since.
        is_locked: whether a package froze the figures, and no new version was begun since.
    """

    def __init__(self, journal: Iterable[tuple[int, str, int | None]] = ()) -> None:
        """Follow a journal from its beginning.

        Args:
            journal: number, kind and undone step of every entry, oldest first.
        """
        self.done: list[int] = []
        self.undone: list[int] = []
        self.taken_back: set[int] = set()
        self.is_locked = False
        self._is_behind_wall = False
        self._last = 0
        self._aside: list[int] = []
        for entry, command, undoes in journal:
            self.follow(entry, command=command, undoes=undoes)

    def follow(self, entry: int, *, command: str, undoes: int | None) -> int:
        """Take one new entry of the journal into account.

        Returns:
            How many undone steps can no longer be repeated because of it.
        """
        self._last, ended = entry, 0
        self.is_locked = command == WALL or (self.is_locked and command != OPENING)
        if command == UNDO:
            self.undone.append(self.done.pop())
            self.taken_back.add(self.undone[-1])
        elif command == REDO:
            self.done.append(self.undone.pop())
            self.taken_back.discard(self.done[-1])
        elif command in ASIDE:
            self._aside.append(entry)
        else:
            ended = len(self.undone)
            self.undone.clear()
            self._add(entry, command)
        # why: an entry that says otherwise would make undo put the wrong rows back
        if undoes is not None and undoes != (self.undone if command == UNDO else self.done)[-1]:
            raise ValueError(entry)
        return ended

    def count_since(self, entry: int) -> int:
        """Number of steps after an entry, undo and redo among them."""
        return self._last - entry - (len(self._aside) - bisect(self._aside, entry))

    def to_undo(self) -> int:
        """The entry that undo takes back.

        Raises:
            CommandRefused: `nothing_to_undo`, `undo_across_lock`.
        """
        if self.done:
            return self.done[-1]
        raise CommandRefused("undo_across_lock" if self._is_behind_wall else "nothing_to_undo")

    def to_redo(self) -> int:
        """The entry that redo repeats.

        Raises:
            CommandRefused: `nothing_to_redo`.
        """
        if not self.undone:
            raise CommandRefused("nothing_to_redo")
        return self.undone[-1]

    def _add(self, entry: int, command: str) -> None:
        if command == WALL:
            self.done.clear()
            self._is_behind_wall = True
        else:
            self.done.append(entry)
