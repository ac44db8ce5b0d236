"""What the questionnaire does not take is told, kept, and looked at by no other rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.validation import Checker, load_rules
from ilms_desktop.validation.results import together
from tests.oracle.files import File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.finding import Finding

GOOD = QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", 2023)
TOTAL = CellKey("SEX_T", "_", "CDS_DES_TOTAL")


@pytest.fixture
def file() -> Iterator[File]:
    """A file with one good table."""
    made = File(load_edition("ilms-2019"))
    made.source("FX:N1", S3="S3:5", register_population="Everybody", contact_name="Somebody")
    made.put(ObservationKey(GOOD, TOTAL), Observation(12_000, 0))
    yield made
    made.close()


def checker() -> Checker:
    """A checker that has seen nothing yet."""
    return Checker(load_edition("ilms-2019"), load_round("2026"), "KHM", load_rules("ilms-2019"))


def structural(file: File) -> list[Finding]:
    """What a full check says of structure."""
    return [each for each in together(checker().full(file.connection).values()).findings if each.rule == "V43"]


@pytest.mark.parametrize(
    ("key", "cell", "words"),
    [
        (GOOD._replace(table="Z9"), TOTAL, "has no table “Z9, 2023”"),
        (GOOD._replace(criterion=Criterion.BIRTH), TOTAL, "has no table “C4-birth, 2023”"),
        (
            GOOD._replace(version="CRS_RES"),
            TOTAL,
            "Table C4 does not take “Country of residence” in 2023. Use one of: Country of destination.",
        ),
        (GOOD._replace(version="EDU_2"), TOTAL, "Table C4 does not take “EDU_2” in 2023. Use one of: Country of"),
        (
            GOOD._replace(table="A10", criterion=Criterion.BIRTH),
            TOTAL,
            "“Country of destination” in 2023. Use one of: –.",
        ),
        (GOOD._replace(year=2022), TOTAL._replace(klass="CDS_DES_ZZZ"), "“CDS_DES_ZZZ” in C4, 2022 is not a code of"),
        (GOOD._replace(year=2022), TOTAL._replace(sex="SEX_O"), "“SEX_O” in C4, 2022 is not a code of “Sex”"),
        (GOOD._replace(year=2022), TOTAL._replace(status="CBR_BIR_X"), "“CBR_BIR_X” in C4, 2022 is not a code of “–”"),
        (
            QTableKey("FX:N1", "A10", Criterion.BIRTH, "_", 2022),
            CellKey("SEX_T", "CBR_BIR_Z", "_"),
            "“CBR_BIR_Z” in A10-birth, 2022 is not a code of “Place of birth”",
        ),
    ],
    ids=[
        "table",
        "criterion",
        "classification",
        "unknown classification",
        "no classification",
        "row",
        "sex",
        "no group",
        "status",
    ],
)
def test_what_does_not_fit_is_told_and_left_alone(key: QTableKey, cell: CellKey, words: str, file: File) -> None:
    """A file may be older than its definitions; it still opens, and the rest of it is checked."""
    file.put(ObservationKey(key, cell), Observation(5))
    (finding,) = structural(file)
    assert words in finding.message
    assert (finding.severity, finding.cells, finding.source) == ("F", (), "FX:N1")
    assert len(file.observations()) == 2


def test_a_good_file_has_nothing_odd(file: File) -> None:
    """Neither has one in which a table was only declared."""
    file.qtable(GOOD._replace(year=2022))
    file.connection.exec_driver_sql("UPDATE qtable SET declaration = 'nothing_to_report' WHERE year = 2022")
    assert structural(file) == []


def test_what_does_not_fit_appears_and_vanishes_with_an_edit(file: File) -> None:
    """An earlier moment that comes back may bring it, and the next one take it away."""
    live = checker()
    live.full(file.connection)
    odd = ObservationKey(GOOD._replace(table="Z9"), TOTAL)
    for said, expected in ((Observation(5), ["V43"]), (Observation(), [])):
        file.put(odd, said)
        after = together(live.touched(file.connection, keys=[odd]).values())
        assert [each.rule for each in after.findings if each.rule == "V43"] == expected


@pytest.mark.parametrize(("year", "severity"), [(2020, "W"), (2021, "F")])
def test_too_many_countries_weigh_less_in_years_before_the_round(year: int, severity: str, file: File) -> None:
    """Older questionnaires had room for more of them."""
    key = GOOD._replace(year=year)
    file.name(key, [f"CDS_DES_{code}" for code in ("THA", "MYS", "KOR", "JPN", "SGP", "VNM")])
    file.put(ObservationKey(key, TOTAL), Observation(5))
    (finding,) = structural(file)
    assert (finding.severity, finding.cells) == (severity, (ObservationKey(key, TOTAL),))
    assert "6 countries are named, and the questionnaire takes 5" in finding.message


def test_a_reason_for_many_countries_outlives_the_figures(file: File) -> None:
    """It rests on which countries are named."""
    key = GOOD._replace(year=2015)
    codes = [f"CDS_DES_{code}" for code in ("THA", "MYS", "KOR", "JPN", "SGP", "VNM", "AUS")]
    prints = []
    for named, value in ((codes[:6], 5), (codes[:6], 6), (codes, 6)):
        file.name(key, named)
        file.put(ObservationKey(key, TOTAL), Observation(value))
        prints.append(structural(file)[0].fingerprint)
    assert prints[0] == prints[1] != prints[2]


def test_naming_one_country_less_ends_it_at_once(file: File) -> None:
    """The finding goes with the edit, without a new check of the file."""
    codes = [f"CDS_DES_{code}" for code in ("THA", "MYS", "KOR", "JPN", "SGP", "VNM")]
    live = checker()
    live.full(file.connection)
    counts = []
    for named in (codes, codes[:5]):
        file.name(GOOD, named)
        after = together(live.touched(file.connection, qtables=[GOOD]).values())
        counts.append(sum(each.rule == "V43" for each in after.findings))
    assert counts == [1, 0]
