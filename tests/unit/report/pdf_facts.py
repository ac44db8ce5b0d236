"""What the tests ask of a PDF: words, bookmarks, fonts, whether it is tagged; by a reader and by stock tools."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Pdf:
    """A PDF as a strict reader sees it."""

    data: bytes

    @property
    def reader(self) -> PdfReader:
        """The reader."""
        return PdfReader(io.BytesIO(self.data), strict=True)

    @property
    def root(self) -> Any:
        """Catalogue of the document."""
        return self.reader.trailer["/Root"]

    @property
    def pages(self) -> list[str]:
        """Words of each page, in reading order, without line ends."""
        return [" ".join(page.extract_text().split()) for page in self.reader.pages]

    @property
    def text(self) -> str:
        """Words of all pages."""
        return " ".join(self.pages)

    def says(self, words: str) -> bool:
        """Whether words stand on a page; gaps between columns are not told from none."""
        return _bare(words) in _bare(self.text)

    @property
    def sizes(self) -> list[tuple[int, int]]:
        """Width and height of each page in points."""
        boxes = (page.mediabox for page in self.reader.pages)
        return [(round(float(box.width)), round(float(box.height))) for box in boxes]

    @property
    def contents(self) -> list[bytes]:
        """What is drawn on each page."""
        return [page.get_contents().get_data() for page in self.reader.pages]  # type: ignore[union-attr]

    @property
    def bookmarks(self) -> list[str]:
        """Titles of all bookmarks, in their order."""
        return list(_titles(self.reader.outline))

    @property
    def is_tagged(self) -> bool:
        """Whether the content has its structure."""
        return bool(self.root["/MarkInfo"]["/Marked"]) and "/StructTreeRoot" in self.root

    def tool(self, *words: str, folder: Path) -> str:
        """What a tool that may be missing on this computer says of the file; `PDF` stands for its name."""
        if shutil.which(words[0]) is None:
            pytest.skip(f"{words[0]} is not on this computer")
        path = folder / "sheet.pdf"
        path.write_bytes(self.data)
        named = [str(path) if word == "PDF" else word for word in words]
        done = subprocess.run(named, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.decode("utf-8")


def _bare(text: str) -> str:
    return "".join(text.split())


def _titles(outline: Any) -> Any:
    for each in outline:
        if isinstance(each, list):
            yield from _titles(each)
        else:
            yield str(each.title)
