"""Print: what is seen is what is saved; choices replace each other; everything by keyboard; troubles are told."""

from __future__ import annotations

import sys
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QMessageBox

from ilms_desktop.cli.main import main
from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.report.pages import pages_of
from ilms_desktop.ui.dialogs.report_dialog import ReportDialog
from ilms_desktop.ui.page_image import page_image
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.report_choices import ReportWish, Zoom, kinds
from ilms_desktop.ui.printing import new_printer
from ilms_desktop.workspace.reports import report_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session

PATIENCE = 30_000


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> Iterator[ReportDialog]:
    """The work plan, ready."""
    made = ReportDialog(session, ReportWish("gaps", "en", "a4"))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.show()
    qtbot.waitExposed(made)
    ready(made, qtbot)
    yield made
    made.making.stop()
    session.tasks.wait()
    shiboken6.delete(made)


def ready(dialog: ReportDialog, qtbot: QtBot) -> None:
    """Wait for the picture of the page."""
    qtbot.waitUntil(lambda: dialog.view.sheet.picture is not None, timeout=PATIENCE)


def saved(dialog: ReportDialog, path: Path, qtbot: QtBot) -> bytes:
    """Save as the person does, in the file that was chosen."""
    asked = dialog.ask_where()
    asked.fileSelected.emit(str(path))
    asked.close()
    qtbot.waitUntil(path.is_file, timeout=PATIENCE)
    qtbot.waitUntil(dialog.open_pdf.isEnabled)
    return path.read_bytes()


@pytest.mark.parametrize(
    "wish",
    [
        *(ReportWish(kind.id, "en", "a4") for kind in kinds()),
        ReportWish("completeness", "ar", "letter"),
        ReportWish("tables", "fr", "letter"),
    ],
    ids="{0.kind}-{0.language}-{0.paper}".format,
)
def test_what_is_saved_is_what_the_command_line_writes(
    session: Session, qtbot: QtBot, tmp_path: Path, wish: ReportWish
) -> None:
    """Byte for byte, for the same choice."""
    dialog = ReportDialog(session, wish)
    qtbot.waitUntil(dialog.save.isEnabled, timeout=PATIENCE)
    mine = saved(dialog, tmp_path / "mine.pdf", qtbot)
    dialog.close()
    session.tasks.wait()
    session.workspace.close()
    words = [
        "--kind",
        wish.kind,
        "--language",
        wish.language,
        "--paper",
        wish.paper,
        "--pdf",
        str(tmp_path / "cli.pdf"),
    ]
    assert main(["report", str(session.workspace.path), *words]) == 0
    assert mine == (tmp_path / "cli.pdf").read_bytes()


def test_what_is_seen_are_the_pages_of_what_is_saved(dialog: ReportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    """No second layout: the picture on screen is that of the page of the file."""
    dialog.zoom.choose(Zoom.ONCE)
    dialog.turn(1)
    ready(dialog, qtbot)
    shown = dialog.view.sheet.picture
    assert shown is not None
    assert not shown.isNull()
    assert shown == page_image(pages_of(saved(dialog, tmp_path / "plan.pdf", qtbot)).picture(2, 96.0))


def test_another_choice_replaces_the_former_at_once(dialog: ReportDialog, session: Session, qtbot: QtBot) -> None:
    """Nothing of the older report is seen, saved or printed under the new name, however fast one chooses."""
    seen: list[str] = []
    dialog.making.did_make.connect(lambda _pages: seen.append(dialog.side.wish.kind))
    for kind in ("tables", "blank", "sources", "cover"):
        dialog.side.choose(kind)
        assert dialog.view.currentIndex() == 0
        assert dialog.view.words.text() == "Making the report…"
        assert not dialog.save.isEnabled()
        assert not dialog.printing.isEnabled()
        dialog.save_to("nowhere.pdf")
    ready(dialog, qtbot)
    assert seen == ["cover"]
    assert dialog.making.pages is not None
    assert dialog.making.pages.pdf == report_pdf(session.workspace, "cover")
    assert "Cover" in dialog.view.area.accessibleName()


def test_language_and_paper_make_another_report(dialog: ReportDialog, session: Session, qtbot: QtBot) -> None:
    """The window keeps its own language."""
    papers: list[str] = []
    dialog.did_choose_paper.connect(papers.append)
    dialog.side.language.choose("ar")
    dialog.side.paper.choose("letter")
    ready(dialog, qtbot)
    assert dialog.making.pages is not None
    assert dialog.making.pages.pdf == report_pdf(session.workspace, "gaps", language="ar", paper="letter")
    assert papers == ["letter"]
    assert dialog.windowTitle() == "Print"


def test_everything_is_done_by_keyboard(dialog: ReportDialog, qtbot: QtBot) -> None:
    """Tab reaches every choice and deed; PgDn turns wherever the focus is."""
    dialog.activateWindow()
    names = set()
    for _step in range(30):
        focus = dialog.focusWidget()
        names.add(focus.accessibleName() or getattr(focus, "text", str)())
        dialog.focusNextChild()
    expected = {"Language", "Paper", "Next page", "Size of the page on screen", "Print…", "Save as PDF…", "Close"}
    assert expected <= names
    assert dialog.view.area.accessibleName() in names
    for widget in (dialog.side.language, dialog.view.area, dialog.shut):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_PageDown)
        assert bare(dialog.place.text()).startswith("Page 2 of ")
        assert dialog.view.page == 2
        qtbot.keyClick(widget, Qt.Key.Key_PageUp)
        assert dialog.view.page == 1
    assert not dialog.previous.isEnabled()
    dialog.next.click()
    assert dialog.previous.isEnabled()


def test_the_page_is_zoomed_by_keys_too(dialog: ReportDialog, qtbot: QtBot) -> None:
    """As the window is; a step beyond the last does nothing."""
    for keys, zoom in (
        (Qt.Key.Key_Plus, Zoom.ONCE),
        (Qt.Key.Key_Plus, Zoom.TWICE),
        (Qt.Key.Key_Plus, Zoom.TWICE),
        (Qt.Key.Key_Minus, Zoom.ONCE),
        (Qt.Key.Key_0, Zoom.WIDTH),
        (Qt.Key.Key_Minus, Zoom.PAGE),
        (Qt.Key.Key_Minus, Zoom.PAGE),
    ):
        qtbot.keyClick(dialog, keys, Qt.KeyboardModifier.ControlModifier)
        assert dialog.zoom.value is zoom
        assert dialog.view.zoom is zoom


def test_a_file_that_cannot_be_written_is_told(dialog: ReportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    """With the next step; the report stays, to be saved elsewhere."""
    dialog.save_to(str(tmp_path / "none" / "plan.pdf"))
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QMessageBox)))
    box = dialog.findChildren(QMessageBox)[-1]
    assert "file_unwritable" in box.detailedText()
    assert box.informativeText()
    box.close()
    assert dialog.save.isEnabled()
    assert not dialog.open_pdf.isEnabled()


def test_a_computer_without_typesetter_is_told_in_the_place_of_the_page(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What happened and what to do, where the person looks."""
    monkeypatch.setitem(sys.modules, "typst", None)
    dialog = ReportDialog(session, ReportWish("cover", "en", "a4"))
    qtbot.waitUntil(lambda: "Install the program again" in dialog.view.words.text(), timeout=PATIENCE)
    assert not dialog.save.isEnabled()
    assert not dialog.findChildren(QMessageBox)
    dialog.close()


def test_our_own_mistake_is_shown_with_what_to_send(dialog: ReportDialog) -> None:
    """And the page that was seen is gone."""
    dialog._show_failure(ValueError("broken"))
    assert dialog.view.words.text() == "The report could not be made."
    box = dialog.findChildren(QMessageBox)[-1]
    assert "ValueError" in box.detailedText()
    box.close()
    assert dialog.making.pages is None


class Viewer(QObject):
    """The system's program for PDF."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        """Open a file."""
        self.opened.append(url)


def test_the_saved_pdf_is_opened_in_the_systems_viewer(dialog: ReportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    """Only once there is one; another choice has none yet."""
    assert not dialog.open_pdf.isEnabled()
    saved(dialog, tmp_path / "plan.pdf", qtbot)
    assert bare(dialog.told.text()) == f"Saved as {tmp_path / 'plan.pdf'}"
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "show")  # type: ignore[arg-type] # the stubs want bytes
    dialog.open_pdf.click()
    QDesktopServices.unsetUrlHandler("file")
    assert [url.toLocalFile() for url in viewer.opened] == [str(tmp_path / "plan.pdf")]
    dialog.side.choose("cover")
    assert not dialog.open_pdf.isEnabled()
    assert dialog.told.text() == ""


def test_a_computer_without_viewer_is_told_so(
    dialog: ReportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is there all the same."""
    saved(dialog, tmp_path / "plan.pdf", qtbot)
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda _url: False))
    dialog.open_saved()
    box = dialog.findChildren(QMessageBox)[-1]
    assert "plan.pdf" in box.text()
    box.close()


def test_a_computer_without_printer_is_told_so(dialog: ReportDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what to do instead."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    dialog.printing.click()
    box = dialog.findChildren(QMessageBox)[-1]
    assert "Save the report as PDF" in box.informativeText()
    box.close()


def test_the_report_is_printed(
    dialog: ReportDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the printer that the system's dialog gives; who cancels there prints nothing."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))
    for accepts in (False, True):
        asked = dialog.ask_printer()
        assert asked is not None
        printer = asked.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "paper.pdf"))
        asked.finished.emit(int(accepts))
        asked.close()
        assert accepts or not (tmp_path / "paper.pdf").exists()
    qtbot.waitUntil(lambda: dialog.told.text() == "Sent to the printer.", timeout=PATIENCE)
    assert pages_of((tmp_path / "paper.pdf").read_bytes()).count == dialog.view.last


def test_printing_is_stopped_by_the_person(
    dialog: ReportDialog, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    """Between two pages; it is said."""
    printer = new_printer("Work plan", "a4")
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    session.tasks.did_start.connect(lambda job: job.stop())
    dialog.print_on(printer)
    qtbot.waitUntil(lambda: dialog.told.text() == "Stopped.", timeout=PATIENCE)


def test_nothing_is_printed_before_there_is_a_page(dialog: ReportDialog) -> None:
    """Also not by a dialog of the system that was open when another report was chosen."""
    dialog.side.choose("tables")
    assert dialog.ask_printer() is None
    dialog.print_on(new_printer("Work plan", "a4"))
    dialog.open_saved()
    assert dialog.told.text() == ""


def test_a_dialog_closed_too_soon_is_told_in_the_window(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    """The file is written all the same, or not, and nobody is left to wonder."""
    for place in (tmp_path, tmp_path / "none"):
        dialog = ReportDialog(session, ReportWish("cover", "en", "a4"))
        qtbot.waitUntil(dialog.save.isEnabled, timeout=PATIENCE)
        told: list[str] = []
        session.bus.did_tell.connect(told.append)
        dialog.save_to(str(place / "cover.pdf"))
        shiboken6.delete(dialog)
        qtbot.waitUntil(lambda told=told: bool(told or boxes()), timeout=PATIENCE)  # type: ignore[misc] # bound here
    assert (tmp_path / "cover.pdf").is_file()
    boxes()[0].close()


def boxes() -> list[QMessageBox]:
    """Messages that belong to no window."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]


def test_a_name_for_the_file_is_proposed(dialog: ReportDialog, session: Session) -> None:
    """Beside the questionnaire, and one for each report."""
    asked = dialog.ask_where()
    assert asked.selectedFiles() == [str(session.workspace.path.with_name("example-gaps.pdf"))]
    asked.close()


def test_the_window_stays_alive_meanwhile(dialog: ReportDialog, qtbot: QtBot) -> None:
    """Forty pages are made and nothing of it is felt; one pause in a hundred is left to what else runs."""
    gaps: list[float] = []
    last = [perf_counter()]

    def tick() -> None:
        now = perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(1)
    dialog.side.choose("blank")
    ready(dialog, qtbot)
    timer.stop()
    assert dialog.view.last > 20
    assert sorted(gaps)[len(gaps) * 99 // 100] < 0.05


def test_a_dialog_that_is_closed_makes_nothing_more(session: Session, qtbot: QtBot) -> None:
    """And the next one begins at once."""
    dialog = ReportDialog(session, ReportWish("blank", "en", "a4"))
    dialog.open()
    dialog.reject()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not session.tasks.is_busy, timeout=PATIENCE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_opens_in_every_language(
    session: Session, qtbot: QtBot, speak: Callable[[str], None], language: str
) -> None:
    """Mirrored where the language runs from the right; the page is in that language."""
    speak(language)
    session.workspace.use_language(language)
    dialog = ReportDialog(session, ReportWish("cover", language, "a4"))
    dialog.show()
    ready(dialog, qtbot)
    right_to_left = LANGUAGES[language] == "rtl"
    assert (dialog.side.x() > dialog.view.x()) is right_to_left
    dialog.close()
    speak("en")
