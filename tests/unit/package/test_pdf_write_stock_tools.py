"""A good carrier through the tools that people already have, and a carrier of another writer through ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.package.carrier import Content
from ilms_desktop.package.pdf_carrier import declaration, extract
from tests.stock_tools import run
from tests.unit.package.test_pdf_write import good
from tests.vectors.package import world
from tests.vectors.package.world import FILE_NAME

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Folder with the good carrier."""
    (tmp_path / "carrier.pdf").write_bytes(good())
    return tmp_path


def test_qpdf_finds_nothing_wrong(folder: Path) -> None:
    """Structure and streams, without a warning; and it takes out the very package."""
    assert b"No syntax or stream encoding errors" in run("qpdf", "--check", "carrier.pdf", cwd=folder)
    assert run("qpdf", f"--show-attachment={FILE_NAME}", "carrier.pdf", cwd=folder) == world.good()


def test_poppler_saves_the_very_package(folder: Path) -> None:
    """The command that the handbook names."""
    run("pdfdetach", "-saveall", "carrier.pdf", cwd=folder)
    assert (folder / FILE_NAME).read_bytes() == world.good()


def test_mupdf_shows_the_very_package(folder: Path) -> None:
    """Another engine, by the number of the stream."""
    number = re.search(rb"([0-9]+) 0 obj\n<</Type/EmbeddedFile", (folder / "carrier.pdf").read_bytes())
    assert number is not None
    run("mutool", "show", "-b", "-o", "out.zip", "carrier.pdf", number[1].decode(), cwd=folder)
    assert (folder / "out.zip").read_bytes() == world.good()


@pytest.mark.parametrize("words", [("pdftoppm", "-r", "30", "-png"), ("mutool", "draw", "-r", "30", "-o", "p%d.png")])
def test_the_pages_are_drawn_by_two_viewers(folder: Path, words: tuple[str, ...]) -> None:
    """Two pages in, two pictures out."""
    run(*words, "carrier.pdf", *(["p"] if words[0] == "pdftoppm" else []), cwd=folder)
    assert len(list(folder.glob("p*.png"))) == 2


def test_a_carrier_that_qt_wrote_is_read(tmp_path: Path) -> None:
    """The form is the one of `QPdfWriter`, with which another program may write it."""
    from hashlib import sha256

    from PySide6.QtGui import QGuiApplication, QPainter, QPdfWriter

    application = QGuiApplication.instance() or QGuiApplication(["test", "-platform", "offscreen"])
    package = world.good()
    writer = QPdfWriter(str(tmp_path / "qt.pdf"))
    writer.setCreator(declaration(program_version="9", sha256=sha256(package).hexdigest(), size=len(package)))
    writer.addFileAttachment(FILE_NAME, package, "application/zip")
    painter = QPainter(writer)
    painter.drawText(100, 200, application.applicationName())
    painter.end()
    del painter, writer
    assert extract((tmp_path / "qt.pdf").read_bytes()) == Content(package, FILE_NAME)
