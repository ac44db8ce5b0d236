"""PDFs in a package, beyond what the vectors show."""

from __future__ import annotations

import logging

import pytest

from ilms_desktop.package import limits
from ilms_desktop.package.pdf_check import check_pdf
from tests.vectors.package import world

GOOD = world.pdf()
EMBEDDED = b"<</Type/EmbeddedFile/Length 1>>\nstream\nx\nendstream"
SPECIFICATION = b"<</Type/Filespec/F(x.zip)/EF<</F 4 0 R>>>>"


def reason(data: bytes) -> str | None:
    """Why a PDF is more than paper, None where it is not."""
    problem = check_pdf(data)
    return problem.parameters["detail"] if problem else None


def test_a_printed_page_is_paper() -> None:
    """With either line end at the end of the file, or none."""
    assert reason(GOOD) is None
    assert reason(GOOD.rstrip(b"\n")) is None


def test_the_pages_that_the_program_prints_are_paper() -> None:
    """The typesetter's own output passes, headings, tables and fonts included."""
    import typst

    assert reason(typst.compile(b"= Summary\n#table(columns: 2)[a][b]", format="pdf")) is None


def test_a_reference_that_leads_nowhere_is_nothing() -> None:
    """The library raises where it is asked for what is behind it (found by `python -m tests.fuzz --seed 2`)."""
    assert reason(world.pdf(b"<</Type 99 0 R/S 99 0 R>>", catalog=b"/Lang 99 0 R")) is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (b"%PDF-1.", b"%PDX-1.", "end"),
        (b"%%EOF", b"", "end"),
        (b"%%EOF\n", b"%%EOF\n\n", "end"),
        (b"endobj", b"endobj\n%startxref", "revision"),
        (b"xref\n0 4", b"xref\n1 4", "cross-reference"),
        (b"xref\n0 4", b"xref\n0 9999", "objects"),
        (b"xref\n0 4", b"xref\n0 3", "trailer"),
        (b"00000 n \n", b"00000 n\n\n", "cross-reference"),
        (b"00000 n \n", b"00001 n \n", "cross-reference"),
        (b"/Root 1 0 R", b"/Root 1 0 R/Prev 9", "trailer"),
        (b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 9 0 R", "trailer"),
        (b"/Root 1 0 R", b"/Root 1 0 R/XRefStm 9", "trailer"),
        (b"/Root 1 0 R", b"/Root 1 0 R/#50rev 9", "trailer"),
        (b"/Root 1 0 R", b"/Root 9 0 R", None),
    ],
)
def test_the_bytes_are_judged_before_the_library(old: bytes, new: bytes, expected: str | None) -> None:
    """One revision, one table of objects, every row leading to its object."""
    head, mark, tail = GOOD.partition(b"xref\n0 4")
    data = head.replace(old, new, 1) + (mark + tail).replace(old, new, 1)
    assert data != GOOD
    assert reason(data) == expected


@pytest.mark.parametrize(
    ("extra", "catalog", "expected"),
    [
        (b"<</S/URI/URI(x)>>", b"", "/URI"),
        (b"<</S/J#61vaScript>>", b"", "/JavaScript"),
        (b"[[<</Subtype/RichMedia>>]]", b"", "/RichMedia"),
        (b"<</Annots[4 0 R]>>", b"", "/Annots"),
        (b"<</Annots[]>>", b"", None),
        (EMBEDDED, b"", "/EmbeddedFile"),
        (SPECIFICATION, b"", "/EF"),
        (b"null", b"/AcroForm<<>>", "/AcroForm"),
        (b"[" * 25 + b"]" * 25, b"", "nesting"),
        (b"<</A>>", b"", "unreadable"),
    ],
)
def test_every_object_is_visited(extra: bytes, catalog: bytes, expected: str | None) -> None:
    """Reachable or not: a reader may find what our own walk of the pages would not."""
    assert reason(world.pdf(extra, catalog=catalog)) == expected


def test_a_file_larger_than_a_package_is_not_looked_at() -> None:
    """Paper is small; what is not would keep the reader busy."""
    assert reason(bytes(limits.MAX_PDF_BYTES + 1)) == "size"


def test_a_complaint_of_the_library_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it repairs silently we do not take; its logger is listened to."""
    from pypdf import PdfReader

    def complaining(self: PdfReader, reference: object) -> None:
        logging.getLogger("pypdf").warning("object %s of %s repaired", reference, self)

    monkeypatch.setattr(PdfReader, "get_object", complaining)
    assert reason(GOOD) == "unreadable"
