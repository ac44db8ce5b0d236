"""Remarks of a sheet, as spreadsheet programs keep them: comments, and conversations of several remarks on one cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.cells import column_number
from ilms_desktop.exchange.report import Refusal, RefusedRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from ilms_desktop.exchange.foreign.cells import ForeignSheet

_PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
#: signs that the format cannot hold, as it writes them: _x000A_
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: what Excel puts in front of a conversation for programs that know none
_STAND_IN: Final = "[Threaded comment]"


def remarks_of(part: bytes, *, path: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Cells with their remark; the name of its author is left out.

    Args:
        part: XML of comments or of conversations.
        path: of the file, for messages.

    Raises:
        ExchangeError: `sheet_damaged`.
    """
    from xml.etree import ElementTree as ET

    if not part:
        return
    try:
        root = ET.fromstring(part)  # noqa: S314 - parts with a document type are refused before
    except ET.ParseError as error:
        raise ExchangeError("sheet_damaged", path=path, detail="comments") from error
    authors = {f"{each.text}:" for each in root.iter() if _is(each, "author") and each.text}
    said: dict[tuple[int, int], list[str]] = {}
    for each in root.iter():
        match = _PLACE.fullmatch(each.get("ref", "")) if _is(each, "comment") or _is(each, "threadedComment") else None
        if match is not None:
            text = _text(each, authors)
            if text and not text.startswith(_STAND_IN):
                said.setdefault((int(match[2]) - 1, column_number(match[1])), []).append(text)
    for place, texts in said.items():
        yield place, "\n".join(texts)


def remarks_refused(
    sheet: ForeignSheet, remarks: Mapping[tuple[int, int], str], *, subject: str
) -> Iterator[RefusedRow]:
    """Remarks that stand on cells that keep none, by their place.

    Args:
        sheet: where they stand.
        remarks: their texts.
        subject: table or source, for people.
    """
    for place, text in sorted(remarks.items()):
        params = {"value": text}
        yield RefusedRow(0, f"{subject}: {text}", Refusal.REMARK_ELSEWHERE, params, sheet.place(*place))


def _is(element: Element, name: str) -> bool:
    return element.tag.rpartition("}")[2] == name


def _text(comment: Element, authors: set[str]) -> str:
    """Text of a remark without the name that programs put in front of it in bold."""
    if _is(comment, "threadedComment"):
        return "".join(each.text or "" for each in comment if _is(each, "text"))
    runs = [each.text or "" for each in comment.iter() if _is(each, "t")]
    if len(runs) > 1 and runs[0].strip() in authors:
        runs = [runs[1].lstrip("\r\n"), *runs[2:]]
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), "".join(runs)).replace("\r\n", "\n")
