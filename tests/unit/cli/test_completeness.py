"""Counts along every side of the file agree, and the page is written where it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

COUNTS = ("entered", "zero", "computed", "missing", "nothing", "unreadable", "blank", "asked")


def test_every_side_sums_to_the_same_total(ilms: Any, file: Path, figures: Path) -> None:
    """By module, table, source, year, and cell by cell."""
    ilms("import", file, figures)
    ran = ilms("completeness", file, "--json")
    document = ran.document
    assert ran.code == 0
    assert document["total"]["entered"] == 3
    for side in ("modules", "tables", "sources", "years", "cells"):
        for name in COUNTS:
            assert sum(each[name] for each in document[side]) == document["total"][name], (side, name)
    assert {each["source"] for each in document["sources"]} == {"XX:N1"}
    assert document["total"]["percent"] < 100
    begun = [each for each in document["cells"] if each["started"]]
    assert [(each["table"], each["criterion"], each["year"]) for each in begun] == [("C4", "none", 2020)]
    assert "C4 XX:N1" in ran.err
    assert "All tables" in ran.err
    assert "C6 XX:N1" not in ran.err


def test_an_empty_questionnaire_asks_nothing_yet(ilms: Any, file: Path) -> None:
    """Without a source nothing can be counted, and nothing fails."""
    assert ilms("completeness", file, "--json").document["total"]["asked"] == 0


@pytest.mark.parametrize("as_json", [True, False])
def test_the_page_is_written(as_json: bool, ilms: Any, file: Path, figures: Path, tmp_path: Path) -> None:
    """A PDF, and its path for scripts."""
    ilms("import", file, figures)
    page = tmp_path / "page.pdf"
    ran = ilms("completeness", file, "--pdf", page, *(["--json"] if as_json else []))
    assert ran.code == 0
    assert page.read_bytes().startswith(b"%PDF-1.")
    assert (ran.document["pdf"] if as_json else ran.out.strip()) == str(page)
