"""A synthetic labour force survey with labels, and the recipe that a statistician would write for it; nobody exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from ilms_desktop.exchange.microdata.recipe import Recipe, read_recipe
from ilms_desktop.exchange.microdata.survey import Survey, SurveyInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

#: the survey's codes of countries, and whose they are; 1 is the country itself, 99 is not known
COUNTRIES: Final = {1: "KHM", 2: "VNM", 3: "THA", 4: "LAO", 5: "CHN", 6: "KOR", 7: "JPN", 8: "FRA", 9: "USA"}
NOT_KNOWN: Final = 99
NAMES: Final = {
    1: "Cambodia",
    2: "Viet Nam",
    3: "Thailand",
    4: "Laos",
    5: "China",
    6: "South Korea",
    7: "Japan",
    8: "France",
    9: "United States",
    99: "Not stated",
}
VALUE_LABELS: Final[dict[str, dict[Any, str]]] = {
    "SEX": {1: "Male", 2: "Female"},
    "BIRTH": NAMES,
    "NATION": NAMES,
    "LFSTATUS": {1: "Employed", 2: "Unemployed", 3: "Outside the labour force"},
    "EDUC": {
        0: "Early childhood education",
        1: "Primary education",
        2: "Lower secondary education",
        3: "Upper secondary education",
        6: "Bachelor's or equivalent level",
        9: "Not elsewhere classified",
    },
    "STATUS": {
        1: "Employees",
        2: "Employers",
        3: "Own-account workers",
        5: "Contributing family workers",
        6: "Workers not classifiable by status",
    },
}
LABELS: Final[dict[str, str | None]] = {
    "SEX": "Sex of the person",
    "AGE": "Age in completed years",
    "BIRTH": "Country of birth",
    "NATION": "Citizenship",
    "LFSTATUS": "Labour force status",
    "EDUC": "Highest level of education completed (ISCED 2011)",
    "ISIC": "Economic activity of the main job, ISIC Rev.4",
    "ISCO": "Occupation in the main job, ISCO-08",
    "STATUS": "Status in employment in the main job",
    "WAGE": "Monthly earnings from the main job",
    "ARRIVED": "Year of arrival in the country",
    "WEIGHT": "Final weight",
}
RECIPE: Final = """
name = "LFS 2024"

[choices]
years = [2024]
unreliable_below = 30

[variables.sex]
name = "SEX"
list = "SEX"
values = { "1" = "SEX_M", "2" = "SEX_F" }

[variables.age]
name = "AGE"

[variables.birth]
name = "BIRTH"
[variables.birth.values]
"1" = "home"
"2" = "VNM"
"3" = "THA"
"4" = "LAO"
"5" = "CHN"
"6" = "KOR"
"7" = "JPN"
"8" = "FRA"
"9" = "USA"
"99" = "unknown"

[variables.citizenship]
name = "NATION"
[variables.citizenship.values]
"1" = "KHM"
"2" = "VNM"
"3" = "THA"
"4" = "LAO"
"5" = "CHN"
"6" = "KOR"
"7" = "JPN"
"8" = "FRA"
"9" = "USA"
"99" = "unknown"

[variables.labour]
name = "LFSTATUS"
values = { "1" = "employed", "2" = "unemployed", "3" = "outside" }

[variables.education]
name = "EDUC"
list = "EDU_ISCED11"
digits = 1

[variables.activity]
name = "ISIC"
list = "ECO_ISIC4"
digits = 4

[variables.occupation]
name = "ISCO"
list = "OCU_ISCO08"
digits = 4

[variables.employment_status]
name = "STATUS"
list = "STE_ICSE93"
digits = 1

[variables.earnings]
name = "WAGE"
period = "month"
missing = "exclude"

[variables.arrival]
name = "ARRIVED"
missing = "no"

[variables.weight]
name = "WEIGHT"
"""


def recipe(text: str = RECIPE) -> Recipe:
    """A recipe from its text."""
    return read_recipe(text.encode(), name="recipe.toml")


def survey(
    columns: Mapping[str, Any] | pd.DataFrame, *, value_labels: Mapping[str, Mapping[str, str]] | None = None
) -> Survey:
    """A survey of a few columns."""
    frame = pd.DataFrame(columns)
    info = SurveyInfo("survey.sav", tuple(map(str, frame)), {}, value_labels or {}, len(frame))
    return Survey(info, {str(name): frame[name] for name in frame}, len(frame))


def labour_force_survey(records: int, *, seed: int = 2024) -> pd.DataFrame:
    """Records of a survey: children too, most of them born in the country, employed or not."""
    rng = np.random.default_rng(seed)
    age = rng.integers(0, 96, records)
    place = rng.choice(
        [*COUNTRIES, NOT_KNOWN], records, p=[0.88, 0.04, 0.02, 0.01, 0.01, 0.01, 0.01, 0.005, 0.005, 0.01]
    )
    nation = np.where(rng.random(records) < 0.85, place, 1)
    adult = age >= 15
    status = np.where(adult, rng.choice([1.0, 2.0, 3.0], records, p=[0.62, 0.03, 0.35]), np.nan)
    works = status == 1
    isic = rng.choice([111, 1010, 2011, 3510, 4100, 4711, 5610, 6201, 8411, 8510, 9700], records)
    isco = rng.choice([110, 1112, 2310, 3113, 4110, 5120, 6111, 7115, 8332, 9211], records)
    wage = np.round(rng.lognormal(6.0, 0.6, records), 2)
    icse = rng.choice([1, 2, 3, 5, 6], records, p=[0.5, 0.05, 0.3, 0.14, 0.01])
    arrived = np.where((place != 1) & (rng.random(records) < 0.9), rng.integers(2015, 2025, records), np.nan)
    return pd.DataFrame(
        {
            "SEX": rng.choice([1, 2], records),
            "AGE": age,
            "BIRTH": place,
            "NATION": nation,
            "LFSTATUS": status,
            "EDUC": rng.choice([0, 1, 2, 3, 6, 9], records, p=[0.1, 0.3, 0.25, 0.2, 0.13, 0.02]),
            "ISIC": np.where(works, np.where(rng.random(records) < 0.99, isic, np.nan), np.nan),
            "ISCO": np.where(works, isco, np.nan),
            "STATUS": np.where(works, icse, np.nan),
            "WAGE": np.where(works & (icse == 1) & (rng.random(records) < 0.95), wage, np.nan),
            "ARRIVED": arrived,
            "WEIGHT": np.round(rng.uniform(20.0, 140.0, records), 2),
        }
    )
