"""Countries counted twice: who overlaps with whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_round
from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.validation import Checker, load_rules
from ilms_desktop.validation.results import together

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

    Told = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (("EUR", "FRA"), 1),
        (("EUR", "THA"), 0),
        (("EUR", "EUREU"), 1),
        (("EUREU", "EUREEU"), 0),
        (("MY1", "MY2"), 0),
        (("MY1", "MYS"), 1),
        (("YU1", "SCG"), 1),
        (("DE1", "DE2"), 0),
        (("MEAST", "JOR"), 0),
        (("EUR", "MEAST"), 0),
        (("EUR", "FRA", "DEU"), 2),
    ],
)
def test_rows_that_share_countries_overlap(codes: tuple[str, ...], said: int, told: Told) -> None:
    """Parts of one country lie beside each other; of some groups nobody knows the members."""
    found = told("V14", "C1", {f"SEX_T CRS_RES_{code}": "1" for code in codes})
    assert [str(finding.severity) for finding in found] == ["W"] * said


def test_rows_without_figures_count_nobody(told: Told) -> None:
    """A letter in one of the rows: nobody is counted twice."""
    assert told("V14", "C1", {"SEX_T CRS_RES_EUR": "1", "SEX_T CRS_RES_FRA": "N"}) == []


def test_the_reason_outlives_the_figures(told: Told) -> None:
    """Europe without France stays so when a figure is corrected."""
    (before,) = told("V14", "C1", {"SEX_T CRS_RES_EUR": "1", "SEX_T CRS_RES_FRA": "2"})
    (after,) = told("V14", "C1", {"SEX_T CRS_RES_EUR": "5"})
    assert (before.key, before.fingerprint) == (after.key, after.fingerprint)


def test_two_codes_for_the_same_must_go(file: File) -> None:
    """A list that names a country twice, as lists of older rounds may, lets it be counted twice."""
    edition = file.edition
    codes = edition.codelists["CRS_RES"]
    again = replace(codes["CRS_RES_FRA"], id="CRS_RES_F", kind=CodeKind.AGGREGATE, members=("FRA",))
    double = replace(codes, codes=(*codes.codes[:-1], again, codes.codes[-1]))
    edition = replace(edition, codelists={**edition.codelists, "CRS_RES": double})
    file.source("FX:N1")
    key = QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2020)
    file.write(key, {"SEX_T CRS_RES_FRA": "1", "SEX_T CRS_RES_F": "1"})
    checker = Checker(edition, load_round("2026"), "KHM", load_rules("ilms-2019"))
    found = [each for each in together(checker.full(file.connection).values()).findings if each.rule == "V14"]
    assert [(str(each.severity), "stand for the same" in each.message) for each in found] == [("D", True)]
