"""What is read of an open file's post: documents, the outbox, exact bytes, and whether a package froze the figures."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from ilms_desktop.errors import CommandRefused
from ilms_desktop.storage import documents, offices
from ilms_desktop.workspace.history_reader import HistoryReader
from ilms_desktop.workspace.part_handlers import stands
from ilms_desktop.workspace.post import Post
from ilms_desktop.workspace.serial import serial

if TYPE_CHECKING:
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.part import Choice, Handed, Office
    from ilms_desktop.model.submission import Submission
    from ilms_desktop.model.table_view import TableView


class PostReader(HistoryReader):
    """An open file with what went out and came in."""

    @serial
    def post(self) -> Post:
        """What went out and came in; read once and again after it changed."""
        if self._state.post is None:
            files = documents.files(self._database)
            self._state.post = Post(
                documents=documents.read(self._database),
                files={key: tuple(each) for key, each in groupby(files, key=lambda file: file.package_id)},
                mailings=documents.read_mailings(self._database),
                answers=documents.read_answers(self._database),
                revisions=documents.read_revisions(self._database),
            )
        return self._state.post

    @serial
    def document_bytes(self, package_id: str, carrier: str) -> bytes:
        """The exact bytes of a document in a carrier, for sending them again.

        Raises:
            CommandRefused: `document_not_kept`.
        """
        data = documents.data(self._database, package_id, carrier)
        if data is None:
            raise CommandRefused("document_not_kept", carrier=carrier)
        return data

    @serial
    def table_view(self, source_id: str, table_key: TableKey, *, version: str | None = None) -> TableView:
        """A table of a source; its years are locked while a package freezes the figures."""
        view = super().table_view(source_id, table_key, version=version)
        if self.locked_by is None:
            return view
        return replace(view, years=tuple(replace(each, locked=True) for each in view.years))

    @property
    def locked_by(self) -> Submission | None:
        """The package that froze the figures; None while they may be changed."""
        if not self._steps.is_locked:
            return None
        return max(self._state.submissions, key=lambda each: (each.created, each.sequence), default=None)

    @property
    def handed(self) -> Handed | None:
        """What this file is limited to, where an office made it out of an assignment; else None."""
        return offices.handed_of(self._state.meta)

    @serial
    def offices(self) -> tuple[Office, ...]:
        """Offices of the country whose keys were confirmed in this file, by code."""
        return offices.read(self._database)

    @serial
    def merge_choices(self, package_id: str) -> tuple[Choice, ...]:
        """How the conflicts with a return were settled."""
        return offices.read_choices(self._database).get(package_id, ())

    @serial
    def stands_as(self, entry: int) -> bool:
        """Whether everything that a step changed is still as it left it.

        Raises:
            CommandRefused: `unknown_step`.
        """
        return stands(self._entry(entry).images, self._row)
