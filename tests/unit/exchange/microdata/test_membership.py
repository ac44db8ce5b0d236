"""Rows that a word belongs to: by ages, by the relations between lists, by country."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.loader import load_codelist
from ilms_desktop.exchange.microdata.membership import (
    ages_of,
    can_be_named,
    class_membership,
    country_membership,
    is_derivable,
)


@pytest.mark.parametrize(
    ("code", "ages"),
    [
        ("AGE_5YRBANDS_Y00-04", (0, 4)),
        ("AGE_AGGREGATE_YGE65", (65, 130)),
        ("AGE_AGGREGATE_YLT15", (0, 14)),
        ("SEX_T", None),
        ("CBR_BRT_YE1", None),
    ],
)
def test_a_code_of_ages_says_which(code: str, ages: tuple[int, int] | None) -> None:
    """Country codes that begin with Y are no ages."""
    assert ages_of(code) == ages


@pytest.mark.parametrize(
    ("origin", "goal", "derivable"),
    [
        ("", "AGE_5YRBANDS", True),
        ("AGE_5YRBANDS", "AGE_10YRBANDS", True),
        ("AGE_AGGREGATE", "AGE_YTHADULT", True),
        ("ECO_ISIC4", "ECO_SECTOR", True),
        ("ECO_ISIC4", "ECO_MIGVERSION", True),
        ("EDU_ISCED97", "EDU_AGGREGATE", True),
        ("STE_AGGREGATE", "STE_AGGREGATE", True),
        ("AGE_10YRBANDS", "AGE_5YRBANDS", False),
        ("AGE_AGGREGATE", "AGE_10YRBANDS", False),
        ("ECO_SECTOR", "ECO_AGGREGATE", False),
        ("ECO_ISIC3", "ECO_ISIC4", False),
        ("", "ECO_SECTOR", False),
        ("OCU_ISCO68", "OCU_SKILL", False),
    ],
)
def test_a_list_says_the_classes_of_another(origin: str, goal: str, *, derivable: bool) -> None:
    """Or does not."""
    assert is_derivable(origin, goal) is derivable


def rows_of(goal: str, origin: str, token: str) -> set[str]:
    """Rows of a word in a whole list, without the name of the list."""
    codes = load_codelist(goal)
    found = class_membership(codes, codes.codes, origin=origin, tokens=[token])
    return {code.removeprefix(f"{goal}_") for code in found.of[token]}


@pytest.mark.parametrize(
    ("goal", "origin", "token", "rows"),
    [
        ("ECO_SECTOR", "ECO_ISIC4", "ECO_ISIC4_C", {"TOTAL", "IND", "NAG"}),
        ("ECO_SECTOR", "ECO_ISIC4", "ECO_ISIC4_A", {"TOTAL", "AGR"}),
        ("ECO_SECTOR", "ECO_SECTOR", "ECO_SECTOR_SER", {"TOTAL", "SER", "NAG"}),
        ("ECO_MIGVERSION", "ECO_ISIC4", "ECO_ISIC4_C", {"TOTAL", "C", "B-E"}),
        ("AGE_YTHADULT", "", "20", {"YGE15", "Y15-24", "Y15-64"}),
        ("AGE_YTHADULT", "", "12", set()),
        ("AGE_10YRBANDS", "AGE_5YRBANDS", "AGE_5YRBANDS_Y05-09", {"TOTAL", "YLT15"}),
        ("EDU_AGGREGATE", "EDU_ISCED97", "EDU_ISCED97_5A", {"TOTAL", "ADV"}),
    ],
)
def test_a_word_belongs_to_its_rows(goal: str, origin: str, token: str, rows: set[str]) -> None:
    """To the total, to its class, to rows beside them."""
    assert rows_of(goal, origin, token) == rows


def test_countries_that_are_not_named_are_others() -> None:
    """So are the stateless and those whose country is not known; former states have their time."""
    codes = load_codelist("CCT_CTZ")
    found = country_membership(codes, ["CCT_CTZ_VNM"], ["VNM", "THA", "STATELESS", "abroad"])
    assert {token: sorted(rows - {codes.total}) for token, rows in found.of.items()} == {
        "VNM": ["CCT_CTZ_VNM"],
        "THA": ["CCT_CTZ_X"],
        "STATELESS": ["CCT_CTZ_X"],
        "abroad": ["CCT_CTZ_X"],
    }
    assert can_be_named(codes, "SCG", year=2006)
    assert not can_be_named(codes, "SCG", year=2007)
    assert not can_be_named(codes, "abroad", year=2007)
