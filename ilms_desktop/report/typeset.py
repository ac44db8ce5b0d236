"""Typesetting: a template of `resources/print` and plain data become a tagged PDF, or a PNG.

The same data and moment give the same bytes: only the bundled fonts are used, and dates and the document's id come
from what is passed in. The PDF is plain paper as the package specification wants it: one revision, a classic
cross-reference table, no links, actions or files.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import paths
from ilms_desktop.errors import BugError, UserError
from ilms_desktop.report import fonts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


#: points in an inch, times two: two dots of a PNG for each point of its page
_DOTS_AN_INCH: Final = 144


def typeset(template: str, data: Mapping[str, Any], *, moment: datetime) -> bytes:
    """Set `template` with `data`, which it reads as JSON.

    Args:
        template: file name under `resources/print`.
        data: strings, numbers, lists, mappings and dataclasses of them.
        moment: date of the document, with its time zone.

    Raises:
        UserError: `pdf_unavailable`, the typesetter is not there for this computer.
        BugError: `bug`, the template does not fit the data.
    """
    return _compile(
        template,
        _words(data),
        format="pdf",
        # archive and accessibility; both are declared by the file, not certified by anybody
        pdf_standards=["a-2a", "ua-1"],
        timestamp=moment.replace(microsecond=0),  # a PDF date has no room for fractions of a second
    )


def typeset_png(template: str, data: Mapping[str, Any]) -> bytes:
    """Set `template`, whose page is one, with `data` as a PNG of two dots a point.

    Raises:
        UserError: `pdf_unavailable`, the typesetter is not there for this computer.
        BugError: `bug`, the template does not fit the data.
    """
    return _compile(template, _words(data), format="png", ppi=_DOTS_AN_INCH)


def typeset_page(numbers: str, page: int, dots: float) -> bytes:
    """A page of a PDF as PNG, in its own size.

    Args:
        numbers: the PDF, its bytes as JSON list of numbers; the typesetter takes nothing but text.
        page: from 1.
        dots: in an inch.

    Raises:
        UserError: `pdf_unavailable`, the typesetter is not there for this computer.
        BugError: `bug`, there is no such page.
    """
    return _compile("page.typ", {"pdf": numbers, "page": str(page)}, format="png", ppi=dots)


def _words(data: Mapping[str, Any]) -> dict[str, str]:
    """Data as a template reads them."""
    return {"data": json.dumps(data, default=_by_name, ensure_ascii=False, sort_keys=True)}


def _compile(template: str, inputs: dict[str, str], **form: Any) -> bytes:
    """Set `template` in a form that the typesetter knows."""
    try:
        import typst
    except ImportError as error:
        raise UserError("pdf_unavailable", detail=error.name or "typst") from error
    folder = paths.resources_dir() / "print"
    try:
        made = typst.compile(
            str(folder / template),
            root=str(folder),
            font_paths=[str(fonts.folder())],
            ignore_system_fonts=True,
            sys_inputs=inputs,
            **form,
        )
    except typst.TypstError as error:
        raise BugError("bug", detail=str(error)) from error
    return bytes(made)


def _by_name(value: Any) -> dict[str, Any]:
    """A dataclass as JSON has it: values by name."""
    return {field.name: getattr(value, field.name) for field in fields(value)}
