"""The bundled fonts: all there, free to pass on, and in the order in which a letter is looked up."""

from __future__ import annotations

import pytest

from ilms_desktop.report import fonts

SCRIPTS = ("", "Arabic", "Thai", "Khmer", "Lao", "Myanmar")
LIMIT = 4_000_000


def test_every_script_has_two_weights_and_there_is_one_mono() -> None:
    """Only weights 400 and 700 are used; codes to read out need figures of one width."""
    wanted = {f"NotoSans{script}-{weight}.ttf" for script in SCRIPTS for weight in ("Regular", "Bold")}
    assert {path.name for path in fonts.folder().glob("*.ttf")} == wanted | {"NotoSansMono-Regular.ttf"}


def test_the_licence_lies_beside_the_fonts() -> None:
    """The Open Font License asks for it."""
    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts.folder() / "OFL.txt").read_text(encoding="utf-8")


def test_the_fonts_stay_small() -> None:
    """The program is passed on by e-mail and memory stick."""
    assert sum(path.stat().st_size for path in fonts.folder().iterdir()) < LIMIT


@pytest.mark.parametrize(
    ("language", "first"),
    [("en", "Noto Sans"), ("fr", "Noto Sans"), ("ar", "Noto Sans Arabic"), ("km", "Noto Sans Khmer")],
)
def test_the_script_of_the_language_comes_first(language: str, first: str) -> None:
    """Letters shared by several fonts are taken from the one that fits their neighbours."""
    families = fonts.families(language)
    assert families[0] == first
    assert len(families) == len(set(families)) == len(SCRIPTS) + 1
    assert families[-1] == fonts.MONO
