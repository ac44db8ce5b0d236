"""How complete the questionnaire was at another moment: in the last package, or in the file of another round.

Counted by the same tally as the open file, over a copy in memory; what is counted is only read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.command import RecordSubmission
from ilms_desktop.model.completeness import Standing
from ilms_desktop.storage import journal, meta
from ilms_desktop.storage.reading_copy import copy_as_of, reading_copy
from ilms_desktop.workspace.definitions_in_use import relations
from ilms_desktop.workspace.other_file import refuse_foreign, refuse_own
from ilms_desktop.workspace.state import read_state
from ilms_desktop.workspace.tally import Tally
from ilms_desktop.workspace.views import Views

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.reading_copy import Readable
    from ilms_desktop.workspace.reader import Reader
    from ilms_desktop.workspace.state import State


def last_package_entry(database: Database) -> int | None:
    """Number of the journal entry that recorded the last package, or None."""
    recorded = RecordSubmission.__name__
    found = [entry for entry, command, _undoes in journal.steps(database) if command == recorded]
    return found[-1] if found else None


def at_package(database: Database, entry: int, edition: Edition) -> Standing:
    """How complete a file was when a journal entry recorded a package.

    Raises:
        StorageError: trouble with the file.
    """
    # why: views of its own, since this runs beside those of the open file
    views = Views(edition, relations())
    with copy_as_of(database, entry) as copy:
        state = read_state(copy)
        last = max(state.submissions, key=lambda each: each.created)
        return _standing(copy, state, views, name=f"S{last.sequence:04d}", moment=last.created)


def of_round(path: Path, *, own: Reader) -> Standing:
    """How complete the questionnaire at `path` is, for comparison with the open file `own`.

    Raises:
        StorageError: `workspace_missing`, `not_a_workspace`, `workspace_too_new`, `workspace_damaged`,
            `workspace_in_use` and others.
        CommandRefused: `same_file`, `other_country_file`, `not_an_earlier_round`.
    """
    refuse_own(path, own=own)
    with reading_copy(path) as copy:
        state = read_state(copy)
        facts = state.meta
        refuse_foreign(facts, path=path, own=own)
        if facts[meta.ROUND] >= own.round.id:
            raise CommandRefused("not_an_earlier_round", path=path, round=facts[meta.ROUND], own=own.round.id)
        edition = load_edition(facts[meta.EDITION], language=own.language)
        views = Views(edition, relations())
        return _standing(copy, state, views, name=facts[meta.ROUND])


def _standing(file: Readable, state: State, views: Views, *, name: str, moment: datetime | None = None) -> Standing:
    return Standing(
        name=name,
        moment=moment,
        completeness=Tally(file, state, views).completeness({}),
        sources={source.id: source.name for source in state.sources.values()},
    )
