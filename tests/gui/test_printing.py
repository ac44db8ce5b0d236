"""On paper: every page that was chosen, turned as it lies, in its size; what a printer refuses is told."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from ilms_desktop.errors import UserError
from ilms_desktop.report.pages import Pages, pages_of
from ilms_desktop.ui.printing import new_printer, pages_wanted, print_pages, printer_dialog
from ilms_desktop.ui.tasks import Job, StoppedError
from ilms_desktop.workspace.reports import report_pages

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def pages(workspace: Workspace) -> Pages:
    """The work plan: pages across."""
    return report_pages(workspace, "gaps")


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    """A printer whose paper is a file."""
    made = new_printer("Work plan", "a4")
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "paper.pdf"))
    return made


def sizes_of(path: Path) -> list[tuple[int, int]]:
    """Sizes of the printed pages, in points."""
    return [(round(width), round(height)) for width, height in pages_of(path.read_bytes()).sizes]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """A window."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def job(parent: QWidget) -> Job:
    """Nobody looks on."""
    return Job("", can_stop=True, parent=parent)


def test_every_page_is_printed_as_it_lies(pages: Pages, printer: QPrinter, tmp_path: Path, job: Job) -> None:
    """Sheets across come out across, on the paper of the report."""
    print_pages(pages, printer, job)
    assert sizes_of(tmp_path / "paper.pdf") == [(842, 595)] * pages.count


def test_the_page_fills_the_paper(workspace: Workspace, printer: QPrinter, tmp_path: Path, job: Job) -> None:
    """No second margin around that of the page; the picture has the dots of the printer."""
    from pypdf import PdfReader

    print_pages(report_pages(workspace, "cover"), printer, job)
    page = PdfReader(BytesIO((tmp_path / "paper.pdf").read_bytes())).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    resources: Any = page["/Resources"]
    images = [each.get_object() for each in resources["/XObject"].values()]
    assert [(image["/Width"], image["/Height"]) for image in images] == [pytest.approx((2480, 3508), abs=2)]


def test_only_the_pages_that_were_chosen_are_printed(pages: Pages, printer: QPrinter, tmp_path: Path, job: Job) -> None:
    """As the person said in the system's dialog."""
    assert list(pages_wanted(printer, 3)) == [1, 2, 3]
    printer.setFromTo(2, 2)
    assert list(pages_wanted(printer, 3)) == [2]
    print_pages(pages, printer, job)
    assert len(sizes_of(tmp_path / "paper.pdf")) == 1


def test_it_is_stopped_between_two_pages(pages: Pages, printer: QPrinter, job: Job) -> None:
    """Nobody waits for forty pages that they do not want."""
    job.stop()
    with pytest.raises(StoppedError):
        print_pages(pages, printer, job)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(pages: Pages, printer: QPrinter, tmp_path: Path, job: Job) -> None:
    """With what to do next."""
    printer.setOutputFileName(str(tmp_path / "none" / "paper.pdf"))
    with pytest.raises(UserError) as caught:
        print_pages(pages, printer, job)
    assert caught.value.code == "print_refused"


def test_a_computer_without_printer_is_told_so(
    printer: QPrinter, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Instead of a dialog with an empty list."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    with pytest.raises(UserError) as caught:
        printer_dialog(printer, 3, parent)
    assert caught.value.code == "no_printer"


def test_the_system_asks_for_pages_that_there_are(
    printer: QPrinter, parent: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the first to the last."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))
    dialog = printer_dialog(printer, 3, parent)
    assert (dialog.minPage(), dialog.maxPage()) == (1, 3)


def test_the_printer_has_the_name_and_the_paper_of_the_report() -> None:
    """As the list of the printer shows it."""
    printer = new_printer("Tables", "letter")
    assert printer.docName() == "Tables"
    assert printer.pageLayout().pageSize().name().startswith("Letter")
    assert printer.resolution() == 300
