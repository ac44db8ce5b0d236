"""Column letters as on a spreadsheet, so that people can say "C14" on the telephone."""

from __future__ import annotations

from typing import Final

_LETTERS: Final = 26


def column_letters(column: int) -> str:
    """Letters of a column that is numbered from 0: A to Z, then AA, AB and so on."""
    letters = ""
    number = column + 1
    while number:
        number, place = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + place) + letters
    return letters
