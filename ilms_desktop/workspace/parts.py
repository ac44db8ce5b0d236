"""Making parts: the assignment that a coordinator hands to an office, and the return that the office hands back.

Both are packages of kind `part`, signed, verified by our own verifier and kept byte for byte in the file that makes
them. The ILO neither signs nor receives them (docs/spec/parts.md).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.errors import CommandRefused, ExchangeError, SigningKeyError
from ilms_desktop.model.command import FileDocument
from ilms_desktop.model.part import Scope
from ilms_desktop.model.post import DocumentKind
from ilms_desktop.package import strict_json
from ilms_desktop.package.content import METADATA
from ilms_desktop.package.document_figures import ASSIGNMENT, RETURN
from ilms_desktop.package.document_rules import CHAINED, OFFICE_CODE
from ilms_desktop.package.names import Kind, part_name
from ilms_desktop.package.outcome import CarrierKind
from ilms_desktop.package.write import build_kind
from ilms_desktop.storage.offices import scope_json
from ilms_desktop.workspace import numbering
from ilms_desktop.workspace.build_submission import (
    NOT_STATED,
    metadata_of,
    questionnaire_of,
    sent_by,
    tables_of,
    year_of,
)
from ilms_desktop.workspace.keeping import document_of_package, written
from ilms_desktop.workspace.offices import office
from ilms_desktop.workspace.sealing import next_place, refuse_hand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.part import Office
    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.seal_order import Hand
    from ilms_desktop.workspace.workspace import Workspace

_OFFICE_CODE: Final = re.compile(OFFICE_CODE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an office is to be asked for, in words of the person.

    Attributes:
        tables: numbers or ids; empty = those of the office, or all. sources: ids; empty = all that fill the tables.
        years: empty = the years of each source.
    """

    tables: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MadePart:
    """A part that was made.

    Attributes:
        package, package_id: name and identity. observations: figures and letters in it. scope: what it is about.
        path: of the file, where a folder was named.
    """

    package: str
    package_id: str
    observations: int
    scope: Scope
    path: Path | None = None


def scope_for(workspace: Workspace, to: Office, wanted: Wanted) -> Scope:
    """Tables, sources and years that an assignment is about.

    Raises:
        ExchangeError: `unknown_tables`. CommandRefused: `unknown_source`, `office_tables`, `part_without_tables`.
    """
    tables = _tables(workspace, to, wanted.tables)
    sources = [workspace.source(each) for each in wanted.sources] or list(workspace.sources())
    found = Scope.of_tables(
        (table, source.id, year)
        for source in sources
        for table in (each.key for each in workspace.tables(source.id) if each.key in tables)
        for year in _years(source, wanted.years)
    )
    if not found.portions:
        raise CommandRefused("part_without_tables")
    return found


def _tables(workspace: Workspace, to: Office, names: Iterable[str]) -> set[TableKey]:
    """Keys of the tables that are meant; never one that the office may not be asked for."""
    tables = workspace.edition.tables
    known = {name for table in tables for name in (table.number, table.id)}
    wanted = {each.strip() for each in names if each.strip()} or set(to.tables)
    if not wanted <= known:
        numbers = ", ".join(dict.fromkeys(table.number for table in tables))
        raise ExchangeError("unknown_tables", tables=", ".join(sorted(wanted - known)), known=numbers)
    keys = {table.key for table in tables if not wanted or {table.number, table.id} & wanted}
    odd = sorted({key.number for key in keys} - set(to.tables)) if to.tables else []
    if odd:
        raise CommandRefused("office_tables", office=to.code, tables=", ".join(odd), known=", ".join(to.tables))
    return keys


def _years(source: Source, wanted: tuple[int, ...]) -> tuple[int, ...]:
    return wanted or source.years


def assign(workspace: Workspace, code: str, wanted: Wanted, hand: Hand, *, out: Path | None = None) -> MadePart:
    """Hand work to an office: the figures as they stand, which are the base of every later merge.

    Args:
        workspace: the open file.
        code: of the office, whose key was confirmed.
        wanted: what it is asked for.
        hand: who signs.
        out: folder for the file, which the questionnaire keeps in any case; None = nowhere else.

    Raises:
        CommandRefused: `unknown_office`, `office_is_own`, `part_of_part`, and those of `scope_for`.
        UserError: `package_exists`, `file_unwritable`, `signer_other_country` and others.
    """
    if workspace.handed is not None:
        raise CommandRefused("part_of_part", coordinator=workspace.handed.coordinator)
    with workspace.lock:
        to = office(workspace, code)
        if to.code == own_office(workspace)["code"]:
            raise CommandRefused("office_is_own", office=to.code)
        scope = scope_for(workspace, to, wanted)
        known_as = {"code": to.code, "name": to.name, "signer": to.signer}
        says = {"kind": ASSIGNMENT, "base": None, "recipient": to.code}
        return _make(workspace, scope, hand, says=says, known_as=known_as, out=out)


def give_back(workspace: Workspace, hand: Hand, *, out: Path | None = None) -> MadePart:
    """Hand the work back to the coordinator: everything of the assignment, as it stands now.

    Raises:
        CommandRefused: `not_a_part`. SigningKeyError: `office_signer`.
        UserError: `package_exists`, `file_unwritable` and others.
    """
    handed = workspace.handed
    if handed is None:
        raise CommandRefused("not_a_part")
    if hand.signer != handed.signer:
        raise SigningKeyError("office_signer", signer=hand.signer, expected=handed.signer)
    with workspace.lock:
        says = {"kind": RETURN, "base": handed.assignment, "recipient": handed.coordinator}
        return _make(workspace, handed.scope, hand, says=says, known_as=None, out=out)


def _make(
    workspace: Workspace,
    scope: Scope,
    hand: Hand,
    *,
    says: Mapping[str, Any],
    known_as: Mapping[str, str] | None,
    out: Path | None,
) -> MadePart:
    """Build, sign, verify, write and keep a part: all of it or nothing."""
    refuse_hand(workspace, hand)
    created = workspace.clock().replace(microsecond=0)
    stored = [(key, said) for key, said in workspace.observations() if key.qtable in scope]
    place = next_place(workspace, hand, DocumentKind.PART)
    by = own_office(workspace)
    sent = sent_by(workspace, numbering=place, created=created, program_version=hand.program_version)
    name = part_name(signer=hand.signer, year=year_of(workspace), number=place.sequence, office=by["code"])
    document = {
        **{field: value for field, value in sent.items() if field in CHAINED},
        "package": name,
        "office": by,
        "questionnaire": questionnaire_of(workspace),
        "scope": scope_json(scope),
        **says,
    }
    sealed = build_kind(
        Kind.PART,
        document,
        key=hand.key,
        tables=tables_of(workspace, stored, today=created.date()),
        files={METADATA: strict_json.dump(_metadata(workspace, stored, scope, known_as))},
    )
    files = {str(CarrierKind.ZIP): (sealed.file_name, sealed.data)}
    last = numbering.Last(place.sequence, sealed.package_id)
    with written(out, files) as paths, numbering.noted(hand.user_dir, hand.signer, DocumentKind.PART, last):
        workspace.execute(FileDocument(document_of_package(sealed, recorded=created), files))
    observations = int(str(sealed.verified.document["observations"]))
    return MadePart(sealed.name, sealed.package_id, observations, scope, paths.get(str(CarrierKind.ZIP)))


def own_office(workspace: Workspace) -> dict[str, str]:
    """Name and code of the office whose file this is; without a code of its own it goes by that of the country.

    Raises:
        CommandRefused: `office_code`.
    """
    handed, contact = workspace.handed, workspace.contact
    name = contact.office if handed is None else handed.name
    code = (contact.office_code or workspace.country) if handed is None else handed.code
    if not _OFFICE_CODE.fullmatch(code):
        raise CommandRefused("office_code", office=code)
    return {"name": name or NOT_STATED, "code": code}


def _metadata(workspace: Workspace, stored: Any, scope: Scope, known_as: Mapping[str, str] | None) -> dict[str, Any]:
    """What is said beside the figures, of the scope alone; and under which id the office's key is known."""
    whole = metadata_of(workspace, stored)
    sources = set(scope.sources)
    places = {(table.id, source, year): None for table, source, years in scope.portions for year in years}
    return {
        **whole,
        "sources": [each for each in whole["sources"] if each["id"] in sources],
        "qtables": [each for each in whole["qtables"] if (each["table"], each["source"], each["year"]) in places],
        "office": None if known_as is None else dict(known_as),
    }
