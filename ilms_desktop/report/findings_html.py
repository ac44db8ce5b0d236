"""The list of findings as one HTML page that needs nothing else: no script, no picture, no address outside."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.report.findings_sheet import FindingsSheet

_STYLE: Final = """
body { font: 15px/1.45 "Noto Sans", "Noto Sans Arabic", system-ui, sans-serif; margin: 2rem }
body { color: #1b1f24; background: #fff }
h1 { font-size: 1.5rem; margin: 0 0 .5rem }
p { margin: .15rem 0 }
footer { margin-top: 1.5rem; color: #4f565e }
.wide { overflow-x: auto; margin-top: 1.25rem }
table { border-collapse: collapse; width: 100% }
caption { text-align: start; padding-bottom: .4rem; font-weight: 600 }
th, td { text-align: start; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #c9ced4 }
thead th { position: sticky; top: 0; background: #eef1f4 }
td { unicode-bidi: plaintext }
@media (prefers-color-scheme: dark) {
  body { color: #e6e9ec; background: #15181c }
  footer { color: #a9afb8 }
  thead th { background: #262b31 }
  th, td { border-color: #3d444c }
}
@media print { body { margin: 0; font-size: 8pt } thead th { position: static } tr { break-inside: avoid } }
"""


def findings_html(sheet: FindingsSheet) -> bytes:
    """The page in UTF-8."""
    return "".join(_parts(sheet)).encode()


def _parts(sheet: FindingsSheet) -> Iterable[str]:
    direction = "rtl" if sheet.is_right_to_left else "ltr"
    yield f'<!DOCTYPE html>\n<html lang="{sheet.language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
    # why: whatever a text of the questionnaire holds, the page loads and runs nothing
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(sheet.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    yield f"<h1>{escape(sheet.title)}</h1>\n"
    yield from (f"<p>{escape(fact)}</p>\n" for fact in sheet.facts)
    # why: a region that scrolls sideways must be reached by the keyboard
    yield '<div class="wide" tabindex="0" role="region" aria-labelledby="list">\n<table>\n'
    yield f'<caption id="list">{escape(sheet.title)}</caption>\n<thead>\n<tr>'
    yield from (f'<th scope="col">{escape(column)}</th>' for column in sheet.columns)
    yield "</tr>\n</thead>\n<tbody>\n"
    for row in sheet.rows:
        first, *others = row.cells
        yield f'<tr><th scope="row">{escape(first)}</th>'
        yield from (f"<td>{escape(cell)}</td>" for cell in others)
        yield "</tr>\n"
    yield f"</tbody>\n</table>\n</div>\n</main>\n<footer><p>{escape(sheet.foot)}</p></footer>\n</body>\n</html>\n"
