"""Row stubs: labels once, numbers by choice, heights found once for equal labels."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.screens.table_screen import TableScreen


@pytest.fixture
def numbered(look: Look) -> Iterator[Look]:
    """The look with coordinates."""
    look.wear(replace(look.taste, coordinates=True))
    yield look
    look.wear(replace(look.taste, coordinates=False))


def test_numbers_stand_before_the_labels(screen: TableScreen, numbered: Look) -> None:
    """The corner leaves room for them; without them the header is as wide as its labels."""
    rows = screen.grid.rows
    assert rows.number_width > 0
    titles, widths = rows.titles(("Sex", "Country"))
    assert (titles, sum(widths)) == (("", "Sex", "Country"), rows.width())
    assert screen.grid.corner.accessibleName().startswith("Sex")
    numbered.wear(replace(numbered.taste, coordinates=False))
    assert rows.titles(("Sex", "Country"))[0] == ("Sex", "Country")
    assert sum(rows.widths) == rows.width()


@pytest.mark.parametrize(("language", "leading"), [("en", "left"), ("ar", "right")])
def test_numbers_are_at_the_leading_edge(
    screen: TableScreen, numbered: Look, speak: Callable[[str], None], language: str, leading: str
) -> None:
    """At the right where the window runs from right to left."""
    speak(language)
    numbered.wear(replace(numbered.taste, coordinates=True))
    rows = screen.grid.rows
    image = rows.grab().toImage()
    width = rows.number_width
    strip = range(2, width - 2) if leading == "left" else range(rows.width() - width + 2, rows.width() - 2)
    ground = numbered.color("band").name()
    # why: the first row is the current one, which has a ground of its own
    height = rows.sectionViewportPosition(3) + 4
    found = sum(image.pixelColor(x, height).name() == ground for x in strip)
    assert found > width // 3


def test_a_long_label_makes_its_row_higher(screen: TableScreen, look: Look) -> None:
    """Labels wrap instead of being cut, and equal labels are equally high."""
    rows = screen.grid.rows
    state = screen.model.state
    assert state is not None
    heights: dict[str, set[int]] = {}
    for place, row in enumerate(state.rows):
        heights.setdefault(row.label, set()).add(rows.height_for(place))
    assert all(len(found) == 1 for found in heights.values())
    assert min(map(min, heights.values())) == look.row_height
