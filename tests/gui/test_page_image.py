"""Pictures of pages are unpacked while the window goes on."""

from __future__ import annotations

from itertools import pairwise
from threading import Thread
from time import perf_counter, sleep

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from ilms_desktop.ui.page_image import page_image


def png(width: int, height: int) -> bytes:
    """A picture with something in it."""
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(0xFF102030)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs want bytes, Qt a text
    return bytes(buffer.data().data())


def test_a_picture_is_what_it_was() -> None:
    """Size and colours."""
    image = page_image(png(30, 20))
    assert (image.width(), image.height(), image.pixel(3, 3)) == (30, 20, 0xFF102030)


def test_what_is_no_picture_is_none() -> None:
    """Nothing is shown then."""
    assert page_image(b"%PDF").isNull()


def test_other_threads_go_on_meanwhile() -> None:
    """The window's thread above all; it is felt from fifty milliseconds on."""
    data, ticks = png(6000, 6000), [perf_counter()]
    images: list[QImage] = []
    work = Thread(target=lambda: images.append(page_image(data)))
    begun = perf_counter()
    work.start()
    while work.is_alive():
        sleep(0.001)
        ticks.append(perf_counter())
    work.join()
    longest = max(after - before for before, after in pairwise(ticks))
    assert images[0].width() == 6000
    assert longest < (ticks[-1] - begun) / 2
