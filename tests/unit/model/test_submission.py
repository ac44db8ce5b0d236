"""Words of a submission are those of the package format."""

from __future__ import annotations

from ilms_desktop.model.submission import Sharing, SubmissionKind


def test_kinds_and_sharing_levels_carry_the_words_of_the_format() -> None:
    """They are written into signed files."""
    assert [kind.value for kind in SubmissionKind] == ["full", "correction", "nil", "withdrawal"]
    assert [level.value for level in Sharing] == ["public", "ilo-only", "partner-states", "embargo"]
