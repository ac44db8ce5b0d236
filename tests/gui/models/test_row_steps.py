"""Steps from one list of keys to another: they lead there, and what stays is never touched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.ui.models.row_steps import Step, row_steps

KEYS = st.lists(st.sampled_from("abcdefghij"), unique=True)


def walked(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """Where the steps lead, and what was taken out."""
    rows, gone = list(old), []
    for step in row_steps(old, new):
        if step.is_in:
            rows[step.first : step.first] = new[step.first : step.last + 1]
        else:
            gone += rows[step.first : step.last + 1]
            del rows[step.first : step.last + 1]
    return rows, gone


@given(KEYS, KEYS)
def test_steps_lead_from_the_old_list_to_the_new_one(old: list[str], new: list[str]) -> None:
    """Whatever came, went or changed its order."""
    assert walked(old, new)[0] == new


@given(KEYS, st.sets(st.sampled_from("abcdefghij")))
def test_what_stays_in_order_is_not_taken_out(old: list[str], gone: set[str]) -> None:
    """So that selection and open cards survive."""
    new = [key for key in old if key not in gone]
    assert set(walked(old, [*new, "z"])[1]) == gone & set(old)


def test_equal_lists_need_no_step() -> None:
    """Nothing flickers."""
    assert row_steps(["a", "b"], ["a", "b"]) == []


def test_neighbours_come_and_go_in_one_step() -> None:
    """One signal for a run of rows."""
    assert row_steps(["a", "x", "y", "b"], ["a", "b", "c", "d"]) == [Step(False, 1, 2), Step(True, 2, 3)]
