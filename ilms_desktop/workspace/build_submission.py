"""What a submission says: the document, metadata, validation report and tables of an open file, as plain values.

Nothing is signed, written or changed here; the same file at the same moment gives the same values.
`docs/spec/workspace.md` describes `metadata.json` and `validation.json`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import number_text
from ilms_desktop.model.finding import FindingState, Severity
from ilms_desktop.package import strict_json
from ilms_desktop.package.content import METADATA, VALIDATION
from ilms_desktop.package.names import submission_name
from ilms_desktop.package.shape import write_moment
from ilms_desktop.package.tables import Table, table_csv
from ilms_desktop.workspace.plain_text import clean
from ilms_desktop.workspace.sharing import sharing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from ilms_desktop.model.contact import Contact
    from ilms_desktop.model.finding import CheckReport, Finding
    from ilms_desktop.model.key import ObservationKey, QTableKey, TableKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.source import Source
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.model.submission import SubmissionKind
    from ilms_desktop.package.tables import Row
    from ilms_desktop.storage.qtables import QTable
    from ilms_desktop.workspace.numbering import Numbering
    from ilms_desktop.workspace.workspace import Workspace

PROGRAM: Final = "ILMS Desktop"
#: stands where the file does not say who prepared it
NOT_STATED: Final = "not stated"
_METADATA_FORMAT: Final = "ilms-metadata/1"
_VALIDATION_FORMAT: Final = "ilms-validation/1"

Json = dict[str, Any]


def document_of(
    workspace: Workspace,
    *,
    kind: SubmissionKind,
    numbering: Numbering,
    created: datetime,
    program_version: str,
    rules_digest: str,
) -> Json:
    """Fields of `submission.json` but for those that follow from the tables (format.md, section 8)."""
    count, head = workspace.journal_head()
    edition = workspace.edition
    version = int(edition.version.partition(".")[0])
    return {
        **sent_by(workspace, numbering=numbering, created=created, program_version=program_version),
        "kind": str(kind),
        "package": submission_name(signer=numbering.signer, year=year_of(workspace), number=numbering.sequence),
        "package_uuid": str(workspace.ids()),
        "questionnaire": questionnaire_of(workspace),
        "rules": {"id": edition.id, "version": version, "sha256": rules_digest, **_rule_counts(workspace.report())},
        "supersedes": None,
        "batch": None,
        "resolves": [],
        "audit": {"workspace": workspace.uuid, "count": count, "head": head, "extract_from": None},
    }


def sent_by(workspace: Workspace, *, numbering: Numbering, created: datetime, program_version: str) -> Json:
    """Fields that everything has which goes to the desk: whose it is, who made it, its place in the chain, when.

    `trust_version` and `last_receipt` are those of a computer without either.
    """
    contact = workspace.contact
    return {
        "country": workspace.country,
        "collection": workspace.round.collection,
        "office": {"name": contact.office or NOT_STATED, "code": contact.office_code or workspace.country},
        "prepared_by": {"name": contact.person or NOT_STATED, "function": contact.function},
        "approved_by": _approved_by(contact),
        "signer": numbering.signer,
        "sequence": numbering.sequence,
        "previous": numbering.previous,
        "created_utc": write_moment(created),
        "software": {"name": PROGRAM, "version": program_version, "build": program_version},
        "trust_version": 0,
        "last_receipt": None,
    }


def questionnaire_of(workspace: Workspace) -> Json:
    """With which questionnaire a package is made."""
    edition = workspace.edition
    return {"id": edition.id, "version": int(edition.version.partition(".")[0]), "package_id": None}


def year_of(workspace: Workspace) -> int:
    """Year of the collection, as names of packages carry it."""
    return int(workspace.round.collection.rpartition("-")[2])


def _approved_by(contact: Contact) -> Json | None:
    """Who approved, if that was said."""
    return {"name": contact.approver, "function": contact.approver_function} if contact.approver else None


def tables_of(
    workspace: Workspace, stored: Sequence[tuple[ObservationKey, Observation]], *, today: date
) -> list[Table]:
    """Tables with their figures and letters, in the order of the questionnaire."""
    rows: dict[TableKey, list[Row]] = defaultdict(list)
    by_key = workspace.edition.by_key
    for key, said in stored:
        row = _row(key, said, by_key[key.qtable.table_key])
        if row is not None:
            rows[key.qtable.table_key].append(row)
    sources = {source.id: source for source in workspace.sources()}
    return [
        _table(
            by_key[key], of_table, sources=[sources[each] for each in sorted({row[0] for row in of_table})], today=today
        )
        for key, of_table in rows.items()
    ]


def files_of(
    workspace: Workspace, stored: Sequence[tuple[ObservationKey, Observation]], *, created: datetime
) -> dict[str, bytes]:
    """`metadata.json` and `validation.json`."""
    return {
        METADATA: strict_json.dump(metadata_of(workspace, stored)),
        VALIDATION: strict_json.dump(validation_of(workspace.report().at_sending, created=created)),
    }


def metadata_of(workspace: Workspace, stored: Sequence[tuple[ObservationKey, Observation]]) -> Json:
    """Sources, what was said of QTables as a whole, remarks on cells, and texts that are no figures."""
    return {
        "format": _METADATA_FORMAT,
        "sources": [_source(source) for source in workspace.sources()],
        "qtables": [_qtable(qtable) for qtable in workspace.qtables()],
        "cells": [
            {**_cell(key), "note": said.note, "text": said.text}
            for key, said in stored
            if said.note or said.text is not None
        ],
    }


def validation_of(report: CheckReport, *, created: datetime) -> Json:
    """Findings of a report as it stands at sending, with the reasons given for them; what is only told is counted."""
    return {
        "format": _VALIDATION_FORMAT,
        "checked_utc": write_moment(created),
        "passed": report.passed,
        "not_evaluated": len(report.not_evaluated),
        "information": report.count(Severity.INFORMATION),
        **_rule_counts(report),
        "findings": [_finding(each) for each in report.findings if each.severity is not Severity.INFORMATION],
    }


def _rule_counts(report: CheckReport) -> dict[str, int]:
    return {
        "errors": len(report.blocking),
        "warnings": report.count(Severity.WARNING),
        "justified": sum(1 for each in report.findings if each.state is FindingState.ALLOWED),
    }


def _row(key: ObservationKey, said: Observation, table: TableDefinition) -> Row | None:
    """Row of a cell; None where it holds neither figure nor letter."""
    if said.value is None and (said.status is None or said.text is not None):
        return None
    qtable, cell = key.qtable, key.cell
    figure = ""
    if said.value is not None:
        figure = number_text.plain(said.value, decimals=said.decimals, stored=table.decimals_stored)
    place = (qtable.source, qtable.version, str(qtable.year), cell.sex, cell.status, cell.klass)
    return (*place, figure, said.status or "")


def _table(table: TableDefinition, rows: list[Row], *, sources: Iterable[Source], today: date) -> Table:
    sharing = sharing_of(sources, today)
    return Table(
        id=table.id,
        title=clean(table.title),
        data=table_csv(rows),
        sharing=str(sharing.level),
        embargo_until=sharing.until,
    )


def _source(source: Source) -> Json:
    return {
        "id": source.id,
        "type": source.type,
        "name": source.name,
        "criteria": [str(each) for each in source.criteria],
        "years": list(source.years),
        "fields": dict(source.fields),
    }


def _qtable(qtable: QTable) -> Json:
    return {
        **_place(qtable.key),
        "named": list(qtable.named),
        "declaration": None if qtable.declaration is None else str(qtable.declaration),
        "reason": qtable.reason,
        "fields": dict(qtable.fields),
    }


def _finding(finding: Finding) -> Json:
    allowance = finding.allowance
    return {
        "key": finding.key,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "level": str(finding.level),
        "state": str(finding.state),
        "message": clean(finding.message),
        "values": _texts(finding.values),
        "fingerprint": finding.fingerprint,
        "source": finding.source,
        "cells": [_cell(cell) for cell in finding.cells],
        "allowance": None
        if allowance is None
        else {
            "reason": allowance.reason,
            "code": allowance.code,
            "person": allowance.person,
            "given_utc": write_moment(allowance.given),
        },
    }


def _texts(values: Mapping[str, str]) -> dict[str, str]:
    return {name: clean(text) for name, text in values.items()}


def _place(key: QTableKey) -> Json:
    return {"table": key.table_key.id, "source": key.source, "version": key.version, "year": key.year}


def _cell(key: ObservationKey) -> Json:
    cell = key.cell
    return {**_place(key.qtable), "sex": cell.sex, "status": cell.status, "class": cell.klass}
