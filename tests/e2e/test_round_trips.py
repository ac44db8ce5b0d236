"""What leaves a questionnaire comes back: random ones go through every layout of files, each carrying what it declares.

At length: `python -m tests.round_trips`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from ilms_desktop.exchange.carried import TITLES, Content
from ilms_desktop.exchange.formats import LAYOUTS
from tests.round_trips.page import table
from tests.round_trips.trips import Trips

#: questionnaires that are tried at least, and at most until every declaration was put to the test
LEAST, MOST = 8, 40
PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "reference" / "exchange.md"


def test_a_questionnaire_comes_back_as_each_layout_declares(tmp_path: Path) -> None:
    """No figure, letter, note or word is lost or changed where the layout has a place for it; nothing else comes in."""
    trips, declared = Trips(tmp_path), {(name, content) for name in LAYOUTS for content in Content}
    for seed in range(1, MOST + 1):
        assert trips.differences(seed) == [], f"questionnaire {seed}"
        if seed >= LEAST and declared <= trips.noticed:
            break
    assert declared - trips.noticed == set(), "a wrong declaration would stay unnoticed"


def test_the_page_has_the_table_of_the_layouts() -> None:
    """Print it anew with `python -m tests.round_trips --table` after a change of a layout."""
    assert table() in PAGE.read_text(encoding="utf-8")


def test_every_content_has_a_title() -> None:
    """The table and the words of an export name all of them."""
    assert list(TITLES) == list(Content)


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_page_names_every_layout(name: str) -> None:
    """A person who sees a layout in the menu finds it on the page."""
    assert f"`{name}`" in PAGE.read_text(encoding="utf-8")
