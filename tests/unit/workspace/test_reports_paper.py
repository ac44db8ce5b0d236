"""Reports looked at as paper: words in order and apart, inside the edges, rows and headings whole, fonts inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import typst

from ilms_desktop import i18n
from ilms_desktop.report import fonts
from ilms_desktop.report.paper import Paper as Size
from ilms_desktop.workspace.reports import KINDS
from tests.paper.expected import runs
from tests.paper.look import Paper, troubles
from tests.paper.sheets import of_file
from tests.paper.subjects import in_script
from tests.stock_tools import needs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: comes with the other programs of poppler
pytestmark = needs("pdftoppm")

#: what is wrong -> a page of it
FAULTS = {
    "over the edge: Far": '#place(dx: -2.4cm)[Far] #heading(level: 1)["A"] Text',
    "over each other": "= A\n#place[Overwritten] #place(dx: 3pt, dy: 1pt)[Covering]",
    "a heading alone": "= A\n#block(height: 90%)[High]\n#block(sticky: false)[= B]\n#pagebreak()\nText",
    "a row on pages": "= A\n#table(columns: 1)[" + " ".join(["word"] * 2000) + "]",
    "no bookmarks": "Text",
    "not found in its place: Second": "= A\nSecond First",
}


@pytest.fixture
def _english_afterwards() -> Iterator[None]:
    """Put the language back."""
    yield
    i18n.use(i18n.DEFAULT_LANGUAGE)


@pytest.mark.usefixtures("_english_afterwards")
@pytest.mark.parametrize(("language", "script"), [("en", "khmer"), ("ar", "thai")])
def test_every_report_reads_well_on_paper(tmp_path: Path, language: str, script: str) -> None:
    """What stands on the sheet is there, in its order, whole and apart; `python -m tests.paper` looks at all."""
    i18n.use(language)
    missed, seen = [], set()
    with in_script(tmp_path, language, script) as workspace:
        for made in of_file(workspace, Size.A4):
            path = tmp_path / f"{made.kind}.pdf"
            path.write_bytes(made.pdf)
            seen.add(made.kind)
            found = troubles(Paper(path), language=language, expected=runs(made.sheet))
            missed += [f"{made.kind}: {each}" for each in found]
    assert missed == []
    assert seen == set(KINDS)


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_seen(tmp_path: Path, fault: str) -> None:
    """The look above must not be green because it is blind."""
    source = tmp_path / "page.typ"
    source.write_text('#set document(title: "T")\n#set text(font: "Noto Sans", lang: "en")\n' + FAULTS[fault], "utf-8")
    path = tmp_path / "page.pdf"
    made = typst.compile(str(source), font_paths=[str(fonts.folder())], ignore_system_fonts=True, format="pdf")
    path.write_bytes(bytes(made))
    assert any(fault in each for each in troubles(Paper(path), language="en", expected=[[["First", "Second"]]]))
