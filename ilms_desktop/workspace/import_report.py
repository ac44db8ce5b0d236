"""What became of every row of an imported file, for people and for programs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ilms_desktop.exchange.report import place_text
from ilms_desktop.i18n import N_, fill, gettext, ngettext
from ilms_desktop.number_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.exchange.report import RefusedRow
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import Criterion, ObservationKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.import_metadata import AnswerOutcome
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


_ANSWER: Final = N_("{subject}, {field}: {after} instead of {before}.")
_NEW_ANSWER: Final = N_("{subject}, {field}: {after}.")
_SUMMARY: Final = N_("Taken: {taken} (new {new}, changed {changed}, unchanged {unchanged}, repeated {repeated}).")


class RowOutcome(NamedTuple):
    """A row that is taken; put into words when somebody looks at it.

    Attributes:
        read: the row. outcome: what becomes of it. there: what stood in its cell. said: what will stand there.
    """

    read: ReadRow
    outcome: Outcome
    there: Observation
    said: Observation

    @property
    def line(self) -> int:
        """Where it stands."""
        return self.read.row.line

    @property
    def place(self) -> str:
        """Where it stands in a file that has no lines."""
        return self.read.row.place

    @property
    def key(self) -> ObservationKey:
        """Its cell."""
        return self.read.key

    @property
    def words(self) -> str:
        """The row in one line."""
        return self.read.row.words

    @property
    def before(self) -> str:
        """What stood in the cell, in the C locale; empty for a blank cell."""
        return observation_text(self.there, stored=self.read.table.decimals_stored)

    @property
    def after(self) -> str:
        """What will stand in the cell, in the C locale."""
        return observation_text(self.said, stored=self.read.table.decimals_stored)


@dataclass(frozen=True)
class ImportReport:
    """Report of one file.

    Attributes:
        name: of the file.
        rows: taken rows in the order of the file. refused: the others, with their reasons.
        sources: added, with provisional names. criteria: added to sources that were there.
        words_of: says why rows are refused.
        found: what the rules say of the rows that are taken, as far as it is the business of reading.
        answers: about sources and QTables, that change.
        ignored: columns that mean nothing here. notes_left: notes and answers that cannot be taken, as written.
        remarks: what to know of the file; gettext ids.
    """

    name: str
    rows: tuple[RowOutcome, ...]
    refused: tuple[RefusedRow, ...]
    words_of: RefusalWords
    found: tuple[Finding, ...] = ()
    sources: tuple[Source, ...] = ()
    criteria: Mapping[str, tuple[Criterion, ...]] = field(default_factory=dict)
    answers: tuple[AnswerOutcome, ...] = ()
    ignored: tuple[str, ...] = ()
    notes_left: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def count(self, outcome: Outcome) -> int:
        """Number of rows with one outcome."""
        return self._counts[outcome]

    @cached_property
    def _counts(self) -> Counter[Outcome]:
        return Counter(row.outcome for row in self.rows)

    def to_json(self) -> dict[str, Any]:
        """The report as one JSON document."""
        return {
            "file": self.name,
            "taken": len(self.rows),
            "counts": {outcome.value: self.count(outcome) for outcome in Outcome} | {"refused": len(self.refused)},
            "rows": [
                {"line": row.line, "place": row.place, "outcome": row.outcome.value, "text": row.words}
                | ({"before": row.before, "after": row.after} if row.outcome is Outcome.CHANGED else {})
                for row in self.rows
            ],
            "refused": [self._refused_json(row) for row in self.refused],
            "found": [
                {"rule": each.rule, "severity": each.severity.value, "message": each.message} for each in self.found
            ],
            "sources_added": [{"id": source.id, "name": source.name} for source in self.sources],
            "criteria_added": {source: [str(each) for each in more] for source, more in self.criteria.items()},
            "answers": [
                {"subject": each.subject, "field": each.field, "before": each.before, "after": each.after}
                for each in self.answers
            ],
            "columns_ignored": list(self.ignored),
            "notes_left": list(self.notes_left),
            "remarks": [gettext(each) for each in self.remarks],
        }

    def _refused_json(self, row: RefusedRow) -> dict[str, Any]:
        """A refused row, with the rule that refuses it where one does."""
        rule, severity = self.words_of.rule(row) or (None, None)
        return {
            "line": row.line,
            "place": row.place,
            "text": row.text,
            "reason": row.reason.value,
            "rule": rule,
            "severity": severity.value if severity else None,
            "message": self.words_of.text(row),
        }

    def words(self) -> Iterator[str]:
        """The report in sentences, in the language in use."""
        counts = Counter({outcome.value: self.count(outcome) for outcome in Outcome})
        yield from map(gettext, self.remarks)
        yield fill(gettext(_SUMMARY), {"taken": str(len(self.rows)), **{name: str(counts[name]) for name in Outcome}})
        for row in self.rows:
            if row.outcome is Outcome.CHANGED:
                values = {"place": place_text(row), "row": row.words, "before": row.before}
                yield fill(gettext("{place} changes a figure: {row} (was {before})."), values)
        for refused in self.refused:
            values = {"place": place_text(refused), "row": refused.text, "reason": self.words_of.text(refused)}
            yield fill(gettext("{place} is refused: {row}. {reason}"), values)
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
        for answer in self.answers:
            values = {"subject": answer.subject, "field": answer.field, "before": answer.before, "after": answer.after}
            yield fill(gettext(_ANSWER if answer.before else _NEW_ANSWER), values)
        if self.ignored:
            yield fill(gettext("Columns not read: {columns}."), {"columns": ", ".join(self.ignored)})
        if self.notes_left:
            values = {"count": str(len(self.notes_left)), "notes": ", ".join(self.notes_left)}
            text = ngettext(
                "{count} note is not taken over, since it fits nowhere here: {notes}. Enter it with the source or"
                " table.",
                "{count} notes are not taken over, since they fit nowhere here: {notes}. Enter them with the source or"
                " table.",
                len(self.notes_left),
            )
            yield fill(text, values)


def observation_text(said: Observation, *, stored: int) -> str:
    """What a cell says, in the C locale: figure and letter, or the text that is no figure."""
    if said.text is not None:
        return said.text
    figure = "" if said.value is None else plain(said.value, decimals=said.decimals, stored=stored)
    return f"{figure} {said.status or ''}".strip()
