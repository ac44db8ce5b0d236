"""The hidden sheets of a workbook: lists to choose from, each label with its code, and whose workbook it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.foreign.cells import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter.workbook import Workbook as Writer
    from xlsxwriter.worksheet import Worksheet

    from ilms_desktop.exchange.foreign.cells import ForeignSheet

LISTS_SHEET: Final = "ILMS lists"
IDENTITY_SHEET: Final = "ILMS"
#: what stands in the corner of the sheets
_LISTS: Final = "ilms-lists"
_IDENTITY: Final = "ilms-workbook"
#: version of what is written here
LAYOUT: Final = "1"


class ListBook:
    """Lists that a workbook uses, collected while its sheets are written."""

    def __init__(self) -> None:
        """Nothing is used yet."""
        self._lists: dict[str, dict[str, str]] = {}
        self._chosen: set[str] = set()

    def know(self, list_id: str, entries: Iterable[tuple[str, str]]) -> None:
        """Keep the labels of a list, so that they are understood again in whatever language they are.

        Args:
            list_id: the list.
            entries: code and label.
        """
        if list_id not in self._lists:
            self._lists[list_id] = dict(entries)

    def choose(self, list_id: str, entries: Iterable[tuple[str, str]]) -> str:
        """Source of a drop-down that offers the labels of a list."""
        self.know(list_id, entries)
        self._chosen.add(list_id)
        return f"={_name(list_id)}"

    def write(self, book: Writer) -> None:
        """Write the sheet: for each list a column of labels and one of codes."""
        sheet = book.add_worksheet(LISTS_SHEET)
        sheet.write_string(0, 0, _LISTS)
        for number, (list_id, entries) in enumerate(self._lists.items()):
            column = 1 + 2 * number
            sheet.write_string(0, column, list_id)
            for row, (code, label) in enumerate(entries.items(), start=1):
                sheet.write_string(row, column, label)
                sheet.write_string(row, column + 1, code)
            if list_id in self._chosen:
                letters = column_letters(column)
                area = f"'{LISTS_SHEET}'!${letters}$2:${letters}${len(entries) + 1}"
                book.define_name(_name(list_id), f"={area}")
        hide(sheet)


def write_identity(book: Writer, said: Sequence[tuple[str, str]]) -> None:
    """Write the sheet that says whose workbook it is."""
    sheet = book.add_worksheet(IDENTITY_SHEET)
    for row, (name, value) in enumerate(((_IDENTITY, LAYOUT), *said)):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
    hide(sheet)


def hide(sheet: Worksheet) -> None:
    """Hide a sheet so that people do not meet it, and lock it."""
    sheet.protect()
    sheet.very_hidden()


def identity_of(sheet: ForeignSheet) -> dict[str, str] | None:
    """Whose workbook it is; None for every other sheet."""
    if sheet.text(0, 0) != _IDENTITY:
        return None
    return {sheet.text(row, 0): sheet.text(row, 1) for row in range(sheet.height)} | {"layout": sheet.text(0, 1)}


def lists_of(sheet: ForeignSheet) -> dict[str, dict[str, str]] | None:
    """Codes of the lists of a workbook by their labels; None for every other sheet."""
    if sheet.text(0, 0) != _LISTS:
        return None
    found: dict[str, dict[str, str]] = {}
    for column in range(1, sheet.width, 2):
        entries: dict[str, str] = {}
        for row in range(1, sheet.height):
            label, code = sheet.text(row, column), sheet.text(row, column + 1)
            if not label and not code:
                break
            # why: a label of two codes names neither
            entries[folded(label)] = "" if folded(label) in entries else code
        found[sheet.text(0, column)] = entries
    return found


def folded(text: str) -> str:
    """A label as it is compared: no case, no differences of white space."""
    return " ".join(text.split()).casefold()


def code_of(lists: Mapping[str, Mapping[str, str]], list_id: str, text: str) -> str | None:
    """Code that a text names in a list, by label or by the code itself; None where it names none."""
    entries = lists.get(list_id, {})
    return entries.get(folded(text)) or (text if text in entries.values() else None)


def _name(list_id: str) -> str:
    return f"ilms.list.{list_id}"
