"""A suggestion as a small table: what stands in each cell now and what would stand there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.i18n import N_
from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.ui.presenters.cell_picture import Painter
from ilms_desktop.ui.presenters.figures import Figures
from ilms_desktop.ui.presenters.places import row_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding, Suggestion
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.ui.presenters.figures import Writing


@dataclass(frozen=True, slots=True)
class RepairRow:
    """One cell of a suggestion: the cell, its place in words, before and after as shown."""

    key: ObservationKey
    label: str
    year: int
    before: str
    after: str


def repair_rows(
    edition: Edition,
    suggestion: Suggestion,
    *,
    now: Callable[[ObservationKey], Observation],
    writing: Writing,
) -> tuple[RepairRow, ...]:
    """Rows of the table.

    Args:
        edition: for labels.
        suggestion: what would be done.
        now: what stands in a cell.
        writing: how the person writes figures.
    """
    rows = []
    for key, observation in suggestion.edits:
        painter = Painter(Figures(edition.table(key.qtable.table_key), writing))
        texts = [painter.text_to_edit(each) or "–" for each in (now(key), observation)]
        rows.append(RepairRow(key, row_words(edition, key), key.qtable.year, texts[0], texts[1]))
    return tuple(rows)


def repair_command(finding: Finding, suggestion: Suggestion | None = None) -> SetObservations | None:
    """Command that applies a suggestion of a finding as one step, or None where it has none.

    Args:
        finding: what it is about; the step remembers its key and rule.
        suggestion: one of its alternatives; None = the suggestion itself.
    """
    chosen = suggestion or finding.suggestion
    if chosen is None:
        return None
    table = finding.cells[0].qtable.table if finding.cells else ""
    values = {"table": table, "rule": finding.rule, "finding": finding.key}
    return SetObservations(chosen.edits, Label(N_("Apply suggestion in {table}"), values))
