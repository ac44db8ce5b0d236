"""What fits into a mail."""

from __future__ import annotations

import pytest

from ilms_desktop.mail.draft import draft
from ilms_desktop.mail.size import MB, USUAL_LIMIT, Budget, Fit, Remedy, remedies
from ilms_desktop.mail.texts import Letter


@pytest.mark.parametrize(
    ("size", "expected"),
    [(7_000_000, Fit.FITS), (7_000_001, Fit.CLOSE), (7_300_000, Fit.CLOSE), (7_300_001, Fit.OVER)],
)
def test_a_limit_of_ten_megabytes_warns_at_seven(size: int, expected: Fit) -> None:
    """And stops at 7.3."""
    assert Budget().judge(size) is expected


def test_the_budget_follows_the_limit_of_the_server() -> None:
    """An office with another server gets other figures."""
    assert (Budget(20 * MB).close, Budget(20 * MB).over) == (14 * MB, 14_600_000)


def test_an_attachment_inside_the_budget_makes_a_mail_inside_the_limit() -> None:
    """The growth of a real draft, headers and line ends with it."""
    mail = draft(Letter("P", "0" * 64, ""), to="a@b", file_name="P.zip", attachment=bytes(Budget().over))
    assert USUAL_LIMIT * 99 // 100 < len(mail) <= USUAL_LIMIT


@pytest.mark.parametrize(
    ("has_workbook", "tables", "expected"),
    [
        (True, 3, (Remedy.NO_WORKBOOK, Remedy.SPLIT, Remedy.BY_HAND)),
        (False, 1, (Remedy.BY_HAND,)),
    ],
)
def test_only_what_can_help_is_offered(has_workbook: bool, tables: int, expected: tuple[Remedy, ...]) -> None:
    """Cheapest first; a package is never cut into pieces."""
    assert remedies(has_workbook=has_workbook, tables=tables) == expected
