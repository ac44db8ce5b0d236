"""A synthetic survey of 200,000 records with known answers: every figure as another computation has it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.microdata.tabulate import tabulate_survey
from ilms_desktop.model.source import Source
from tests.unit.exchange.microdata.survey_support import COUNTRIES, RECIPE, labour_force_survey, recipe, survey

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.exchange.microdata.outcome import Tabulation

LFS: Final = Source(id="BA:1", type="BA", name="Labour force survey")
Cell = tuple[str, str, str, str]

# --- another computation: frames and masks, nothing of the program ----------------------------------------------------

EDUCATION: Final = {0: "LTB", 1: "BAS", 2: "BAS", 3: "INT", 6: "ADV", 9: "X"}
SECTION: Final = {1: "AGR", 10: "MAN", 20: "MAN", 35: "MEL", 41: "CON", 47: "MKT", 56: "MKT", 62: "MKT"}
SECTIONS: Final = SECTION | {84: "PUB", 85: "PUB", 97: "PUB"}
SKILL: Final = {0: "X", 1: "L3-4", 2: "L3-4", 3: "L3-4", 4: "L2", 5: "L2", 6: "L2", 7: "L2", 8: "L2", 9: "L1"}
CLASSES: Final[dict[str, Callable[[pd.DataFrame], Any]]] = {
    "AGE_AGGREGATE": lambda f: pd.cut(f.AGE, [14, 24, 54, 64, 200], labels=["Y15-24", "Y25-54", "Y55-64", "YGE65"]),
    "EDU_AGGREGATE": lambda f: f.EDUC.map(EDUCATION),
    "ECO_AGGREGATE": lambda f: (f.ISIC // 100).map(SECTIONS).fillna("X"),
    "OCU_SKILL": lambda f: (f.ISCO // 1000).map(SKILL),
    "STE_AGGREGATE": lambda f: f.STATUS.map({1: "EES", 2: "SLF", 3: "SLF", 5: "SLF", 6: "X"}),
}
ROWS: Final = {
    "AGE_AGGREGATE": ["Y15-24", "Y25-54", "Y55-64", "YGE65"],
    "EDU_AGGREGATE": ["LTB", "BAS", "INT", "ADV", "X"],
    "ECO_AGGREGATE": ["AGR", "MAN", "CON", "MEL", "MKT", "PUB", "X"],
    "OCU_SKILL": ["L3-4", "L2", "L1", "X"],
    "STE_AGGREGATE": ["EES", "SLF", "X"],
}
SIDES: Final = {
    "BIRTH": ("CBR_BIR", "NATIVE", "FOREIGN", "CBR_BRT", "CBR"),
    "NATION": ("CCT_CIT", "CITIZEN", "NONCIT", "CCT_CTZ", "CCT"),
}
#: indicator without its last part -> class list, and who is counted
SPLIT: Final[dict[str, tuple[str, Callable[[pd.DataFrame], Any]]]] = {
    "MST_XWAP_SEX_AGE": ("AGE_AGGREGATE", lambda f: f.AGE >= 15),
    "MST_XWAP_SEX_EDU": ("EDU_AGGREGATE", lambda f: f.AGE >= 15),
    "MST_TEMP_SEX_AGE": ("AGE_AGGREGATE", lambda f: f.LFSTATUS == 1),
    "MST_TEMP_SEX_ECO": ("ECO_AGGREGATE", lambda f: f.LFSTATUS == 1),
    "MST_TEMP_SEX_OCU": ("OCU_SKILL", lambda f: f.LFSTATUS == 1),
    "MST_TEMP_SEX_STE": ("STE_AGGREGATE", lambda f: f.LFSTATUS == 1),
    "MST_TUNE_SEX_AGE": ("AGE_AGGREGATE", lambda f: f.LFSTATUS == 2),
}
NAMED: Final[dict[str, tuple[str, Callable[[pd.DataFrame], Any]]]] = {
    "MST_FORP_SEX_CBR_NB": ("BIRTH", lambda f: f.AGE >= 15),
    "MST_NCTP_SEX_CCT_NB": ("NATION", lambda f: f.AGE >= 15),
    "MST_FORE_SEX_CBR_NB": ("BIRTH", lambda f: f.LFSTATUS == 1),
    "MST_NCTE_SEX_CCT_NB": ("NATION", lambda f: f.LFSTATUS == 1),
    "MFL_FPOP_SEX_CBR_NB": ("BIRTH", lambda f: (f.AGE >= 15) & (f.ARRIVED == 2024)),
    "MFL_NCIT_SEX_CCT_NB": ("NATION", lambda f: (f.AGE >= 15) & (f.ARRIVED == 2024)),
}
ARRIVED: Final[dict[str, tuple[str, str, Callable[[pd.DataFrame], Any]]]] = {
    "MFL_FWAP_SEX_EDU_NB": ("BIRTH", "EDU_AGGREGATE", lambda f: (f.AGE >= 15) & (f.ARRIVED == 2024)),
    "MFL_NWAP_SEX_EDU_NB": ("NATION", "EDU_AGGREGATE", lambda f: (f.AGE >= 15) & (f.ARRIVED == 2024)),
    "MFL_FEMP_SEX_ECO_NB": ("BIRTH", "ECO_AGGREGATE", lambda f: (f.LFSTATUS == 1) & (f.ARRIVED == 2024)),
    "MFL_NEMP_SEX_ECO_NB": ("NATION", "ECO_AGGREGATE", lambda f: (f.LFSTATUS == 1) & (f.ARRIVED == 2024)),
    "MFL_FEMP_SEX_OCU_NB": ("BIRTH", "OCU_SKILL", lambda f: (f.LFSTATUS == 1) & (f.ARRIVED == 2024)),
    "MFL_NEMP_SEX_OCU_NB": ("NATION", "OCU_SKILL", lambda f: (f.LFSTATUS == 1) & (f.ARRIVED == 2024)),
}


def written(weights: pd.Series[float]) -> tuple[str, str]:
    """Thousands with three decimals, and the letter of few records."""
    # weights have two decimals, so that whole hundredths add up exactly
    hundredths = int((weights * 100).round().sum())
    persons = (Decimal(hundredths) / 100).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{persons / 1000:.3f}", "U" if 0 < len(weights) < 30 else ""


def sexes(frame: pd.DataFrame) -> dict[str, Any]:
    """Everybody, men, women."""
    return {"SEX_T": frame.SEX > 0, "SEX_M": frame.SEX == 1, "SEX_F": frame.SEX == 2}


def places(frame: pd.DataFrame, side: str) -> dict[str, Any]:
    """Everybody, home, abroad, not known."""
    codes, home, abroad, *_ = SIDES[side]
    known = {"TOTAL": frame.SEX > 0, home: frame[side] == 1, abroad: frame[side].between(2, 9), "X": frame[side] == 99}
    return {f"{codes}_{name}": mask for name, mask in known.items()}


def classes(frame: pd.DataFrame, name: str) -> dict[str, Any]:
    """Every class, and each of them."""
    of = CLASSES[name](frame)
    return {f"{name}_TOTAL": frame.SEX > 0} | {f"{name}_{row}": of == row for row in ROWS[name]}


def expected(frame: pd.DataFrame) -> dict[Cell, tuple[str, str]]:
    """Every figure of the tables of counts, by indicator, sex and classes."""
    found: dict[Cell, tuple[str, str]] = {}
    for stem, (name, who) in SPLIT.items():
        some = frame[who(frame)]
        for side in SIDES:
            axes = (sexes(some).items(), classes(some, name).items(), places(some, side).items())
            for (sex, a), (klass, b), (status, c) in product(*axes):
                found[f"{stem}_{SIDES[side][4]}_NB", sex, klass, status] = written(some.WEIGHT[a & b & c])
    for indicator, (side, who) in NAMED.items():
        some = frame[who(frame) & frame[side].between(2, 9)]
        sizes = some.groupby(side).WEIGHT.sum().sort_values(ascending=False)
        codes, largest = SIDES[side][3], list(sizes.index[:5])
        rows = {f"{codes}_TOTAL": some.SEX > 0, f"{codes}_X": ~some[side].isin(largest)}
        rows |= {f"{codes}_{COUNTRIES[place]}": some[side] == place for place in largest}
        for (sex, a), (klass, b) in product(sexes(some).items(), rows.items()):
            found[indicator, sex, klass, ""] = written(some.WEIGHT[a & b])
    for indicator, (side, name, who) in ARRIVED.items():
        some = frame[who(frame) & frame[side].between(2, 9)]
        for (sex, a), (klass, b) in product(sexes(some).items(), classes(some, name).items()):
            found[indicator, sex, klass, ""] = written(some.WEIGHT[a & b])
    return found


def earnings(frame: pd.DataFrame, statistic: str) -> dict[Cell, str]:
    """Means or medians of employees."""
    some = frame[(frame.STATUS == 1) & frame.WAGE.notna()]
    found: dict[Cell, str] = {}
    for side in SIDES:
        for (sex, a), (status, c) in product(sexes(some).items(), places(some, side).items()):
            part = some[a & c]
            if statistic == "mean":
                value = float(np.average(part.WAGE, weights=part.WEIGHT))
            else:
                part = part.sort_values("WAGE")
                value = float(part.WAGE[part.WEIGHT.cumsum() >= part.WEIGHT.sum() / 2].iloc[0])
            letter = {"mean": "A", "median": "B"}[statistic]
            found[f"MST_EAR{letter}_SEX_{SIDES[side][4]}_NB", sex, status, ""] = f"{value:.2f}"
    return found


# --- comparing ---------------------------------------------------------------------------------------------


def tabulated(
    frame: pd.DataFrame, *, edition: str = "ilms-2019", text: str = RECIPE, source: Source = LFS
) -> Tabulation:
    """What the program makes of it."""
    return tabulate_survey(survey(frame), recipe(text), edition=load_edition(edition), country="KHM", source=source)


def figures(found: Tabulation) -> dict[Cell, tuple[str, str]]:
    """Figures and letters by indicator, sex and classes."""
    rows = found.parsed.rows
    by_cell = {(row.indicator, row.sex, row.classif1, row.classif2): (row.text, row.status) for row in rows}
    assert len(by_cell) == len(rows)
    return by_cell


def test_a_survey_of_200_000_records_tabulates_exactly() -> None:
    """Weights, marks and countries named, against another computation; every table of counts of the edition."""
    frame = labour_force_survey(200_000)
    found = figures(tabulated(frame))
    counts = {cell: said for cell, said in found.items() if "_EARA_" not in cell[0]}
    assert counts == expected(frame)
    assert sum(1 for _text, status in counts.values() if status == "U") > 10
    assert {cell: text for cell, (text, _) in found.items() if "_EARA_" in cell[0]} == earnings(frame, "mean")


def test_medians_are_weighted() -> None:
    """Half of the persons, not half of the records."""
    frame = labour_force_survey(20_000)
    found = figures(tabulated(frame, edition="ilms-2018"))
    assert {cell: text for cell, (text, _) in found.items() if "_EARB_" in cell[0]} == earnings(frame, "median")


def small(**columns: Any) -> pd.DataFrame:
    """Employed adults who differ in what is named; each stands for a thousand persons."""
    records = max(len(values) for values in columns.values())
    usual = {
        "SEX": 1, "AGE": 30, "BIRTH": 1, "NATION": 1, "LFSTATUS": 1, "EDUC": 3, "ISIC": 111, "ISCO": 1112,
        "STATUS": 1, "WAGE": 100.0, "ARRIVED": float("nan"), "WEIGHT": 1000.0,
    }  # fmt: skip
    return pd.DataFrame({name: columns.get(name, [value] * records) for name, value in usual.items()})


def value(found: Tabulation, *cell: str) -> tuple[str, str]:
    """Figure and letter of a cell."""
    padded = (*cell, "", "")[:4]
    return figures(found)[padded[0], padded[1], padded[2], padded[3]]


EARNINGS: Final = ("MST_EARA_SEX_CBR_NB", "SEX_T", "CBR_BIR_TOTAL")
TOTAL: Final = ("MST_XWAP_SEX_AGE_CBR_NB", "SEX_T", "AGE_AGGREGATE_TOTAL", "CBR_BIR_TOTAL")


def refused(found: Tabulation) -> dict[str, tuple[str, int]]:
    """What stands in the way, by variable."""
    return {each.trouble.variable: (each.trouble.code, each.trouble.records) for each in found.refused}


@pytest.mark.parametrize(
    ("column", "values", "variable", "code", "records"),
    [
        ("WEIGHT", [1.0, -2.0, 3.0], "weight", "out_of_range", 1),
        ("WEIGHT", [1.0, np.nan, np.nan], "weight", "not_stated", 2),
        ("WEIGHT", ["1", "much", "3"], "weight", "not_a_number", 1),
        ("SEX", [1, 2, 3], "sex", "not_mapped", 1),
        ("SEX", [1, 2, np.nan], "sex", "not_stated", 1),
        ("AGE", [30, 200, 20], "age", "out_of_range", 1),
        ("AGE", [30, np.nan, 20], "age", "not_stated", 1),
        ("WAGE", [1.0, -1.0, 2.0], "earnings", "out_of_range", 1),
    ],
)
def test_what_cannot_be_counted_is_refused_with_its_number(
    column: str, values: list[Any], variable: str, code: str, records: int
) -> None:
    """Nothing is guessed, nothing silently left out; tables that do not need the variable are counted."""
    found = tabulated(small(**{column: values}))
    assert refused(found) == {variable: (code, records)}
    assert len(found.tables) + len(found.refused[0].tables) == 28
    assert any("Not counted: " in line and column in line for line in found.words())
    assert found.to_json()["refused"][0]["records"] == records


def test_what_is_not_stated_may_be_left_out_by_choice() -> None:
    """The report says how many."""
    text = RECIPE.replace('name = "AGE"', 'name = "AGE"\nmissing = "exclude"')
    found = tabulated(small(AGE=[30, np.nan, 20]), text=text)
    assert value(found, *TOTAL) == ("2.000", "U")
    assert found.tables[0].left_out == {"age": 1}
    assert any("1 records left out" in line for line in found.words())


def test_weights_that_are_missing_may_be_left_out_and_zero_counts_for_nobody() -> None:
    """A record without weight was not interviewed."""
    text = RECIPE.replace('name = "WEIGHT"', 'name = "WEIGHT"\nmissing = "exclude"')
    found = tabulated(small(WEIGHT=[1000.0, np.nan, 0.0]), text=text)
    assert (found.records, found.weighted) == (3, 1)
    assert value(found, *TOTAL) == ("1.000", "U")


def test_unknown_classes_go_where_the_list_has_a_row_and_are_refused_where_it_has_none() -> None:
    """Industry not known is a row of the aggregate list, and none of the list of older rounds."""
    frame = small(ISIC=[111, np.nan, 111])
    found = tabulated(frame)
    cell = ("MST_TEMP_SEX_ECO_CBR_NB", "SEX_T", "ECO_AGGREGATE_X", "CBR_BIR_TOTAL")
    assert value(found, *cell) == ("1.000", "U")
    older = RECIPE.replace("[choices]", '[choices]\nversions = { SA8 = "ECO_MIGVERSION" }\ntables = ["SA8"]')
    assert refused(tabulated(frame, edition="ilms-asean", text=older)) == {"activity": ("not_stated", 1)}


def test_persons_below_working_age_are_not_counted_nor_asked() -> None:
    """Children have no labour force status, and none is missed."""
    found = tabulated(small(AGE=[14, 15, 70], LFSTATUS=[np.nan, 1, 3]))
    assert not found.refused
    assert value(found, *TOTAL) == ("2.000", "U")
    limits = RECIPE.replace("[choices]", "[choices]\nworking_age_from = 10\nworking_age_to = 64")
    found = tabulated(small(AGE=[9, 14, 15, 70], LFSTATUS=[np.nan, 1, 1, np.nan]), text=limits)
    assert value(found, *TOTAL) == ("2.000", "U")
    assert found.tables[0].in_no_row == 1
    assert any("in no row" in line for line in found.words())


def test_without_weights_each_record_is_one_person_only_by_choice() -> None:
    """A census or a register; the remark says so, and bands that cannot be understood are told with what needs them."""
    text = RECIPE.replace('[variables.weight]\nname = "WEIGHT"\n', "")
    text = text.replace("[choices]", "[choices]\nunweighted = true")
    found = tabulated(small(AGE=[20, 30]), text=text)
    assert value(found, *TOTAL) == ("0.002", "U")
    assert found.weight == ""
    assert "without weights" in str(found.parsed.rows[0].remark)
    assert refused(tabulated(small(AGE=["x", "30"]), text=text)) == {"age": ("not_a_number", 1)}


def test_cells_are_marked_by_the_records_behind_them() -> None:
    """Few: unreliable; very few: no figure; none: zero, and no mean."""
    text = RECIPE.replace("unreliable_below = 30", "unreliable_below = 4\nsuppressed_below = 2")
    found = tabulated(small(SEX=[1, 1, 1, 1, 2], BIRTH=[1, 1, 1, 2, 2]), text=text)
    shown = {
        (sex, place): value(found, "MST_XWAP_SEX_AGE_CBR_NB", sex, "AGE_AGGREGATE_TOTAL", f"CBR_BIR_{place}")
        for sex, place in product(("SEX_T", "SEX_F"), ("TOTAL", "NATIVE", "FOREIGN"))
    }
    assert shown == {
        ("SEX_T", "TOTAL"): ("5.000", ""),
        ("SEX_T", "NATIVE"): ("3.000", "U"),
        ("SEX_T", "FOREIGN"): ("2.000", "U"),
        ("SEX_F", "TOTAL"): ("", "S"),
        ("SEX_F", "NATIVE"): ("0.000", ""),
        ("SEX_F", "FOREIGN"): ("", "S"),
    }
    assert value(found, "MST_EARA_SEX_CBR_NB", "SEX_F", "CBR_BIR_NATIVE") == ("", "N")
    assert found.tables[0].suppressed > 0


def test_totals_are_rounded_from_sums_that_are_not() -> None:
    """Three times a third of a thousand is one thousand, though each part is rounded down; the report says so."""
    text = RECIPE.replace("[choices]", "[choices]\ndecimals = 0")
    found = tabulated(small(SEX=[1, 1, 2], WEIGHT=[400.0, 400.0, 400.0]), text=text)
    sums = [value(found, TOTAL[0], sex, *TOTAL[2:])[0] for sex in ("SEX_T", "SEX_M", "SEX_F")]
    assert sums == ["1", "1", "0"]
    assert any("rounded once" in line for line in found.words())


def test_amounts_are_turned_into_months() -> None:
    """A year is twelve, a week a twelfth of 52; days and hours as the recipe says."""
    yearly = RECIPE.replace('period = "month"', 'period = "year"')
    assert value(tabulated(small(WAGE=[1200.0, 2400.0]), text=yearly), *EARNINGS) == ("150.00", "U")
    choices = "[choices]\nper_month = { day = 20 }"
    mixed = RECIPE.replace("[choices]", choices) + (
        '[variables.earnings_period]\nname = "PAID"\nvalues = { "1" = "day", "2" = "week", "3" = "month" }\n'
    )
    frame = small(WAGE=[10.0, 30.0, 100.0])
    frame["PAID"] = [1, 2, 3]
    assert value(tabulated(frame, text=mixed), *EARNINGS) == ("143.33", "U")


def test_the_median_lies_between_two_where_exactly_half_earn_less() -> None:
    """As the median of an even number of persons."""
    found = tabulated(small(WAGE=[10.0, 20.0, 40.0, 50.0]), edition="ilms-2018")
    assert value(found, "MST_EARB_SEX_CBR_NB", "SEX_T", "CBR_BIR_TOTAL") == ("30.00", "U")
    assert value(found, "MST_EARB_SEX_CBR_NB", "SEX_F", "CBR_BIR_TOTAL") == ("", "N")


def test_countries_named_already_keep_their_rows() -> None:
    """A second import of a year does not count a country twice."""
    frame = small(BIRTH=[2, 2, 2, 3, 3, 4])
    text = RECIPE.replace("[choices]", '[choices]\nnamed_countries = 2\ntables = ["A3-birth"]')
    edition = load_edition("ilms-2019")
    found = tabulate_survey(
        survey(frame), recipe(text), edition=edition, country="KHM", source=LFS,
        already_named=lambda _plan, _year: ("CBR_BRT_JPN",),
    )  # fmt: skip
    shown = {row.classif1: row.text for row in found.parsed.rows if row.sex == "SEX_T"}
    assert shown == {
        "CBR_BRT_TOTAL": "6.000",
        "CBR_BRT_JPN": "0.000",
        "CBR_BRT_VNM": "3.000",
        "CBR_BRT_X": "3.000",
    }
    assert found.parsed.qtables[0].named == ("CBR_BRT_JPN", "CBR_BRT_VNM")


def test_years_of_the_survey_are_tables_of_their_own() -> None:
    """Those that are asked for; without a choice, all."""
    frame = small(AGE=[20, 30, 40])
    frame["YEAR"] = [2022, 2023, 2023]
    by_year = RECIPE.replace("years = [2024]", "") + '[variables.year]\nname = "YEAR"\n'
    found = tabulated(frame, text=by_year)
    years = {row.time: row.text for row in found.parsed.rows if (row.indicator, *row_codes(row)) == TOTAL}
    assert years == {"2022": "1.000", "2023": "2.000"}
    assert tabulated(frame, text=by_year.replace("[choices]", "[choices]\nyears = [2023]")).tables[0].years == (2023,)
    frame["YEAR"] = [2022.0, 2023.0, np.nan]
    assert refused(tabulated(frame, text=by_year)) == {"year": ("not_stated", 1)}


def row_codes(row: Any) -> tuple[str, str, str]:
    """Codes of a row."""
    return row.sex, row.classif1, row.classif2


ABROAD: Final = (
    RECIPE
    + """
[variables.residence]
name = "LIVES"
missing = "home"
values = { "2" = "VNM", "3" = "THA", "99" = "abroad" }
[variables.departure]
name = "LEFT"
missing = "no"
[variables.purpose]
name = "WHY"
values = { "1" = "work", "2" = "other" }
[variables.returned]
name = "BACK"
missing = "no"
values = { "1" = "yes", "2" = "no" }
[variables.previous]
name = "FROM"
values = { "2" = "VNM" }
"""
)


def test_absent_members_of_households_fill_module_c() -> None:
    """They live abroad, so that they are counted there and not among residents."""
    nan = np.nan
    frame = small(AGE=[30, 31, 32, 33, 34])
    frame["LIVES"] = [nan, 2, 3, 99, nan]
    frame["LEFT"] = [nan, 2024, 2024, 2019, nan]
    frame["WHY"] = [nan, 1, 2, 1, nan]
    frame["BACK"] = [2, nan, nan, nan, 1]
    frame["FROM"] = [nan, nan, nan, nan, 2]
    found = tabulated(frame, text=ABROAD)
    assert not found.lacking
    assert value(found, *TOTAL) == ("2.000", "U")
    assert value(found, "MNA_TPOP_SEX_CRS_NB", "SEX_T", "CRS_RES_TOTAL") == ("3.000", "U")
    assert value(found, "MNA_TPOP_SEX_CRS_NB", "SEX_T", "CRS_RES_X") == ("1.000", "U")
    assert value(found, "MNA_OPOP_SEX_CDS_NB", "SEX_T", "CDS_DES_TOTAL") == ("2.000", "U")
    assert value(found, "MNA_OEMP_SEX_CDS_NB", "SEX_T", "CDS_DES_VNM") == ("1.000", "U")
    assert value(found, "MNA_XRET_SEX_CPR_NB", "SEX_T", "CPR_PRV_VNM") == ("1.000", "U")
    assert value(found, "MNA_OEMP_SEX_OCU_NB", "SEX_T", "OCU_SKILL_L3-4") == ("1.000", "U")


def test_conditions_may_hold_for_every_record() -> None:
    """A file of citizens who left needs no citizenship."""
    lines = ABROAD.split("[variables.citizenship]")
    text = (
        lines[0].replace("[choices]", '[choices]\nassumed = ["citizen", "left"]')
        + "[variables.labour]"
        + lines[1].split("[variables.labour]")[1]
    )
    frame = small(AGE=[30, 31])
    frame["LIVES"], frame["LEFT"], frame["WHY"], frame["BACK"], frame["FROM"] = [2, 3], np.nan, [1, 1], np.nan, np.nan
    found = tabulated(frame, text=text.replace("[choices]", '[choices]\ntables = ["C4"]'))
    assert value(found, "MNA_OEMP_SEX_CDS_NB", "SEX_T", "CDS_DES_TOTAL") == ("2.000", "U")


def test_what_a_recipe_lacks_is_told_table_by_table() -> None:
    """Which variable would be needed, and which list the codes do not say."""
    text = RECIPE.replace("[choices]", '[choices]\nversions = { A5 = "ECO_ISIC3" }')
    found = tabulated(small(AGE=[20]), text=text)
    lacking = {each.table.id: each for each in found.lacking}
    assert lacking["A5-birth"].version == "ECO_AGGREGATE"
    assert ("purpose",) in lacking["C4"].variables
    lines = list(found.words())
    assert any(
        line.startswith("C4 is not counted: the recipe lacks") and "Reason for leaving" in line for line in lines
    )
    assert any("do not say the classes" in line for line in lines)
    assert found.to_json()["lacking"]


def test_only_tables_that_the_source_fills_are_counted() -> None:
    """And of those, the ones that are asked for."""
    text = RECIPE.replace("[choices]", '[choices]\ncriteria = ["birth"]')
    found = tabulated(small(AGE=[20]), text=text, source=Source(id="CA:1", type="CA", name="Census"))
    tables = {each.table for each in found.tables}
    assert "A4-birth" in tables
    assert "A9-birth" not in tables
    assert not any(table.endswith("citizenship") for table in tables)
    with pytest.raises(ExchangeError, match="A99"):
        tabulated(small(AGE=[20]), text=RECIPE.replace("[choices]", '[choices]\ntables = ["A99"]'))


def test_the_work_can_be_followed_and_stopped() -> None:
    """What `step` raises goes through."""
    seen: list[tuple[int, int]] = []

    def step(done: int, of: int) -> None:
        seen.append((done, of))
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        tabulate_survey(
            survey(small(AGE=[20])), recipe(), edition=load_edition("ilms-2019"), country="KHM", source=LFS, step=step
        )
    assert seen == [(0, 35), (1, 35), (2, 35)]


def test_no_record_is_told() -> None:
    """A column of names, taken for sex by mistake, gives a number and none of the names."""
    found = tabulated(small(SEX=["Sokha Chan", "Dara Keo", "Bopha Sok"]))
    told = " ".join([*found.words(), str(found.to_json()), repr(found)])
    assert refused(found) == {"sex": ("not_mapped", 3)}
    assert not any(name in told for name in ("Sokha", "Dara", "Bopha"))


PERSON: Final = st.fixed_dictionaries(
    {
        "SEX": st.sampled_from([1, 2]),
        "AGE": st.integers(0, 100),
        "BIRTH": st.sampled_from([*COUNTRIES, 99]),
        "NATION": st.sampled_from([*COUNTRIES, 99]),
        "LFSTATUS": st.sampled_from([1, 2, 3]),
        "EDUC": st.sampled_from([0, 1, 2, 3, 6, 9]),
        "ISIC": st.sampled_from([111, 1010, 3510, 8411, 9700]),
        "ISCO": st.sampled_from([110, 1112, 5120, 9211]),
        "STATUS": st.sampled_from([1, 2, 3, 5, 6]),
        "WAGE": st.floats(0, 1e6),
        "ARRIVED": st.sampled_from([2020, 2024]),
        "WEIGHT": st.floats(0, 1e6, allow_subnormal=False),
    }
)
EXACT: Final = RECIPE.replace("unreliable_below = 30", "unreliable_below = 0")


@settings(max_examples=12)
@given(st.lists(PERSON, min_size=1, max_size=25))
def test_parts_add_up_to_their_totals_before_rounding(people: list[dict[str, Any]]) -> None:
    """To the last digit, along every axis; nobody is counted twice, and nobody is lost."""
    from ilms_desktop.exchange.microdata.coding import Coder
    from ilms_desktop.exchange.microdata.counting import Counter
    from ilms_desktop.exchange.microdata.people import People
    from ilms_desktop.exchange.microdata.plan import TablePlan, plan_tables
    from ilms_desktop.model.codelist import CodeKind
    from ilms_desktop.model.structure import Axis
    from ilms_desktop.validation.totals import code_on, with_code

    edition, how = load_edition("ilms-2019"), recipe(EXACT)
    counter = Counter(edition, People(Coder(survey(pd.DataFrame(people)), how, "KHM")), lambda _plan, _year: ())
    for plan in plan_tables(edition, how, source_type=edition.source_types["BA"]):
        if not isinstance(plan, TablePlan) or plan.table.is_mean:
            continue
        figures = {each.cell: each for each in counter.count(plan).figures}
        for axis in plan.table.axes:
            codes = edition.axis_list(plan.table, axis, plan.version)
            assert codes is not None
            for cell, total in figures.items():
                if code_on(cell, axis) != codes.total:
                    continue
                parts = [
                    figures[part]
                    for code in codes.codes
                    if code.kind is not CodeKind.TOTAL and not code.memo
                    if (part := with_code(cell, axis, code.id)) in figures
                ]
                assert sum(part.value or 0 for part in parts) == total.value, (plan.table.id, axis, cell)
                assert sum(part.records for part in parts) == total.records
        assert Axis.SEX in plan.table.axes
