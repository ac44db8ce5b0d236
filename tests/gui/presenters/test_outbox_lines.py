"""The list of everything that went out tells each thing once, the gravest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.outbox_lines import SIGNS, outbox_lines
from ilms_desktop.workspace.post import Outgoing, Standing
from tests.unit.workspace.post_support import receipt, submission

TODAY = date(2026, 10, 3)
FIRST = submission(1, tables=[{"id": "A1", "sharing": "public", "embargo_until": None}])


def test_each_standing_has_a_mark_of_its_own() -> None:
    """Shape and colour; only superseded and recalled share the struck box."""
    assert set(SIGNS) == set(Standing)
    icons = [icon for icon, _color in SIGNS.values()]
    assert len(set(icons)) == len(icons) - 1


def test_a_line_has_number_kind_day_standing_and_receipt() -> None:
    """As the columns say."""
    (line,) = outbox_lines([Outgoing(FIRST, Standing.IMPORTED, receipts=(receipt(42, FIRST),))], TODAY)
    cells = (line.number, line.kind, line.day, line.standing, line.receipt)
    assert [bare(each) for each in cells] == [
        "S0001",
        "complete reply",
        "2 Oct 2026",
        "Accepted",
        "No. 0042, 4 Oct 2026",
    ]
    assert line.warns == ""


def test_what_must_be_told_first_takes_the_place_of_the_receipt() -> None:
    """A receipt that is late; sharing levels that the desk understood otherwise."""
    late = Outgoing(FIRST, Standing.SIGNED)
    assert outbox_lines([late], TODAY)[0].warns == ""
    assert "no receipt for 11 days" in bare(outbox_lines([late], TODAY + timedelta(days=10))[0].warns)
    other = receipt(42, FIRST)
    tables = [{"id": "A1", "sharing": "ilo-only", "embargo_until": None}]
    other = replace(other, fields={**other.fields, "tables": tables})
    (line,) = outbox_lines([Outgoing(FIRST, Standing.IMPORTED, receipts=(other,))], TODAY)
    assert line.warns == "Sharing levels differ: see the receipt."
