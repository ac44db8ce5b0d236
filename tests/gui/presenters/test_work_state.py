"""Where the work stands: the program never claims more than it knows."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ilms_desktop.errors import StorageError
from ilms_desktop.model.post import Mailing, Way
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.ui.presenters import work_state
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.work_state import Standing
from ilms_desktop.workspace.post import Outgoing
from ilms_desktop.workspace.post import Standing as PostStanding
from tests.unit.workspace.post_support import submission

MOMENT = datetime(2026, 9, 12, 10, 42, 7, tzinfo=UTC)
PACKAGE = Submission(
    "ILMS_KHM-01_2026_S0003", "ab" * 32, "khm-01", 3, None, SubmissionKind.FULL, MOMENT, "f.zip", "cd" * 32, 280
)

SENT = submission(3)
MAILING = Mailing(SENT.package_id, date(2026, 9, 13), Way.MAIL)


@pytest.mark.parametrize(
    ("at", "package", "changed", "text", "standing"),
    [
        (None, None, False, "Saved on this computer · Not sent", Standing.SAVED),
        (MOMENT, None, False, "Saved on this computer 10:42:07 · Not sent", Standing.SAVED),
        (MOMENT, PACKAGE, False, "Saved on this computer 10:42:07 · New version after S0003", Standing.SAVED),
        (None, PACKAGE, False, "Saved on this computer · New version after S0003", Standing.SAVED),
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


@pytest.mark.parametrize(
    ("outgoing", "text", "standing"),
    [
        (None, "Packaged (number S0003) 12 Sept 2026, 10:42", PostStanding.SIGNED),
        (Outgoing(SENT, PostStanding.SIGNED), "Packaged (number S0003) 12 Sept 2026, 10:42", PostStanding.SIGNED),
        (
            Outgoing(SENT, PostStanding.SENT, mailing=MAILING),
            "S0003: Mailed (you said so) 13 Sept 2026",
            PostStanding.SENT,
        ),
        (Outgoing(SENT, PostStanding.HELD), "S0003: On hold", PostStanding.HELD),
    ],
)
def test_a_package_says_where_it_stands(outgoing: Outgoing | None, text: str, standing: PostStanding) -> None:
    """As far as anybody knows; one of an earlier version of the program was packaged, no more."""
    state = work_state.packaged(PACKAGE, outgoing)
    assert (bare(state.text), state.standing) == (text, standing)
    assert "10:42" not in state.spoken


def test_what_is_not_saved_says_why() -> None:
    """The next step stands in the red bar."""
    state = work_state.not_saved(StorageError("disk_full", path="a.ilms"))
    assert state.text == "Not saved: There is no space left on the disk of a.ilms."
    assert work_state.saving().standing is Standing.SAVING
