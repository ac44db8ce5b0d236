"""What a copied block looks like on the clipboard: plain text for grids, and a labelled table as HTML.

Figures stand in the HTML as plain numbers with the stored figure beside them, so that no spreadsheet has to guess
their decimal sign; this program reads its own table back exactly as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from ilms_desktop import number_text
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.clip_cell import OWN_FIGURE, OWN_HEAD, OWN_LETTER, OWN_PART, OWN_TEXT
from ilms_desktop.ui.presenters.clipboard import text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ilms_desktop.ui.presenters.table_state import TableState

#: LibreOffice reads `sdval` by this locale: en-US, decimal point
_SDNUM: Final = "1033;0;"
#: Excel takes a cell with this format as text
_AS_TEXT: Final = 'style="mso-number-format:\'\\@\'" sdnum="1033;0;@"'
_HEAD: Final = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>'
    '<meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body>'
)


@dataclass(frozen=True, slots=True)
class Copied:
    """A block in both flavours of the clipboard."""

    text: str
    html: str


def copied(state: TableState, places: Collection[tuple[int, int]], *, source: str, version: str = "") -> Copied:
    """The smallest rectangle around some cells.

    Args:
        state: the table.
        places: rows and columns that are chosen, at least one; others keep the shape.
        source: name of the source, for the caption.
        version: name of the class version, or empty.
    """
    chosen = set(places)
    rows = sorted({row for row, _column in chosen})
    columns = range(min(column for _row, column in chosen), max(column for _row, column in chosen) + 1)
    block = [[state.text_to_copy(row, column) if (row, column) in chosen else "" for column in columns] for row in rows]
    caption = _caption(state, source, version)
    body = "".join(_row(state, row, columns, chosen, texts) for row, texts in zip(rows, block, strict=True))
    stubs = len(state.view.layout.axis_titles)
    head = "".join(f"<th>{escape(title)}</th>" for title in state.view.layout.axis_titles)
    head += "".join(f"<th>{state.years[column].qtable.year}</th>" for column in columns)
    # why: a paragraph, since LibreOffice writes a caption into the first cell of the table
    html = (
        f'{_HEAD}<p>{escape(caption)}</p><table border="1" {OWN_HEAD}="1 {stubs}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></body></html>"
    )
    return Copied(text_of(block), html)


def _caption(state: TableState, source: str, version: str) -> str:
    """Number, title, unit and source of the table."""
    table = state.table
    values = {"number": table.number, "title": table.title, "unit": state.unit_words, "source": source}
    text = _("{number} {title} — {version} — {unit}. Source: {source}") if version else None
    text = text or _("{number} {title} — {unit}. Source: {source}")
    return fill(text, values | {"version": version})


def _row(
    state: TableState, row: int, columns: Sequence[int], chosen: Collection[tuple[int, int]], texts: Sequence[str]
) -> str:
    """A row with its labels."""
    labels = "".join(f"<th align=left>{escape(code.label)}</th>" for code in state.rows[row].codes)
    cells = (
        _cell(state, row, column, text) if (row, column) in chosen else f'<td {OWN_PART}="no"></td>'
        for column, text in zip(columns, texts, strict=True)
    )
    return f"<tr>{labels}{''.join(cells)}</tr>"


def _cell(state: TableState, row: int, column: int, text: str) -> str:
    """A cell: a plain number, or text where a letter stands beside or instead of one."""
    observation, figure = state.observation(row, column), state.figure(row, column)
    if observation.text is not None:
        return f'<td {OWN_TEXT}="{escape(observation.text)}" {_AS_TEXT}>{_lines(observation.text)}</td>'
    own = f' {OWN_PART}="yes"'
    own += f' {OWN_LETTER}="{escape(observation.status)}"' if observation.status else ""
    if figure is None:
        return f"<td{own}>{escape(text)}</td>"
    stored = number_text.plain(figure[0], decimals=figure[1], stored=state.table.decimals_stored)
    own += f' {OWN_FIGURE}="{stored}"'
    if observation.status:
        return f"<td align=right{own} {_AS_TEXT}>{escape(text)}</td>"
    number = _shown_number(state, figure, stored)
    # why: without the decimals of the number a word processor shows two of them
    shape = _SDNUM + "0" + ("." + "0" * len(number.partition(".")[2]) if "." in number else "")
    return f'<td align=right x:num="{number}" sdval="{number}" sdnum="{shape}"{own}>{escape(text)}</td>'


def _shown_number(state: TableState, figure: tuple[int, int], stored: str) -> str:
    """The figure in the C locale, in the unit on screen."""
    return str(figure[0]) if state.figures.in_persons else stored


def _lines(text: str) -> str:
    """A text with its line ends."""
    return escape(text).replace("\n", "<br>")
