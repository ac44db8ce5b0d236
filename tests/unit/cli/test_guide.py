"""`ilms guide` writes the guide that is printed for focal points."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def test_the_guide_is_written_in_the_language_that_is_named(ilms: Any, tmp_path: Path) -> None:
    """No questionnaire file is needed; the paper may be chosen."""
    from pypdf import PdfReader

    out = tmp_path / "guide.pdf"
    ran = ilms("guide", "--language", "fr", "--paper", "letter", "--pdf", out)
    assert (ran.code, ran.out) == (0, f"{out}\n")
    reader = PdfReader(io.BytesIO(out.read_bytes()))
    assert reader.pages[0].mediabox.width == 612
    assert "Premier tour" in reader.pages[1].extract_text()


def test_an_unknown_questionnaire_is_refused_and_nothing_is_written(ilms: Any, tmp_path: Path) -> None:
    """The editions that exist are named."""
    out = tmp_path / "guide.pdf"
    ran = ilms("guide", "--questionnaire", "ilms-1999", "--pdf", out)
    assert ran.code == 2
    assert "ilms-2019" in ran.err
    assert not out.exists()
