"""A first recipe comes from names and labels; what is not recognised is left to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pyreadstat
import pytest

from ilms_desktop.exchange.microdata.recipe import read_recipe
from ilms_desktop.workspace.recipe_proposal import Proposal, propose_recipe
from tests.unit.exchange.microdata.survey_support import LABELS, VALUE_LABELS, labour_force_survey

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def meanings(found: Proposal, variable: str) -> dict[str, str]:
    """What the values of a variable mean."""
    return dict(found.recipe.variables[variable].meanings)


def test_labels_say_what_variables_and_values_mean(tmp_path: Path) -> None:
    """All that a labelled survey needs but its year."""
    frame = labour_force_survey(300)
    pyreadstat.write_sav(frame, tmp_path / "lfs.sav", column_labels=LABELS, variable_value_labels=VALUE_LABELS)
    found = propose_recipe(tmp_path / "lfs.sav")
    variables = found.recipe.variables
    assert {each.id: each.name for each in variables.values()} == {
        "sex": "SEX", "age": "AGE", "birth": "BIRTH", "citizenship": "NATION", "labour": "LFSTATUS",
        "education": "EDUC", "activity": "ISIC", "occupation": "ISCO", "employment_status": "STATUS",
        "earnings": "WAGE", "arrival": "ARRIVED", "weight": "WEIGHT",
    }  # fmt: skip
    assert meanings(found, "sex") == {"1": "SEX_M", "2": "SEX_F"}
    assert meanings(found, "birth")["4"] == "LAO"
    assert meanings(found, "birth")["99"] == "unknown"
    assert meanings(found, "labour") == {"1": "employed", "2": "unemployed", "3": "outside"}
    assert (variables["activity"].codelist, variables["activity"].digits) == ("ECO_ISIC4", 4)
    assert meanings(found, "education")["3"] == "EDU_ISCED11_3"
    assert meanings(found, "employment_status")["5"] == "STE_ICSE93_5"
    assert found.unmatched == {}
    whole = found.text.replace("[choices]", "[choices]\nyears = [2024]")
    assert read_recipe(whole.encode(), name="r.toml").variables == variables


@pytest.fixture
def proposal_of(tmp_path: Path) -> Callable[..., Proposal]:
    """A proposal for a CSV file of a few columns."""

    def propose(**columns: list[str]) -> Proposal:
        pd.DataFrame(columns).to_csv(tmp_path / "s.csv", index=False)
        return propose_recipe(tmp_path / "s.csv")

    return propose


def test_texts_and_codes_of_a_csv_file_are_recognised(proposal_of: Callable[..., Proposal]) -> None:
    """Words in several languages, and systems of countries."""
    found = proposal_of(
        sexe=["Hommes", "Femmes", "Hommes"] * 5,
        country_of_birth=["KHM", "VNM", "THA"] * 5,
        citizenship=["Citizens", "Non-citizens", "Unknown"] * 5,
        country_of_destination=["Thailand", "Not stated", "Atlantis"] * 5,
    )
    variables = found.recipe.variables
    assert meanings(found, "sex") == {"Femmes": "SEX_F", "Hommes": "SEX_M"}
    assert variables["birth"].system == "iso3"
    assert meanings(found, "citizenship") == {"Citizens": "home", "Non-citizens": "abroad", "Unknown": "unknown"}
    assert meanings(found, "destination") == {"Not stated": "missing", "Thailand": "THA"}
    assert found.unmatched == {"destination": ("Atlantis",)}


def test_what_is_not_recognised_is_listed_and_never_guessed(proposal_of: Callable[..., Proposal]) -> None:
    """One and two say nothing of men and women."""
    found = proposal_of(sex=["1", "2"], education=["1", "2"], height=["180", "170"])
    assert found.unmatched["sex"] == ("1", "2")
    assert "sex" not in found.recipe.variables
    assert "# Sex: these values of sex were not recognised" in found.text
    assert "# Age in completed years, or in bands: no variable was recognised." in found.text


def test_names_of_persons_do_not_come_into_a_recipe(proposal_of: Callable[..., Proposal]) -> None:
    """What few records say in words is not a code."""
    found = proposal_of(occupation=["Sokha Chan", "Dara Keo"])
    assert "Sokha" not in found.text
