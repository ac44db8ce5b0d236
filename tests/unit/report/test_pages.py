"""Pages of a report: of the bytes that are saved, in their own sizes, one at a time."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from typing import Any

import pytest

from ilms_desktop.errors import BugError
from ilms_desktop.report.pages import POINTS, Pages, pages_of
from ilms_desktop.report.paper import Paper
from ilms_desktop.report.work_plan_pdf import work_plan_pdf
from ilms_desktop.report.work_plan_sheet import COLUMNS, PlanRow, PlanSheet

ROW = PlanRow(*("C4" for _name in COLUMNS))


def made(rows: int, paper: Paper = Paper.A4) -> bytes:
    """A work plan, whose pages lie across."""
    sheet = PlanSheet(
        language="en",
        moment=datetime(2026, 9, 12, tzinfo=UTC),
        title="Work plan",
        facts=("fact",),
        columns=tuple(COLUMNS),
        rows=(ROW,) * rows,
        foot="ILMS",
        page="page {page} of {pages}",
    )
    return work_plan_pdf(sheet, paper)


@pytest.fixture(scope="module")
def pages() -> Pages:
    """Several pages."""
    return pages_of(made(80))


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height that a PNG says."""
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_they_are_those_of_the_pdf(pages: Pages) -> None:
    """Number and sizes in points; nothing of the file is lost on the way."""
    assert pages.pdf == made(80)
    assert pages.count > 1
    assert set(pages.sizes) == {(841.8898, 595.2756)}
    assert pages_of(made(1, Paper.LETTER)).sizes == ((792.0, 612.0),)


@pytest.mark.parametrize("dots", [72.0, 96.5])
def test_a_picture_has_the_size_of_its_page(pages: Pages, dots: float) -> None:
    """Whatever the dots."""
    for page in (1, pages.count):
        width, height = size_of(pages.picture(page, dots))
        assert width == pytest.approx(pages.sizes[0][0] * dots / POINTS, abs=1)
        assert height == pytest.approx(pages.sizes[0][1] * dots / POINTS, abs=1)


def test_each_page_has_its_own_picture_and_always_the_same(pages: Pages) -> None:
    """No page is taken for another."""
    seen = [pages.picture(page, 40.0) for page in range(1, pages.count + 1)]
    assert len(set(seen)) == pages.count
    assert pages.picture(1, 40.0) == seen[0]


@pytest.mark.parametrize("page", [0, 10_000])
def test_a_page_that_is_not_there_is_our_mistake(pages: Pages, page: int) -> None:
    """Nobody is shown another one instead."""
    with pytest.raises(BugError):
        pages.picture(page, 40.0)


def test_they_say_nothing_of_what_they_hold(pages: Pages) -> None:
    """A log or a traceback is no place for a megabyte of numbers."""
    told: Any = repr(pages_of(made(1)))
    assert "_numbers" not in told
    assert pages.count == len(pages.sizes)
