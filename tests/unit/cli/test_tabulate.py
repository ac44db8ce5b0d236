"""A survey is counted from the command line, and the report accounts for every table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.exchange.microdata.survey_support import RECIPE, labour_force_survey

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def words(ilms: Any, file: Path, tmp_path: Path) -> tuple[Any, ...]:
    """A survey, its recipe and its source."""
    labour_force_survey(300).to_csv(tmp_path / "s.csv", index=False)
    (tmp_path / "r.toml").write_text(RECIPE, encoding="utf-8")
    ilms("source", "add", file, "--type", "BA", "--name", "LFS")
    return ("tabulate", file, tmp_path / "s.csv", "--recipe", tmp_path / "r.toml", "--source", "BA:N1", "--json")


def test_a_dry_run_changes_nothing(ilms: Any, words: tuple[Any, ...]) -> None:
    """And the same again takes the figures."""
    dry = ilms(*words, "--dry-run")
    ran = ilms(*words)
    assert (dry.code, ran.code) == (0, 0)
    assert (dry.document["dry_run"], ran.document["dry_run"]) == (True, False)
    assert dry.document["import"]["counts"]["new"] == ran.document["import"]["counts"]["new"] > 1000
    assert len(ran.document["tabulation"]["tables"]) == 28
    assert "records counted into 28 tables" in ran.err
    assert ilms(*words).document["import"]["counts"]["unchanged"] == ran.document["import"]["counts"]["new"]


def test_a_table_that_cannot_be_counted_ends_with_one(ilms: Any, words: tuple[Any, ...], tmp_path: Path) -> None:
    """The others are in."""
    text = RECIPE.replace('"2" = "unemployed", ', "")
    (tmp_path / "r.toml").write_text(text, encoding="utf-8")
    ran = ilms(*words)
    assert ran.code == 1
    assert ran.document["tabulation"]["refused"][0]["codes"] == ["2"]
    assert ran.document["import"]["counts"]["new"] > 0
