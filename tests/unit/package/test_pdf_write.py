"""Writing PDF carriers: what goes in comes out, the bytes follow from the arguments, and pages keep their drawing."""

from __future__ import annotations

import io
import random
import zlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import typst
from pypdf import PdfReader

from ilms_desktop.package import limits, pdf_write
from ilms_desktop.package.carrier import Content
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.pdf_carrier import extract
from ilms_desktop.package.pdf_check import check_pdf
from ilms_desktop.package.pdf_write import write_carrier
from tests.vectors.package import world

if TYPE_CHECKING:
    import pytest

PACKAGE = world.good()
SOURCE = b"= Summary\n#table(columns: 2)[figures][travel inside]\n#pagebreak()\n#link(<end>)[second] <end>\n"
PAGES = typst.compile(SOURCE, format="pdf")


def written(package: bytes = PACKAGE, **changes: Any) -> bytes | Problem:
    """The carrier of the good package, with some arguments changed."""
    usual: dict[str, Any] = {
        "name": world.NAME,
        "pages": [PAGES],
        "language": "en",
        "program_version": "0.1.0",
        "moment": world.NOW,
    }
    return write_carrier(package, **(usual | changes))


def good(package: bytes = PACKAGE, **changes: Any) -> bytes:
    """A carrier that was made."""
    made = written(package, **changes)
    assert isinstance(made, bytes), made
    return made


def test_the_package_comes_out_again() -> None:
    """The same bytes under the same name; what the carrier adds is little."""
    made = good()
    assert extract(made) == Content(PACKAGE, world.FILE_NAME)
    assert len(made) - len(PACKAGE) < len(PAGES) + 2 * limits.KIB


def test_the_same_arguments_give_the_same_bytes() -> None:
    """A resend and a second export are one file; another moment is another."""
    assert good() == good()
    assert good() != good(moment=world.NOW + timedelta(seconds=1))


def test_the_pages_are_drawn_as_before() -> None:
    """Their words and fonts are there; links, tags and outline stay behind."""
    reader = PdfReader(io.BytesIO(good(pages=[PAGES, PAGES])), strict=True)
    assert len(reader.pages) == 4
    assert "travel inside" in reader.pages[0].extract_text()
    assert "second" in reader.pages[3].extract_text()
    assert all("/Annots" not in page for page in reader.pages)
    assert set(reader.root_object) == {"/Type", "/Pages", "/Lang", "/ViewerPreferences", "/Names"}


def test_the_file_says_what_it_is() -> None:
    """Title, date and declaration; no other date and no name of a library."""
    facts = PdfReader(io.BytesIO(good()), strict=True).metadata
    assert facts is not None
    assert facts.title == world.NAME
    assert facts.creation_date == facts.modification_date == world.NOW
    assert str(facts.creator).endswith(f"; bytes={len(PACKAGE)}")
    assert "/Producer" not in facts


def test_words_of_a_pdf_in_the_package_are_broken() -> None:
    """A page that lies in the package as it is, incompressible, must not look like the end of the carrier."""
    noise = random.Random(7).randbytes(50_000)
    package = b"PK\x03\x04" + noise + b"startxref\n9\n%%EOF\n" + noise + b"%%EOF"
    assert b"startxref" in zlib.compress(package, 6)
    made = good(package)
    assert made.count(b"startxref") == made.count(b"%%EOF") == 1
    assert extract(made) == Content(package, world.FILE_NAME)


def test_what_our_reader_would_refuse_is_not_handed_out() -> None:
    """Too many pages, a name that is none, something other than a package: then the ZIP must do."""
    assert written(pages=[PAGES] * 4) == Problem("CARRIER_LIMIT", {"detail": "pages"})
    assert written(name="figures") == Problem("CARRIER_FILE_NAME", {"file": "figures.zip"})
    assert written(b"text") == Problem("CARRIER_NESTED")


def test_a_carrier_that_holds_something_else_is_not_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes themselves are compared, whatever their hash."""
    monkeypatch.setattr(pdf_write, "extract", lambda _data: Content(PACKAGE + b"x", world.FILE_NAME))
    assert written() == Problem("CARRIER_HASH", {"detail": "differs"})


def test_a_carrier_is_not_paper() -> None:
    """It must not lie in a package itself."""
    assert check_pdf(good()) == Problem("PDF_ACTIVE", {"detail": "/EmbeddedFiles"})
