"""Where the program's own files and the user's files are: checkout, wheel and frozen bundle.

Nothing else knows these places. No file is read here.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_APP: Final = "ilms-desktop"


def forms_dir() -> Path:
    """Folder of the questionnaire definitions (`forms/`)."""
    return _data_dir("forms")


def resources_dir() -> Path:
    """Folder of icons, fonts, styles, print templates, translations and the sample (`resources/`)."""
    return _data_dir("resources")


def user_dir() -> Path:
    """Folder of the person's settings and logs; `ILMS_USER_DIR` overrides it (portable use, tests)."""
    override = os.environ.get("ILMS_USER_DIR")
    if override:
        return Path(override)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", str(Path.home() / "AppData" / "Roaming"))) / _APP
    return Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share"))) / _APP


def _data_dir(name: str) -> Path:
    """First place that exists: the frozen bundle, the installed wheel, the checkout."""
    bundle = getattr(sys, "_MEIPASS", None)
    roots = ([Path(bundle)] if bundle else []) + [_PACKAGE / "_data", _PACKAGE.parent]
    for root in roots:
        if (root / name).is_dir():
            return root / name
    return roots[-1] / name
