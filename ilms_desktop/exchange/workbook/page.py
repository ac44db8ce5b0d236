"""What the sheets of a workbook have in common: paper, header and footer, direction, protection, names of columns."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.foreign.cells import column_letters
from ilms_desktop.exchange.workbook import words
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from ilms_desktop.exchange.outgoing import Outgoing

_A4: Final = 9
#: characters of a text in a header or footer
_MOST: Final = 90
#: what may be done on a locked sheet: widths, sorting, remarks
PROTECTION: Final = {
    **dict.fromkeys(("format_cells", "format_columns", "format_rows", "sort", "autofilter", "objects"), True),
}


def area(sheet: str, column: int, first: int, last: int) -> str:
    """What a name refers to: rows of one column."""
    letters = column_letters(column)
    quoted = sheet.replace("'", "''")
    return f"='{quoted}'!${letters}${first + 1}:${letters}${last + 1}"


def set_page(sheet: Worksheet, outgoing: Outgoing, *, title: str) -> None:
    """Paper, margins, header and footer, direction."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.75)
    sheet.hide_gridlines(2)
    country = outgoing.edition.countries[outgoing.country].name
    number = fill(_("Page {page} of {pages}"), {"page": "&P", "pages": "&N"})
    sheet.set_footer(f"&L{shown(country)}&C{shown(title)}&R{number}")
    if words.is_right_to_left(outgoing.edition.language):
        sheet.right_to_left()


def shown(text: str) -> str:
    """A text in a header or footer, where `&` starts a command; Excel takes 255 characters altogether."""
    return shorten(text, _MOST, placeholder=" …").replace("&", "&&")
