"""Planning an import: what a file would change, and one command that does it as one undo step.

Making a plan changes nothing; executing `plan.command` does. Every row is accounted for in the report. Values that
stand in the questionnaire and not in the file stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.collector import without_collection
from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.report import Refusal
from ilms_desktop.model.command import AddSource, Batch, Command, EditSource, SetObservations
from ilms_desktop.model.observation import BLANK
from ilms_desktop.validation.patterns import same_key, structure
from ilms_desktop.validation.wording import Wording
from ilms_desktop.workspace.cell_checks import needs_naming, tidied
from ilms_desktop.workspace.import_log import import_label
from ilms_desktop.workspace.import_metadata import ImportMetadata
from ilms_desktop.workspace.import_report import ImportReport, Outcome, RowOutcome
from ilms_desktop.workspace.import_rows import ReadRow, RowReader, RowRefusedError
from ilms_desktop.workspace.import_sources import ImportSources
from ilms_desktop.workspace.refusals import SAME_KEY, STRUCTURE, RefusalWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ilms_desktop.exchange.report import ParsedFile, RefusedRow
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import ObservationKey, QTableKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.part import Handed
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.workspace import Workspace

#: what is stored; the others are there already
_ENTERED: Final = (Outcome.NEW, Outcome.CHANGED)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import does.

    Attributes:
        command: all of it as one step; None when nothing would change.
        report: every row and what becomes of it.
    """

    command: Command | None
    report: ImportReport


@without_collection()
def plan_import(workspace: Workspace, table: ParsedFile, *, source: str | None) -> ImportPlan:
    """What importing a file would do.

    Args:
        workspace: the questionnaire.
        table: the file.
        source: id of the source of rows that name none; None takes the only source there is.

    Raises:
        CommandRefused: `unknown_source`, the source named is not in the questionnaire.
        ExchangeError: `source_needed`, rows name no source and there are several; `file_of_country`, the whole file
            is that of another country.
    """
    if table.country not in {"", workspace.country}:
        raise ExchangeError("file_of_country", path=table.name, found=table.country, known=workspace.country)
    table = _within_work(workspace.handed, table)
    sources = ImportSources.find(workspace, table, chosen=source)
    words, wording = RefusalWords.of(workspace.edition), Wording.of(workspace.edition)
    reader = RowReader(edition=workspace.edition, round=workspace.round, country=workspace.country)
    read: list[ReadRow] = []
    refused: list[RefusedRow] = list(table.refused)
    for row in table.rows:
        try:
            definition = reader.table(row)
            found = reader.read(row, table=definition, source=sources.of(row, definition))
            _refuse_outside_work(workspace.handed, found.key.qtable)
            read.append(found)
        except RowRefusedError as error:
            refused.append(error.of(row))
    kept, repeated, contradicting = _without_repeats(read, words, wording)
    before = workspace.cells_of({each.key.qtable for each in kept})
    outcomes = [_outcome(each, before[each.key.qtable].get(each.key.cell, BLANK)) for each in kept]
    added = sources.added(kept, described={each.id: each for each in table.sources})
    metadata = ImportMetadata.of(workspace, added)
    metadata.take_file(table)
    for each in kept:
        if each.row.has_notes:
            metadata.take_notes(each, each.notes)
    report = ImportReport(
        name=table.name,
        rows=tuple(sorted((*outcomes, *repeated), key=lambda each: each.line)),
        refused=tuple(sorted((*refused, *contradicting), key=lambda each: each.line)),
        words_of=words,
        found=tuple(_too_many_countries(workspace, kept, words.rules[STRUCTURE], wording)),
        sources=tuple(metadata.sources[each.id] for each in added),
        criteria=sources.new_criteria(kept),
        answers=tuple(metadata.outcomes),
        ignored=table.ignored,
        remarks=table.remarks,
        notes_left=tuple(dict.fromkeys(metadata.left)),
    )
    return ImportPlan(command=_command(table, report, metadata), report=report)


def _within_work(handed: Handed | None, table: ParsedFile) -> ParsedFile:
    """A file without what it says of sources and years that another office did not ask for."""
    if handed is None:
        return table
    sources = tuple(each for each in table.sources if each.id in handed.scope.sources)
    return replace(table, sources=sources, qtables=tuple(each for each in table.qtables if each.key in handed.scope))


def _refuse_outside_work(handed: Handed | None, key: QTableKey) -> None:
    """Refuse a row that another office did not ask for.

    Raises:
        RowRefusedError: it is outside.
    """
    if handed is not None and key not in handed.scope:
        where = {"table": key.table_key.id, "given": key.source, "value": str(key.year)}
        raise RowRefusedError(Refusal.NOT_HANDED_OUT, other=handed.coordinator, **where)


def _command(table: ParsedFile, report: ImportReport, metadata: ImportMetadata) -> Command | None:
    """The whole import as one step, or None where nothing would change."""
    entries = tuple((each.key, each.said) for each in report.rows if each.outcome in _ENTERED)
    beside = tuple(metadata.commands())
    if not (entries or beside or report.answers or report.sources):
        return None
    label = import_label(table, report, cells=len(entries))
    commands: list[Command] = [AddSource(each) for each in report.sources]
    commands.extend(EditSource(each) for each in _edited(report, metadata))
    commands.append(SetObservations(entries=entries, label=label, imported=True))
    commands.extend(beside)
    return Batch(commands=tuple(commands), label=label)


def _edited(report: ImportReport, metadata: ImportMetadata) -> Iterator[Source]:
    """Sources of the questionnaire as they will be: with the answers of the file and the criteria it needs."""
    added = {each.id for each in report.sources}
    for source_id in dict.fromkeys((*report.criteria, *(each.subject for each in report.answers))):
        if source_id in metadata.sources and source_id not in added:
            source = metadata.sources[source_id]
            yield replace(source, criteria=(*source.criteria, *report.criteria.get(source_id, ())))


def _with_note(each: ReadRow, there: Observation) -> Observation:
    """What will stand in the cell: the file's figure and letter, its remark or, where it has none, the one there."""
    said = there.note if each.row.remark is None else each.row.remark
    more = [note for note in each.notes.value if note not in said.splitlines()]
    note = "\n".join([said, *more] if said else more)
    return tidied(replace(each.said, note=note)) if note else each.said


def _outcome(each: ReadRow, there: Observation) -> RowOutcome:
    """What becomes of a row, beside what stands in its cell."""
    said = _with_note(each, there)
    if said == there:
        return RowOutcome(each, Outcome.UNCHANGED, there, said)
    is_new = there is BLANK or replace(there, note="") == BLANK
    return RowOutcome(each, Outcome.NEW if is_new else Outcome.CHANGED, there, said)


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
        if len(rows) > 1 and not same_key.agree(each.said for each in rows):
            given = [same_key.Given(each.key, each.said, each.row.line, each.row.place) for each in rows]
            finding = same_key.contradiction(words.rules[SAME_KEY], given, wording)
            refused.extend(RowRefusedError(Refusal.DUPLICATE, **finding.values).of(each.row) for each in rows)
            continue
        first = rows[0]
        kept.append(first)
        repeated.extend(RowOutcome(each, Outcome.REPEATED, first.said, first.said) for each in rows[1:])
    return kept, repeated, refused


def _too_many_countries(
    workspace: Workspace, kept: Iterable[ReadRow], rule: Rule, wording: Wording
) -> Iterator[Finding]:
    """Findings on QTables that will name more countries than the questionnaire takes; nothing is cut off."""
    there = {each.key: each.named for each in workspace.qtables()}
    touched: dict[QTableKey, dict[str, None]] = {}
    for each in kept:
        if each.table.names_countries:
            key, cell = each.key
            if key not in touched:
                touched[key] = dict.fromkeys(there.get(key, ()))
            if cell.klass not in touched[key] and needs_naming(workspace.edition, each.table, cell, key.version):
                touched[key][cell.klass] = None
    for key, codes in touched.items():
        found = structure.too_many(rule, wording, workspace.round, (key, tuple(codes)))
        if found is not None:
            yield found
