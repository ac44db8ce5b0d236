"""A report on a printer: the system's dialog, then page by page as pictures, so that memory stays bounded.

Qt's printing is imported when somebody prints, not when the program starts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QRect, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from ilms_desktop.errors import UserError
from ilms_desktop.ui.page_image import page_image

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.report.pages import Pages
    from ilms_desktop.ui.tasks import Job

#: of the pictures, in an inch; letters are sharp and a page takes 35 MB while it is painted
DOTS: Final = 300
_PAPERS: Final = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
_UPRIGHT: Final = QPageLayout.Orientation.Portrait
_ACROSS: Final = QPageLayout.Orientation.Landscape


def new_printer(title: str, paper: str) -> QPrinter:
    """The system's first printer, with paper of a size of `report.paper`; `title` is the name of the print."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setResolution(DOTS)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(_PAPERS[paper]))
    return printer


def printer_dialog(printer: QPrinter, count: int, parent: QWidget) -> QPrintDialog:
    """The system's dialog for a report of `count` pages.

    Raises:
        UserError: `no_printer`.
    """
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        raise UserError("no_printer")
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, count)
    return dialog


def pages_wanted(printer: QPrinter, count: int) -> range:
    """Pages that the person chose in the system's dialog."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return range(max(1, first), min(last, count) + 1)


def print_pages(pages: Pages, printer: QPrinter, job: Job) -> None:
    """Print a report; in the background, where Qt allows painting on printers.

    Raises:
        UserError: `print_refused`, the printer takes nothing.
        StoppedError: the person stopped it between two pages.
    """
    wanted, painter = pages_wanted(printer, pages.count), QPainter()
    try:
        for done, page in enumerate(wanted):
            job.step(done, len(wanted))
            _begin_page(printer, painter, pages.sizes[page - 1])
            _paint(painter, page_image(pages.picture(page, DOTS)))
    except BaseException:
        if painter.isActive():
            # why: what waits in the printer's queue would come out as half a report
            printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()


def _begin_page(printer: QPrinter, painter: QPainter, size: tuple[float, float]) -> None:
    """Take the next sheet, turned as its page lies.

    Raises:
        UserError: `print_refused`.
    """
    width, height = size
    printer.setPageOrientation(_ACROSS if width > height else _UPRIGHT)
    printer.setPageMargins(QMarginsF())
    if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
        raise UserError("print_refused", printer=printer.printerName())


def _paint(painter: QPainter, picture: QImage) -> None:
    """Paint a page in the middle of the paper, as large as fits."""
    room = painter.viewport().size()
    place = QRect(0, 0, 0, 0)
    place.setSize(picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    place.moveCenter(painter.viewport().center())
    painter.drawImage(place, picture)
