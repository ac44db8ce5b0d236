"""What a PDF says of itself, and what is wrong with it as paper; asked of poppler and of the tags.

Some letters with marks stand twice in the text of a PDF or in another order (open faults of the typesetter and of
readers): marks, and words that have some, are not compared, nor are lam and alef.
"""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from dataclasses import dataclass, field
from html import unescape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from ilms_desktop.i18n import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.paper.expected import Run

#: points that stay free at the edges of a page: sides, top and foot
SIDES: Final = 36.0
ENDS: Final = 18.0
#: points by which the hearts of two words may lie over each other
_SLACK: Final = 0.6
_RTL: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_HEADINGS: Final = frozenset({"/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/H"})
_PAGE: Final = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD: Final = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


@dataclass
class Paper:
    """A PDF that lies in a file."""

    path: Path
    reader: PdfReader = field(init=False)

    def __post_init__(self) -> None:
        """Read it."""
        self.reader = PdfReader(io.BytesIO(self.path.read_bytes()), strict=True)

    def tool(self, *words: str) -> str:
        """What a program of poppler says; `PDF` stands for the file."""
        named = [str(self.path) if word == "PDF" else word for word in words]
        return subprocess.run(named, capture_output=True, check=True).stdout.decode("utf-8")

    @property
    def pages(self) -> int:
        """Number of pages."""
        return len(self.reader.pages)


def troubles(paper: Paper, *, language: str, expected: list[list[Run]]) -> list[str]:
    """Everything that is wrong, in words."""
    return [
        *_facts(paper, language),
        *_fonts(paper),
        *_texts(paper, expected, rtl=LANGUAGES[language] == "rtl"),
        *_places(paper),
        *_breaks(paper),
    ]


def _facts(paper: Paper, language: str) -> Iterator[str]:
    """Title, language, bookmarks, tags."""
    told = dict(line.split(":", 1) for line in paper.tool("pdfinfo", "PDF").splitlines() if ":" in line)
    root: Any = paper.reader.trailer["/Root"]
    if not told.get("Title", "").strip():
        yield "no title"
    if told["Tagged"].strip() != "yes":
        yield "not tagged"
    if root.get("/Lang") != language:
        yield f"language {root.get('/Lang')}"
    if not paper.reader.outline:
        yield "no bookmarks"


def _fonts(paper: Paper) -> Iterator[str]:
    """Fonts that are not inside, or made of drawings."""
    for line in paper.tool("pdffonts", "PDF").splitlines()[2:]:
        if "Type 3" in line or line.split()[-5] != "yes":
            yield f"font: {line}"


# --- words in order -------------------------------------------------------------------------------------------------


def _texts(paper: Paper, expected: list[list[Run]], *, rtl: bool) -> Iterator[str]:
    """Runs of texts that are not found in their order."""
    lines = paper.tool("pdftotext", "-raw", "PDF", "-").splitlines()
    text = _bare(" ".join(_logical(line, rtl=rtl) for line in lines))
    for ways in expected:
        lost = [_first_lost(text, run) for run in ways]
        if lost and all(each is not None for each in lost):
            yield f"not found in its place: {lost[0]}"


def _first_lost(text: str, run: Run) -> str | None:
    """The first text of a run that does not come after those before it."""
    at = 0
    for said in run:
        plain = [_bare(word) for word in said.split() if not _has_marks(word)]
        # why: around a letter with a mark, readers put words in an order of their own
        pieces = plain if _has_marks(said) else ["".join(plain)]
        found = [text.find(piece, at) for piece in pieces]
        if -1 in found:
            return said
        at = max((place + len(piece) for place, piece in zip(found, pieces, strict=True)), default=at)
    return None


def _logical(line: str, *, rtl: bool) -> str:
    """A line as it is read; poppler gives words in the order in which they stand from left to right."""
    if not _RTL.search(line):
        return line
    words = line.split()
    if rtl:
        return " ".join(reversed(words))
    parts = [(is_turned, list(some)) for is_turned, some in groupby(words, key=lambda word: bool(_RTL.search(word)))]
    return " ".join(word for is_turned, some in parts for word in (reversed(some) if is_turned else some))


def _has_marks(text: str) -> bool:
    return any(unicodedata.category(letter).startswith("M") for letter in unicodedata.normalize("NFC", text))


def _bare(text: str) -> str:
    """Letters and digits alone."""
    kept = (letter for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())
    return "".join(kept).translate(_LAM_ALEF)


_LAM_ALEF: Final = dict.fromkeys(map(ord, "لاأإآ"))

# --- places ---------------------------------------------------------------------------------------------------------


class Word(NamedTuple):
    """A word and its box in points."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def heart(self) -> tuple[float, float, float, float]:
        """The part of its box that its letters surely fill."""
        aside, height = min(1.0, (self.right - self.left) / 4), self.bottom - self.top
        return self.left + aside, self.top + 0.35 * height, self.right - aside, self.bottom - 0.3 * height


def _places(paper: Paper) -> Iterator[str]:
    """Words over the edge of the page, and words over each other."""
    for number, (width, height, words) in enumerate(_words(paper), start=1):
        for word in words:
            inside = word.left >= SIDES and word.right <= width - SIDES
            if not inside or word.top < ENDS or word.bottom > height - ENDS:
                yield f"page {number}: over the edge: {word.text}"
        yield from (f"page {number}: over each other: {one.text} / {other.text}" for one, other in _overlaps(words))


def _words(paper: Paper) -> Iterator[tuple[float, float, list[Word]]]:
    for width, height, inner in _PAGE.findall(paper.tool("pdftotext", "-bbox", "PDF", "-")):
        found = (_word(*parts) for parts in _WORD.findall(inner))
        # why: a mark is set by itself over its letter, and an isolate has no width
        yield float(width), float(height), [word for word in found if _bare(word.text) and not _has_marks(word.text)]


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    return Word(float(left), float(top), float(right), float(bottom), unescape(text))


def _overlaps(words: list[Word]) -> Iterator[tuple[Word, Word]]:
    ordered = sorted(words, key=lambda word: word.heart[1])
    for place, one in enumerate(ordered):
        left, _top, right, bottom = one.heart
        for other in ordered[place + 1 :]:
            if other.heart[1] >= bottom - _SLACK:
                break
            if other.heart[0] < right - _SLACK and left < other.heart[2] - _SLACK:
                yield one, other


# --- breaks between pages -------------------------------------------------------------------------------------------


def _breaks(paper: Paper) -> Iterator[str]:
    """Rows on two pages, and headings that stand alone at the foot of one."""
    numbers = {page.indirect_reference.idnum: place for place, page in enumerate(paper.reader.pages, start=1)}  # type: ignore[union-attr]
    leaves = list(_leaves(paper.reader.trailer["/Root"]["/StructTreeRoot"], (), 0))  # type: ignore[index]
    rows: dict[int, set[int]] = {}
    for path, page in leaves:
        for role, element in path:
            if role == "/TR":
                rows.setdefault(element, set()).add(numbers[page])
    for pages in rows.values():
        if len(pages) > 1:
            yield f"a row on pages {sorted(pages)}"
    yield from _alone(leaves, numbers)


#: what stands on a page: kinds and ids of the elements around it from outside to inside, and the page
Leaf = tuple[tuple[tuple[str, int], ...], int]


def _alone(leaves: list[Leaf], numbers: dict[int, int]) -> Iterator[str]:
    """Headings whose text goes on on the next page."""
    for (path, page), (later, next_page) in pairwise(leaves):
        heading = next((element for role, element in path if role in _HEADINGS), None)
        if heading is not None and heading not in {element for _role, element in later} and page != next_page:
            yield f"a heading alone at the foot of page {numbers[page]}"


def _leaves(node: Any, path: tuple[tuple[str, int], ...], page: int) -> Iterator[Leaf]:
    """What is marked on the pages, in the order in which it is read."""
    node = node.get_object()
    if isinstance(node, int):
        yield path, page
    elif isinstance(node, ArrayObject):
        for each in node:
            yield from _leaves(each, path, page)
    elif isinstance(node, DictionaryObject):
        on = node.raw_get("/Pg") if "/Pg" in node else None
        page = on.idnum if isinstance(on, IndirectObject) else page
        if node.get("/Type") == "/MCR":
            yield path, page
        elif "/K" in node:
            yield from _leaves(node["/K"], (*path, (str(node.get("/S", "")), id(node))), page)
