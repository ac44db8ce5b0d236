"""Notes as the ILO's files write them (`S3:5_S4:30`), and the fields of sources, QTables and values they stand for.

Only notes of a list have a code; free text travels in other layouts. Layout: process.md sections 9 and 10 of the
questionnaire's specification.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.source import FieldDefinition, FieldLevel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.model.edition import Edition

#: between notes of one cell of a file
SEPARATOR: Final = "_"


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes of a row by what they hang on.

    Attributes:
        source: values of fields of the source, by field code. qtable: the same for its QTable.
        value: notes on the value, as texts in the language of the edition.
        unknown: codes that mean nothing here, or of which one field cannot hold two.
    """

    source: Mapping[str, str] = field(default_factory=dict)
    qtable: Mapping[str, str] = field(default_factory=dict)
    value: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class NoteCodes:
    """Reads and writes the note codes of one edition."""

    def __init__(self, edition: Edition) -> None:
        """Take the edition whose fields and lists have the codes."""
        self._edition = edition

    def read(self, texts: Iterable[str]) -> Notes:
        """What the note columns of a row say; the code tells where a note hangs, not the column."""
        held: dict[FieldLevel, dict[str, str]] = {level: {} for level in FieldLevel}
        value: list[str] = []
        unknown: list[str] = []
        for code in dict.fromkeys(part for text in texts for part in text.strip().split(SEPARATOR) if part):
            known, label = self._known.get(code, (None, ""))
            if known is None or known.code in held[known.level]:
                unknown.append(code)
            elif known.level is FieldLevel.VALUE:
                value.append(label)
            else:
                held[known.level][known.code] = code
        return Notes(held[FieldLevel.SOURCE], held[FieldLevel.QTABLE], tuple(value), tuple(unknown))

    def write(self, level: FieldLevel, fields: Mapping[str, str]) -> str:
        """Codes of the answers that have one, in the order of the definitions."""
        return SEPARATOR.join(
            fields[each.code] for each in self._coded if each.level is level and fields.get(each.code) in self._known
        )

    def write_value(self, remark: str) -> str:
        """Codes of the lines of a remark that are notes of a list."""
        return SEPARATOR.join(self._by_label[line] for line in remark.splitlines() if line in self._by_label)

    @cached_property
    def _coded(self) -> tuple[FieldDefinition, ...]:
        """Fields whose values are codes of notes."""
        return tuple(each for each in self._edition.fields if each.is_note)

    @cached_property
    def _known(self) -> Mapping[str | None, tuple[FieldDefinition, str]]:
        """Field and text of each code."""
        lists = self._edition.codelists
        return {code.id: (each, code.label) for each in self._coded for code in lists[each.codelist].codes}

    @cached_property
    def _by_label(self) -> Mapping[str, str]:
        """Codes of notes on values by their text."""
        found: dict[str, str] = {}
        for code, (each, label) in self._known.items():
            if code is not None and each.level is FieldLevel.VALUE:
                found.setdefault(label, code)
        return found
