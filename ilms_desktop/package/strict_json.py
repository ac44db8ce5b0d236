"""JSON that can be written in one way only, so that two readers cannot read two things.

Codes here are suffixes (`DUPKEY`, `NUMBER` …); the caller puts the prefix of its kind in front.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Final, NoReturn

from ilms_desktop.package import limits
from ilms_desktop.package.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

_BOM: Final = b"\xef\xbb\xbf"
#: strings (closed or not, so that no input makes the search slow) and brackets
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
_STEPS: Final = {"[": 1, "{": 1, "]": -1, "}": -1}
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
#: quote, backslash and line feed; every other control character is unwanted
_ALLOWED_ESCAPES: Final = frozenset('"\\n')
_C1_CONTROL: Final = re.compile("[\x7f-\x9f]")
_MAX_DIGITS: Final = len(str(limits.MAX_JSON_INTEGER)) + 1


class _Misfit(Exception):  # noqa: N818 - leaves the parser's callbacks, never this module
    """Carries a code suffix out of the parser."""


def dump(value: object) -> bytes:
    """`value` in the canonical form; floats must not occur in it."""
    text = json.dumps(value, sort_keys=True, indent=1, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8") + b"\n"


def load(data: bytes) -> object | Problem:
    """The value of canonical JSON, or a `Problem` whose code is a suffix."""
    try:
        return _load(data)
    except _Misfit as misfit:
        return Problem(str(misfit))


def _load(data: bytes) -> object:
    if data.startswith(_BOM):
        raise _Misfit("BOM")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as trouble:
        raise _Misfit("UTF8") from trouble
    if len(data) > limits.MAX_JSON_BYTES:
        raise _Misfit("FIELDS")
    if _depth(text) > limits.MAX_JSON_DEPTH:
        raise _Misfit("DEPTH")
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_float=_number, parse_constant=_number, parse_int=_integer
        )
    except json.JSONDecodeError as trouble:
        raise _Misfit("NONCANON") from trouble
    if not _is_canonical(value, text):
        raise _Misfit("NONCANON")
    return value


def _depth(text: str) -> int:
    """Deepest nesting, found without nesting ourselves; stops as soon as it is too deep."""
    depth = deepest = 0
    for match in _TOKEN.finditer(text):
        depth += _STEPS.get(match[0], 0)
        deepest = max(deepest, depth)
        if deepest > limits.MAX_JSON_DEPTH:
            break
    return deepest


def _object(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    record: dict[str, object] = {}
    for key, value in pairs:
        if key in record:
            raise _Misfit("DUPKEY")
        if not key.isascii():
            raise _Misfit("NONCANON")
        record[key] = value
    return record


def _number(_text: str) -> NoReturn:
    raise _Misfit("NUMBER")


def _integer(text: str) -> int:
    if len(text) > _MAX_DIGITS or abs(int(text)) > limits.MAX_JSON_INTEGER:
        raise _Misfit("NUMBER")
    return int(text)


def _is_canonical(value: object, text: str) -> bool:
    """Whether writing the value gives the text again, and the text is composed and free of control characters."""
    if not unicodedata.is_normalized("NFC", text) or _C1_CONTROL.search(text):
        return False
    if not _ALLOWED_ESCAPES.issuperset(_ESCAPE.findall(text)):
        return False
    return dump(value).decode("utf-8") == text
