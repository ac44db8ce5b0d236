"""A page on screen: the picture that is asked for fits, keys turn, paper stays white, a screen reader knows where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage

from ilms_desktop.report.pages import Pages, pages_of
from ilms_desktop.ui.look import Taste
from ilms_desktop.ui.presenters.report_choices import AIR, Zoom
from ilms_desktop.ui.views.page_view import PageView
from ilms_desktop.workspace.reports import report_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.workspace import Workspace

RED = 0xFFFF0000


@pytest.fixture
def pages(workspace: Workspace) -> Pages:
    """Some pages across."""
    return pages_of(report_pdf(workspace, "gaps"))


@pytest.fixture
def view(look: Look, qtbot: QtBot) -> PageView:
    """A view of 800 by 500 pixels without pages."""
    made = PageView(look)
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


def painted(view: PageView) -> QImage:
    """What is seen of the sheet."""
    return view.sheet.grab().toImage()


def picture(view: PageView) -> QImage:
    """A red picture of the page."""
    made = QImage(view.sheet.page.size(), QImage.Format.Format_RGB32)
    made.fill(RED)
    return made


def test_the_picture_that_is_asked_for_fits(view: PageView, pages: Pages) -> None:
    """To a pixel, so that letters are sharp."""
    asked: list[tuple[int, float]] = []
    view.wants_picture.connect(lambda page, dots: asked.append((page, dots)))
    view.show_pages(pages, "Work plan")
    page, dots = asked[-1]
    shown = QImage.fromData(pages.picture(page, dots))
    assert abs(shown.width() - view.sheet.page.width()) <= 1
    assert abs(shown.height() - view.sheet.page.height()) <= 1


def test_paper_is_white_in_every_theme(view: PageView, pages: Pages, look: Look) -> None:
    """Before its picture is there, and around what is printed."""
    for theme in ("light", "dark", "contrast"):
        look.wear(Taste(theme=theme, density="compact"))
        view.show_pages(pages, "Work plan")
        assert painted(view).pixelColor(view.sheet.page.center()) == Qt.GlobalColor.white


def test_the_picture_of_the_page_is_painted_and_no_other(view: PageView, pages: Pages) -> None:
    """One that comes late for a page that was left is dropped."""
    view.show_pages(pages, "Work plan")
    view.show_picture(2, picture(view))
    assert painted(view).pixel(view.sheet.page.center()) != RED
    view.show_picture(1, picture(view))
    assert painted(view).pixel(view.sheet.page.center()) == RED
    view.turn_to(2)
    assert painted(view).pixel(view.sheet.page.center()) != RED


def test_a_picture_of_an_older_size_is_stretched_until_the_new_one_comes(view: PageView, pages: Pages) -> None:
    """Nobody looks at an empty page while a window is pulled larger."""
    view.show_pages(pages, "Work plan")
    view.show_picture(1, picture(view).scaled(80, 50))
    assert painted(view).pixel(view.sheet.page.bottomRight()) == RED


def test_sizes_on_screen(view: PageView, pages: Pages) -> None:
    """The whole page, its width, its own size, twice that."""
    view.show_pages(pages, "Work plan")
    across, down = pages.sizes[0]
    view.take_zoom(Zoom.PAGE)
    assert view.sheet.height() <= view.area.viewport().height()
    assert view.sheet.width() <= view.area.viewport().width()
    view.take_zoom(Zoom.WIDTH)
    assert 0 <= view.area.viewport().width() - view.sheet.width() <= view.area.verticalScrollBar().sizeHint().width()
    view.take_zoom(Zoom.TWICE)
    assert view.sheet.width() - 2 * AIR == round(across * 192 / 72)
    assert view.area.verticalScrollBar().maximum() > 0
    view.take_zoom(Zoom.ONCE)
    assert view.sheet.height() - 2 * AIR == round(down * 96 / 72)


def test_another_room_asks_for_another_picture_once_it_rests(view: PageView, pages: Pages, qtbot: QtBot) -> None:
    """Not for each pixel on the way."""
    view.show_pages(pages, "Work plan")
    before = view.sheet.width()
    asked: list[float] = []
    view.wants_picture.connect(lambda _page, dots: asked.append(dots))
    with qtbot.waitSignal(view.wants_picture):
        for width in (700, 650, 600):
            view.resize(width, 500)
            qtbot.wait(1)
    assert view.sheet.width() < before
    assert len(asked) == 1


def test_keys_go_to_the_first_and_the_last_page(view: PageView, pages: Pages, qtbot: QtBot) -> None:
    """And arrows scroll, from the top of each page."""
    view.show_pages(pages, "Work plan")
    view.take_zoom(Zoom.TWICE)
    qtbot.keyClick(view.area, Qt.Key.Key_Down)
    assert view.area.verticalScrollBar().value() > 0
    qtbot.keyClick(view.area, Qt.Key.Key_End)
    assert view.page == pages.count
    assert view.area.verticalScrollBar().value() == 0
    view.turn_to(view.page + 1)
    assert view.page == pages.count
    qtbot.keyClick(view.area, Qt.Key.Key_Home)
    assert view.page == 1
    view.turn_to(0)
    assert view.page == 1


def test_a_screen_reader_hears_report_and_page(view: PageView, pages: Pages) -> None:
    """Where the focus is; and the sentence while there is no page."""
    view.show_pages(pages, "Work plan")
    view.turn_to(2)
    told = QAccessible.queryAccessibleInterface(view.area)
    name = told.text(QAccessible.Text.Name)
    assert "Work plan" in name
    assert view.place_words in name
    view.show_words("Making the report…")
    assert told.text(QAccessible.Text.Name) == "Making the report…"
    assert (view.last, view.page, view.place_words) == (0, 0, "")


def test_without_pages_nothing_is_turned_or_asked_for(view: PageView, qtbot: QtBot) -> None:
    """Keys that come too early."""
    with qtbot.assertNotEmitted(view.wants_picture):
        view.turn_to(2)
        view.take_zoom(Zoom.PAGE)
        view.resize(600, 400)
        view.show_picture(1, QImage())
        view._ask()
    assert view.page == 0


def test_small_letters_are_drawn_finer(view: PageView, pages: Pages) -> None:
    """At fifty dots an inch the typesetter would leave strokes out."""
    view.resize(300, 240)
    asked: list[float] = []
    view.wants_picture.connect(lambda _page, dots: asked.append(dots))
    view.show_pages(pages, "Work plan")
    assert asked[-1] * pages.sizes[0][0] / 72 == pytest.approx(2 * view.sheet.page.width(), rel=0.02)


def test_it_stands_from_the_right_too(view: PageView, pages: Pages, speak: Callable[[str], None]) -> None:
    """The page itself is never mirrored."""
    speak("ar")
    view.show_pages(pages, "خطة العمل")
    shown = picture(view)
    shown.setPixel(0, 0, 0xFF0000FF)
    view.show_picture(1, shown)
    corner = view.sheet.page.topLeft()
    assert painted(view).pixel(corner) == 0xFF0000FF
    speak("en")
