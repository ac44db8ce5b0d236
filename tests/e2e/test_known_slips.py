"""What is known to be wrong in published figures: each slip is found by the rule for it, on its cells, in clear words.

Everything goes the way of a person: new questionnaire, import, check, by the command line. The lists of what is wrong
are facts about the published figures; see tests/data/published/README.md.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter, defaultdict
from contextlib import redirect_stdout
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import pytest

from ilms_desktop.cli.main import main
from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.model.finding import Severity
from ilms_desktop.validation import Checker, load_rules
from ilms_desktop.validation.results import together
from tests.e2e.test_published import COUNTRIES, DATA, published

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.validation import GroupResult


Row = dict[str, str]
Said = dict[str, Any]

#: what a message must never show a person: codes of the files
CODES: Final = re.compile(r"\b(SEX|CBR|CCT|CDS|CRS|OCU|ECO|EDU|AGE|STE|MIG)_[A-Z0-9]")

#: kind of a sum that does not hold -> rules that must speak of it, with their severity
RULES_OF_SUMS: Final[dict[str, dict[str, str]]] = {
    "offsetting": {"V02": ""},  # graded by its size; V40 explains both rows at once
    "swap": {"V05": "E", "V02": "E", "V22": "E"},
    "typing": {"V03": "W"},
    "rounding": {"sum": "I"},
    "wrong_row": {"sum": "I", "V12": "W"},
}
#: kind of a contradiction between tables or years -> rule and severity
RULES_OF_CHECKS: Final[dict[str, tuple[str, str]]] = {
    "part_exceeds_whole": ("V08", "E"),
    "series_break": ("V10", "W"),
    "table_pasted": ("V09", "W"),
    "sexes_swapped": ("V11", "W"),
    "all_in_other": ("V16", "W"),
    "other_is_largest": ("V16", "W"),
    "no_other_row": ("V15", "W"),
}


def rows(name: str) -> list[Row]:
    """Rows of a file beside the published figures."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


SUMS: Final = rows("known_inconsistencies")
CHECKS: Final = rows("cross_checks")
BETWEEN: Final = [row for row in CHECKS if row["kind"] != "agree"]
CONTROLS: Final = [row for row in CHECKS if row["kind"] == "agree"]


def named(row: Row) -> str:
    """Name of a row in the list of tests."""
    place = row.get("item") or row["cell_a"].replace("SEX_", "").replace("|", "-")
    return "-".join((row["ref_area"], row["time"], row["kind"], place))


def ran(*words: object) -> Said:
    """Carry out a command line; its answer."""
    out = io.StringIO()
    with redirect_stdout(out):
        main([str(word) for word in words])
    answer: Said = json.loads(out.getvalue())
    return answer


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Said]:
    """What `ilms check` says of all published figures of a country; each country once."""
    folder = tmp_path_factory.mktemp("published")

    @cache
    def report(country: str) -> Said:
        file = folder / f"{country}.ilms"
        main(["new", str(file), "--country", country, "--round", "2026"])
        for path in sorted(DATA.glob(f"{country}_*.csv")):
            assert ran("import", file, path, "--json")["refused"] == []
        return ran("check", file, "--json", "--language", "en")

    return report


def place(indicator: str, time: str, cell: str) -> tuple[str, str, str, str]:
    """A cell: indicator, year, sex, class."""
    sex, klass = cell.split("|")
    return indicator, time, sex, klass


def cells(finding: Said) -> list[tuple[str, str, str, str]]:
    """Cells of a finding, the most telling first."""
    return [(each["indicator"], each["time"], each["sex"], each["classif1"]) for each in finding["cells"]]


def findings(report: Said, *rules: str) -> list[Said]:
    """Findings of rules."""
    return [each for each in report["findings"] if each["rule"] in rules]


def figures(message: str) -> set[str]:
    """Figures of an English message, as they are typed: without thousands separators."""
    return set(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d{3})", "", message)))


def cells_of_sum(row: Row) -> set[tuple[str, str, str, str]]:
    """Cells that a sum is made of: one row for all sexes, or one column."""
    if row["rule"] == "sex_sum":
        return {place(row["indicator"], row["time"], f"SEX_{sex}|{row['item']}") for sex in "TMF"}
    path = next(DATA.glob(f"{row['ref_area']}_{row['indicator'].removesuffix('_NB')}.csv"))
    column = [each for each in rows(path.stem) if (each["time"], each["sex"]) == (row["time"], row["sex"])]
    codes = {each["classif1"] for each in column if each["classif1"].startswith(row["item"])}
    codes.discard("ECO_SECTOR_NAG")  # stands beside its parts
    return {place(row["indicator"], row["time"], f"{row['sex']}|{code}") for code in codes}


def total_of_sum(row: Row) -> tuple[str, str, str, str]:
    """Cell of the total of a sum."""
    code = f"SEX_T|{row['item']}" if row["rule"] == "sex_sum" else f"{row['sex']}|{row['item']}_TOTAL"
    return place(row["indicator"], row["time"], code)


def grade(row: Row) -> str:
    """Severity of a sum by its size: three tolerances of half a unit of the last decimal for each of three terms."""
    typed = [row["published_total"], row["sum_of_parts"]]
    units = round(abs(float(row["difference"])) * 10 ** max(len(each.partition(".")[2]) for each in typed))
    return "W" if 2 * units <= 9 else "E"


# --- sums


@pytest.mark.parametrize("row", SUMS, ids=named)
def test_a_known_sum_is_found_on_its_cells_with_the_published_figures(row: Row, checked: Callable[[str], Said]) -> None:
    """One finding for the sum, graded by its size, that shows the total and the sum digit for digit."""
    rule = "V02" if row["rule"] == "sex_sum" else "V03"
    (finding,) = (each for each in findings(checked(row["ref_area"]), rule) if cells(each)[0] == total_of_sum(row))
    wanted = RULES_OF_SUMS[row["kind"]]
    assert finding["severity"] == (wanted.get(rule, wanted.get("sum")) or grade(row))
    blank = {place(row["indicator"], row["time"], f"{row['sex']}|{each['classif1']}") for each in finding["missing"]}
    assert set(cells(finding)) - blank >= cells_of_sum(row)
    assert {each[:2] for each in cells(finding)} == {(row["indicator"], row["time"])}
    assert {row["published_total"], row["sum_of_parts"]} <= figures(finding["message"])


@pytest.mark.parametrize("row", SUMS, ids=named)
def test_the_rule_for_its_kind_speaks_of_a_known_sum(row: Row, checked: Callable[[str], Said]) -> None:
    """An exchange is called an exchange, and a shifted row a shifted row."""
    total = total_of_sum(row)
    for rule, severity in RULES_OF_SUMS[row["kind"]].items():
        if rule not in ("sum", "V02", "V03"):
            about = [
                each for each in findings(checked(row["ref_area"]), rule) if total[:2] in {at[:2] for at in cells(each)}
            ]
            assert [each["severity"] for each in about] == [severity]
            assert set(cells(about[0])) & {*cells_of_sum(row)}


@pytest.mark.parametrize("row", [row for row in SUMS if row["kind"] == "offsetting"], ids=named)
def test_two_differences_that_cancel_out_are_repaired_together(row: Row, checked: Callable[[str], Said]) -> None:
    """Each of the two rows says that a correction was made in one place only, and shows both new figures."""
    (finding,) = (each for each in findings(checked(row["ref_area"]), "V02") if cells(each)[0] == total_of_sum(row))
    twin = next(
        each
        for each in SUMS
        if each["kind"] == "offsetting" and each["time"] == row["time"] and each["item"] != row["item"]
    )
    assert "cancel out" in finding["suggestion"]
    assert {row["published_total"], row["sum_of_parts"], twin["published_total"], twin["sum_of_parts"]} <= figures(
        finding["suggestion"]
    )


@pytest.mark.parametrize("country", COUNTRIES)
def test_no_other_sum_fails(country: str, checked: Callable[[str], Said]) -> None:
    """The list is complete: what else the sums say concerns a part of a part, and is rounding."""
    known = {total_of_sum(row) for row in SUMS if row["ref_area"] == country}
    others = [each for each in findings(checked(country), "V02", "V03") if cells(each)[0] not in known]
    assert {(cells(each)[0][3], each["severity"]) for each in others} <= {("ECO_SECTOR_NAG", "I")}


# --- between tables and years


@pytest.mark.parametrize("row", BETWEEN, ids=named)
def test_a_known_contradiction_is_found_on_its_cells_with_the_published_figures(
    row: Row, checked: Callable[[str], Said]
) -> None:
    """The right rule, both cells where it compares two, and the figures that contradict each other."""
    rule, severity = RULES_OF_CHECKS[row["kind"]]
    indicator_b, _, year_b = row["indicator_b"].partition("@")
    first = place(row["indicator_a"], row["time"], row["cell_a"])
    second = place(indicator_b, year_b or row["time"], row["cell_b"])
    about = [each for each in findings(checked(row["ref_area"]), rule) if {first, second} <= set(cells(each))]
    assert [each["severity"] for each in about] == [severity]
    said = figures(about[0]["message"])
    assert row["value_b" if rule == "V15" else "value_a"] in said  # of the countries named, their sum is told
    if rule in ("V08", "V10", "V09"):
        assert row["value_b"] in said


@pytest.mark.parametrize("row", CONTROLS, ids=named)
def test_totals_that_agree_pass(row: Row, checked: Callable[[str], Said]) -> None:
    """They were compared, and nothing is said."""
    both = {place(row[f"indicator_{each}"], row["time"], row[f"cell_{each}"]) for each in "ab"}
    report = checked(row["ref_area"])
    assert not [each for each in findings(checked(row["ref_area"]), "V07") if both & set(cells(each))]
    assert not [each for each in report["not_evaluated"] if each["rule"] == "V07" and both <= set(cells(each))]
    assert row["value_a"] == row["value_b"]


# --- words


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_message_says_where_and_what_to_do(country: str, checked: Callable[[str], Said]) -> None:
    """Table or source, year where there is one, no codes of the files, and a next step wherever something is asked."""
    edition = load_edition("ilms-2019")
    for finding in checked(country)["findings"]:
        message = finding["message"]
        assert not CODES.search(message)
        assert not CODES.search(f"{finding['hint']} {finding['suggestion']}")
        if finding["cells"]:
            assert {edition.by_indicator[at[0]].number for at in cells(finding)} & set(
                re.findall(r"[A-Z]+\d+", message)
            )
            assert {at[1] for at in cells(finding)} & set(re.findall(r"\d{4}", message))
        if finding["severity"] != "I":
            assert finding["hint"] or finding["suggestion"]


# --- what the catalogue must say of the sample


def sums_alone(country: str, rule: str) -> GroupResult:
    """What one rule on sums says, with the rules that put its repairs into words."""
    edition = load_edition("ilms-2019")
    beside = ("hint", "total_exchanged", "value_form")
    rules = tuple(each for each in load_rules(edition.id) if each.id == rule or each.kind in beside)
    file = published(edition, country)
    found = together(Checker(edition, load_round("2026"), country, rules).full(file.connection).values())
    file.close()
    return found


def test_men_and_women_are_added_up_in_246_rows() -> None:
    """241 hold or can come from rounding, two ask for a reason, three must be corrected."""
    graded: Counter[str] = Counter()
    for country in COUNTRIES:
        said = sums_alone(country, "V02")
        graded.update(str(each.severity) for each in said.findings if each.rule == "V02")
        graded["pass"] += said.passed
    assert graded["pass"] + graded["I"] == 241
    assert (graded["W"], graded["E"]) == (2, 3)


def test_classes_are_added_up_in_145_columns() -> None:
    """One asks for a reason. Of the others, 17 lack a row and come to their total without it.

    Nobody can tell whether an empty row is none: services in C6 (agriculture and the rest add up), men in two
    countries of C4, Other countries in C1 and A8. Such a column waits, and other rules ask (V15, V20, V24).
    """
    columns, lacking, failing = set(), Counter[str](), []
    for path in DATA.glob("[A-Z][A-Z][A-Z]_*.csv"):
        codes = defaultdict(set)
        for row in rows(path.stem):
            listed, _, item = row["classif1"].rpartition("_")
            codes[row["indicator"], row["time"], row["sex"], listed, row["ref_area"]].add(item == "TOTAL")
        columns |= {column for column, kinds in codes.items() if kinds == {True, False}}
    for country in COUNTRIES:
        said = sums_alone(country, "V03")
        failing += [each for each in said.findings if each.rule == "V03" and each.is_open]
        for each in said.not_evaluated:
            key = each.cells[0]
            indicator = load_edition("ilms-2019").table(key.qtable.table_key).indicator
            place = (indicator, str(key.qtable.year), key.cell.sex, key.qtable.version, country)
            if each.rule == "V03" and place in columns and key.cell.klass.endswith("_TOTAL"):
                lacking[f"{country} {key.qtable.table}"] += 1
    assert len(columns) == 145
    assert [each.severity for each in failing] == [Severity.WARNING]
    assert lacking == {"KHM C6": 12, "KHM C4": 1, "THA C1": 1, "TLS A8": 3}


MUST_FIRE: Final = """
V05 KHM C1 2010|V22 KHM C1 2010|V08 THA A3 2021|V09 TLS A8 2023|V10 THA A8 2021|V10 PHL C1 2000|V10 PHL C1 2014
V11 KHM C4 2017|V12 MYS B4 2018|V15 THA C1 2024|V16 PHL C4 2024|V16 MYS A8 2014|V20 KHM C4 2021|V24 KHM C6 2020
V24 KHM C6 2021|V24 KHM C6 2022|V24 KHM C6 2023|V30 THA C1 2011|V30 THA C1 2012|V31 THA A8 2021|V31 THA A8 2022
V38 KHM C4 2021|V39 KHM C4 2021
"""


def said_of(report: Said) -> set[tuple[str, str, str]]:
    """Rule, table and year of the first cell of each finding."""
    edition = load_edition("ilms-2019")
    return {
        (each["rule"], edition.by_indicator[cells(each)[0][0]].number, cells(each)[0][1])
        for each in report["findings"]
        if each["cells"]
    }


@pytest.mark.parametrize("wanted", re.split(r"[|\n]", MUST_FIRE.strip()))
def test_what_must_be_found_in_the_sample_is_found(wanted: str, checked: Callable[[str], Said]) -> None:
    """Each rule with a case in the sample speaks there."""
    rule, country, table, year = wanted.split()
    assert (rule, table, year) in said_of(checked(country))


def test_what_must_stay_silent_in_the_sample_is_silent(checked: Callable[[str], Said]) -> None:
    """Equal totals, a single group of countries, and one sex alone, which is never more than a warning."""
    assert not {each for each in said_of(checked("MYS")) if each[0] == "V07" and each[2] == "2010"}
    assert not {each for each in said_of(checked("KHM")) if each[0] == "V07" and each[2] == "2023"}
    assert not {each for each in said_of(checked("THA")) if each[:2] == ("V14", "C1")}
    assert all(each["severity"] in "WI" for country in COUNTRIES for each in findings(checked(country), "V04"))
