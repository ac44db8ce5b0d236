"""Column letters run as on a spreadsheet."""

from __future__ import annotations

import pytest

from ilms_desktop.ui.presenters.coordinates import column_letters


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (2, "C"), (25, "Z"), (26, "AA"), (45, "AT"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_letters(column: int, letters: str) -> None:
    """After Z comes AA."""
    assert column_letters(column) == letters
