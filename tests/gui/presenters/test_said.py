"""What stood in a cell, as the person writes figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.said import figures_of, said_words
from tests.gui.conftest import c4

if TYPE_CHECKING:
    from ilms_desktop.ui.session import Session


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (BLANK, "empty"),
        (Observation(0, 1), "0.0"),
        (Observation(1_531, 3), "1.531"),
        (Observation(16_000, 0, status="E"), "16 e"),
        (Observation(status="N", note="not asked"), "N [not asked]"),
        (Observation(text="1.2.3"), "“1.2.3”"),
        (Observation(note="later"), "[later]"),
    ],
)
def test_blank_zero_and_missing_read_differently(session: Session, said: Observation, words: str) -> None:
    """Nobody puts back a zero where nothing stood."""
    figures = figures_of(session.workspace.edition, c4("M", "KOR", 2017), session.look.writing)
    assert bare(said_words(said, figures)) == words
