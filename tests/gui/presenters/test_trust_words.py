"""“About” says whose word counts as the ILO's, so that it can be compared with the letter."""

from __future__ import annotations

from datetime import UTC, datetime

from ilms_desktop.errors import UserError
from ilms_desktop.ui.presenters.bidi import bare, ltr
from ilms_desktop.ui.presenters.trust_words import code_lines, trust_words
from ilms_desktop.workspace.trust_store import Installed
from tests.unit.workspace.trust_support import CODE, LATE, NOW
from tests.vectors.package import trust_world

HERE = Installed(trust_world.bundle())


def test_a_code_stands_in_two_lines_that_run_from_left_to_right() -> None:
    """People read it aloud group by group; in an Arabic window, too."""
    groups = CODE.split()
    assert code_lines(CODE) == f"{ltr(' '.join(groups[:4]))}\n{ltr(' '.join(groups[4:]))}"


def test_the_installed_bundle_is_named_with_its_code_and_the_desk_s_telephone() -> None:
    """The date is in words."""
    words = bare(trust_words(HERE, None, NOW))
    assert "Trust bundle 6 of the ILO, of 1 June 2026" in words
    assert " ".join(words.split()).count(CODE) == 1
    assert words.endswith("+41 22 000 00 00")


def test_an_old_bundle_and_a_wrong_clock_are_said_beneath() -> None:
    """Each with what to do."""
    clock = UserError("clock_before_build", now="2001-01-01", built="2026-11-22")
    words = bare(trust_words(HERE, clock, LATE))
    assert "2028-06-01" in words
    assert words.endswith("carries the wrong time.")


def test_without_a_bundle_it_says_how_to_install_one() -> None:
    """And with a damaged one how to mend it."""
    now = datetime(2026, 11, 22, tzinfo=UTC)
    assert "ilms trust install" in trust_words(None, None, now)
    assert "as the program left it" in trust_words(UserError("trust_damaged", path="x"), None, now)
