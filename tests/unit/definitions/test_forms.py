"""The parsed folder answers for what is there, and counts what is not as empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.definitions.forms import CONCEPTS, COUNTRIES, Forms, read_forms

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_is_read_with_its_problems(small_forms: Path) -> None:
    """One bad file does not keep the others from being looked at."""
    (small_forms / "rounds" / "2027.toml").write_text("id =", encoding="utf-8")
    (small_forms / "locale" / "es.po").write_text("nonsense", encoding="utf-8")
    (small_forms / "readme.txt").write_text("not looked at", encoding="utf-8")

    forms, problems = read_forms(small_forms)

    assert [problem.file for problem in problems] == ["locale/es.po", "rounds/2027.toml"]
    assert list(forms.rounds) == ["rounds/2026.toml"]
    assert list(forms.tables("mini")) == ["tables/mini/A1.toml", "tables/mini/A3.toml", "tables/mini/C1.toml"]
    assert forms.complete_languages == ("fr",)
    assert "readme.txt" not in forms.documents


def test_what_is_not_there_is_empty() -> None:
    """The checks say where somebody misses it."""
    forms = Forms({COUNTRIES: [{"iso3": "KHM"}], CONCEPTS: {"concepts": []}})

    assert forms.keys("rounds/2026.toml") == forms.keys(COUNTRIES) == {}
    assert forms.rows("codelists/SEX.csv") == forms.rows(CONCEPTS) == []
    assert forms.editions == forms.rounds == forms.lists == {}
