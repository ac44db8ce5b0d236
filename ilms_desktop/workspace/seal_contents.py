"""What goes into the packages of an order: tables, files and document fields, read from the file in one piece."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.errors import BugError, CommandRefused, NotReadyToLock
from ilms_desktop.model.history import PointKind
from ilms_desktop.model.submission import SubmissionKind
from ilms_desktop.package import audit, limits
from ilms_desktop.workspace.build_submission import document_of, files_of, tables_of
from ilms_desktop.workspace.changed_tables import changed_since
from ilms_desktop.workspace.definitions_in_use import rules_digest
from ilms_desktop.workspace.pictures import SUMMARY_PATH, WORKBOOK_PATH, summary_of, workbook_of
from ilms_desktop.workspace.questions import resolves

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.package.tables import Table
    from ilms_desktop.workspace.numbering import Numbering
    from ilms_desktop.workspace.seal_order import Order
    from ilms_desktop.workspace.workspace import Workspace

_REFERRING: Final = frozenset({SubmissionKind.CORRECTION, SubmissionKind.WITHDRAWAL})


@dataclass(frozen=True, slots=True)
class Contents:
    """What one package holds.

    Attributes:
        workspace: it was read from. tables: with their figures. files: other payload by path below `data/`.
        fields: of the document that are known before its number is. created: claimed time.
    """

    workspace: Workspace
    tables: Sequence[Table]
    files: Mapping[str, bytes]
    fields: Mapping[str, Any]
    created: datetime

    def document(self, place: Numbering, *, program_version: str) -> dict[str, Any]:
        """Fields of `submission.json` for a place in the chain."""
        document = document_of(
            self.workspace,
            kind=self.fields["kind"],
            numbering=place,
            created=self.created,
            program_version=program_version,
            rules_digest=rules_digest(),
        )
        audited = {**document["audit"], "extract_from": self.fields["extract_from"]}
        known = {name: value for name, value in self.fields.items() if name != "extract_from"}
        return {**document, **known, "kind": str(self.fields["kind"]), "audit": audited}


def contents_of(
    workspace: Workspace, order: Order, *, key: SigningKey, created: datetime, trust_version: int
) -> list[Contents]:
    """What the packages of an order hold, one after the other.

    Raises:
        NotReadyToLock: `nothing_to_send`, `nothing_changed`, `embargo_without_date`.
        CommandRefused: `nil_with_figures`, `unknown_package`.
    """
    _refuse_reference(workspace, order)
    stored = list(workspace.observations())
    tables = _tables(workspace, order, tables_of(workspace, stored, today=created.date()))
    files = {**files_of(workspace, stored, created=created), **_pictures(workspace, order, key)}
    extract_from = None
    # why: nothing was done yet in a new file that says “nothing to report”, and an extract is never empty
    if order.with_journal and workspace.journal_head()[0]:
        extract_from, files[audit.PATH] = _journal(workspace)
    fields = {
        "kind": order.kind,
        "supersedes": order.supersedes,
        "trust_version": trust_version,
        "last_receipt": workspace.post().last_receipt(),
        "extract_from": extract_from,
        "resolves": _resolves(workspace, tables),
    }
    whole = Contents(workspace, tables, files, fields, created)
    return _split(whole, order, batch=str(workspace.ids())) if order.parts else [whole]


def _pictures(workspace: Workspace, order: Order, key: SigningKey) -> dict[str, bytes]:
    files = {}
    if order.with_summary:
        files[SUMMARY_PATH] = summary_of(workspace, key)
    if order.with_workbook:
        files[WORKBOOK_PATH] = workbook_of(workspace)
    return files


def _refuse_reference(workspace: Workspace, order: Order) -> None:
    """A correction or a withdrawal names a package that was sent from here."""
    known = {each.package_id for each in workspace.submissions()}
    if (order.kind in _REFERRING) != (order.supersedes is not None) or (
        order.supersedes is not None and order.supersedes not in known
    ):
        raise CommandRefused("unknown_package")


def _tables(workspace: Workspace, order: Order, tables: list[Table]) -> list[Table]:
    if order.kind is SubmissionKind.WITHDRAWAL:
        return []
    if order.kind is SubmissionKind.NIL:
        if tables:
            raise CommandRefused("nil_with_figures", count=len(tables))
        return []
    if order.kind is SubmissionKind.CORRECTION:
        assert order.supersedes is not None  # noqa: S101 - asked before
        changed = changed_since(workspace, order.supersedes)
        tables = [each for each in tables if each.id in changed]
        if not tables:
            raise NotReadyToLock("nothing_changed")
    if not tables:
        raise NotReadyToLock("nothing_to_send")
    return tables


def _split(whole: Contents, order: Order, *, batch: str) -> list[Contents]:
    """The packages of a batch: each is complete, with the tables of its part.

    Raises:
        BugError: the parts do not hold each table once, so that one would be missing at the desk.
    """
    total = len(order.parts)
    if sorted(name for part in order.parts for name in part) != sorted(each.id for each in whole.tables):
        raise BugError("bug", detail="the parts of a batch do not hold each table once")
    parts = [[each for each in whole.tables if each.id in part] for part in order.parts]
    return [
        replace(
            whole,
            tables=tables,
            fields={
                **whole.fields,
                "batch": {"id": batch, "index": index, "total": total},
                "resolves": _resolves(whole.workspace, tables),
            },
        )
        for index, tables in enumerate(parts, start=1)
    ]


def _resolves(workspace: Workspace, tables: Sequence[Table]) -> list[str]:
    """Questions of the desk that a package with these tables corrects; what is too many waits for the next one."""
    if not tables:
        return []
    return resolves(workspace, {each.id for each in tables})[: limits.MAX_QUERIES]


def _journal(workspace: Workspace) -> tuple[int, bytes]:
    """The journal since the package before, with the number of its first entry."""
    points = workspace.restore_points(with_deleted=True)
    first = max((each.entry for each in points if each.kind is PointKind.PACKAGED), default=0) + 1
    count, _head = workspace.journal_head()
    # why: right after a package the last line is the entry of that package
    first = min(first, count)
    return first, workspace.audit_extract(first)
