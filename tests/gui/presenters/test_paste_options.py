"""What is chosen for a paste holds together, and a planned cell knows what it replaces."""

from __future__ import annotations

import pytest

from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.ui.presenters.clip_cell import ClipCell
from ilms_desktop.ui.presenters.paste_options import Fate, PasteOptions, PlannedCell


def test_no_sheet_has_another_decimal_sign() -> None:
    """Point and comma are the two readings."""
    assert PasteOptions(decimal=",").decimal == ","
    with pytest.raises(ValueError, match=";"):
        PasteOptions(decimal=";")


@pytest.mark.parametrize(
    ("before", "said", "is_overwrite"),
    [
        (Observation(value=1), Observation(value=2), True),
        (Observation(status="N"), Observation(value=2), True),
        (Observation(text="about"), Observation(), True),
        (Observation(value=2), Observation(value=2), False),
        (BLANK, Observation(value=2), False),
        (Observation(note="seen"), Observation(value=2, note="seen"), False),
    ],
)
def test_replacing_is_told_from_filling(before: Observation, said: Observation, *, is_overwrite: bool) -> None:
    """A remark alone is nothing that is replaced."""
    cell = PlannedCell((0, 0), ClipCell("2"), Fate.ACCEPTED, target=(0, 0), observation=said, before=before)
    assert cell.is_overwrite is is_overwrite
    assert cell.text == "2"


def test_what_is_refused_replaces_nothing() -> None:
    """The old value stays."""
    cell = PlannedCell((0, 0), ClipCell("x"), Fate.REFUSED, before=Observation(value=1))
    assert not cell.is_stored
    assert not cell.is_overwrite
