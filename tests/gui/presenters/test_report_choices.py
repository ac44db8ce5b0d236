"""What the print dialog offers is what there is, and pages get the size that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from ilms_desktop.i18n import TONGUES
from ilms_desktop.report.paper import Paper
from ilms_desktop.ui.presenters.report_choices import (
    AIR,
    Zoom,
    file_name,
    kinds,
    language_offers,
    paper_offers,
    scale_of,
    zoom_offers,
)
from ilms_desktop.workspace.reports import KINDS

A4 = (595.0, 842.0)


def test_every_report_language_and_paper_is_offered() -> None:
    """In the order of the command line, each report with a line what it is for."""
    assert [kind.id for kind in kinds()] == list(KINDS)
    assert all(kind.name and kind.does for kind in kinds())
    assert [code for _name, code in language_offers()] == list(TONGUES)
    assert dict(language_offers())["العربية"] == "ar"
    assert [paper for _name, paper in paper_offers()] == list(Paper)


def test_a_page_is_as_large_as_chosen() -> None:
    """As a whole, as wide as there is room, its own size, twice that."""
    room = (1000, 500)
    assert scale_of(Zoom.WIDTH, A4, room) * A4[0] == pytest.approx(1000 - 2 * AIR)
    assert scale_of(Zoom.PAGE, A4, room) * A4[1] == pytest.approx(500 - 2 * AIR)
    assert scale_of(Zoom.ONCE, A4, room) * 72 == pytest.approx(96)
    assert scale_of(Zoom.TWICE, A4, room) == 2 * scale_of(Zoom.ONCE, A4, room)
    assert [zoom for _name, zoom in zoom_offers()] == list(Zoom)


@pytest.mark.parametrize("zoom", Zoom)
def test_a_window_without_room_has_a_size_all_the_same(zoom: Zoom) -> None:
    """A page is never turned inside out."""
    assert scale_of(zoom, A4, (0, 0)) > 0


def test_each_report_has_its_own_file() -> None:
    """Who saves the tables after the summary keeps both."""
    names = {file_name(Path("khm.2026.ilms"), kind.id) for kind in kinds()}
    assert "khm.2026-tables.pdf" in names
    assert len(names) == len(kinds())
