"""Sources as lines of a list: name, kind, tables and years they fill, how far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.completeness import Counts
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.places import year_ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source: id, name, kind with id, what it fills, counts."""

    id: str
    name: str
    kind: str
    fills: str
    counts: Counts


def source_lines(workspace: Workspace) -> tuple[SourceLine, ...]:
    """All sources in their order."""
    counts = workspace.completeness().by(lambda cell: cell.source)
    return tuple(
        SourceLine(
            id=source.id,
            name=source.name,
            kind=kind_words(workspace, source.type, source.id),
            fills=_fills(workspace.tables(source.id), list(source.years)),
            counts=counts.get(source.id, Counts()),
        )
        for source in workspace.sources()
    )


def kind_words(workspace: Workspace, source_type: str, source_id: str) -> str:
    """Type and id of a source."""
    label = workspace.edition.source_types[source_type].label
    return fill(_("{type} · {id}"), {"type": label, "id": ltr(source_id)})


def _fills(tables: Sequence[TableDefinition], years: list[int]) -> str:
    """Tables by module and years: "B1–B4, C1–C7 · 2016–2023"."""
    modules: dict[str, list[str]] = {}
    for table in tables:
        modules.setdefault(table.module, []).append(table.number)
    spans = [ltr(found[0] if len(found) == 1 else f"{found[0]}–{found[-1]}") for found in modules.values()]
    return fill(
        _("{tables} · {years}"), {"tables": _(", ").join(spans), "years": year_ranges(years) or _("no year yet")}
    )
