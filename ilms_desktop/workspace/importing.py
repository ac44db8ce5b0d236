"""Planning an import: what a file would change, and one command that does it as one undo step.

Making a plan changes nothing; executing `plan.command` does. Every row is accounted for in the report. Values that
stand in the questionnaire and not in the file stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ilms_desktop.exchange.report import Refusal
from ilms_desktop.i18n import N_
from ilms_desktop.model.command import AddSource, Batch, Command, EditSource, Label, SetObservations
from ilms_desktop.model.observation import BLANK
from ilms_desktop.validation.patterns import same_key, structure
from ilms_desktop.validation.wording import Wording
from ilms_desktop.workspace.cell_checks import needs_naming
from ilms_desktop.workspace.import_report import ImportReport, Outcome, RowOutcome
from ilms_desktop.workspace.import_rows import ReadRow, RowReader, RowRefusedError
from ilms_desktop.workspace.import_sources import ImportSources
from ilms_desktop.workspace.refusals import SAME_KEY, STRUCTURE, RefusalWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ilms_desktop.exchange.report import ParsedFile, RefusedRow
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import ObservationKey, QTableKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import does.

    Attributes:
        command: all of it as one step; None when nothing would change.
        report: every row and what becomes of it.
    """

    command: Command | None
    report: ImportReport


def plan_import(workspace: Workspace, table: ParsedFile, *, source: str | None) -> ImportPlan:
    """What importing a file would do.

    Args:
        workspace: the questionnaire.
        table: the file.
        source: id of the source of rows that name none; None takes the only source there is.

    Raises:
        CommandRefused: `unknown_source`, the source named is not in the questionnaire.
        ExchangeError: `source_needed`, rows name no source and there are several.
    """
    sources = ImportSources.find(workspace, table, chosen=source)
    words, wording = RefusalWords.of(workspace.edition), Wording.of(workspace.edition)
    reader = RowReader(edition=workspace.edition, round=workspace.round, country=workspace.country)
    read: list[ReadRow] = []
    refused: list[RefusedRow] = list(table.refused)
    for row in table.rows:
        try:
            definition = reader.table(row)
            read.append(reader.read(row, table=definition, source=sources.of(row, definition)))
        except RowRefusedError as error:
            refused.append(error.of(row))
    kept, repeated, contradicting = _without_repeats(read, words, wording)
    before = dict(workspace.observations())
    outcomes = [*(_outcome(each, before, workspace.edition) for each in kept), *repeated]
    report = ImportReport(
        name=table.name,
        rows=tuple(sorted(outcomes, key=lambda each: each.line)),
        refused=tuple(sorted((*refused, *contradicting), key=lambda each: each.line)),
        words_of=words,
        found=tuple(_too_many_countries(workspace, kept, words.rules[STRUCTURE], wording)),
        sources=sources.added(kept),
        criteria=sources.new_criteria(kept),
        ignored=table.ignored,
        notes_left=sum(row.has_notes for row in table.rows),
    )
    return ImportPlan(command=_command(report, kept, before, sources), report=report)


def _command(
    report: ImportReport, kept: Iterable[ReadRow], before: Mapping[ObservationKey, Observation], sources: ImportSources
) -> Command | None:
    """The whole import as one step, or None where nothing would change."""
    entries = tuple((each.key, _with_note(each, before)) for each in kept if _changes(each, before))
    if not entries:
        return None
    label = Label(N_("Import {file}: {count} cells"), {"file": report.name, "count": str(len(entries))})
    commands: list[Command] = [AddSource(each) for each in report.sources]
    commands.extend(EditSource(sources.extended(source_id, more)) for source_id, more in report.criteria.items())
    commands.append(SetObservations(entries=entries, label=label, imported=True))
    return Batch(commands=tuple(commands), label=label)


def _changes(each: ReadRow, before: Mapping[ObservationKey, Observation]) -> bool:
    return before.get(each.key, BLANK) != _with_note(each, before)


def _with_note(each: ReadRow, before: Mapping[ObservationKey, Observation]) -> Observation:
    """What will stand in the cell: the file's figure and letter, the remark that is there."""
    return replace(each.said, note=before.get(each.key, BLANK).note)


def _outcome(each: ReadRow, before: Mapping[ObservationKey, Observation], edition: Edition) -> RowOutcome:
    """What becomes of a row."""
    there = before.get(each.key, BLANK)
    if not _changes(each, before):
        outcome = Outcome.UNCHANGED
    else:
        outcome = Outcome.NEW if replace(there, note="") == BLANK else Outcome.CHANGED
    return RowOutcome.of(each, outcome=outcome, before=there, edition=edition)


def _without_repeats(
    read: Iterable[ReadRow], words: RefusalWords, wording: Wording
) -> tuple[list[ReadRow], list[RowOutcome], list[RefusedRow]]:
    """Rows with one meaning a cell: equal repeats are taken once, contradicting ones not at all."""
    by_key: dict[ObservationKey, list[ReadRow]] = {}
    for each in read:
        by_key.setdefault(each.key, []).append(each)
    kept: list[ReadRow] = []
    repeated: list[RowOutcome] = []
    refused: list[RefusedRow] = []
    for rows in by_key.values():
        if not same_key.agree(each.said for each in rows):
            given = [same_key.Given(each.key, each.said, each.row.line) for each in rows]
            finding = same_key.contradiction(words.rules[SAME_KEY], given, wording)
            refused.extend(RowRefusedError(Refusal.DUPLICATE, **finding.values).of(each.row) for each in rows)
            continue
        kept.append(rows[0])
        repeated.extend(RowOutcome.repeat(each, first=rows[0]) for each in rows[1:])
    return kept, repeated, refused


def _too_many_countries(
    workspace: Workspace, kept: Iterable[ReadRow], rule: Rule, wording: Wording
) -> Iterator[Finding]:
    """Findings on QTables that will name more countries than the questionnaire takes; nothing is cut off."""
    edition = workspace.edition
    named = {each.key: dict.fromkeys(each.named) for each in workspace.qtables()}
    touched: dict[QTableKey, dict[str, None]] = {}
    for each in kept:
        key, cell = each.key
        codes = touched.setdefault(key, dict(named.get(key, {})))
        if needs_naming(edition, edition.by_key[key.table_key], cell, key.version):
            codes[cell.klass] = None
    for key, codes in touched.items():
        found = structure.too_many(rule, wording, workspace.round, (key, tuple(codes)))
        if found is not None:
            yield found
