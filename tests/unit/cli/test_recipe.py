"""Recipes are proposed and checked from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.exchange.microdata.survey_support import RECIPE, labour_force_survey

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """A survey without labels."""
    path = tmp_path / "s.csv"
    labour_force_survey(200).to_csv(path, index=False)
    return path


def test_a_recipe_is_proposed(ilms: Any, survey: Path, tmp_path: Path) -> None:
    """On standard output or into a new file; an old one stays."""
    shown = ilms("recipe", "propose", survey)
    assert (shown.code, "[variables.age]" in shown.out) == (0, True)
    out = tmp_path / "r.toml"
    made = ilms("recipe", "propose", survey, "--out", out, "--json")
    assert (made.code, made.document["variables"]["age"]) == (0, "AGE")
    assert out.read_text(encoding="utf-8") == made.document["recipe"]
    again = ilms("recipe", "propose", survey, "--out", out, "--json")
    assert (again.code, again.document["error"]["code"]) == (2, "recipe_exists")


def test_a_recipe_is_checked(ilms: Any, survey: Path, tmp_path: Path) -> None:
    """Good, with values that mean nothing, and broken."""
    path = tmp_path / "r.toml"
    path.write_text(RECIPE, encoding="utf-8")
    good = ilms("recipe", "check", path, survey, "--json")
    assert (good.code, good.document["problems"]) == (0, 0)
    assert "understood" in good.err
    path.write_text(RECIPE.replace('"2" = "SEX_F"', '"9" = "SEX_F"'), encoding="utf-8")
    wrong = ilms("recipe", "check", path, survey, "--json")
    assert (wrong.code, wrong.document["problems"]) == (1, 1)
    assert wrong.document["variables"][0]["codes"] == ["2"]
    path.write_text(RECIPE.replace('"2" = "SEX_F"', '"2" = "SEX_W"'), encoding="utf-8")
    broken = ilms("recipe", "check", path, survey, "--json")
    assert (broken.code, broken.document["error"]["code"]) == (2, "recipe_broken")
    assert "SEX_W" in broken.err
