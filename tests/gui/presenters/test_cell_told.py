"""What is said at once names what was kept, why, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.cell_told import kept_words, locked_words
from tests.gui.conftest import C4, SOURCE

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_a_kept_text_is_quoted_with_its_reason() -> None:
    """Nothing was dropped, and the person knows why it is no figure."""
    assert bare(kept_words(" -5 ", "No minus.")) == "“-5” stays in the cell as typed. No minus."


def test_a_locked_year_is_named_with_what_to_do(workspace: Workspace) -> None:
    """The refusal is no dead end."""
    told = bare(locked_words(workspace.table_view(SOURCE, C4).years[0]))
    assert told.startswith("The figures of 2014 are locked")
    assert "Unlock" in told
