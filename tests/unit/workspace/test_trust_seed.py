"""The installer's bundle is there after the first start, and never in the way of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop import paths
from ilms_desktop.workspace.trust_seed import seed_at_start
from ilms_desktop.workspace.trust_store import needed
from tests.unit.workspace.trust_support import files

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_installer_s_bundle_counts_after_the_first_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A folder that cannot be written keeps nobody from working; it is in the log."""
    resources, user_dir = tmp_path / "resources", tmp_path / "person"
    monkeypatch.setattr(paths, "resources_dir", lambda: resources)
    seed_at_start(user_dir)
    assert not user_dir.exists(), "a build may bring none"
    (resources / "trust").mkdir(parents=True)
    for path, data in files().items():
        (resources / path).write_bytes(data)
    seed_at_start(user_dir)
    assert needed(user_dir).version == 6
    (tmp_path / "blocked").write_bytes(b"")
    seed_at_start(tmp_path / "blocked")
    assert "file_unwritable" in caplog.text
