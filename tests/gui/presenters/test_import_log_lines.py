"""The log of imports in words."""

from __future__ import annotations

from datetime import UTC, datetime

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.import_log_lines import entry_lines, entry_words
from ilms_desktop.workspace.import_log import ImportEntry
from ilms_desktop.workspace.refusals import RefusalWords

ENTRY = ImportEntry(
    entry=3,
    at=datetime(2026, 9, 12, 10, 0, tzinfo=UTC),
    person="Sok Dara",
    file="korea.csv",
    digest="0123456789abcdef",
    mapping="emigrants",
    cells=2,
    taken=3,
    refused=2,
    reasons=(("unknown_code", "XYZ", 1, "4"), ("text", "many", 1, "A5!C12"), ("text", "", 7, "")),
    is_undone=True,
)


def test_a_line_says_what_came_in_and_when() -> None:
    """And that it was taken back."""
    name, counts, when = map(bare, entry_lines(ENTRY))
    assert name == "korea.csv (undone)"
    assert counts == "3 rows taken, 2 refused, 2 cells changed"
    assert "Sok Dara" in when


def test_everything_that_is_known_is_told() -> None:
    """Fingerprint, mapping, reasons with their first places; nothing is left in braces."""
    words = [bare(each) for each in entry_words(ENTRY, RefusalWords.of(load_edition("ilms-2019")))]
    assert words[0].endswith("01234567 89abcdef")
    assert "emigrants" in words[1]
    assert words[2].startswith("1 row refused: “XYZ”")
    assert words[2].endswith("First: Line 4.")
    assert words[3].endswith("First: A5!C12.")
    assert words[4].startswith("7 rows refused")
    assert not any("{" in each for each in words)
