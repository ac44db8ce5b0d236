"""A recipe is read whole or refused with everything that is wrong in it, each with its place and its next step."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.microdata.recipe import Choices, Recipe, RecipeVariable, read_recipe
from ilms_desktop.exchange.microdata.recipe_text import write_recipe
from tests.unit.exchange.microdata.survey_support import RECIPE, recipe


def problems(text: str) -> list[tuple[str, str]]:
    """Codes and places of what is wrong with a recipe."""
    with pytest.raises(ExchangeError) as caught:
        recipe(text)
    assert caught.value.code == "recipe_broken"
    found = caught.value.context["problems"]
    assert isinstance(found, tuple)
    assert all("{" not in each.text and each.text.endswith(".") for each in found)
    return [(each.code, each.place) for each in found]


def test_a_recipe_says_what_variables_mean() -> None:
    """And has a default for every choice."""
    found = recipe()
    assert found.names[:3] == ("SEX", "AGE", "BIRTH")
    assert found.variables["activity"] == RecipeVariable("activity", "ISIC", codelist="ECO_ISIC4", digits=4)
    assert found.choices == Choices(years=(2024,))
    assert found.first_of(("residence", "birth", "citizenship")) == "birth"
    assert found.first_of(("birth", "citizenship"), preferred="citizenship") == "citizenship"
    assert found.first_of(("residence",)) is None


def test_what_is_written_is_read_back() -> None:
    """With every kind of choice, odd names and remarks that end no line."""
    made = Recipe(
        name='A "quoted" name\x7f',
        decimal=",",
        variables={
            "sex": RecipeVariable("sex", "S é x", codelist="SEX", meanings={"1": "SEX_M", "a\\b": "missing"}),
            "earnings": RecipeVariable("earnings", "W", period="day", missing="exclude"),
            "birth": RecipeVariable("birth", "B", system="iso3"),
            "activity": RecipeVariable("activity", "I", codelist="ECO_ISIC4", digits=4),
        },
        choices=Choices(
            years=(2023,),
            unweighted=True,
            weight_divisor=Fraction(1, 4),
            tables=("A5",),
            versions={"A5": "ECO_SECTOR"},
            per_month={"day": Fraction(43, 2), "hour": Fraction(176)},
            named_countries=3,
            migrants_by="birth",
        ),
    )
    text = write_recipe(made, remarks={"": ("two\nlines",), "sex": ("of sex",), "age": ("nothing known",)})
    assert recipe(text) == made
    assert "# two lines" in text
    assert text.index("# of sex") < text.index("[variables.sex]")
    assert text.rstrip().endswith("# nothing known")
    assert recipe(write_recipe(recipe())) == recipe()


@pytest.mark.parametrize("data", [b"name = ", "name = 'é'".encode("latin-1")])
def test_what_is_no_toml_is_refused(data: bytes) -> None:
    """With the place that the reader names."""
    with pytest.raises(ExchangeError) as caught:
        read_recipe(data, name="r.toml")
    assert caught.value.code == "recipe_syntax"


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ('name = "LFS 2024"\n', "", "missing_key", "recipe"),
        ("[choices]", "[choices]\nyear = 2024", "unknown_key", "choices"),
        ("years = [2024]", 'years = ["2024"]', "bad_value", "choices.years.0"),
        ("years = [2024]", "decimals = 4", "bad_value", "choices.decimals"),
        ("years = [2024]", "", "year_needed", "variables"),
        ("[variables.sex]", "[variables.gender]", "unknown_variable", "variables"),
        ('list = "SEX"\n', "", "list_needed", "variables.sex"),
        ('list = "SEX"', 'list = "EDU_ISCED11"', "unknown_list", "variables.sex"),
        ('name = "BIRTH"', 'name = "BIRTH"\nlist = "CBR_BRT"', "no_list", "variables.birth"),
        ('name = "AGE"', 'name = "AGE"\nsystem = "iso3"', "no_list", "variables.age"),
        ('name = "SEX"', 'name = "SEX"\ndigits = 1', "no_digits", "variables.sex"),
        ("digits = 4", "", "values_needed", "variables.activity"),
        ('"1" = "SEX_M"', '"1" = "SEX_T"', "unknown_code", "variables.sex.values.1"),
        ('"1" = "home"', '"1" = "Cambodia"', "unknown_country", "variables.birth.values.1"),
        ('"1" = "employed"', '"1" = "works"', "unknown_word", "variables.labour.values.1"),
        ('missing = "no"', 'missing = "maybe"', "not_a_number", "variables.arrival.missing"),
        ('missing = "no"', 'missing = "yes"', "not_a_number", "variables.arrival.missing"),
        ('period = "month"', "", "period_needed", "variables.earnings"),
        ('period = "month"', 'period = "day"', "unknown_word", "variables.earnings.period"),
        ('[variables.weight]\nname = "WEIGHT"', "", "weight_needed", "variables"),
        ("[choices]", '[choices]\nassumed = ["rich"]', "unknown_word", "choices.assumed"),
        ("[choices]", '[choices]\nmigrants_by = "sex"', "unknown_word", "choices.migrants_by"),
        ("[choices]", '[choices]\nversions = { A5 = "ECO" }', "unknown_word", "choices.versions"),
        ("[choices]", "[choices]\nworking_age_to = 10", "limits", "choices.working_age_from"),
        ("[choices]", "[choices]\nsuppressed_below = 40", "limits", "choices.suppressed_below"),
    ],
)
def test_a_problem_is_told_with_its_place(old: str, new: str, code: str, place: str) -> None:
    """A person corrects it in a text editor."""
    assert old in RECIPE
    assert (code, place) in problems(RECIPE.replace(old, new, 1))


def test_periods_of_records_are_known() -> None:
    """A day's pay says nothing about a month."""
    text = (
        RECIPE + '[variables.earnings_period]\nname = "P"\nvalues = { "1" = "day", "2" = "month", "9" = "missing" }\n'
    )
    assert problems(text) == [("unknown_word", "choices.per_month (earnings_period)")]
    assert recipe(text.replace("[choices]", "[choices]\nper_month = { day = 21.5 }")).choices.per_month == {
        "day": Fraction(43, 2)
    }


def test_words_for_what_is_not_stated_are_those_of_the_variable() -> None:
    """`unknown` stands where there is a row or a class for it."""
    for variable in ('name = "BIRTH"', 'name = "EDUC"'):
        recipe(RECIPE.replace(variable, f'{variable}\nmissing = "unknown"'))
    assert problems(RECIPE.replace('name = "SEX"', 'name = "SEX"\nmissing = "unknown"')) == [
        ("unknown_code", "variables.sex.missing")
    ]
    recipe(RECIPE.replace('name = "LFSTATUS"', 'name = "LFSTATUS"\nmissing = "outside"'))
