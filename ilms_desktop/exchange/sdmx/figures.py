"""Figures as SDMX files write them: decimals beside the figure, powers of ten, exponents of other programs."""

from __future__ import annotations

import re
from decimal import Decimal

_EXACT = re.compile(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_WHOLE = re.compile(r"-?[0-9]{1,2}")


def decimals_of(text: str) -> str:
    """Number of decimals of a figure that is about to be written; empty where there is none."""
    return str(len(text.partition(".")[2])) if text else ""


def figure(text: str, *, decimals: str = "", mult: str = "", wanted: int = 0) -> str:
    """The figure as the questionnaire writes it; a text that is no number comes back as it is.

    Args:
        text: as in the file.
        decimals: DECIMALS, so that zeros at the end that other programs drop come back.
        mult: UNIT_MULT, the power of ten in which the file counts; empty for that of the table.
        wanted: power of ten in which the table counts.
    """
    if text in ("", "NaN", "nan"):
        return ""
    if not _EXACT.fullmatch(text):
        return text
    number = Decimal(text)
    kept = _places(number)
    if _WHOLE.fullmatch(decimals):
        shortest = _places(number.normalize())
        kept = max(int(decimals), shortest, 0)
    shift = int(mult) - wanted if _WHOLE.fullmatch(mult) else 0
    # why: a plain text of the same length is what most files hold, and Decimal would be slow to print it
    if not shift and "e" not in text.lower() and kept == _places(number) and text[0] not in ".-" and text[-1] != ".":
        return text
    return f"{number.scaleb(shift):.{max(kept - shift, 0)}f}"


def _places(number: Decimal) -> int:
    """Decimals of a number as it stands."""
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
