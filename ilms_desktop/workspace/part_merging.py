"""Taking a return in: what the office changed, what was changed here, and what both changed to different things.

The three-way merge of format.md section 9 for each thing at its address: figures with their letters, remarks, answers
about sources and years, declarations, countries named. A conflict is never settled by the program. Without the
assignment that a return answers there is no base: then every difference is a question.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, cast

from ilms_desktop.errors import CommandRefused, SigningKeyError
from ilms_desktop.i18n import N_
from ilms_desktop.model.command import Label
from ilms_desktop.model.part import Choice, MergePart, Scope, Side, What
from ilms_desktop.model.post import Document, DocumentKind
from ilms_desktop.package.document_figures import RETURN
from ilms_desktop.package.history import Chain, Ledger
from ilms_desktop.package.known import Assignment, Known
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Outcome, Problem, Refusal, Stage, Verified
from ilms_desktop.package.part_merge import merge
from ilms_desktop.package.read import verify
from ilms_desktop.package.shape import read_moment
from ilms_desktop.storage.offices import read_scope
from ilms_desktop.workspace.build_submission import questionnaire_of
from ilms_desktop.workspace.offices import local_register
from ilms_desktop.workspace.part_commands import commands_for
from ilms_desktop.workspace.part_content import (
    Content,
    content_of_file,
    content_of_payload,
    figures_of,
    outside,
    read_metadata,
)
from ilms_desktop.workspace.part_places import place_of, value_text
from ilms_desktop.workspace.parts import own_office
from ilms_desktop.workspace.stored_parts import stored_content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.part import Address, Value
    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.workspace import Workspace

#: name of the step of a merge
MERGE: Final = N_("Merge {package} of {office}: {count} changes")
#: what may be taken in though the verifier has something to say: a person decides, or it came before
_GOES_ON: Final = frozenset({Outcome.HOLD, Outcome.DUPLICATE})


class Fate(StrEnum):
    """What becomes of a difference."""

    #: only the office changed it: its value goes in by itself
    THEIRS = "theirs"
    #: only this side changed it: ours stays by itself
    OURS = "ours"
    #: both changed it to the same
    SAME = "same"
    #: both changed it to different things: a person chooses
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not everywhere the same; None where it is blank.

    Attributes:
        address: where. base: when the work was handed out. ours: here now. theirs: of the office. fate: what becomes
            of it.
    """

    address: Address
    base: Value | None
    ours: Value | None
    theirs: Value | None
    fate: Fate


@dataclass(frozen=True)
class MergePlan:
    """What taking a return in would do.

    Attributes:
        result: of the verifier; a refusal that goes on is a duplicate, or waits for a person.
        document: to be kept. files: carrier -> (file name, exact bytes). office: name of the office.
        scope: what it is about. has_base: whether the assignment is known.
        differences: in the order of the return. edition: whose tables they are.
        ours: everything of the scope as it stands here. sources: of this file, by id.
    """

    result: Verified | Refusal
    document: Document
    files: Mapping[str, tuple[str, bytes]]
    office: str
    scope: Scope
    has_base: bool
    differences: tuple[Difference, ...]
    edition: Edition
    ours: Content
    sources: Mapping[str, Source]

    def of(self, fate: Fate) -> tuple[Difference, ...]:
        """Differences of one fate."""
        return self._by_fate[fate]

    @cached_property
    def _by_fate(self) -> dict[Fate, tuple[Difference, ...]]:
        return {fate: tuple(each for each in self.differences if each.fate is fate) for fate in Fate}

    @property
    def is_repeated(self) -> bool:
        """Whether this very return was taken in before."""
        return self.result.outcome is Outcome.DUPLICATE

    @property
    def has_gap(self) -> bool:
        """Whether an earlier return of the same office did not arrive."""
        return isinstance(self.result, Refusal) and self.result.code == "SEQ_GAP_HOLD"

    def open(self, chosen: Mapping[Address, Side]) -> tuple[Difference, ...]:
        """Conflicts that nobody has settled yet."""
        return tuple(each for each in self.of(Fate.CONFLICT) if each.address not in chosen)

    def command(self, chosen: Mapping[Address, Side]) -> MergePart | None:
        """The merge as one step; None where nothing is left to do.

        Args:
            chosen: whose value goes in, for every conflict.

        Raises:
            CommandRefused: `merge_open`.
        """
        left = self.open(chosen)
        if left:
            raise CommandRefused("merge_open", count=len(left))
        wanted = {each.address: each.theirs for each in self.of(Fate.THEIRS)}
        asked = self.of(Fate.CONFLICT)
        wanted |= {each.address: each.theirs for each in asked if chosen[each.address] is Side.THEIRS}
        if self.is_repeated and not wanted:
            return None
        values = {
            "package": self.document.package,
            "package_id": self.document.package_id,
            "office": self.office,
            "count": str(len(wanted)),
            "ours": str(sum(1 for each in asked if chosen[each.address] is Side.OURS)),
            "theirs": str(sum(1 for each in asked if chosen[each.address] is Side.THEIRS)),
        }
        label = Label(MERGE, values)
        commands = tuple(commands_for(wanted, self.ours, self.edition, label=label, sources=self.sources))
        return MergePart(self.document, self.files, commands, label, tuple(self._choices(asked, chosen)))

    def _choices(self, asked: Sequence[Difference], chosen: Mapping[Address, Side]) -> Iterator[Choice]:
        for each in asked:
            texts = (value_text(value) for value in (each.base, each.ours, each.theirs))
            yield Choice(place_of(each.address), chosen[each.address], *texts)


def plan_merge(workspace: Workspace, data: bytes, file_name: str, now: datetime) -> MergePlan | Refusal:
    """Judge a return by the country's own list of offices, and say what taking it in would do.

    Args:
        workspace: the coordinator's file.
        data: the whole ZIP file.
        file_name: its name, without folders.
        now: this computer's time.

    Returns:
        The plan; nothing has changed. Or the refusal of the verifier, that of cells outside the scope among them.

    Raises:
        CommandRefused: `part_of_part`, `office_code`. SigningKeyError: `part_key_unknown`.
    """
    if workspace.handed is not None:
        raise CommandRefused("part_of_part", coordinator=workspace.handed.coordinator)
    with workspace.lock:
        register = local_register(workspace.offices())
        result = verify(
            data,
            file_name,
            allowed_kinds={Kind.PART},
            register=register,
            ledger=_ledger(workspace),
            now=now,
            known=_known(workspace),
        )
        if isinstance(result, Refusal) and result.code == "KEY_UNKNOWN":
            # why: the verifier's own words name the digits that are expected, which nobody should read off the screen
            raise SigningKeyError("part_key_unknown", name=file_name)
        content = result if isinstance(result, Verified) else result.verified
        if content is None or (isinstance(result, Refusal) and result.outcome not in _GOES_ON):
            return cast("Refusal", result)
        return _plan(workspace, result, content, (file_name, data), now)


def _plan(
    workspace: Workspace, result: Verified | Refusal, content: Verified, file: tuple[str, bytes], now: datetime
) -> MergePlan | Refusal:
    fields = cast("dict[str, Any]", dict(content.document))
    if fields["kind"] != RETURN:
        return Refusal.of(
            content, Problem("PART_IDENTITY", {"claimed": fields["kind"], "signer": fields["signer"]}), Stage.CONTENT
        )
    stored = stored_content(workspace, fields["base"])
    scope = _scope(workspace, fields, None if stored is None else stored.scope)
    metadata = read_metadata(content.payload)
    if isinstance(metadata, Problem):
        return Refusal.of(content, metadata, Stage.CONTENT)
    theirs = content_of_payload(content.payload, metadata, workspace.edition)
    if isinstance(theirs, Problem):
        return Refusal.of(content, theirs, Stage.CONTENT)
    stray = outside(theirs, scope)
    if stray is not None:
        return Refusal.of(content, _scope_problem(stray), Stage.CONTENT)
    ours = content_of_file(workspace, scope)
    base = None if stored is None else {key: value for key, value in stored.content.items() if _holds(scope, key)}
    document = Document(
        package_id=content.package_id,
        package=content.package.text,
        kind=DocumentKind.PART,
        signer=fields["signer"],
        number=fields["sequence"],
        moment=cast("datetime", read_moment(fields["created_utc"])),
        recorded=now.replace(microsecond=0),
        fields=fields,
    )
    return MergePlan(
        result=result,
        document=document,
        files={str(content.carrier.kind): file},
        office=str(fields["office"]["name"]),
        scope=scope,
        has_base=base is not None,
        differences=tuple(differences(base, ours, theirs)),
        edition=workspace.edition,
        ours=ours,
        sources={each.id: each for each in workspace.sources()},
    )


def differences(base: Content | None, ours: Content, theirs: Content) -> Iterator[Difference]:
    """Everything that is not the same on all sides, with its fate; the fates are those of `package.part_merge`.

    Args:
        base: when the work was handed out; None where that is not known: every difference is a question then.
        ours: here now.
        theirs: of the office.
    """
    if base is None:
        for address in dict.fromkeys((*theirs, *ours)):
            mine, their = ours.get(address), theirs.get(address)
            # why: a merge takes no row of countries away, so there is nothing to choose
            if mine != their and (their is not None or address.what is not What.COUNTRY):
                yield Difference(address, None, mine, their, Fate.CONFLICT)
        return
    found = merge(base, ours, theirs)
    conflicts = frozenset(found.conflicts)
    for address in dict.fromkeys((*base, *theirs, *ours)):
        before, mine, their = base.get(address), ours.get(address), theirs.get(address)
        if before == mine == their:
            continue
        fate = Fate.SAME if mine == their else Fate.OURS
        fate = Fate.THEIRS if address in found.taken else Fate.CONFLICT if address in conflicts else fate
        # why: a row of countries is never taken away by a merge; an empty one says nothing
        if fate is Fate.THEIRS and their is None and address.what is What.COUNTRY:
            fate = Fate.OURS
        yield Difference(address, before, mine, their, fate)


def _scope(workspace: Workspace, fields: Mapping[str, Any], assigned: Scope | None) -> Scope:
    """What a return may be about: what it says, as far as it was handed out; else as far as its office may be asked."""
    said = read_scope(fields["scope"])
    if assigned is not None:
        return said.within(assigned)
    allowed = next(each.tables for each in workspace.offices() if each.signer == fields["signer"])
    return Scope(tuple(each for each in said.portions if not allowed or each.table.number in allowed))


def _holds(scope: Scope, address: Address) -> bool:
    return outside((address,), scope) is None


def _scope_problem(address: Address) -> Problem:
    """Code and words of the first thing outside."""
    table, year = ("", "") if address.qtable is None else (address.qtable.table_key.id, str(address.qtable.year))
    return Problem("PART_SCOPE", {"table": table, "source": address.source, "year": year})


def _ledger(workspace: Workspace) -> Ledger:
    """Returns that were taken in, by the key that signed them."""
    accepted: dict[str, dict[int, str]] = {}
    for each in workspace.post().of(DocumentKind.PART):
        if each.fields["kind"] == RETURN:
            accepted.setdefault(each.signer, {})[each.number] = each.package_id
    return Ledger({(signer, Kind.PART): Chain.of(chain) for signer, chain in accepted.items()})


def _known(workspace: Workspace) -> Known:
    """What the coordinator knows when a return arrives."""
    used = questionnaire_of(workspace)
    return Known(
        country=workspace.country,
        office=own_office(workspace)["code"],
        questionnaire=(used["id"], used["version"], used["package_id"]),
        assignments=_HandedOut(workspace),
    )


class _HandedOut(Mapping[str, Assignment]):
    """Assignments of a file by package_id; each is read only when somebody asks for it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._read: dict[str, Assignment | None] = {}

    def __getitem__(self, package_id: str) -> Assignment:
        if package_id not in self._read:
            self._read[package_id] = self._find(package_id)
        found = self._read[package_id]
        if found is None:
            raise KeyError(package_id)
        return found

    def __iter__(self) -> Iterator[str]:
        parts = self._workspace.post().of(DocumentKind.PART)
        return (each.package_id for each in parts if each.fields["kind"] != RETURN)

    def __len__(self) -> int:
        return sum(1 for _each in self)

    def _find(self, package_id: str) -> Assignment | None:
        stored = stored_content(self._workspace, package_id)
        if stored is None:
            return None
        units = ((table.id, source, str(year)) for table, source, years in stored.scope.portions for year in years)
        ours = content_of_file(self._workspace, stored.scope)
        return Assignment(frozenset(units), base=figures_of(stored.content), ours=figures_of(ours))
