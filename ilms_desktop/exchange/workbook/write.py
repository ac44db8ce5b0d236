"""Writing the workbook of one source: the source in words, one sheet for each table, hidden lists and identity.

The same content and moment give the same bytes. Nothing in it acts: no macro, no link to another file, no text that
becomes a formula.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import BugError
from ilms_desktop.exchange.workbook import keys, words
from ilms_desktop.exchange.workbook.lists import IDENTITY_SHEET, LISTS_SHEET, ListBook, write_identity
from ilms_desktop.exchange.workbook.look import Looks
from ilms_desktop.exchange.workbook.source_sheet import SourceSheet
from ilms_desktop.exchange.workbook.table_sheet import TableSheet
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.key import ABSENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from ilms_desktop.exchange.outgoing import Outgoing, OutgoingTable
    from ilms_desktop.model.source import Source

#: texts are texts, whatever they look like
_OPTIONS: Final = {
    **dict.fromkeys(("strings_to_formulas", "strings_to_numbers", "strings_to_urls"), False),
    "in_memory": True,
}
#: longest name of a sheet, and signs that it cannot hold
_LONGEST_NAME: Final = 31
_NOT_IN_NAMES: Final = "[]:*?/\\"


def write(outgoing: Outgoing) -> bytes:
    """The workbook of the one source that `outgoing` holds."""
    import xlsxwriter

    (source,) = outgoing.sources
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    sheets = _sheet_class()
    moment = outgoing.prepared or datetime.combine(outgoing.round.deadline, time(), UTC)
    # why: spreadsheet files hold a moment without its zone, and mean UTC
    book.set_properties({"title": outgoing.edition.title, "created": moment.astimezone(UTC).replace(tzinfo=None)})
    looks = Looks(book, is_right_to_left=words.is_right_to_left(outgoing.edition.language))
    lists = ListBook()
    tables = outgoing.tables()
    titled = list(zip(sheet_names(tables), tables, strict=True))
    name = sheet_name(_("Sources"))
    first = SourceSheet(outgoing, source, book.add_worksheet(name), name, looks, lists)
    names: dict[str, str] = {}
    for sheet, table in titled:
        names |= TableSheet(outgoing, table, book.add_worksheet(sheet, sheets), sheet, looks, lists).write()
    names |= first.write((sheet, table.view.layout.table.title) for sheet, table in titled)
    for range_name, area in names.items():
        if book.define_name(range_name, area):
            raise BugError("bug", detail=range_name)
    lists.write(book)
    write_identity(book, list(_identity(outgoing, source)))
    book.close()
    return stream.getvalue()


def _sheet_class() -> type[Worksheet]:
    """Sheets that take our formulas as they are."""
    from xlsxwriter.worksheet import CellFormulaTuple
    from xlsxwriter.worksheet import Worksheet as Plain

    class Sheet(Plain):  # type: ignore[misc] # the library ships no types
        """A sheet whose formulas use functions that every program has known for decades."""

        def _write_formula(
            self, row: int, col: int, formula: str, cell_format: Format | None = None, value: float | str = 0
        ) -> int:
            # why: the library looks for thirty newer functions in each of ten thousand formulas, a third of the time
            if self._check_dimensions(row, col):
                return -1
            self.table[row][col] = CellFormulaTuple(formula.removeprefix("="), cell_format, value)
            return 0

    return Sheet


def sheet_names(tables: Iterable[OutgoingTable]) -> list[str]:
    """Names of the sheets: the table, and its class version where that is not the usual one."""
    found = []
    for each in tables:
        layout = each.view.layout
        is_usual = layout.version in {layout.table.default_version, ABSENT}
        found.append(sheet_name(layout.table.id if is_usual else f"{layout.table.id}-{layout.version}"))
    return found


def sheet_name(text: str) -> str:
    """A text as the name of a sheet; never that of a hidden one."""
    kept = "".join(" " if sign in _NOT_IN_NAMES else sign for sign in text)[:_LONGEST_NAME].strip("' ")
    return f"{kept}." if kept.casefold() in {IDENTITY_SHEET.casefold(), LISTS_SHEET.casefold(), "history"} else kept


def _identity(outgoing: Outgoing, source: Source) -> Iterator[tuple[str, str]]:
    """Whose workbook it is, and what cannot be told from its sheets."""
    yield from (
        ("edition", outgoing.edition.id),
        ("edition_version", outgoing.edition.version),
        ("digest", outgoing.edition.digest),
        ("language", outgoing.edition.language),
        ("round", outgoing.round.id),
        ("collection", outgoing.round.collection),
        ("country", outgoing.country),
        ("file", outgoing.file),
        ("source", source.id),
        ("criteria", " ".join(source.criteria)),
        ("years", " ".join(map(str, source.years))),
    )
    for each in outgoing.qtables:
        if each.named:
            subject = keys.Subject(each.key.source, each.key.table, str(each.key.criterion), each.key.version)
            yield f"{subject.corner}|{each.key.year}", " ".join(each.named)
