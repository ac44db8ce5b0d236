"""Drafts on the disk: for other programs, until the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.ui.drafts import FOLDER, clear_drafts, keep_draft, keep_file

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_kept_for_other_programs_goes_at_the_next_start(tmp_path: Path) -> None:
    """A draft of the same package takes the place of the one before."""
    path = keep_draft(tmp_path, "ILMS_KHM_ENROL_1A2B3C4D", b"one")
    assert keep_draft(tmp_path, "ILMS_KHM_ENROL_1A2B3C4D", b"two") == path
    assert (path.name, path.read_bytes()) == ("ILMS_KHM_ENROL_1A2B3C4D.eml", b"two")
    keep_file(tmp_path, "ILMS_KHM_ENROL_1A2B3C4D.pdf", b"sheet")
    clear_drafts(tmp_path)
    assert list((tmp_path / FOLDER).iterdir()) == []
    clear_drafts(tmp_path / "nobody")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """In words, as for any other file."""
    (tmp_path / FOLDER).write_bytes(b"in the way")
    with pytest.raises(ExchangeError) as caught:
        keep_draft(tmp_path, "ILMS_KHM_ENROL_1A2B3C4D", b"")
    assert caught.value.code == "file_unwritable"
