"""Refuses pairs of Qt and Python that are known to crash, before a window is made.

PySide6 6.12.0 gives `None` back once too often per call; from Python 3.12 on `None` cannot be used up.
"""

from __future__ import annotations

from typing import Final

from ilms_desktop.errors import UserError

_SAFE_PYTHON: Final = (3, 12)
_CRASHING_SERIES: Final = (6, 12)


def check_versions(qt: str, python: tuple[int, int]) -> None:
    """Refuse a pair that crashes.

    Args:
        qt: version of PySide6, such as `6.11.3`.
        python: major and minor version.

    Raises:
        UserError: `qt_crashes`.
    """
    series = tuple(int(part) for part in qt.split(".")[:2])
    if python < _SAFE_PYTHON and series >= _CRASHING_SERIES:
        raise UserError("qt_crashes", version=qt, python=f"{python[0]}.{python[1]}")
