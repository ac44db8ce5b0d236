"""What a source record must say, and of whom it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.finding import Level

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

FIGURE = {"SEX_T CRS_RES_TOTAL": "10"}


def words(findings: list[Finding]) -> list[str]:
    """What is missing, in the order of the rule."""
    return [finding.values["field"] for finding in findings]


def test_a_register_is_asked_who_is_on_it(told: Callable[..., list[Finding]]) -> None:
    """Every source its period and a contact, records also their definition of a migrant."""
    findings = told("V19", "C1", FIGURE)
    assert words(findings) == ["Data reference period", "Definition of migrants", "Name of contact person"]
    assert {finding.severity for finding in findings} == {"W"}
    assert findings[0].message == "Source: “Data reference period” is missing."
    assert (findings[0].level, findings[0].source, findings[0].cells) == (Level.SURVEY, "FX:N1", ())


def test_a_nameless_source_is_an_error_and_is_called_by_its_id(file: File, told: Callable[..., list[Finding]]) -> None:
    """The ILO requires the name."""
    file.source("FX:N1", name=" ", S3="S3:5", register_population="All", contact_email="a@example.org")
    (finding,) = told("V19", "C1", FIGURE)
    assert finding.severity == "E"
    file.source("FX:N1", name="", S3="S3:5", register_population="All", contact_email="a@example.org")
    (finding,) = told("V19", "C1", FIGURE)
    assert finding.message.startswith("FX:N1: ")


def test_the_limit_of_working_age_is_asked_where_tables_depend_on_it(told: Callable[..., list[Finding]]) -> None:
    """Persons of working age are counted from some age on."""
    age = {"CBR_BIR_TOTAL SEX_T AGE_AGGREGATE_TOTAL": "10"}
    assert "Working age from" in words(told("V19", "A4", age, criterion="birth"))


def test_a_survey_is_asked_its_lowest_age_once(file: File, told: Callable[..., list[Finding]]) -> None:
    """The lowest age of a survey is its limit of working age; one answer is enough."""
    file.source("FX:N1", S3="S3:5", register_population="All", contact_name="Somebody")
    file.source("BA:1", S3="S3:5", contact_name="Somebody")
    from ilms_desktop.model.key import Criterion, QTableKey

    key = QTableKey("BA:1", "A4", Criterion.BIRTH, "AGE_AGGREGATE", 2020)
    file.write(key, {"CBR_BIR_TOTAL SEX_T AGE_AGGREGATE_TOTAL": "10"})
    assert words(told("V19", "C1", FIGURE)) == ["Age coverage - minimum age"]


def test_a_field_of_tables_counts_when_every_table_has_it(file: File, told: Callable[..., list[Finding]]) -> None:
    """One table without it leaves a reader in doubt."""
    from ilms_desktop.model.key import Criterion, QTableKey

    file.source("FX:N1", S3="S3:5", contact_name="Somebody")
    for year in (2019, 2020):
        file.write(QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", year), FIGURE)
    file.fields(QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2019), T36="T36:1")
    assert words(told("V19", "C1", FIGURE)) == ["Definition of migrants"]
    file.fields(QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2020), T36="T36:1")
    assert told("V19", "C1", FIGURE) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Population census 2010", "Without it the name is “Population census”"),
        ("2010 census of the population", "Without it the name is “census of the population”"),
        ("L" * 101, "the name has 101 letters"),
        ("Register 12345 of permits", ""),
        ("L" * 100, ""),
    ],
)
def test_a_name_that_will_not_do(name: str, said: str, file: File, told: Callable[..., list[Finding]]) -> None:
    """A year changes with every round; a long name is cut off in the register of the ILO."""
    file.source("FX:N1", name=name, S3="S3:5", register_population="All", contact_name="Somebody")
    findings = told("V19", "C1", FIGURE)
    assert len(findings) == bool(said)
    assert all(said in finding.message and finding.severity == "W" for finding in findings)


def test_a_reason_for_a_name_ends_with_the_name(file: File, told: Callable[..., list[Finding]]) -> None:
    """What was allowed was that name, not the next one."""
    fingerprints = set()
    for year in (2010, 2020):
        file.source("FX:N1", name=f"Census {year}", S3="S3:5", register_population="All", contact_name="Somebody")
        (finding,) = told("V19", "C1", FIGURE)
        fingerprints.add(finding.fingerprint)
    assert len(fingerprints) == 2
