"""Which tables a source fills, which it does not, and why."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.key import Criterion
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.workspace.draft import fills

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.source import Source
    from ilms_desktop.model.structure import TableDefinition


@dataclass(frozen=True, slots=True)
class Cover:
    """Tables of a source in words.

    Attributes:
        fills: what it fills, a text for each criterion. not_filled: what it does not, with the reason.
    """

    fills: tuple[str, ...]
    not_filled: tuple[str, ...]


def cover(edition: Edition, source: Source) -> Cover:
    """What a source fills and what not."""
    kind = edition.source_types[source.type]
    criteria = (*edition.criteria, Criterion.NONE)
    filled = [_by_criterion(edition, criterion, _filled(edition, source, criterion)) for criterion in criteria]
    reasons = []
    for criterion in criteria:
        tables = edition.tables_for(criterion)
        if not source.covers(criterion):
            reasons.append(_reason(_by_criterion(edition, criterion, tables), _("not chosen above")))
            continue
        refused = [table for table in tables if not kind.fills(table.number, criterion)]
        reasons.append(_reason(_by_criterion(edition, criterion, refused), _("not asked of this type of source")))
    return Cover(tuple(text for text in filled if text), tuple(text for text in reasons if text))


def number_spans(edition: Edition, tables: Iterable[TableDefinition]) -> str:
    """Numbers of tables in short, in the order of the questionnaire: "A1–A8, A10, C4"."""
    order = list(dict.fromkeys(table.number for table in edition.tables))
    modules = {table.number: table.module for table in edition.tables}
    places = sorted({order.index(table.number) for table in tables})
    spans = []
    # why: places that follow each other differ from their rank by the same number
    for _key, run in groupby(enumerate(places), key=lambda pair: (pair[1] - pair[0], modules[order[pair[1]]])):
        numbers = [order[place] for _rank, place in run]
        spans.append(ltr(numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"))
    return _(", ").join(spans)


def _filled(edition: Edition, source: Source, criterion: Criterion) -> list[TableDefinition]:
    """Tables of a criterion that a source fills."""
    return [table for table in edition.tables_for(criterion) if fills(edition, source, table)]


def _by_criterion(edition: Edition, criterion: Criterion, tables: Iterable[TableDefinition]) -> str:
    """Tables with their criterion; empty for no table."""
    spans = number_spans(edition, tables)
    if not spans or criterion is Criterion.NONE:
        return spans
    return fill(_("{tables} · {criterion}"), {"tables": spans, "criterion": words.criterion_words(criterion)})


def _reason(tables: str, why: str) -> str:
    """Tables with the reason; empty for no table."""
    return fill(_("{tables}: {reason}"), {"tables": tables, "reason": why}) if tables else ""
