"""Icons: every drawing renders in the colour asked for, at any ratio, mirrored where it has a direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QIcon, QImage

from ilms_desktop import paths
from ilms_desktop.ui.style import icons

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication

NAMES = sorted(path.stem for path in (paths.resources_dir() / "icons").glob("*.svg"))
RED, GREY = "#FF0000", "#808080"


def image(pixmap: QPixmap) -> QImage:
    """Pixels of a picture, with alpha not multiplied in."""
    return pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)


def painted(picture: QImage) -> list[QColor]:
    """Colours of the pixels that are fully painted."""
    colours = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
    return [colour for colour in colours if colour.alpha() == 255]


@pytest.mark.usefixtures("app")
def test_every_icon_is_painted_in_the_colour_asked_for() -> None:
    """QtSvg alone would paint them black, in the dark theme black on black."""
    seen = {name: painted(image(icons.pixmap(name, color=RED, size=20, ratio=2.0))) for name in NAMES}
    assert len(seen) > 70
    assert [name for name, colours in seen.items() if len(colours) < 20] == []
    assert {colour.name().upper() for colours in seen.values() for colour in colours} == {RED}


def test_notices_of_both_licences_lie_beside_the_icons() -> None:
    """Lucide is ISC, the drawings it took from Feather are MIT."""
    notice = (paths.resources_dir() / "icons" / "LICENSE.txt").read_text(encoding="utf-8")
    assert "ISC License" in notice
    assert "The MIT License" in notice


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(("ratio", "side"), [(1.0, 16), (1.5, 24), (2.0, 32)])
def test_a_picture_has_the_pixels_of_the_screen(ratio: float, side: int) -> None:
    """Scaled pictures are blurred."""
    picture = icons.pixmap("undo", color=RED, size=16, ratio=ratio)
    assert picture.width() == side
    assert picture.devicePixelRatio() == ratio


@pytest.mark.usefixtures("app")
def test_strokes_are_equally_thin_at_every_size() -> None:
    """1.5 pixels, whatever the size: the drawing has 24 units, so the stroke changes."""
    assert 'stroke-width="2.25"' in icons.svg("undo", color=RED, size=16)
    assert 'stroke-width="1.8"' in icons.svg("undo", color=RED, size=20)
    assert "currentColor" not in icons.svg("undo", color=RED, size=20)


@pytest.mark.parametrize("name", ["undo", "answer", "next"])
def test_an_icon_with_direction_is_mirrored_from_right_to_left(rtl: QApplication, name: str) -> None:
    """An arrow back points to where the text comes from."""
    mirrored = image(icons.pixmap(name, color=RED, size=16))
    rtl.setLayoutDirection(rtl.layoutDirection().LeftToRight)
    straight = image(icons.pixmap(name, color=RED, size=16))
    difference = sum(
        abs(mirrored.pixelColor(x, y).alpha() - straight.pixelColor(15 - x, y).alpha())
        for x in range(16)
        for y in range(16)
    )
    assert mirrored != straight
    assert difference < 16 * 16 * 4


@pytest.mark.parametrize("name", ["find", "calendar", "tick", "passed"])
def test_other_icons_are_never_mirrored(rtl: QApplication, name: str) -> None:
    """A magnifying glass, a clock, a number and a tick are the same everywhere."""
    before = image(icons.pixmap(name, color=RED, size=16))
    rtl.setLayoutDirection(rtl.layoutDirection().LeftToRight)
    assert image(icons.pixmap(name, color=RED, size=16)) == before


@pytest.mark.usefixtures("app")
def test_a_picture_is_rendered_once() -> None:
    """Hundreds of rows show the same few icons."""
    first = icons.pixmap("lock", color=RED, size=14)
    assert icons.pixmap("lock", color=RED, size=14) is first
    assert icons.pixmap("lock", color=GREY, size=14) is not first


@pytest.mark.usefixtures("app")
def test_an_action_that_cannot_be_used_has_a_grey_icon() -> None:
    """Qt's own greying would be a third colour."""
    icon = icons.icon("undo", color=RED, disabled=GREY, size=16, ratio=2.0)
    for mode, colour in ((QIcon.Mode.Normal, RED), (QIcon.Mode.Active, RED), (QIcon.Mode.Disabled, GREY)):
        shades = {each.name().upper() for each in painted(image(icon.pixmap(32, mode)))}
        assert shades == {colour}


@pytest.mark.usefixtures("app")
def test_an_unknown_icon_is_an_error() -> None:
    """An empty square in a tool bar would be found by nobody."""
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", color=RED, size=16)
