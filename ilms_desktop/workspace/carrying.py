"""The PDF that carries a package: its cover, the pages of its summary, and the package itself, in one file."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from ilms_desktop.i18n import language
from ilms_desktop.package.pdf_write import write_carrier
from ilms_desktop.package.shape import read_moment
from ilms_desktop.report.cover import cover_pdf
from ilms_desktop.workspace.cover_data import cover_data
from ilms_desktop.workspace.pictures import SUMMARY_PATH

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.package.outcome import Problem
    from ilms_desktop.package.write import Sealed

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


def carrier_pdf(sealed: Sealed, edition: Edition, *, answered: Mapping[str, str] = _NONE) -> bytes | Problem:
    """The PDF of a sealed submission, in the language in use; the same package and language give the same bytes.

    Args:
        sealed: the package.
        edition: names of countries and tables, in the language in use.
        answered: table id -> how much of it is answered, as text.

    Returns:
        The PDF, or why our own reader would not take it: then only the ZIP is offered.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    verified = sealed.verified
    document = cast("dict[str, Any]", verified.document)
    summary = verified.payload.get(SUMMARY_PATH)
    cover = cover_pdf(cover_data(verified, edition, answered=answered))
    return write_carrier(
        sealed.data,
        name=sealed.name,
        pages=[cover] if summary is None else [cover, summary],
        language=language(),
        program_version=document["software"]["version"],
        moment=cast("datetime", read_moment(document["created_utc"])),
    )
