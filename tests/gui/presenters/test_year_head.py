"""The head of a year says how much of it is answered, or that it is locked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.year_head import answered_words, year_words
from tests.gui.conftest import C4, SOURCE

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_count_or_lock(workspace: Workspace) -> None:
    """The ring beside it never stands alone."""
    year = next(each for each in workspace.table_view(SOURCE, C4).years if each.qtable.year == 2021)
    assert bare(answered_words(year)) == "13 of 18"
    assert bare(year_words(year)) == "2021, 13 of 18"
    assert answered_words(replace(year, locked=True)) == "locked"
