"""Direction marks around numbers, codes and words of people, so that they keep their order in any text."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterator

_LRI: Final = "\u2066"
_FSI: Final = "\u2068"
_PDI: Final = "\u2069"
#: LRI, RLI, FSI, PDI
_MARKS: Final = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))
_OPENS: Final = frozenset({"LRI", "RLI", "FSI"})
_CLOSES: Final = "PDI"
#: bidirectional classes of letters -> whether they are written from right to left
_STRONG: Final = {"L": False, "R": True, "AL": True}


def ltr(text: str) -> str:
    """`text` as an island: from left to right, or where it holds such letters, as its first letter runs.

    A date with the name of a month is the reason: inside an island from left to right, the year would stand before it.
    """
    if not text:
        return ""
    has_rtl = not text.isascii() and any(_STRONG.get(unicodedata.bidirectional(letter)) for letter in text)
    return f"{_FSI if has_rtl else _LRI}{text}{_PDI}"


def own(text: str) -> str:
    """`text` of a person, each line of it as an island where it is written against the direction of the window.

    Without it the full stop of an English sentence jumps to its beginning in an Arabic window.
    """
    return "\n".join(f"{_FSI}{line}{_PDI}" if _is_foreign(line) else line for line in text.split("\n"))


def bare(text: str) -> str:
    """`text` without such islands, for file names and comparisons."""
    return text.translate(_MARKS)


def is_mixed(text: str) -> bool:
    """Whether `text` has letters of both directions outside of islands."""
    return len(set(_directions(text))) > 1


def _is_foreign(line: str) -> bool:
    """Whether the first letter outside of islands is written against the direction of the window."""
    return next(_directions(line), is_right_to_left()) != is_right_to_left()


def _directions(text: str) -> Iterator[bool]:
    """For each letter outside of islands, whether it is written from right to left."""
    depth = 0
    for kind in map(unicodedata.bidirectional, text):
        depth += (kind in _OPENS) - (kind == _CLOSES and depth > 0)
        if not depth and kind in _STRONG:
            yield _STRONG[kind]
