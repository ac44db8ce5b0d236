"""What became of every row of an imported file, for people and for programs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.i18n import N_, fill, gettext, ngettext
from ilms_desktop.number_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.exchange.report import RefusedRow
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import Criterion, ObservationKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.import_rows import ReadRow
    from ilms_desktop.workspace.refusals import RefusalWords


class Outcome(StrEnum):
    """What becomes of a row that is taken."""

    #: the cell was blank
    NEW = "new"
    #: the cell said something else
    CHANGED = "changed"
    #: the cell says the same already
    UNCHANGED = "unchanged"
    #: an earlier row of the file says the same
    REPEATED = "repeated"


_SUMMARY: Final = N_("Taken: {taken} (new {new}, changed {changed}, unchanged {unchanged}, repeated {repeated}).")


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """A row that is taken.

    Attributes:
        line: where it stands. key: its cell. words: the row in one line. outcome: what becomes of it.
        before, after: what stood in the cell and what will, in the C locale; before is empty for a blank cell.
    """

    line: int
    key: ObservationKey
    words: str
    outcome: Outcome
    before: str
    after: str

    @classmethod
    def of(cls, each: ReadRow, *, outcome: Outcome, before: Observation, edition: Edition) -> RowOutcome:
        """Outcome of a row beside what stood in its cell."""
        stored = edition.by_key[each.key.qtable.table_key].decimals_stored
        texts = (observation_text(before, stored=stored), observation_text(each.said, stored=stored))
        return cls(each.row.line, each.key, each.row.words, outcome, *texts)

    @classmethod
    def repeat(cls, each: ReadRow, *, first: ReadRow) -> RowOutcome:
        """Outcome of a row that says what an earlier one says."""
        text = f"{first.row.text} {first.row.status}".strip()
        return cls(each.row.line, each.key, each.row.words, Outcome.REPEATED, before=text, after=text)


@dataclass(frozen=True)
class ImportReport:
    """Report of one file.

    Attributes:
        name: of the file.
        rows: taken rows in the order of the file. refused: the others, with their reasons.
        sources: added, with provisional names. criteria: added to sources that were there.
        words_of: says why rows are refused.
        found: what the rules say of the rows that are taken, as far as it is the business of reading.
        ignored: columns that mean nothing here. notes_left: rows whose note codes are not taken over.
    """

    name: str
    rows: tuple[RowOutcome, ...]
    refused: tuple[RefusedRow, ...]
    words_of: RefusalWords
    found: tuple[Finding, ...] = ()
    sources: tuple[Source, ...] = ()
    criteria: Mapping[str, tuple[Criterion, ...]] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    notes_left: int = 0

    def count(self, outcome: Outcome) -> int:
        """Number of rows with one outcome."""
        return sum(1 for row in self.rows if row.outcome is outcome)

    def to_json(self) -> dict[str, Any]:
        """The report as one JSON document."""
        return {
            "file": self.name,
            "taken": len(self.rows),
            "counts": {outcome.value: self.count(outcome) for outcome in Outcome} | {"refused": len(self.refused)},
            "rows": [
                {"line": row.line, "outcome": row.outcome.value, "text": row.words}
                | ({"before": row.before, "after": row.after} if row.outcome is Outcome.CHANGED else {})
                for row in self.rows
            ],
            "refused": [self._refused_json(row) for row in self.refused],
            "found": [
                {"rule": each.rule, "severity": each.severity.value, "message": each.message} for each in self.found
            ],
            "sources_added": [{"id": source.id, "name": source.name} for source in self.sources],
            "criteria_added": {source: [str(each) for each in more] for source, more in self.criteria.items()},
            "columns_ignored": list(self.ignored),
            "notes_left": self.notes_left,
        }

    def _refused_json(self, row: RefusedRow) -> dict[str, Any]:
        """A refused row, with the rule that refuses it where one does."""
        rule, severity = self.words_of.rule(row) or (None, None)
        return {
            "line": row.line,
            "text": row.text,
            "reason": row.reason.value,
            "rule": rule,
            "severity": severity.value if severity else None,
            "message": self.words_of.text(row),
        }

    def words(self) -> Iterator[str]:
        """The report in sentences, in the language in use."""
        counts = Counter({outcome.value: self.count(outcome) for outcome in Outcome})
        yield fill(gettext(_SUMMARY), {"taken": str(len(self.rows)), **{name: str(counts[name]) for name in Outcome}})
        for row in self.rows:
            if row.outcome is Outcome.CHANGED:
                values = {"line": str(row.line), "row": row.words, "before": row.before}
                yield fill(gettext("Line {line} changes a figure: {row} (was {before})."), values)
        for refused in self.refused:
            values = {"line": str(refused.line), "row": refused.text, "reason": self.words_of.text(refused)}
            yield fill(gettext("Line {line} is refused: {row}. {reason}"), values)
        for finding in self.found:
            yield finding.message
        yield from self._beside()

    def _beside(self) -> Iterator[str]:
        """What happens beside the rows."""
        for source in self.sources:
            yield fill(
                gettext("Source added: {source}, {name}. Check its name and complete its description."),
                {"source": source.id, "name": source.name},
            )
        for source_id, more in self.criteria.items():
            values = {"source": source_id, "criteria": ", ".join(more)}
            yield fill(gettext("The source {source} now also covers: {criteria}."), values)
        if self.ignored:
            yield fill(gettext("Columns not read: {columns}."), {"columns": ", ".join(self.ignored)})
        if self.notes_left:
            yield fill(
                ngettext(
                    "Notes of {count} row are not taken over; enter them with the source or the table.",
                    "Notes of {count} rows are not taken over; enter them with the source or the table.",
                    self.notes_left,
                ),
                {"count": str(self.notes_left)},
            )


def observation_text(said: Observation, *, stored: int) -> str:
    """What a cell says, in the C locale: figure and letter, or the text that is no figure."""
    if said.text is not None:
        return said.text
    figure = "" if said.value is None else plain(said.value, decimals=said.decimals, stored=stored)
    return f"{figure} {said.status or ''}".strip()
