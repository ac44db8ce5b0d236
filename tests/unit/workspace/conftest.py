"""An open questionnaire in the test's own folder, copied from one that is prepared once."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.workspace.workspace import Workspace
from tests.unit.workspace.workspace_support import Quiet, again, new, options

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with a questionnaire and its copy of yesterday."""
    folder = tmp_path_factory.mktemp("prepared") / "work"
    folder.mkdir()
    again(new(folder / "khm.ilms")).close()
    return folder


@pytest.fixture
def copied(prepared: Path, tmp_path: Path) -> Path:
    """The questionnaire, closed."""
    shutil.copytree(prepared, tmp_path / "work")
    return tmp_path / "work" / "khm.ilms"


@pytest.fixture
def quiet(copied: Path) -> Iterator[Workspace]:
    """The questionnaire, open, without rules."""
    with Quiet.open(copied, **options()) as opened:
        yield opened


@pytest.fixture
def ruled(copied: Path) -> Iterator[Workspace]:
    """The questionnaire, open, with the rules of its edition."""
    with Workspace.open(copied, **options()) as opened:
        yield opened
