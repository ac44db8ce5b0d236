"""Print: the one place of the window where a report is chosen, looked at, saved as PDF and printed.

What is seen are the pages of the PDF that is saved. The window behind waits, so that the file stays as it is shown.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout
from shiboken6 import isValid

from ilms_desktop.errors import IlmsError, UserError
from ilms_desktop.exchange.files import write_files
from ilms_desktop.i18n import error_text
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.dialogs.screen_dialog import ScreenDialog
from ilms_desktop.ui.presenters.export_choices import written_words
from ilms_desktop.ui.presenters.report_choices import ReportWish, Zoom, file_name, zoom_offers
from ilms_desktop.ui.printing import new_printer, print_pages, printer_dialog
from ilms_desktop.ui.report_making import ReportMaking
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.soon import Soon
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.foot import Foot
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.page_view import PageView
from ilms_desktop.ui.views.report_side import ReportSide
from ilms_desktop.ui.views.surface import Bar, on_frame
from ilms_desktop.ui.views.tab_order import in_order
from ilms_desktop.ui.views.value_combo import ValueCombo

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrintDialog, QPrinter
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.report.pages import Pages
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.tasks import Job

_SIZE: Final = (1180, 660)
#: keys of the size on screen, each with its step; 0 = as wide as there is room
_ZOOM_KEYS: Final = (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0))
#: how long a choice has to stand before its report is made, in milliseconds: arrow keys go through all
_REST_MS: Final = 150


class ReportDialog(ScreenDialog):
    """Choices, pages, deeds."""

    #: the paper that the person wants next time too
    did_choose_paper = Signal(str)

    def __init__(self, session: Session, wish: ReportWish, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._saved: Path | None = None
        look = session.look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Print"))
        self.resize(look.px(_SIZE[0]), look.px(_SIZE[1]))
        self.making = ReportMaking(session, self)
        self._soon = Soon(self._make, self)
        self._soon.setInterval(_REST_MS)
        self._build(wish)
        self.making.did_make.connect(self._show_pages)
        self.making.did_draw.connect(lambda page, _dots, picture: self.view.show_picture(page, picture))
        self.making.did_fail.connect(self._show_failure)
        self.finished.connect(self.making.stop)
        self._show_state()
        self._make()
        self.side.focus_choice()

    # --- parts

    def _build(self, wish: ReportWish) -> None:
        """Put the parts together."""
        look = self._session.look
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self.side = ReportSide(look, wish, self)
        self.side.did_choose.connect(self._chosen)
        self.side.did_choose_paper.connect(self.did_choose_paper)
        middle.addWidget(self.side)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.view = PageView(look, self)
        column.addWidget(self._bar())
        column.addWidget(self.view, 1)
        middle.addLayout(column, 1)
        outer.addLayout(middle, 1)
        outer.addWidget(self._foot())
        self.view.did_turn.connect(self._show_place)
        self.view.wants_picture.connect(self.making.draw)
        above = (self.previous, self.next, self.zoom, self.view.area)
        in_order((*self.side.in_tab_order, *above, self.open_pdf, self.printing, self.save, self.shut))
        for keys, step in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            QShortcut(QKeySequence(keys), self, partial(self.turn, step))
        for words, step in _ZOOM_KEYS:
            QShortcut(QKeySequence(words), self, partial(self.step_zoom, step))

    def _bar(self) -> Bar:
        """Which page, and how large."""
        look = self._session.look
        bar = Bar(look, self)
        on_frame(bar)
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(6)
        # why: the single angle quotes turn round where a language runs from the right, as arrows have to
        self.previous = self._turner("\u2039", _("Previous page"), -1)
        self.next = self._turner("\u203a", _("Next page"), 1)
        self.place = text_label(look)
        self.zoom = ValueCombo[Zoom](_("Size of the page on screen"), bar)
        self.zoom.offer_only(zoom_offers())
        self.zoom.choose(self.view.zoom)
        self.zoom.currentIndexChanged.connect(lambda: self.view.take_zoom(self.zoom.value or self.view.zoom))
        for each in (self.previous, self.place, self.next):
            row.addWidget(each)
        row.addStretch()
        row.addWidget(self.zoom)
        return bar

    def _turner(self, sign: str, words: str, step: int) -> Button:
        """A button that turns pages."""
        button = Button(self._session.look, sign, kind=Kind.FLAT)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(partial(self.turn, step))
        return button

    def _foot(self) -> Foot:
        """What happened, and what can be done with the report."""
        look = self._session.look
        foot = Foot(self, side=14)
        row = foot.row
        self.told = text_label(look, role=Role.HELP, kind="second", wraps=True)
        self.open_pdf = self._button(_("Open the PDF"), self.open_saved, "open")
        self.printing = self._button(_("Print…"), self.ask_printer, "print")
        self.save = self._button(_("Save as PDF…"), self.ask_where, "export", Kind.PRIMARY)
        self.save.setDefault(True)
        self.shut = self._button(_("Close"), self.close)
        row.addWidget(self.told, 1)
        for each in (self.open_pdf, self.printing, self.save, self.shut):
            row.addWidget(each)
        return foot

    def _button(self, words: str, deed: Callable[[], Any], icon: str = "", kind: Kind = Kind.SECONDARY) -> Button:
        button = Button(self._session.look, words, icon=icon, kind=kind)
        button.clicked.connect(lambda _on=False: deed())
        return button

    # --- what is shown

    def _chosen(self) -> None:
        """Something else is chosen: what was made is no longer shown, and the new one follows when the choice rests."""
        self.making.stop()
        self._wait()
        self._soon.request()

    def _make(self) -> None:
        """Make the report that is chosen."""
        self._wait()
        self.making.make(self.side.wish)

    def _wait(self) -> None:
        """Say that the report is being made."""
        self._saved = None
        self.told.clear()
        self.view.show_words(_("Making the report…"))
        self._show_state()

    def _show_pages(self, pages: Pages) -> None:
        """Show the report."""
        self.view.show_pages(pages, self.side.name)
        self._show_state()

    def _show_failure(self, error: BaseException) -> None:
        """Say why there is no page, in its place; our own mistakes in their dialog too."""
        text = error_text(error) if isinstance(error, IlmsError) else _("The report could not be made.")
        self.view.show_words(text)
        self.making.stop()
        self._show_state()
        if not isinstance(error, UserError):
            show_error(error, self)

    def _show_place(self) -> None:
        """Say which page is seen."""
        self.place.setText(self.view.place_words)
        self.previous.setEnabled(self.view.page > 1)
        self.next.setEnabled(self.view.page < self.view.last)
        if self.view.last:
            announce(self.view.area, self.view.area.accessibleName())

    def _show_state(self) -> None:
        """Let be done what can be done."""
        for button in (self.save, self.printing):
            button.setEnabled(self.making.pages is not None)
        self.open_pdf.setEnabled(self._saved is not None)

    def _tell(self, text: str) -> None:
        """Say what happened; in the window, where this dialog was closed meanwhile."""
        if isValid(self):
            self.told.setText(text)
            announce(self, text)
        else:
            self._session.bus.did_tell.emit(text)

    # --- deeds

    def turn(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) page."""
        self.view.turn_to(self.view.page + step)

    def step_zoom(self, step: int) -> None:
        """Show the page larger (1), smaller (-1), or as wide as there is room (0)."""
        preset = [zoom for _words, zoom in zoom_offers()].index(Zoom.WIDTH)
        place = self.zoom.currentIndex() + step if step else preset
        self.zoom.setCurrentIndex(max(0, min(place, self.zoom.count() - 1)))

    def ask_where(self) -> QFileDialog:
        """Ask where the PDF goes."""
        path = self._session.workspace.path
        dialog = QFileDialog(self, _("Save as PDF"), str(path.parent), _("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(file_name(path, self.side.wish.kind))
        dialog.fileSelected.connect(self.save_to)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def save_to(self, name: str) -> None:
        """Write the PDF whose pages are seen."""
        pages = self.making.pages
        if pages is not None:
            self._run(lambda _job: write_files(Path(name), {"": pages.pdf}), _("Writing the PDF…"), self._took_file)

    def _took_file(self, paths: tuple[Path, ...]) -> None:
        if isValid(self):
            self._saved = paths[0]
            self._show_state()
        self._tell(written_words(paths))

    def open_saved(self) -> None:
        """Show the PDF that was saved in the system's program for PDF."""
        if self._saved is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved))):
            show_error(UserError("no_viewer", path=str(self._saved)), self)

    def ask_printer(self) -> QPrintDialog | None:
        """Ask for a printer; None where there is none, which is said."""
        pages, wish = self.making.pages, self.side.wish
        if pages is None:
            return None
        try:
            printer = new_printer(self.side.name, wish.paper)
            dialog = printer_dialog(printer, pages.count, self)
        except IlmsError as error:
            show_error(error, self)
            return None
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(
            lambda result: self.print_on(printer) if result == QDialog.DialogCode.Accepted else None
        )
        # why: the printer dialog's own `open` wants a slot of C++
        QDialog.open(dialog)
        return dialog

    def print_on(self, printer: QPrinter) -> None:
        """Print the report whose pages are seen."""
        pages = self.making.pages
        if pages is not None:
            sent = _("Sent to the printer.")
            self._run(lambda job: print_pages(pages, printer, job), _("Printing…"), lambda _none: self._tell(sent))

    def _run(self, work: Callable[[Job], Any], words: str, done: Callable[[Any], None]) -> None:
        """Do something with the report in the background."""
        self._session.tasks.run_job(
            work,
            words=words,
            done=done,
            failed=lambda error: show_error(error, self if isValid(self) else None),
            stopped=lambda: self._tell(_("Stopped.")),
        )
