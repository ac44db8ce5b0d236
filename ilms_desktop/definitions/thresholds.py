"""Thresholds of a rule with the reasons that stand beside them, as the author wrote them.

A reason is the key `reason` of an entry, or else the comment above a threshold; a comment speaks for all thresholds
under it, up to the next comment or empty line. Reasons are in the language of the file, which is English; their
translations are found under `translatable.threshold_path`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PARAMETERS: Final = "parameters"
_PREFIX: Final = f"{_PARAMETERS}."
_HEAD: Final = re.compile(r"^\[{1,2}([A-Za-z0-9_.]+)\]{1,2}$")
_KEY: Final = re.compile(r"^([A-Za-z0-9_]+)\s*=")
#: key of an entry that says why it is as it is
_REASON: Final = "reason"


@dataclass(frozen=True, slots=True)
class Threshold:
    """One parameter of a rule.

    Attributes:
        name: such as `share`, or `bands 2` for the second entry of a list. value: in short words.
        reason: why it is as it is; empty = nothing is said.
    """

    name: str
    value: str
    reason: str


def thresholds(parameters: Mapping[str, Any], source: str) -> tuple[Threshold, ...]:
    """Thresholds of a rule.

    Args:
        parameters: as they were read.
        source: text of the rule's file.
    """
    comments = dict(_comments(source))
    found: list[Threshold] = []
    for name, value in parameters.items():
        if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
            for number, entry in enumerate(value, 1):
                place = f"{name} {number}"
                said = {key: each for key, each in entry.items() if key != _REASON}
                found.append(Threshold(place, _words(said), entry.get(_REASON, comments.get(place, ""))))
        else:
            found.append(Threshold(name, _words(value), comments.get(name, "")))
    return tuple(found)


def _words(value: Any) -> str:
    """A value in short words."""
    if isinstance(value, dict):
        return ", ".join(
            f"{name}: {{{_words(each)}}}" if isinstance(each, dict) else f"{name} {_words(each)}"
            for name, each in value.items()
        )
    if isinstance(value, list):
        return ", ".join(f"[{_words(each)}]" if isinstance(each, list) else _words(each) for each in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _comments(source: str) -> Iterator[tuple[str, str]]:
    """Comments of the parameters, behind the name of what they stand above."""
    numbers: Counter[str] = Counter()
    section, remark, is_remark = "", "", False
    for line in map(str.strip, source.splitlines()):
        head, key, was_remark = _HEAD.match(line), _KEY.match(line), is_remark
        is_remark = line.startswith("#")
        if is_remark:
            remark = f"{remark} {line[1:].strip()}" if was_remark else line[1:].strip()
        elif head:
            section = head[1]
            numbers[section] += 1
            yield f"{section.removeprefix(_PREFIX)} {numbers[section]}", remark
            remark = ""
        elif not line:
            remark = ""
        elif key and section == _PARAMETERS:
            yield key[1], remark
