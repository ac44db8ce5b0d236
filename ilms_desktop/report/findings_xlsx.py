"""The list of findings as a workbook: one sheet, headings that stay, every cell a text and none a formula."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.report.bare_text import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.report.findings_sheet import FindingsSheet
    from ilms_desktop.report.work_plan_sheet import PlanSheet

#: width of each of `findings_sheet.COLUMNS` in letters
_WIDTHS: Final = (7, 26, 15, 12, 8, 26, 8, 26, 9, 60, 40, 40, 40)
#: how texts begin that a spreadsheet takes for a formula as soon as somebody edits them
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t")
#: the most that fits into a cell of a workbook
_MOST: Final = 32_767


def findings_xlsx(sheet: FindingsSheet) -> bytes:
    """The workbook."""
    return list_xlsx(sheet, _WIDTHS)


def list_xlsx(sheet: FindingsSheet | PlanSheet, widths: Sequence[int]) -> bytes:
    """A list as a workbook.

    Args:
        sheet: the list.
        widths: of its columns, in letters.
    """
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": sheet.title, "created": sheet.moment.replace(tzinfo=None)})
        page = book.add_worksheet(_sheet_name(sheet.title))
        plain = {"text_wrap": True, "valign": "top"}
        formats = _Formats(
            head=book.add_format({**plain, "bold": True, "bottom": 1, "bg_color": "#EEF1F4"}),
            text=book.add_format({**plain, "num_format": "@"}),
            quoted=book.add_format({**plain, "num_format": "@", "quote_prefix": True}),
        )
        if sheet.is_right_to_left:
            page.right_to_left()
        _fill(page, sheet, formats, widths)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.set_footer(f"&L{sheet.foot.replace('&', '&&')}&R&P / &N")
    return out.getvalue()


class _Formats:
    """Looks of cells."""

    def __init__(self, *, head: Any, text: Any, quoted: Any) -> None:
        self.head = head
        self.text = text
        self.quoted = quoted


def _fill(page: Any, sheet: FindingsSheet | PlanSheet, formats: _Formats, widths: Sequence[int]) -> None:
    """Headings and rows, all as texts."""
    for column, (title, width) in enumerate(zip(sheet.columns, widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, title, formats.head)
    for number, cells in enumerate([row.cells for row in sheet.rows], start=1):
        for column, cell in enumerate(cells):
            text = bare(cell)[:_MOST]
            page.write_string(
                number, column, text, formats.quoted if text.startswith(_FORMULA_STARTS) else formats.text
            )


def _sheet_name(title: str) -> str:
    """A name that a workbook takes: short, and without the signs it forbids."""
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31].strip() or "1"
