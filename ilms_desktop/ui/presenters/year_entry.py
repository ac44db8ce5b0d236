"""Reference years typed as text: "2016–2018, 2021", in any digits, with any dash.

The way back is `places.year_ranges`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

#: hyphens, dashes and the minus sign
_DASH: Final = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_BETWEEN: Final = re.compile(r"[\s,;\u060c\u061b\u3001]+")
_SPAN: Final = re.compile(r"(\d{4})(?:-(\d{4}))?")
#: category of the marks that only say in which direction a text runs
_MARK: Final = "Cf"


@dataclass(frozen=True, slots=True)
class YearEntry:
    """What was typed.

    Attributes:
        years: ascending, each once. unread: parts that are no years, as they were typed.
    """

    years: tuple[int, ...]
    unread: tuple[str, ...] = ()


def read_years(text: str) -> YearEntry:
    """Years and spans of years out of a text."""
    seen = "".join(sign for sign in text if unicodedata.category(sign) != _MARK)
    parts = [part for part in _BETWEEN.split(_DASH.sub("-", seen)) if part]
    found = [(part, _SPAN.fullmatch(part)) for part in parts]
    years: set[int] = set()
    for _part, span in found:
        if span is not None:
            ends = int(span[1]), int(span[2] or span[1])
            years.update(range(min(ends), max(ends) + 1))
    return YearEntry(tuple(sorted(years)), tuple(part for part, span in found if span is None))
