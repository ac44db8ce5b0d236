"""The application dressed in a theme, and as it was before afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.ui.style import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from ilms_desktop.ui.style.tokens import Tokens


@pytest.fixture(params=[tokens.Theme.LIGHT, tokens.Theme.DARK])
def theme(request: pytest.FixtureRequest) -> Tokens:
    """Colours of each theme."""
    return tokens.load(request.param)


@pytest.fixture(params=[tokens.Theme.CONTRAST_LIGHT, tokens.Theme.CONTRAST_DARK])
def contrasted(request: pytest.FixtureRequest) -> Tokens:
    """Colours of high contrast on either ground."""
    return tokens.load(request.param)


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application; palette, font, style sheet and direction are put back."""
    palette, font, direction = qapp.palette(), qapp.font(), qapp.layoutDirection()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.setLayoutDirection(direction)


@pytest.fixture
def rtl(app: QApplication) -> QApplication:
    """The application in a language written from right to left."""
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return app
