"""What is said at once names what was kept, why, and what to do."""

from __future__ import annotations

from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.cell_told import kept_words


def test_a_kept_text_is_quoted_with_its_reason() -> None:
    """Nothing was dropped, and the person knows why it is no figure."""
    assert bare(kept_words(" -5 ", "No minus.")) == "“-5” stays in the cell as typed. No minus."
