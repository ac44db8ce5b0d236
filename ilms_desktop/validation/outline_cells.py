"""Which cells an outline speaks of: its codes, written one after the other, taken apart again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.model.codelist import ListKind
from ilms_desktop.model.key import ABSENT, CellKey

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition

#: length of a code of sex
_SEX: Final = len("SEX_T")


class OutlineCells:
    """Reads the cells of outlines; tables that are laid out alike are read once."""

    def __init__(self, edition: Edition) -> None:
        """Know the codes of an edition."""
        lists = (codes for codes in edition.codelists.values() if codes.kind is ListKind.STATUS)
        # why: a code may begin like another one, so the longer one is tried first
        self._statuses = sorted((code.id for codes in lists for code in codes.codes), key=len, reverse=True)
        self._read: dict[str, tuple[CellKey, ...]] = {}

    def __call__(self, text: str) -> tuple[CellKey, ...]:
        """Cells of the text of an outline, in its order."""
        if text not in self._read:
            self._read[text] = tuple(map(self._cell, text.split(",")))
        return self._read[text]

    def _cell(self, text: str) -> CellKey:
        length = len(ABSENT) if text.startswith(ABSENT) else _SEX
        sex, rest = text[:length], text[length:]
        status = next((code for code in self._statuses if rest.startswith(code)), ABSENT)
        return CellKey(sex, status, rest.removeprefix(status))
