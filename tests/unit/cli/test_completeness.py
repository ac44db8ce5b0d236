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


def test_sides_and_tables_are_told_for_scripts(ilms: Any, file: Path, figures: Path) -> None:
    """Criterion and agency too, tables counted once, those without a source named."""
    ilms("import", file, figures)
    ran = ilms("completeness", file, "--json")
    document = ran.document
    assert list(document["sides"]) == ["module", "table", "source", "criterion", "year", "agency"]
    for side, lines in document["sides"].items():
        assert sum(each["entered"] for each in lines) == document["total"]["entered"], side
    assert document["tables_total"]["asked"] == 21
    assert (document["package"], document["round"]) == (None, None)
    assert set(document["uncovered"]) <= {each["key"] for each in document["sides"]["table"]}
    assert "Tables answered: 0 of 21 tables, none" in ran.err


@pytest.mark.parametrize("ending", ["csv", "xlsx", "pdf"])
def test_the_work_plan_is_written(ilms: Any, file: Path, figures: Path, tmp_path: Path, ending: str) -> None:
    """In the form that its name says."""
    ilms("import", file, figures)
    plan = tmp_path / f"plan.{ending}"
    ran = ilms("completeness", file, "--plan", plan)
    assert (ran.code, ran.out.strip()) == (0, str(plan))
    assert plan.stat().st_size > 100
