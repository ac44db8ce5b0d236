"""Changes to text files of a payload by somebody who knows what they are: JSON values, lines and cells."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package import strict_json
from tests.fuzz import blind

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

#: values of the wrong sort, or the right sort in the wrong place
_ODD_VALUES: Final[tuple[object, ...]] = (
    None,
    [],
    {},
    "",
    -1,
    0,
    1,
    10**15,
    2**53,
    "x" * 300,
    True,
    [None],
    {"a": 1},
    "ken-01",
    "KEN",
    "2026-02-30",
    "2026-11-21T09:30:60Z",
    "0001-01-01T00:00:00Z",
    "\n",
    "\u202e",
    "\ud7ff",
    "=1+1",
    "ab" * 32,
)
_ODD_CELLS: Final = ("", "_", "=1+1", "-", "1e5", "1,5", '"', "\u00e9", "0.0000000001", "9" * 40, "\r", "A\0")


def places(value: object, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Paths of a value and of everything in it."""
    yield place
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, member in members:
        yield from places(member, (*place, name))


def edited(value: Any, place: tuple[Any, ...], edit: Callable[[Any], Any]) -> Any:
    """A copy with something else in one place."""
    if not place:
        return edit(value)
    copied = dict(value) if isinstance(value, dict) else list(value)
    copied[place[0]] = edited(copied[place[0]], place[1:], edit)
    return copied


def json_value(dice: random.Random, value: Any) -> Any:
    """A copy with one to three values of it changed, left out, doubled or exchanged."""
    for _ in range(dice.randint(1, 3)):
        place = dice.choice(list(places(value)))
        value = edited(value, place, lambda old: dice.choice(_VALUE_CHANGES)(dice, old))
    return value


def _odd(dice: random.Random, _old: Any) -> Any:
    return dice.choice(_ODD_VALUES)


def _without(dice: random.Random, old: Any) -> Any:
    """One member less."""
    if isinstance(old, dict) and old:
        lost = dice.choice(list(old))
        return {name: member for name, member in old.items() if name != lost}
    if isinstance(old, list) and old:
        lost = dice.randrange(len(old))
        return old[:lost] + old[lost + 1 :]
    return _near(dice, old)


def _more(dice: random.Random, old: Any) -> Any:
    """One member more, or one twice."""
    if isinstance(old, dict):
        return {**old, dice.choice(("x", "format", "note", "")): dice.choice(_ODD_VALUES)}
    if isinstance(old, list):
        return [*old, dice.choice([*old, *_ODD_VALUES])]
    return [old]


def _near(dice: random.Random, old: Any) -> Any:
    """Almost the same."""
    if isinstance(old, bool) or old is None:
        return not old
    if isinstance(old, int):
        return old + dice.choice((-1, 1, 1000))
    if isinstance(old, str):
        at = dice.randint(0, len(old))
        return old[:at] + dice.choice(("", " ", "0", "x", "\u0301")) + old[at + dice.randint(0, 1) :]
    return _odd(dice, old)


def _deep(dice: random.Random, old: Any) -> Any:
    for _ in range(dice.randint(1, 12)):
        old = dice.choice(([old], {"deep": old}))
    return old


_VALUE_CHANGES: Final = (_odd, _odd, _without, _more, _near, _near, _deep)


def json_text(dice: random.Random, data: bytes) -> bytes:
    """Canonical JSON of another value, mostly; else the same text in a form that is not the canonical one."""
    way = dice.randrange(10)
    if way == 0:
        return blind.changed(dice, data)
    if way == 1:
        return _loose(dice, data)
    return strict_json.dump(json_value(dice, json.loads(data)))


def _loose(dice: random.Random, data: bytes) -> bytes:
    """The value stays; a reader that is not strict takes it."""
    value = json.loads(data)
    return dice.choice(
        (
            json.dumps(value).encode(),
            json.dumps(value, indent=2, sort_keys=True).encode() + b"\n",
            data.rstrip(b"\n"),
            data + b"\n",
            data.replace(b"\n", b"\r\n"),
            b"\xef\xbb\xbf" + data,
            data.replace(b"{\n", b'{\n "format": "x",\n', 1),
            data.decode().encode("utf-16"),
        )
    )


def lines(dice: random.Random, data: bytes) -> bytes:
    """Lines of a text file left out, doubled, exchanged, or with another end."""
    listed = data.splitlines(keepends=True) or [b""]
    at, other = dice.randrange(len(listed)), dice.randrange(len(listed))
    way = dice.randrange(5)
    if way == 0:
        del listed[at]
    elif way == 1:
        listed.insert(other, listed[at])
    elif way == 2:
        listed[at], listed[other] = listed[other], listed[at]
    elif way == 3:
        listed[at] = listed[at].rstrip(b"\n") + dice.choice((b"\r\n", b"", b" \n", b"\n\n"))
    else:
        listed[at] = blind.changed(dice, listed[at], most=1)
    return b"".join(listed)


def cells(dice: random.Random, data: bytes) -> bytes:
    """A table with cells of the wrong sort, or of another row."""
    rows = [line.split(b",") for line in data.split(b"\n")]
    for _ in range(dice.randint(1, 3)):
        row = dice.choice(rows)
        at = dice.randrange(len(row))
        other = dice.choice(dice.choice(rows))
        row[at] = dice.choice((dice.choice(_ODD_CELLS).encode(), other, row[at] + other[:1]))
    return b"\n".join(b",".join(row) for row in rows)
