"""The desk's list grows, and nothing in it changes unseen."""

from __future__ import annotations

import pytest

from ilms_desktop.desk import rows
from ilms_desktop.desk.rows import NO_ROW, Row, next_row, read_rows
from ilms_desktop.errors import UserError
from tests.unit.desk import desk_support as support


def listed(count: int = 3) -> list[Row]:
    """So many rows."""
    found: list[Row] = []
    for number in range(count):
        found.append(next_row(found, rows.ASKED, {"number": number, "name": "Büro"}, now=support.at(number)))
    return found


def test_rows_are_read_back_as_they_were_written() -> None:
    """Each knows the hash of the one before."""
    made = listed()
    assert read_rows(b"".join(each.line for each in made)) == tuple(made)
    assert made[0].previous == NO_ROW
    assert made[2].previous == made[1].entry


def test_a_line_that_was_cut_off_never_counted() -> None:
    """The power failed while it was written."""
    made = listed()
    data = b"".join(each.line for each in made)
    assert read_rows(data[:-1]) == tuple(made[:2])


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Büro", "Amt", 1),
        ('"index":2', '"index":3', 2),
        ('"event":"asked"', '"event":"other"', 1),
        ("{", "[", 1),
        ('"facts"', '"fact"', 1),
        (":", ": ", 1),
    ],
)
def test_a_changed_line_is_named(old: str, new: str, line: int) -> None:
    """Also where only its spelling changed."""
    data = b"".join(each.line for each in listed()).decode().replace(old, new, 1).encode()
    with pytest.raises(UserError) as trouble:
        read_rows(data)
    assert (trouble.value.code, trouble.value.context["line"]) == ("desk_ledger_broken", line)


def test_a_row_that_was_taken_out_is_noticed() -> None:
    """The next one does not fit."""
    made = listed()
    with pytest.raises(UserError):
        read_rows(made[0].line + made[2].line)
