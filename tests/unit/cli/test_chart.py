"""`ilms chart` writes pictures and says what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def filled(ilms: Any, file: Path, figures: Path) -> Path:
    """Nine left for work in 2020, four of them women."""
    ilms("source", "add", file, "--type", "FX", "--name", "Register", "--years", "2019-2020")
    assert ilms("import", file, figures, "--source", "FX:N1").code == 0
    return file


@pytest.mark.parametrize("kind", ["trend", "countries", "completeness"])
def test_each_kind_is_written_in_every_form(ilms: Any, filled: Path, tmp_path: Path, kind: str) -> None:
    """One path a line, and what it shows in words."""
    paths = {form: tmp_path / f"chart.{form}" for form in ("png", "svg", "pdf")}
    words = [word for form, path in paths.items() for word in (f"--{form}", path)]
    ran = ilms("chart", filled, "--kind", kind, "--table", "C4", *words)
    assert ran.code == 0
    assert ran.out.split() == [str(path) for path in paths.values()]
    begun = {form: path.read_bytes()[:4] for form, path in paths.items()}
    assert begun == {"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF"}
    assert "2020" in ran.err or "fields" in ran.err


def test_words_are_those_of_the_language(ilms: Any, filled: Path, tmp_path: Path) -> None:
    """Title of the table in French, and the file says so."""
    out = tmp_path / "a.svg"
    ran = ilms("chart", filled, "--kind", "trend", "--table", "C4", "--svg", out, "--language", "fr", "--json")
    assert 'xml:lang="fr"' in out.read_text(encoding="utf-8")
    assert ran.document["files"] == [str(out)]
    assert ran.document["title"].startswith("C4 · Flux")


def test_rows_sex_year_and_number_of_bars_are_chosen(ilms: Any, filled: Path, tmp_path: Path) -> None:
    """As in the window."""
    out = tmp_path / "a.svg"
    some = ("--table", "C4", "--source", "FX:N1", "--sex", "SEX_F", "--svg", out, "--json")
    rows = ilms("chart", filled, "--kind", "trend", "--by", "rows", *some)
    assert "Other countries" in rows.document["description"]
    women = ilms("chart", filled, "--kind", "countries", "--year", "2020", "--top", "3", *some)
    assert "2020" in women.document["description"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--kind", "trend", "--table", "C4"), "--svg, --png or --pdf"),
        (("--kind", "trend", "--svg", "a.svg"), "Name a table"),
        (("--kind", "countries", "--table", "C4", "--top", "0", "--svg", "a.svg"), "--top 1"),
        (("--kind", "trend", "--table", "C99", "--svg", "a.svg"), "C99"),
        (("--kind", "trend", "--table", "C4", "--row", "C99", "--svg", "a.svg"), "C99"),
    ],
)
def test_words_that_lead_to_no_chart_are_refused(ilms: Any, filled: Path, words: tuple[str, ...], told: str) -> None:
    """With what to do instead, and nothing is written."""
    ran = ilms("chart", filled, *words)
    assert ran.code == 2
    assert told in ran.err
