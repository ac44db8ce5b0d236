"""Area loggers, listed once, and the rotating log file.

Logs carry keys and counts, never values, names or addresses.
"""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

AREAS: Final = ("definitions", "storage", "validation", "exchange", "package", "report", "workspace", "ui", "cli")
_MAX_BYTES: Final = 1_000_000
_KEPT: Final = 3


def area(name: str) -> logging.Logger:
    """Logger of one area, such as `ilms.storage`.

    Raises:
        ValueError: the area is not listed.
    """
    if name not in AREAS:
        raise ValueError(name)
    return logging.getLogger(f"ilms.{name}")


def to_file(folder: Path) -> logging.Handler:
    """Write warnings and decisions to a rotating file in `folder` from now on; returns the handler to remove again."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "ilms-desktop.log", maxBytes=_MAX_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("ilms")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler
