"""Coloured icons under a name that a style sheet can use, kept in memory.

A style sheet takes pictures by file name only. The few it needs (the arrow of a list, the tick of a box) are handed
to Qt as resources, in the format that `rcc` writes; nothing is written to the disk.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import Final

from PySide6.QtCore import qRegisterResourceData

from ilms_desktop.errors import BugError
from ilms_desktop.ui.style import icons

_ROOT: Final = "ilms"
_FORMAT: Final = 1
_FILE, _FOLDER = 0, 2
#: C locale and any territory, so that the picture is found in every language
_ANY_TERRITORY, _C_LANGUAGE = 0, 1
#: Qt reads these bytes as long as the program runs
_kept: Final[list[tuple[bytes, bytes, bytes]]] = []


@cache
def url(name: str, *, color: str, size: int) -> str:
    """Resource path of icon `name` in `color`, with strokes fit for `size` pixels.

    Raises:
        BugError: `bug`, Qt refused the picture.
    """
    file = f"{name}-{color.removeprefix('#')}-{size}.svg"
    parts = _tree(file, icons.svg(name, color=color, size=size).encode())
    _kept.append(parts)
    if not qRegisterResourceData(_FORMAT, *parts):
        raise BugError("bug", detail=file)
    return f":/{_ROOT}/{file}"


def _tree(file: str, content: bytes) -> tuple[bytes, bytes, bytes]:
    """Structure, names and data of a resource with one folder and one file in it."""
    folder_name, file_name = _name(_ROOT), _name(file)
    structure = b"".join(
        (
            struct.pack(">IHII", 0, _FOLDER, 1, 1),
            struct.pack(">IHII", 0, _FOLDER, 1, 2),
            struct.pack(">IHHHI", len(folder_name), _FILE, _ANY_TERRITORY, _C_LANGUAGE, 0),
        )
    )
    return structure, folder_name + file_name, struct.pack(">I", len(content)) + content


def _name(text: str) -> bytes:
    """A name as resources hold it: length, hash, UTF-16."""
    return struct.pack(">HI", len(text), _hash(text)) + text.encode("utf-16-be")


def _hash(text: str) -> int:
    """Hash by which Qt looks a name up (`qt_hash`)."""
    value = 0
    for letter in text:
        value = (value << 4) + ord(letter)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value
