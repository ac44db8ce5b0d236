"""Where the work stands: the program never claims more than it knows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ilms_desktop.errors import StorageError
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.ui.presenters import work_state
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.work_state import Standing

MOMENT = datetime(2026, 9, 12, 10, 42, 7, tzinfo=UTC)
PACKAGE = Submission("p", "ab" * 32, "khm-01", 3, None, SubmissionKind.FULL, MOMENT, "f.zip", "cd" * 32, 280)


@pytest.mark.parametrize(
    ("at", "package", "changed", "text", "standing"),
    [
        (None, None, False, "Saved on this computer · Not sent", Standing.SAVED),
        (MOMENT, None, False, "Saved on this computer 10:42:07 · Not sent", Standing.SAVED),
        (MOMENT, PACKAGE, False, "Packaged (number S0003) 12 Sep 2026, 10:42", Standing.PACKAGED),
        (MOMENT, PACKAGE, True, "Saved on this computer 10:42:07 · Changed since S0003", Standing.SAVED),
    ],
)
def test_words_and_sign(
    at: datetime | None, package: Submission | None, changed: bool, text: str, standing: Standing
) -> None:
    """With the time of the last step; what is read aloud has none."""
    state = work_state.saved(at, package, changed_since=changed)
    assert (bare(state.text), state.standing) == (text, standing)
    assert "10:42" not in state.spoken


def test_what_is_not_saved_says_why() -> None:
    """The next step stands in the red bar."""
    state = work_state.not_saved(StorageError("disk_full", path="a.ilms"))
    assert state.text == "Not saved: There is no space left on the disk of a.ilms."
    assert work_state.saving().standing is Standing.SAVING
