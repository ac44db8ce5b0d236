"""Countries are found by any name or code, whatever the language on screen."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.loader import load_countries, load_edition
from ilms_desktop.ui.presenters.name_choice import NameChoice, country_choices, find, folded, matching, row_choices


@pytest.fixture(scope="module")
def countries() -> list[NameChoice]:
    """Countries in English, found in four languages."""
    also = [load_countries(language=language) for language in ("fr", "es", "ar")]
    return country_choices(load_countries(), also=also)


@pytest.mark.parametrize("typed", ["Cambodia", "cambodge", "CAMBOYA", "KHM", "kh", "116", "كمبوديا", " cambod "])
def test_a_country_is_found_by_name_code_number_and_language(countries: list[NameChoice], typed: str) -> None:
    """A person types what comes to mind."""
    assert find(countries, typed) == "KHM"


@pytest.mark.parametrize("typed", ["", "   ", "Atlantis", "United"])
def test_what_names_nothing_or_several_is_not_guessed(countries: list[NameChoice], typed: str) -> None:
    """The list is there to choose from."""
    assert find(countries, typed) is None


def test_rows_still_free_are_offered(countries: list[NameChoice]) -> None:
    """Total and Other countries are always there; a country is a row once."""
    codes = load_edition("ilms-2019").class_list("CDS_DES")
    offered = row_choices(codes, countries, taken=("CDS_DES_THA",))
    assert find(offered, "Japon") == "CDS_DES_JPN"
    kept = {choice.code for choice in offered}
    assert "CDS_DES_JPN" in kept
    assert not kept & {"CDS_DES_THA", "CDS_DES_TOTAL", "CDS_DES_X"}


def test_accents_and_case_do_not_matter() -> None:
    """Keyboards differ."""
    assert folded(" Côte D’Ivoire ") == folded("cote d’ivoire")


def test_everything_that_holds_a_word_is_offered() -> None:
    """A name in another language or a code finds a country as well; words that begin with it come first."""
    choices = [
        NameChoice("KAZ", "Kazakhstan", ("KZ",)),
        NameChoice("KHM", "Cambodia", ("KHM", "KH", "Camboya")),
        NameChoice("COL", "Colombia", ("CO",)),
    ]
    assert [choice.code for choice in matching(choices, "kh")] == ["KHM", "KAZ"]
    assert [choice.code for choice in matching(choices, "camboy")] == ["KHM"]
    assert [choice.code for choice in matching(choices, "")] == ["KAZ", "KHM", "COL"]
    assert matching(choices, "xyz") == []
