"""A recipe is corrected value by value."""

from __future__ import annotations

from ilms_desktop.definitions.microdata import load_microdata
from ilms_desktop.exchange.microdata.recipe import Recipe, RecipeVariable
from ilms_desktop.exchange.microdata.survey import SurveyInfo
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.recipe_draft import (
    RecipeDraft,
    meaning_said,
    meaning_words,
    meanings_of,
    variable_words,
)

SEX = RecipeVariable("sex", "B4", codelist="SEX", meanings={"1": "SEX_M"})
DRAFT = RecipeDraft(
    SurveyInfo("lfs.sav", ("B4", "WGT"), {"B4": "Sex"}, {"B4": {"1": "Male", "2": "Female"}}),
    Recipe("LFS", {"sex": SEX}),
    {"sex": ("2 Female",)},
)


def test_values_are_listed_with_labels_and_meanings() -> None:
    """A meaning that is taken back is open again."""
    assert [(row.value, row.label, row.meaning) for row in DRAFT.values("sex")] == [
        ("1", "Male", "SEX_M"),
        ("2", "Female", ""),
    ]
    assert DRAFT.values("age") == ()
    done = DRAFT.with_meaning("sex", "2", "SEX_F")
    assert done.unmatched["sex"] == ()
    assert done.with_meaning("sex", "1", "").unmatched["sex"] == ("1",)


def test_a_variable_is_told_with_what_is_not_known() -> None:
    """What the survey does not say has a dash."""
    known = load_microdata().variables
    assert [bare(each) for each in variable_words(DRAFT, known["sex"])][1:] == [
        "B4 · Sex",
        "1 value known, 1 value not known",
    ]
    assert variable_words(DRAFT.without("sex"), known["sex"])[1] == "–"
    coded = DRAFT.with_variable(RecipeVariable("activity", "ISIC", codelist="ECO_ISIC4", digits=4), ())
    assert "first 4 digits" in bare(variable_words(coded, known["activity"])[2])
    country = DRAFT.with_variable(RecipeVariable("birth", "B9", system="iso3"), ())
    assert "three letters" in variable_words(country, known["birth"])[2]
    assert DRAFT.with_missing("sex", "exclude").recipe.variables["sex"].missing == "exclude"


def test_meanings_are_taken_by_code_or_name() -> None:
    """Every kind of variable has its own words."""
    known = load_microdata().variables
    sexes = meanings_of(known["sex"], "SEX")
    assert meaning_said(meaning_words("SEX_F", sexes), sexes) == "SEX_F"
    assert meaning_said(" SEX_M ", sexes) == "SEX_M"
    assert meaning_said("Atlantis", sexes) is None
    assert {"home", "abroad", "KHM"} <= set(meanings_of(known["birth"], ""))
    assert "employed" in meanings_of(known["labour"], "")
    assert {"yes", "no"} <= set(meanings_of(known["arrival"], ""))
    assert list(meanings_of(known["weight"], "")) == ["missing"]


def test_what_keeps_a_recipe_from_use_is_told() -> None:
    """Before anything is counted."""
    assert any("weight" in each for each in DRAFT.problems())
