"""An entry of the work plan is kept only where it says something."""

from __future__ import annotations

from datetime import date

import pytest

from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.work_plan import Planned

C4 = TableKey("C4", Criterion.NONE)


@pytest.mark.parametrize(
    ("planned", "says"),
    [
        (Planned("FX:1", C4), False),
        (Planned("FX:1", C4, owner="Sok Dara"), True),
        (Planned("FX:1", C4, due=date(2026, 10, 1)), True),
        (Planned("", C4, note="Ask the ministry."), True),
    ],
)
def test_any_answer_is_something(planned: Planned, says: bool) -> None:
    """An owner alone is a plan too."""
    assert planned.says_something is says
