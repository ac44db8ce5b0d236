"""Pairs of Qt and Python that crash are refused before a window is made."""

from __future__ import annotations

import pytest

from ilms_desktop.errors import UserError
from ilms_desktop.ui.version_check import check_versions


@pytest.mark.parametrize(
    ("qt", "python"), [("6.11.3", (3, 11)), ("6.8.3", (3, 10)), ("6.12.0", (3, 12)), ("7.0", (3, 14))]
)
def test_pairs_that_work(qt: str, python: tuple[int, int]) -> None:
    """From Python 3.12 on nothing can happen."""
    check_versions(qt, python)


@pytest.mark.parametrize("qt", ["6.12.0", "6.13.1"])
def test_pairs_that_crash_are_refused_with_a_way_out(qt: str) -> None:
    """A green test suite would not have noticed; people would."""
    with pytest.raises(UserError) as refused:
        check_versions(qt, (3, 11))
    assert refused.value.code == "qt_crashes"
    assert "below 6.12" in str(refused.value)
