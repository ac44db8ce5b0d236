"""The digest that pins an edition: a submission carries it, so that the desk checks with the same definitions.

It covers structure and English texts; translations may be corrected without changing it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from ilms_desktop.definitions.files import read_bytes
from ilms_desktop.definitions.reading import need

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def digest_of(root: Path, names: Iterable[str]) -> str:
    """Sha256 (hex) over name, length and bytes of each file, sorted by name; line ends count as line feeds."""
    digest = hashlib.sha256()
    for name in sorted(set(names)):
        content = need(read_bytes(root, name))
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
