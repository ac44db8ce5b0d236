"""Merging the work of an office, cell by cell."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Outcome, Problem
from ilms_desktop.package.part_merge import cells_of, check_merge, check_scope, merge, scope_of
from ilms_desktop.package.tables import table_csv
from tests.vectors.package import kinds_world as kw
from tests.vectors.package import world

STATES = st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "0", "1", "N"]), max_size=3)
PAYLOAD = {world.TABLE: table_csv(world.ROWS), "metadata.json": b"{}\n"}


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "taken", "conflicts"),
    [
        ({"a": "1"}, {"a": "2"}, {"a": "1"}, {}, ()),
        ({"a": "1"}, {"a": "1"}, {"a": "2"}, {"a": "2"}, ()),
        ({"a": "1"}, {"a": "2"}, {"a": "2"}, {}, ()),
        ({"a": "1"}, {"a": "2"}, {"a": "3"}, {}, ("a",)),
        ({"a": "1"}, {"a": "1"}, {}, {"a": None}, ()),
        ({"a": "1"}, {"a": "2"}, {}, {}, ("a",)),
        ({}, {}, {"a": "0"}, {"a": "0"}, ()),
        ({}, {"a": "0"}, {"a": "N"}, {}, ("a",)),
        ({"a": "1"}, {}, {"a": "2"}, {}, ("a",)),
        ({}, {"a": "1"}, {}, {}, ()),
    ],
)
def test_three_values_meet_at_each_address(
    base: dict[str, str],
    ours: dict[str, str],
    theirs: dict[str, str],
    taken: dict[str, str | None],
    conflicts: tuple[str, ...],
) -> None:
    """Blank, zero and a letter are different values; only two different changes are a conflict."""
    found = merge(base, ours, theirs)
    assert (found.taken, found.conflicts) == (taken, conflicts)


@given(base=STATES, ours=STATES, theirs=STATES)
def test_a_merge_never_loses_a_change(base: dict[str, str], ours: dict[str, str], theirs: dict[str, str]) -> None:
    """Every change of the office is taken, was made here too, or is asked about; every change here stays."""
    found = merge(base, ours, theirs)
    for address in {*base, *ours, *theirs}:
        before, mine, their = base.get(address), ours.get(address), theirs.get(address)
        if their not in (before, mine):
            assert (address in found.taken) != (address in found.conflicts)
        if mine != before:
            assert address not in found.taken


def test_the_same_merge_from_the_other_side_has_the_same_conflicts() -> None:
    """It does not matter who hands in."""
    base, one, other = {"a": "1", "b": "1"}, {"a": "2", "b": "3"}, {"a": "4", "b": "1"}
    assert merge(base, one, other).conflicts == merge(base, other, one).conflicts == ("a",)


def test_cells_are_read_from_the_table_files() -> None:
    """Every row has an address; other files have none."""
    cells = dict(cells_of(PAYLOAD))
    assert len(cells) == len(world.ROWS)
    assert cells["FX-1", "C4", "CDS_DES", "2023", "SEX_T", "_", "CDS_DES_ARE"] == ("", "N")


@pytest.mark.parametrize(("criterion", "table"), [("none", "A8"), ("citizenship", "A8-citizenship")])
def test_a_scope_names_tables_as_their_files_do(criterion: str, table: str) -> None:
    """One unit for each year."""
    entry = {"table": "A8", "source": "LFS-2", "criterion": criterion, "years": [2023, 2024]}
    assert scope_of({"scope": [entry]}) == {(table, "LFS-2", "2023"), (table, "LFS-2", "2024")}


@pytest.mark.parametrize(
    ("changes", "assigned", "good"),
    [
        ({}, None, True),
        ({}, frozenset({("C4", "FX-1", "2023"), ("C4", "FX-1", "2024")}), True),
        ({}, frozenset({("C4", "FX-1", "2023")}), False),
        ({"years": [2024]}, None, False),
        ({"table": "C5"}, None, False),
        ({"source": "FX-2"}, None, False),
        ({"criterion": "birth"}, None, False),
    ],
)
def test_a_figure_outside_the_work_refuses_the_part(changes: dict[str, Any], assigned: Any, good: bool) -> None:
    """Both by what the part says and by what was handed out."""
    document = kw.document(Kind.PART)
    document["scope"] = [document["scope"][0] | changes]
    problem = check_scope(PAYLOAD, document, assigned)
    assert (problem and problem.code) == (None if good else "PART_SCOPE")


def test_what_was_not_handed_out_is_not_taken_away() -> None:
    """A part speaks of its own work only."""
    elsewhere = {("LFS-2", "C4", "CDS_DES", "2024", "SEX_T", "_", "CDS_DES_TOTAL"): ("5", "")}
    here = dict.fromkeys(elsewhere, ("6", ""))
    work = kw.assignment()
    assert check_merge(PAYLOAD, kw.assignment(base={**work.base, **elsewhere}, ours={**work.ours, **here})) is None


def test_conflicts_are_counted() -> None:
    """A person chooses for each."""
    ours = dict.fromkeys(kw.assignment().base, ("7", ""))
    base = dict.fromkeys(kw.assignment().base, ("8", ""))
    assert check_merge(PAYLOAD, kw.assignment()) is None
    found = check_merge(PAYLOAD, kw.assignment(base=base, ours=ours))
    assert found == Problem("PART_CONFLICT", {"cells": "24"}, Outcome.HOLD)
