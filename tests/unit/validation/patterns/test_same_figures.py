"""Same figures in two places: what is told, and what chance explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, QTableKey

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

    Told = Callable[..., list[Finding]]

CLASSES = {"AGR": "145.211", "MAN": "112.480", "CON": "79.377", "MKT": "64.052"}
COUNTRIES = {"KOR": "45.211", "JPN": "12.480", "THA": "9.377", "MYS": "4.052"}


def abroad(figures: dict[str, str], sex: str = "SEX_T") -> dict[str, str]:
    """Nationals abroad by country."""
    return {f"{sex} CRS_RES_{code}": figure for code, figure in figures.items()}


def workers(status: str, *sexes: str) -> dict[str, str]:
    """Employed persons by activity."""
    return {f"{sex} CBR_BIR_{status} ECO_AGGREGATE_{code}": n for sex in sexes for code, n in CLASSES.items()}


def test_a_year_is_held_against_the_nearest_earlier_one_with_the_same_figures(over_years: Told) -> None:
    """Three equal years are two repetitions, not three."""
    found = over_years(
        "V09", "C1", {2018: abroad(COUNTRIES), 2019: {}, 2020: abroad(COUNTRIES), 2021: abroad(COUNTRIES)}
    )
    assert [(each.values["year"], each.values["other_year"]) for each in found] == [("2020", "2018"), ("2021", "2020")]
    assert [cell.cell.klass for cell in found[0].cells][:2] == ["CRS_RES_KOR", "CRS_RES_JPN"]
    assert [cell.qtable.year for cell in found[0].cells] == [2020] * 4 + [2018] * 4


def test_one_column_of_a_year_is_enough(over_years: Told) -> None:
    """Men were copied, women were not."""
    years = {
        year: abroad(COUNTRIES, "SEX_M") | abroad({code: str(year) for code in COUNTRIES}, "SEX_F")
        for year in (2019, 2020)
    }
    (finding,) = over_years("V09", "C1", years)
    assert finding.values["count"] == "4"
    assert {key.cell.sex for key in finding.cells} == {"SEX_M"}


@pytest.mark.parametrize(
    ("figures", "is_told"),
    [
        (COUNTRIES, True),
        (dict(list(COUNTRIES.items())[:3]), False),
        (dict.fromkeys(COUNTRIES, "45.211"), False),
        ({"KOR": "0.021", "JPN": "0.012", "THA": "0.011", "MYS": "0.008"}, False),
        ({"KOR": "452", "JPN": "125", "THA": "94", "MYS": "41"}, True),
        ({"KOR": "45.2", "JPN": "12.5", "THA": "9.4", "MYS": "4.1"}, True),
        ({"KOR": "45", "JPN": "12", "THA": "9", "MYS": "4"}, False),
    ],
)
def test_small_figures_come_back_by_themselves(over_years: Told, figures: dict[str, str], *, is_told: bool) -> None:
    """Four figures at least, not all the same, with enough digits as they were typed."""
    assert bool(over_years("V09", "C1", {2019: abroad(figures), 2020: abroad(figures)})) is is_told


def test_the_same_pair_of_codes_is_told_once(told: Told) -> None:
    """Men copied into women in every status is one slip."""
    figures = workers("NATIVE", "SEX_M", "SEX_F") | {
        f"{sex} CBR_BIR_FOREIGN ECO_AGGREGATE_{code}": f"{number}.123"
        for sex in ("SEX_M", "SEX_F")
        for number, code in enumerate(CLASSES, start=11)
    }
    (finding,) = told("V09", "A5", figures, criterion="birth", version="ECO_AGGREGATE")
    assert finding.message == (
        "A5, 2020: 8 figures are the same for Male and for Female (145.211, 112.480, 79.377, 64.052 …). "
        "Has one been copied into the other?"
    )


def test_one_status_looks_like_another(told: Told) -> None:
    """Native-born copied into foreign-born; everybody is left aside."""
    figures = workers("NATIVE", "SEX_M") | workers("FOREIGN", "SEX_M") | workers("TOTAL", "SEX_M")
    (finding,) = told("V09", "A5", figures, criterion="birth", version="ECO_AGGREGATE")
    assert (finding.values["one"], finding.values["other"]) == ("Native-born", "Foreign-born")


def rows(*codes: str) -> dict[str, str]:
    """The same row for several classes."""
    places = [(sex, status) for sex in ("SEX_M", "SEX_F") for status in ("NATIVE", "FOREIGN")]
    figures = zip(places, ("145.211", "112.480", "79.377", "64.052"), strict=True)
    return {f"{sex} CBR_BIR_{status} ECO_AGGREGATE_{code}": n for (sex, status), n in figures for code in codes}


def test_one_class_looks_like_another(told: Told) -> None:
    """A row typed twice."""
    (finding,) = told("V09", "A5", rows("AGR", "CON"), criterion="birth", version="ECO_AGGREGATE")
    assert (finding.values["one"], finding.values["other"]) == ("Agriculture", "Construction")


def test_a_row_inside_another_may_be_the_same(told: Told) -> None:
    """Manufacturing with energy is manufacturing where there is no energy."""
    assert told("V09", "A5", rows("MAN", "MANEL"), criterion="birth", version="ECO_AGGREGATE") == []


def test_a_row_and_a_column_are_not_compared(told: Told) -> None:
    """Figures in another order of another kind of line."""
    column = {f"SEX_M CBR_BIR_X ECO_AGGREGATE_{code}": n for code, n in CLASSES.items()}
    assert told("V09", "A5", rows("PUB") | column, criterion="birth", version="ECO_AGGREGATE") == []


def test_other_sexes_of_two_tables_are_not_compared(told: Told, file: File) -> None:
    """Men of one table are not women of another."""
    file.write(
        QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", 2020),
        {f"SEX_F CDS_DES_{code}": n for code, n in COUNTRIES.items()},
    )
    assert told("V09", "C1", abroad(COUNTRIES, "SEX_M")) == []
    assert len(told("V09", "C1", abroad(COUNTRIES, "SEX_F"))) == 2


def test_the_same_table_by_another_criterion_is_told_by_it(told: Told, file: File) -> None:
    """Everybody is left aside; who was born abroad is not who has another passport."""
    file.write(
        QTableKey("FX:N1", "A5", Criterion.CITIZENSHIP, "ECO_AGGREGATE", 2020),
        {
            f"SEX_M CCT_CIT_{status} ECO_AGGREGATE_{code}": f"{more}{n}"
            for status, more in (("TOTAL", "1"), ("NONCIT", ""))
            for code, n in CLASSES.items()
        },
    )
    everybody = {place: f"1{figure}" for place, figure in workers("TOTAL", "SEX_M").items()}
    figures = everybody | workers("FOREIGN", "SEX_M")
    (finding,) = [
        each
        for each in told("V09", "A5", figures, criterion="birth", version="ECO_AGGREGATE")
        if "other_table" in each.values
    ]
    assert finding.message.startswith("A5 by place of birth and A5 by citizenship, 2020: 4 figures")


def test_a_table_without_classes_repeats_as_a_whole(over_years: Told) -> None:
    """Mean earnings of one year left over from the year before."""
    means = {
        f"{sex} CBR_BIR_{status}": str(1000 + 11 * number)
        for number, (sex, status) in enumerate(
            (sex, status) for sex in ("SEX_M", "SEX_F") for status in ("NATIVE", "FOREIGN")
        )
    }
    (finding,) = over_years("V09", "A10", {2019: means, 2020: means}, criterion="birth")
    assert finding.values["count"] == "4"


def test_lines_that_differ_in_two_ways_are_not_held_against_each_other(told: Told) -> None:
    """Native men like foreign women is chance, or told where one of the two is the same."""
    figures = workers("NATIVE", "SEX_M") | workers("FOREIGN", "SEX_F")
    assert told("V09", "A5", figures, criterion="birth", version="ECO_AGGREGATE") == []
