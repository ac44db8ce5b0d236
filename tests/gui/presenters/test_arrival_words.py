"""What came from the ILO, in words: the person's next step always stands there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ilms_desktop.package.outcome import Outcome, Refusal, Stage
from ilms_desktop.ui.presenters.arrival_words import arrival_line
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.workspace.post import Post
from ilms_desktop.workspace.receiving_documents import Arrived
from tests.gui.key_support import granted
from tests.unit.workspace.post_support import DESK, receipt, signed_receipt, submission
from tests.unit.workspace.trust_support import install_six

if TYPE_CHECKING:
    from pathlib import Path

FIRST = submission(1)
NOW = datetime(2026, 10, 1, tzinfo=UTC)


def refusal(code: str, outcome: Outcome) -> Refusal:
    """A file that is not taken."""
    return Refusal(code, Stage.HISTORY, outcome, {"number": "42"})


def test_a_grant_names_the_id_and_its_last_day(tmp_path: Path) -> None:
    """That is all a person needs of it."""
    line = arrival_line(Arrived("grant.zip", refusal("X", Outcome.REFUSE), enrolment=granted(tmp_path)), Post())
    assert bare(line.title).startswith("Enrolled as khm-01 until ")
    assert (line.package, line.has_questions) == ("", False)


def test_a_refusal_says_why_and_what_to_do() -> None:
    """With the name of the file made safe; one that came before is no trouble."""
    line = arrival_line(Arrived("re\u202eceipt.zip", refusal("KEY_UNKNOWN", Outcome.REFUSE)), Post())
    assert line.title
    assert all(line.texts)
    assert (line.icon, "\u202e" in line.file) == ("quarantined", False)
    calm = arrival_line(Arrived("again.zip", refusal("REPLAY_DUPLICATE", Outcome.DUPLICATE)), Post())
    assert calm.icon == "information"


def test_what_is_genuine_but_not_kept_is_told_as_such() -> None:
    """Such as a pack of definitions."""
    sent = signed_receipt(FIRST, 42, key=DESK)
    line = arrival_line(Arrived("pack.zip", sent.verified), Post())
    assert (line.icon, line.package) == ("verified", "")


def test_a_receipt_for_a_package_that_is_not_here_is_called_by_its_number() -> None:
    """It is kept all the same."""
    kept = receipt(42, FIRST)
    line = arrival_line(Arrived("r.zip", signed_receipt(FIRST, 42).verified, document=kept), Post((kept,)))
    assert bare(line.title) == "Receipt no. 0042, 4 Oct 2026"
    both = arrival_line(Arrived("r.zip", signed_receipt(FIRST, 42).verified, document=kept), Post((FIRST, kept)))
    assert bare(both.title) == "S0001: Accepted. Receipt no. 0042, 4 Oct 2026."
    assert both.package == FIRST.package_id


def test_a_trust_bundle_that_came_with_it_is_told_last(tmp_path: Path) -> None:
    """Whether it counts or was refused; nothing is said where none came."""
    kept, sent = receipt(42, FIRST), signed_receipt(FIRST, 42).verified
    texts = {
        name: [
            bare(text) for text in arrival_line(Arrived("r.zip", sent, kept, trust=trust), Post((FIRST, kept))).texts
        ]
        for name, trust in (
            ("none", None),
            ("new", install_six(tmp_path)),
            ("bad", Refusal("TRUST_QUORUM", Stage.TRUST, Outcome.REFUSE)),
        )
    }
    assert texts["new"] == [*texts["none"], "With it came trust bundle 6 of the ILO; it counts from now on."]
    assert texts["bad"][:-1] == texts["none"]
    assert "root keys" in texts["bad"][-1]
