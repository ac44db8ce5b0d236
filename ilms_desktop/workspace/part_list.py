"""The parts that a file keeps: what was handed out, what came back, and which merge can still be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.model.history import HistoryFilter
from ilms_desktop.model.part import MergePart, TakeMergeBack
from ilms_desktop.model.post import DocumentKind
from ilms_desktop.package.document_figures import RETURN
from ilms_desktop.storage.offices import read_scope

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ilms_desktop.model.history import HistoryLine
    from ilms_desktop.model.part import Address, Scope
    from ilms_desktop.model.post import Document
    from ilms_desktop.workspace.workspace import Workspace

_MERGES = frozenset({MergePart.__name__})


@dataclass(frozen=True, slots=True)
class Part:
    """A part that the file keeps.

    Attributes:
        document: what was signed. is_return: whether it is work handed back. scope: what it is about.
        office: code of the other office. merge: the step that took it in, or None.
        answer: the newest return that answers this assignment, or None.
    """

    document: Document
    is_return: bool
    scope: Scope
    office: str
    merge: HistoryLine | None = None
    answer: Document | None = None


def parts_of(workspace: Workspace) -> tuple[Part, ...]:
    """All parts of a file, the newest first."""
    documents = workspace.post().of(DocumentKind.PART)
    merges = _merges(workspace)
    answers = {each.fields["base"]: each for each in documents if each.fields["kind"] == RETURN}
    own = None if workspace.handed is None else workspace.handed.code
    found = [
        Part(
            document=each,
            is_return=each.fields["kind"] == RETURN,
            scope=read_scope(each.fields["scope"]),
            office=_other(each, own),
            merge=merges.get(each.package_id),
            answer=answers.get(each.package_id),
        )
        for each in documents
    ]
    return tuple(reversed(found))


def take_back(workspace: Workspace, part: Part) -> TakeMergeBack | None:
    """The command that undoes a merge; None where nothing was merged, or something of it was changed since."""
    line = part.merge
    if line is None or line.is_undone or workspace.locked_by is not None or not workspace.stands_as(line.entry):
        return None
    return TakeMergeBack(line.entry, line.label)


def changed_here(workspace: Workspace, address: Address) -> tuple[str, datetime] | None:
    """Office or person, and when: the last change of a cell in this file; None for anything but cells."""
    entries = () if address.cell is None else workspace.history(address.cell)
    return (entries[-1].office or entries[-1].person, entries[-1].at) if entries else None


def _other(document: Document, own: str | None) -> str:
    """Code of the office at the other end."""
    fields = document.fields
    by, to = str(fields["office"]["code"]), str(fields["recipient"])
    goes_out = (own is not None) == (fields["kind"] == RETURN)
    return to if goes_out else by


def _merges(workspace: Workspace) -> dict[str, HistoryLine]:
    """The newest merge of each return."""
    return dict(_merge_lines(workspace))


def _merge_lines(workspace: Workspace) -> Iterator[tuple[str, HistoryLine]]:
    numbers = workspace.history_numbers(HistoryFilter(commands=_MERGES))
    lines = workspace.history_lines(numbers)
    for number in reversed(numbers):
        yield lines[number].label.values["package_id"], lines[number]
