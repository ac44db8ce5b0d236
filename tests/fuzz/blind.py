"""Changes to bytes by somebody who does not know what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    #: dice, bytes, beginning and end of a piece -> bytes
    Change = Callable[[random.Random, bytes, int, int], bytes]

#: lengths of a piece
_SIZES: Final = (1, 2, 4, 16, 30, 46, 200, 1000)
#: what readers of files stumble over
_ODD_BYTES: Final = (
    b"\0",
    b"\xff",
    b"\n",
    b"\r\n",
    b"\x1a",
    b"\xef\xbb\xbf",
    b"PK\x03\x04",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"PK\x06\x07",
    b"%PDF-1.7\n",
    b"%%EOF\n",
    b"startxref\n0\n",
    b"../",
    b"\xff\xff\xff\xff",
    b"\0\0\0\x80",
)


def _bit(dice: random.Random, data: bytes, at: int, _to: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :]


def _noise(dice: random.Random, data: bytes, at: int, to: int) -> bytes:
    return data[:at] + dice.randbytes(to - at) + data[to:]


def _odd(dice: random.Random, data: bytes, at: int, _to: int) -> bytes:
    odd = dice.choice(_ODD_BYTES)
    return data[:at] + odd + data[at + dice.choice((0, len(odd))) :]


def _inserted(dice: random.Random, data: bytes, at: int, to: int) -> bytes:
    return data[:at] + dice.randbytes(to - at) + data[at:]


def _deleted(_dice: random.Random, data: bytes, at: int, to: int) -> bytes:
    return data[:at] + data[to:]


def _doubled(_dice: random.Random, data: bytes, at: int, to: int) -> bytes:
    return data[:to] + data[at:]


def _reversed(_dice: random.Random, data: bytes, at: int, to: int) -> bytes:
    return data[:at] + data[at:to][::-1] + data[to:]


def _swapped(dice: random.Random, data: bytes, at: int, to: int) -> bytes:
    """Two pieces of one length change places."""
    size = min(to - at, len(data) - to)
    other = dice.randint(to, len(data) - size)
    return (
        data[:at] + data[other : other + size] + data[at + size : other] + data[at : at + size] + data[other + size :]
    )


def _moved(dice: random.Random, data: bytes, at: int, to: int) -> bytes:
    rest = data[:at] + data[to:]
    other = dice.randint(0, len(rest))
    return rest[:other] + data[at:to] + rest[other:]


def _cut(dice: random.Random, data: bytes, at: int, _to: int) -> bytes:
    return dice.choice((data[:at], data[at:]))


#: a few of them often, since what is changed less gets further
_CHANGES: Final[tuple[Change, ...]] = (
    *(_bit,) * 4,
    *(_odd,) * 2,
    _noise,
    _inserted,
    _deleted,
    _doubled,
    _reversed,
    _swapped,
    _moved,
    _cut,
)


def changed(dice: random.Random, data: bytes, *, most: int = 4) -> bytes:
    """A copy with one to `most` places changed."""
    for _ in range(dice.randint(1, most)):
        if data:
            at = dice.randrange(len(data))
            to = min(len(data), at + dice.choice(_SIZES))
            data = dice.choice(_CHANGES)(dice, data, at, to)
    return data
