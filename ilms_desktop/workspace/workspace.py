"""The workspace: one open questionnaire file and its one door for change.

Each step is one transaction with its journal entry; memory follows only once the step is durable. Knows no screen; a
window and the command line work through the same object.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Self

from ilms_desktop import logs
from ilms_desktop.collector import without_collection
from ilms_desktop.errors import CommandRefused, StorageError
from ilms_desktop.model.changes import Changes, UndoStatus
from ilms_desktop.model.command import Revise
from ilms_desktop.model.contact import Contact
from ilms_desktop.storage import backups, journal, meta
from ilms_desktop.storage.document import create_database, open_database
from ilms_desktop.storage.journal import REDO, UNDO, Author
from ilms_desktop.storage.recorder import Recorder
from ilms_desktop.storage.trouble import backups_dir
from ilms_desktop.workspace.check_state import CheckState
from ilms_desktop.workspace.definitions_in_use import load_definitions, make_checker
from ilms_desktop.workspace.draft import Draft
from ilms_desktop.workspace.founding import first_facts
from ilms_desktop.workspace.handlers import asks_for_findings, changes_figures, handle
from ilms_desktop.workspace.labels import label_of
from ilms_desktop.workspace.part_handlers import refuse_outside
from ilms_desktop.workspace.post_reader import PostReader
from ilms_desktop.workspace.reader import Reader
from ilms_desktop.workspace.serial import serial
from ilms_desktop.workspace.state import read_state
from ilms_desktop.workspace.touched import changes_of, explained
from ilms_desktop.workspace.undo import Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from ilms_desktop.model.command import Command, Label
    from ilms_desktop.model.edition import Edition, Round
    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.recorder import Image
    from ilms_desktop.validation import Checker
    from ilms_desktop.workspace.clock import Clock, Ids


class Workspace(PostReader):
    """An open questionnaire file; made by `create` or `open`, closed by `close` or a `with` block.

    Attributes:
        backup_trouble: why no copy of the file could be made on opening, or None.
    """

    def __init__(
        self,
        database: Database,
        *,
        language: str,
        clock: Clock,
        ids: Ids,
        author: tuple[str, str] = ("", ""),
    ) -> None:
        """Read an open file into memory; `author` is person and office, empty = those of the file."""
        state = read_state(database)
        _refuse_without_facts(database, state.meta)
        facts = state.meta
        definitions = load_definitions(facts[meta.EDITION], facts[meta.ROUND], language)
        self._author_names = author
        self.ids = ids
        self.clock = clock
        checks = CheckState(self.make_checker(definitions.edition, definitions.round, facts[meta.COUNTRY]))
        super().__init__(database, state=state, definitions=definitions, checks=checks, clock=clock)
        self._steps = Steps(journal.steps(database))
        self._readers: dict[str, Reader] = {}
        self.backup_trouble: StorageError | None = None

    def make_checker(self, edition: Edition, round_: Round, country: str) -> Checker:
        """What runs the rules; a questionnaire with other rules overrides it."""
        return make_checker(edition, round_, country)

    @property
    def person(self) -> str:
        """Who stands in the journal for what is done now; empty where nobody is named."""
        return self._author_names[0] or self.contact.person

    def sign_as(self, signer: str) -> None:
        """Let `signer` stand in the journal from now on where neither the file nor its opener names a person."""
        person, office = self._author_names
        self._author_names = (person or self.contact.person or signer, office)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        country: str,
        round_id: str,
        edition_id: str | None,
        language: str,
        clock: Clock,
        ids: Ids,
        person: str = "",
        office: str = "",
        is_example: bool = False,
    ) -> Self:
        """Make a new file and open it.

        Args:
            path: where; nothing may be there yet.
            country: ISO 3166-1 alpha-3.
            round_id: such as `2026`.
            edition_id: None = the edition of the round.
            language: of all texts.
            clock: where time comes from.
            ids: where ids come from.
            person: who prepares it.
            office: of which agency.
            is_example: whether the figures are an example.

        Raises:
            StorageError: `workspace_exists` and others.
            UserError: unknown country, round, edition or language.
        """
        facts = first_facts(
            country=country,
            round_id=round_id,
            edition_id=edition_id,
            clock=clock,
            ids=ids,
            contact=Contact(office=office, person=person),
            is_example=is_example,
        )
        load_definitions(facts[meta.EDITION], facts[meta.ROUND], language)
        create_database(path, facts)
        return cls.open(path, language=language, clock=clock, ids=ids, person=person, office=office)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        language: str,
        clock: Clock,
        ids: Ids,
        person: str = "",
        office: str = "",
    ) -> Self:
        """Open a file, and copy it if it changed since its last copy.

        Raises:
            StorageError: each reason has its code; the file is as it was.
        """
        database = open_database(path)
        try:
            workspace = cls(database, language=language, clock=clock, ids=ids, author=(person, office))
        except BaseException:
            database.close()
            raise
        if not workspace.as_of:
            workspace._back_up()
        return workspace

    def close(self) -> None:
        """Close the file; everything is in it already."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @serial
    def use_language(self, language: str) -> None:
        """Give all texts in another language from now on."""
        self._readers.clear()
        definitions = load_definitions(self.edition.id, self.round.id, language)
        was_known = self._checks.is_known
        self._use(definitions, CheckState(self.make_checker(definitions.edition, definitions.round, self.country)))
        if was_known:
            self.check()

    @serial
    def in_language(self, language: str) -> Reader:
        """The same file read in another language, such as for a page to print; this object goes on as it is.

        What is given shows the file until its next change; ask anew after each.

        Raises:
            UserError: `unknown_language`.
        """
        if language == self.language:
            return self
        if language not in self._readers:
            self._readers[language] = self._reader(language)
        reader = self._readers[language]
        # why: how complete the last package was is the same in every language, and takes a while to count
        reader._packaged = self._packaged  # noqa: SLF001 - a reader of the same file
        return reader

    def _reader(self, language: str) -> Reader:
        definitions = load_definitions(self.edition.id, self.round.id, language)
        checks = CheckState(self.make_checker(definitions.edition, definitions.round, self.country))
        other = Reader(self._database, state=self._state, definitions=definitions, checks=checks, clock=self.clock)
        other._packaged = self._packaged  # noqa: SLF001 - a reader of the same file; counts know no language
        return other

    @serial
    def execute(self, command: Command) -> Changes:
        """Carry a command out: one transaction, one journal entry, one undo step.

        Raises:
            CommandRefused: not allowed; nothing was changed.
            StorageError: could not be stored; nothing was changed.
        """
        self._refuse_by_lock(command)
        refuse_outside(command, self.handed)
        author = self._author()
        # why: rules must not run on figures that may still be taken back
        findings = self.report().findings if asks_for_findings(command) else ()

        def write(recorder: Recorder) -> None:
            handle(
                command,
                Draft(
                    recorder=recorder,
                    state=self._state,
                    edition=self.edition,
                    round=self.round,
                    author=author,
                    findings=findings,
                ),
            )

        return self._step(write, author=author, command=type(command).__name__, label=label_of(command))

    def _refuse_by_lock(self, command: Command) -> None:
        """Keep figures that went into a package as they are, until a new version is begun."""
        package = self.locked_by
        if package is not None and changes_figures(command):
            raise CommandRefused("locked", package=package.tail)
        if package is None and isinstance(command, Revise):
            raise CommandRefused("not_locked")

    @serial
    def undo(self) -> Changes:
        """Take the last step back, by a new entry.

        Raises:
            CommandRefused: `nothing_to_undo`, `undo_across_lock`.
        """
        step = self._steps.to_undo()
        entry = journal.get(self._database, step)
        images = [image.reversed() for image in reversed(entry.images)]
        return self._replay(images, command=UNDO, label=entry.label, undoes=step)

    @serial
    def redo(self) -> Changes:
        """Repeat the step undone last, by a new entry.

        Raises:
            CommandRefused: `nothing_to_redo`.
        """
        step = self._steps.to_redo()
        entry = journal.get(self._database, step)
        return self._replay(entry.images, command=REDO, label=entry.label, undoes=step)

    @serial
    def undo_status(self) -> UndoStatus:
        """What undo and redo would do now."""
        if self.as_of:
            return UndoStatus(undo=None, redo=None)
        done, undone = self._steps.done, self._steps.undone
        return UndoStatus(
            undo=journal.label_of(self._database, done[-1]) if done else None,
            redo=journal.label_of(self._database, undone[-1]) if undone else None,
        )

    def _replay(self, images: Iterable[Image], *, command: str, label: Label, undoes: int) -> Changes:
        def write(recorder: Recorder) -> None:
            recorder.restore(images)

        return self._step(write, author=self._author(), command=command, label=label, undoes=undoes)

    @without_collection()
    def _step(
        self,
        write: Callable[[Recorder], None],
        *,
        author: Author,
        command: str,
        label: Label,
        undoes: int | None = None,
    ) -> Changes:
        """One transaction with its entry; a step that changes nothing leaves no entry."""
        if self.as_of:
            raise CommandRefused("copy_is_read_only", name=self.as_of)
        with self._database.transaction() as cursor:
            recorder = Recorder(cursor)
            write(recorder)
            images = recorder.images
            if not images:
                return Changes(label=label, entry=journal.last_number(cursor), saved_at=author.at)
            entry = journal.append(cursor, author=author, command=command, label=label, images=images, undoes=undoes)
        saved_at = self.clock()
        if self._people is not None:
            self._people.add(author.person)
        ended_redo = self._steps.follow(entry.entry, command=command, undoes=undoes)
        self._state.renew(self._database, images, (row[0] for row in recorder.interned))
        changes = changes_of(images, self._state.keys, label=label, entry=entry.entry, saved_at=saved_at)
        return replace(changes, findings=self._follow(changes) | explained(images), ended_redo=ended_redo)

    def _follow(self, changes: Changes) -> frozenset[str]:
        """Bring counts and findings up to date; gives the keys of findings that are no longer what they were."""
        # why: readers in other languages are for a page or two, and are not kept up to date
        self._readers.clear()
        self._forget(changes)
        self._checks.forget_report()
        return self._checks.follow(self._database, changes)

    def _author(self) -> Author:
        return Author(person=self.person, office=self._author_names[1] or self.contact.office, at=self.clock())

    def _back_up(self) -> None:
        """Copy the file; a full disk must not keep anybody from reading the figures."""
        try:
            backups.back_up(self._database, self.clock())
        except StorageError as error:
            logs.area("workspace").warning("no copy on opening: %s", error.code)
            self.backup_trouble = error


def _refuse_without_facts(database: Database, facts: dict[str, str]) -> None:
    missing = [name for name in meta.REQUIRED if name not in facts]
    if missing:
        path = database.path
        detail = f"it lacks {', '.join(missing)}"
        raise StorageError("workspace_damaged", path=path, detail=detail, backups=backups_dir(path))
