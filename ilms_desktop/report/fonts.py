"""The fonts that come with the program: where they lie and in which order a letter is looked up.

Screen and print ask here, so that both look the same on every computer. All files are Noto (OFL).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop import paths

if TYPE_CHECKING:
    from pathlib import Path

#: figures of one width, for codes to read out
MONO: Final = "Noto Sans Mono"
_LATIN: Final = "Noto Sans"
#: language -> family of its script, where that is not Latin
_SCRIPTS: Final = {
    "ar": "Noto Sans Arabic",
    "th": "Noto Sans Thai",
    "km": "Noto Sans Khmer",
    "lo": "Noto Sans Lao",
    "my": "Noto Sans Myanmar",
}


def folder() -> Path:
    """Folder of the font files."""
    return paths.resources_dir() / "fonts"


def families(language: str) -> list[str]:
    """Families in the order in which a letter is looked up: the script of the language first, signs last."""
    first = _SCRIPTS.get(language, _LATIN)
    others = [name for name in (_LATIN, *_SCRIPTS.values()) if name != first]
    return [first, *others, MONO]
