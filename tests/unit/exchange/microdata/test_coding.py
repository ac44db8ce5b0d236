"""What values mean: codes, digits, systems of countries, numbers, dates; and what may be told of others."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest

from ilms_desktop.exchange.microdata.coding import (
    Amounts,
    Coded,
    Coder,
    CodingTrouble,
    as_written,
    can_be_told,
)
from ilms_desktop.exchange.microdata.recipe import Recipe, RecipeVariable
from tests.unit.exchange.microdata.survey_support import survey


def code(column: list[Any], *, decimal: str = ".", labels: dict[str, str] | None = None, **said: Any) -> Any:
    """What a variable says of each record."""
    variable = RecipeVariable(name="V", **said)
    how = Recipe("R", {variable.id: variable}, decimal=decimal)
    return Coder(survey({"V": column}, value_labels={"V": labels or {}}), how, "KHM").code(variable.id)


def words(column: list[Any], **said: Any) -> list[str | None]:
    """The words of the records."""
    found = code(column, **said)
    assert isinstance(found, Coded)
    return [None if at < 0 else found.tokens[at] for at in found.index]


def test_values_are_looked_up_as_written() -> None:
    """Figures of SPSS are doubles, those of CSV may be; blanks are no values."""
    sex: dict[str, Any] = {"id": "sex", "codelist": "SEX", "meanings": {"1": "SEX_M", "2": "SEX_F", "9": "missing"}}
    assert words([1.0, 2.0, np.nan, 9.0], **sex) == ["SEX_M", "SEX_F", None, None]
    assert words(["1", " 2 ", "", "1.0"], **sex) == ["SEX_M", "SEX_F", None, "SEX_M"]


def test_leading_digits_say_the_class() -> None:
    """Also where a leading zero was lost; letters are no digits."""
    isic: dict[str, Any] = {"id": "activity", "codelist": "ECO_ISIC4", "digits": 4}
    assert words([111, 1010.0, 9900], **isic) == ["ECO_ISIC4_A", "ECO_ISIC4_C", "ECO_ISIC4_U"]
    assert words(["0111", ""], **isic) == ["ECO_ISIC4_A", "ECO_ISIC4_X"]
    assert words(["999"], meanings={"999": "missing"}, **isic) == ["ECO_ISIC4_X"]
    assert code(["A1", "0000"], **isic) == CodingTrouble("not_mapped", "activity", "V", 2, ("0000", "A1"))


def test_countries_are_read_in_three_systems() -> None:
    """The country itself is home, however it is written."""
    assert words(["KHM", "vnm", ""], id="birth", system="iso3") == ["home", "VNM", "unknown"]
    assert words(["KH", "FR"], id="birth", system="iso2") == ["home", "FRA"]
    assert words([116, 4.0], id="birth", system="m49") == ["home", "AFG"]
    assert words(["1", "KHM"], id="birth", meanings={"1": "abroad"}, system="iso3") == ["abroad", "home"]
    assert isinstance(code(["XYZ"], id="birth", meanings={"1": "home"}), CodingTrouble)


def test_numbers_have_a_decimal_sign() -> None:
    """A point where a comma parts the decimals could part thousands, and is refused."""
    assert code(["1.5", "", "2e3"], id="weight").numbers.tolist()[0:3:2] == [1.5, 2000.0]
    assert code(["1,5"], id="weight", decimal=",").numbers.tolist() == [1.5]
    assert isinstance(code(["1.500"], id="weight", decimal=","), CodingTrouble)
    assert isinstance(code(["inf"], id="weight"), CodingTrouble)
    found = code([100.0, 99999998.0], id="earnings", meanings={"99999998": "missing"}, missing="exclude")
    assert isinstance(found, Amounts)
    assert (found.missing.tolist(), found.exclude) == ([False, True], True)
    assert code([np.nan], id="earnings", missing="0").numbers.tolist() == [0.0]


def test_years_may_be_dates_and_events_may_be_words() -> None:
    """Of a date the year is taken; what did not happen has no year."""
    assert words([dt.date(2024, 5, 1), dt.date(2023, 1, 1)], id="year") == ["2024", "2023"]
    assert words([1, 2], id="arrival", meanings={"1": "yes", "2": "no"}) == ["yes", "no"]
    assert code([2024.0, np.nan], id="arrival", missing="no").numbers.tolist() == [2024.0, 0.0]


def test_ages_are_completed_years() -> None:
    """Months beyond the birthday are cut off; a band is a band."""
    assert words([15.9, 0.2, np.nan], id="age") == ["15", "0", None]
    assert words([1], id="age", codelist="AGE_5YRBANDS", meanings={"1": "AGE_5YRBANDS_Y15-19"}) == [
        "AGE_5YRBANDS_Y15-19"
    ]
    assert isinstance(code([131], id="age"), CodingTrouble)


@pytest.mark.parametrize(
    ("value", "records", "told"),
    [("716", 1, True), ("XK", 1, True), ("Sokha Chan", 4, False), ("Employee", 5, True), ("12345678", 1, False)],
)
def test_only_codes_are_told(value: str, records: int, *, told: bool) -> None:
    """What one person wrote is not repeated in a message."""
    assert can_be_told(value, records) is told


def test_values_with_a_label_are_told() -> None:
    """A label is of the questionnaire, not of a person."""
    found = code(["long-one", "secret"], id="labour", meanings={"1": "employed"}, labels={"long-one": "Works"})
    assert found.codes == ("long-one",)


def test_values_are_written_short() -> None:
    """As a person types them into a recipe."""
    assert [as_written(value) for value in (1.0, 1.5, "  a ", "01", np.float64(2), 3)] == [
        "1",
        "1.5",
        "a",
        "01",
        "2",
        "3",
    ]
