"""Makes reports and pictures of their pages in the background; what is no longer wanted is dropped and never shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.page_image import page_image

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from ilms_desktop.report.pages import Pages
    from ilms_desktop.ui.presenters.report_choices import ReportWish
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.tasks import Job


class ReportMaking(QObject):
    """The report that is wanted last, and the picture of the page that is looked at."""

    #: the report is ready: Pages
    did_make = Signal(object)
    #: the picture of a page is ready: page, dots in an inch, QImage
    did_draw = Signal(int, float, object)
    #: why something was not made: exception
    did_fail = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._number = 0
        self._wanted: tuple[int, float] | None = None
        self.pages: Pages | None = None

    def make(self, wish: ReportWish) -> None:
        """Make a report; the one under way is given up."""
        self.stop()
        number, workspace = self._number, self._session.workspace

        def work(job: Job) -> Pages:
            job.step(0, 1)
            # why: the typesetter and what reads a PDF cost time to import, and few sessions print (ADR 0011)
            from ilms_desktop.workspace.reports import report_pages

            return report_pages(workspace, wish.kind, paper=wish.paper, language=wish.language)

        self._job = self._session.tasks.run_job(
            work,
            words=_("Making the report…"),
            done=partial(self._made, number),
            failed=partial(self._failed, number),
            stopped=lambda: None,
            is_told=False,
        )

    def stop(self) -> None:
        """Want nothing any more."""
        self._number += 1
        self.pages = self._wanted = None
        if self._job is not None:
            self._job.stop()
            self._job = None

    def draw(self, page: int, dots: float) -> None:
        """Make the picture of a page; of several wishes the last one counts."""
        pages, wanted = self.pages, (page, dots)
        if pages is None or self._wanted == wanted:
            return
        self._wanted = wanted

        def work() -> QImage | None:
            # why: somebody who leafs fast waits for the page where they stop, not for all on the way
            return page_image(pages.picture(page, dots)) if self._wanted is wanted else None

        self._session.tasks.run(
            work, done=partial(self._drawn, self._number, wanted), failed=partial(self._failed, self._number)
        )

    # --- what came of it

    def _is_old(self, number: int) -> bool:
        """Whether nobody wants this any more; the dialog may be gone."""
        return not isValid(self) or number != self._number

    def _made(self, number: int, pages: Pages) -> None:
        if not self._is_old(number):
            self._job = None
            self.pages = pages
            self.did_make.emit(pages)

    def _drawn(self, number: int, wanted: tuple[int, float], picture: QImage | None) -> None:
        if not self._is_old(number) and self._wanted is wanted and picture is not None:
            self.did_draw.emit(*wanted, picture)

    def _failed(self, number: int, error: BaseException) -> None:
        if not self._is_old(number):
            self._job = None
            self.did_fail.emit(error)
