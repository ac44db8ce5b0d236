"""Pictures of the style sheet: found by Qt under their name, in their colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QFile
from PySide6.QtGui import QIcon, QImage

from ilms_desktop.errors import BugError
from ilms_desktop.ui.style import icons, images


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("name", ["fold", "next", "tick", "copy-text"])
def test_a_picture_is_found_under_its_name(name: str) -> None:
    """The format is ours to write and Qt's to read, so each name is tried."""
    path = images.url(name, color="#12AB34", size=14)
    file = QFile(path)
    assert file.open(QFile.OpenModeFlag.ReadOnly)
    assert bytes(file.readAll().data()).decode() == icons.svg(name, color="#12AB34", size=14)
    file.close()
    picture = QIcon(path).pixmap(28, 28).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    colours = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    assert {colour.name() for colour in colours if colour.alpha() == 255} == {"#12ab34"}


@pytest.mark.usefixtures("app")
def test_many_pictures_stand_side_by_side() -> None:
    """Themes change while the program runs; earlier pictures stay valid."""
    paths = [images.url("fold", color=f"#00{number:02X}FF", size=14) for number in range(20)]
    assert len(set(paths)) == 20
    assert all(QFile.exists(path) for path in paths)
    assert images.url("fold", color="#0000FF", size=14) == paths[0]


def test_a_picture_that_qt_refuses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check box without its tick would say the opposite."""
    monkeypatch.setattr(images, "qRegisterResourceData", lambda *_parts: False)
    with pytest.raises(BugError, match="passed"):
        images.url("passed", color="#0000FE", size=14)
