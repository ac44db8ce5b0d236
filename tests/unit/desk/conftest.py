"""A founded desk in a temporary folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.desk import desk_support

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.desk.folder import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with a signed trust bundle, nobody enrolled."""
    desk_support.found(tmp_path / "desk")
    return desk_support.opened(tmp_path / "desk")
