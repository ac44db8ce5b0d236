"""Reports in the background: the last wish counts, and nothing of an older one comes through."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
import shiboken6

from ilms_desktop.errors import UserError
from ilms_desktop.ui.presenters.report_choices import ReportWish
from ilms_desktop.ui.report_making import ReportMaking
from ilms_desktop.workspace.reports import report_pdf

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from ilms_desktop.report.pages import Pages
    from ilms_desktop.ui.session import Session

COVER = ReportWish("cover", "en", "a4")


@pytest.fixture
def making(session: Session) -> ReportMaking:
    """Nothing is wanted yet."""
    return ReportMaking(session)


def test_a_report_is_that_of_the_command_line(making: ReportMaking, session: Session, qtbot: QtBot) -> None:
    """Kind, language and paper arrive where the report is made."""
    with qtbot.waitSignal(making.did_make, timeout=20_000):
        making.make(ReportWish("cover", "fr", "letter"))
    assert making.pages is not None
    assert making.pages.pdf == report_pdf(session.workspace, "cover", language="fr", paper="letter")


def test_of_several_wishes_the_last_one_counts(making: ReportMaking, session: Session, qtbot: QtBot) -> None:
    """Arrow keys go through all reports; the person sees the one where they stopped, and no other."""
    made: list[Pages] = []
    making.did_make.connect(made.append)
    with qtbot.waitSignal(making.did_make, timeout=20_000):
        for kind in ("completeness", "tables", "sources", "cover"):
            making.make(ReportWish(kind, "en", "a4"))
            assert making.pages is None
    session.tasks.wait()
    qtbot.waitUntil(lambda: not session.tasks.is_busy)
    assert [pages.pdf for pages in made] == [report_pdf(session.workspace, "cover")]


def test_pictures_of_a_report_that_is_gone_are_dropped(making: ReportMaking, session: Session, qtbot: QtBot) -> None:
    """They would be shown under another name."""
    with qtbot.waitSignal(making.did_make, timeout=20_000):
        making.make(COVER)
    with qtbot.assertNotEmitted(making.did_draw):
        making.draw(1, 40.0)
        making.make(ReportWish("gaps", "en", "a4"))
        qtbot.waitUntil(lambda: making.pages is not None, timeout=20_000)
        qtbot.waitUntil(lambda: not session.tasks.is_busy)


def test_of_several_pages_the_last_one_is_drawn(making: ReportMaking, session: Session, qtbot: QtBot) -> None:
    """Who leafs fast does not wait for every page on the way."""
    drawn: list[tuple[int, float]] = []
    making.did_draw.connect(lambda page, dots, _picture: drawn.append((page, dots)))
    with qtbot.waitSignal(making.did_make, timeout=20_000):
        making.make(ReportWish("gaps", "en", "a4"))
    for page in (1, 2, 1, 2):
        making.draw(page, 40.0)
    making.draw(2, 40.0)
    qtbot.waitUntil(lambda: not session.tasks.is_busy)
    assert drawn == [(2, 40.0)]


def test_a_picture_is_an_image_of_the_page(making: ReportMaking, qtbot: QtBot) -> None:
    """Ready to be painted, so that the window's thread has nothing to unpack."""
    pictures: list[QImage] = []
    making.did_draw.connect(lambda _page, _dots, picture: pictures.append(picture))
    making.draw(1, 72.0)
    with qtbot.waitSignal(making.did_make, timeout=20_000):
        making.make(COVER)
    with qtbot.waitSignal(making.did_draw, timeout=20_000):
        making.draw(1, 72.0)
    assert (pictures[0].width(), pictures[0].height()) == (595, 842)


def test_what_cannot_be_made_is_told_once(
    making: ReportMaking, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a computer without the typesetter; what nobody wants any more is not told."""
    monkeypatch.setitem(sys.modules, "typst", None)
    with qtbot.waitSignal(making.did_fail, timeout=20_000) as told:
        making.make(COVER)
    assert isinstance(told.args[0], UserError)
    with qtbot.assertNotEmitted(making.did_fail):
        making.make(COVER)
        making.stop()
        qtbot.waitUntil(lambda: not session.tasks.is_busy)


def test_a_dialog_that_was_closed_is_not_called(making: ReportMaking, session: Session, qtbot: QtBot) -> None:
    """The report is ready when nobody is there any more."""
    making.make(COVER)
    shiboken6.delete(making)
    qtbot.waitUntil(lambda: not session.tasks.is_busy, timeout=20_000)
