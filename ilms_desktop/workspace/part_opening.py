"""An assignment becomes a questionnaire file of its own, limited to the work that was handed out.

The office compares the 40 digits of the coordinator's key first; only then is the assignment judged and read. The new
file keeps it byte for byte: it is what the return answers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, cast

from ilms_desktop.definitions.loader import list_rounds, load_round
from ilms_desktop.errors import CommandRefused
from ilms_desktop.i18n import N_
from ilms_desktop.model.command import AddSource, Label
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.part import Handed, TakeAssignment, What
from ilms_desktop.model.post import Document, DocumentKind
from ilms_desktop.model.source import Source
from ilms_desktop.package.document_figures import ASSIGNMENT
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Problem, Refusal, Stage, Verified
from ilms_desktop.package.part_key import key_under
from ilms_desktop.package.read import verify
from ilms_desktop.package.shape import read_moment
from ilms_desktop.storage.offices import read_scope
from ilms_desktop.workspace.offices import Introduction, confirmed_office, local_register
from ilms_desktop.workspace.part_commands import commands_for
from ilms_desktop.workspace.part_content import content_of_payload, outside, read_metadata
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.model.command import Command
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.part import ConfirmedBy, Office, Scope
    from ilms_desktop.workspace.clock import Clock, Ids
    from ilms_desktop.workspace.part_content import Content

_FIGURES: Final = N_("Figures of the assignment {package}")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who opens an assignment.

    Attributes:
        typed: the 40 digits of the coordinator's key. way: how they were heard. person: who typed them.
        language: of the texts. clock, ids: where time and ids come from.
    """

    typed: str
    way: ConfirmedBy
    person: str
    language: str
    clock: Clock
    ids: Ids


def open_assignment(data: bytes, file_name: str, path: Path, reader: Reader) -> Workspace | Refusal:
    """Make a questionnaire out of an assignment and open it.

    Args:
        data: the whole ZIP file.
        file_name: its name, without folders.
        path: of the new questionnaire; nothing may be there yet.
        reader: who opens it.

    Returns:
        The open file, or the refusal of the verifier; nothing was made then.

    Raises:
        SigningKeyError: `office_code_differs`. CommandRefused: `not_an_assignment`, `round_unknown_here`.
        StorageError: `workspace_exists` and others.
    """
    now = reader.clock()
    signed = key_under(data, file_name)
    if isinstance(signed, Problem):
        # why: what is no intact part at all gets the verifier's own words
        return cast("Refusal", verify(data, file_name, allowed_kinds={Kind.PART}, register=None, ledger=None, now=now))
    package, public = signed
    if package.kind is not Kind.PART or package.signer is None:
        raise CommandRefused("not_an_assignment", name=file_name)
    said = Introduction(package.text.rpartition("_")[2], "", (), package.signer, reader.way)
    coordinator = confirmed_office(
        public, reader.typed, said, offices=(), country=package.country, author=reader.person, now=now
    )
    result = verify(
        data, file_name, allowed_kinds={Kind.PART}, register=local_register((coordinator,)), ledger=None, now=now
    )
    if isinstance(result, Refusal):
        return result
    return _make(result, (file_name, data), path, reader, coordinator)


def _make(
    content: Verified, file: tuple[str, bytes], path: Path, reader: Reader, coordinator: Office
) -> Workspace | Refusal:
    fields = cast("dict[str, Any]", dict(content.document))
    metadata = read_metadata(content.payload)
    if isinstance(metadata, Problem):
        return Refusal.of(content, metadata, Stage.CONTENT)
    if fields["kind"] != ASSIGNMENT or metadata["office"] is None:
        raise CommandRefused("not_an_assignment", name=file[0])
    office = metadata["office"]
    workspace = Workspace.create(
        path,
        country=fields["country"],
        round_id=_round_of(fields["collection"]),
        edition_id=fields["questionnaire"]["id"],
        language=reader.language,
        clock=reader.clock,
        ids=reader.ids,
        person=reader.person,
        office=office["name"],
    )
    try:
        _fill(workspace, content, file, metadata, replace(coordinator, name=fields["office"]["name"]))
    except BaseException:
        workspace.close()
        path.unlink(missing_ok=True)
        raise
    return workspace


def _fill(
    workspace: Workspace, content: Verified, file: tuple[str, bytes], metadata: dict[str, Any], coordinator: Office
) -> None:
    """Put everything in, as one entry that undo does not take back."""
    fields = cast("dict[str, Any]", dict(content.document))
    scope = read_scope(fields["scope"])
    held = content_of_payload(content.payload, metadata, workspace.edition)
    if isinstance(held, Problem) or outside(held, scope) is not None:
        raise CommandRefused("not_an_assignment", name=file[0])
    label = Label(_FIGURES, {"package": content.package.text})
    sources = {each.id: each for each in _sources(metadata, scope, workspace.edition)}
    commands: list[Command] = [AddSource(each) for each in sources.values()]
    rest: Content = {address: value for address, value in held.items() if address.what is not What.SOURCE}
    commands += commands_for(rest, {}, workspace.edition, label=label, sources=sources)
    office = metadata["office"]
    handed = Handed(
        content.package_id, scope, office["code"], office["name"], office["signer"], fields["office"]["code"]
    )
    document = Document(
        package_id=content.package_id,
        package=content.package.text,
        kind=DocumentKind.PART,
        signer=fields["signer"],
        number=fields["sequence"],
        moment=cast("datetime", read_moment(fields["created_utc"])),
        recorded=workspace.clock().replace(microsecond=0),
        fields=fields,
    )
    files: Mapping[str, tuple[str, bytes]] = {str(content.carrier.kind): file}
    workspace.execute(TakeAssignment(document, files, handed, coordinator, tuple(commands)))


def _sources(metadata: dict[str, Any], scope: Scope, edition: Edition) -> Iterator[Source]:
    """The sources of the scope, each with the years and criteria that are asked for."""
    for each in metadata["sources"]:
        wanted = {portion.table.criterion for portion in scope.portions if portion.source == each["id"]}
        yield Source(
            id=each["id"],
            type=each["type"],
            name=each["name"],
            criteria=tuple(one for one in edition.criteria if one in wanted and one is not Criterion.NONE),
            years=scope.years_of(each["id"]),
            fields=each["fields"],
        )


def _round_of(collection: str) -> str:
    """Id of the round of a collection.

    Raises:
        CommandRefused: `round_unknown_here`.
    """
    found = next((each for each in list_rounds() if load_round(each).collection == collection), None)
    if found is None:
        raise CommandRefused("round_unknown_here", collection=collection)
    return found
