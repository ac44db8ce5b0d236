"""What was declared of tables: the years of a table and source with one declaration and one reason, together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ilms_desktop.model.command import Declaration
    from ilms_desktop.model.key import QTableKey
    from ilms_desktop.workspace.reader import Reader


@dataclass(frozen=True, slots=True)
class Declared:
    """One declaration.

    Attributes:
        source_name, code, title: where. declaration, reason: what was said. qtables: of which, by year.
    """

    source_name: str
    code: str
    title: str
    declaration: Declaration
    reason: str
    qtables: tuple[QTableKey, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """Years of which it was said."""
        return tuple(key.year for key in self.qtables)


def declared(reader: Reader) -> tuple[Declared, ...]:
    """Declarations of a file, in the order of the questionnaire."""
    names = {source.id: source.name for source in reader.sources()}
    found: dict[tuple[object, ...], list[QTableKey]] = {}
    for qtable in reader.qtables():
        if qtable.declaration is not None:
            key = qtable.key
            found.setdefault((key.source, key.table_key, qtable.declaration, qtable.reason), []).append(key)
    return tuple(
        Declared(
            source_name=names.get(keys[0].source, keys[0].source),
            code=keys[0].table,
            title=reader.edition.table(keys[0].table_key).short_title,
            declaration=declaration,  # type: ignore[arg-type] # as it was put in
            reason=str(reason),
            qtables=tuple(sorted(keys, key=lambda each: each.year)),
        )
        for (_source, _table, declaration, reason), keys in found.items()
    )
