"""What is said of a sum: the right words, the right cells, alternatives settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.model.finding import Level, Outcome, Severity
from ilms_desktop.model.key import Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.validation import Checker, load_rules
from ilms_desktop.validation.results import GroupResult, together
from tests.oracle.files import cell_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.edition import Edition
    from tests.oracle.files import File

SOURCE = "FX:N1"
SECTOR = QTableKey(SOURCE, "C6", Criterion.NONE, "ECO_SECTOR", 2020)
SKILL = QTableKey(SOURCE, "B4", Criterion.CITIZENSHIP, "OCU_SKILL", 2020)
#: ten groups of activity, construction inside industry or beside it
GROUPS = ("A", "B-E", "F", "G-I", "J", "K", "L", "M-N", "O-Q", "R-U")


#: rules about sums and what follows from them; what is empty or looks odd is the business of others
SUMS = frozenset({"V02", "V03", "V05", "V06", "V07", "V08", "V21", "V22", "V23", "V25", "V26", "V27", "V40", "V41"})


@pytest.fixture
def checker_for() -> Callable[[Edition], Checker]:
    """A checker that has seen nothing yet, with the rules about sums."""

    def make(edition: Edition) -> Checker:
        rules = tuple(rule for rule in load_rules(edition.id, edition.language) if rule.id in SUMS)
        return Checker(edition, load_round("2026"), "KHM", rules)

    return make


@pytest.fixture
def check(file: File, checker_for: Callable[[Edition], Checker]) -> Callable[[QTableKey, dict[str, str]], GroupResult]:
    """Everything the rules say of one table."""

    def run(key: QTableKey, figures: dict[str, str]) -> GroupResult:
        file.write(key, figures)
        return together(checker_for(file.edition).full(file.connection).values())

    return run


Check = "Callable[[QTableKey, dict[str, str]], GroupResult]"


def test_a_finding_carries_everything_a_person_needs(
    check: Callable[[QTableKey, dict[str, str]], GroupResult],
) -> None:
    """Where, what, why, how serious, what to do, which cells."""
    figures = {"SEX_T OCU_SKILL_TOTAL": "72.642", "SEX_T OCU_SKILL_L3-4": "36.3"}
    figures |= {"SEX_T OCU_SKILL_L2": "30.006", "SEX_T OCU_SKILL_L1": "6.34"}
    finding = check(SKILL, figures).findings[0]
    assert finding.message == (
        "B4, Total, 2020: the 3 rows of “Total” add up to 72.646, but “Total” says 72.642 (difference −0.004)."
    )
    assert (finding.rule, finding.severity, finding.level) == ("V03", Severity.WARNING, Level.QTABLE)
    assert (finding.outcome, finding.source) == (Outcome.FAIL, SOURCE)
    assert finding.cells[0].cell == cell_of("SEX_T OCU_SKILL_TOTAL")
    assert len(finding.cells) == 5
    assert finding.title == "Total is the sum of the classes"
    assert finding.hint.startswith("Compare the column with your source: “Total” would have to be 72.646")
    assert finding.why
    assert finding.missing == ()
    assert (finding.values["total"], finding.values["sum"]) == ("72.642", "72.646")


def test_a_note_that_something_waits_says_what_for(
    check: Callable[[QTableKey, dict[str, str]], GroupResult],
) -> None:
    """Completeness shows it; there is nothing to allow and no other hint."""
    result = check(SKILL, {"SEX_T OCU_SKILL_TOTAL": "72.6", "SEX_T OCU_SKILL_L1": "6.3"})
    note = next(each for each in result.not_evaluated if each.rule == "V03")
    assert note.outcome is Outcome.NOT_EVALUATED
    assert "Skill levels 3 and 4 (high) · Skill level 2 (medium)" in note.message
    assert [key.cell.klass for key in note.missing] == ["OCU_SKILL_L3-4", "OCU_SKILL_L2"]
    assert (note.fingerprint, note.hint, note.suggestion) == ("", "", None)


def test_rounding_asks_nothing(check: Callable[[QTableKey, dict[str, str]], GroupResult]) -> None:
    """Information only: no hint, no suggestion, nothing to do."""
    finding = check(
        SKILL, {"SEX_T OCU_SKILL_L1": "2.588", "SEX_M OCU_SKILL_L1": "2.116", "SEX_F OCU_SKILL_L1": "0.473"}
    )
    assert finding.findings[0].severity is Severity.INFORMATION
    assert (finding.findings[0].hint, finding.findings[0].suggestion) == ("", None)
    assert not finding.findings[0].is_open


def test_many_blank_cells_are_counted_not_listed(
    check: Callable[[QTableKey, dict[str, str]], GroupResult],
) -> None:
    """A sentence with twenty names is not read."""
    result = check(SECTOR._replace(version="ECO_ISIC4"), {"SEX_T ECO_ISIC4_TOTAL": "72.6", "SEX_T ECO_ISIC4_A": "1.0"})
    note = next(each for each in result.not_evaluated if each.rule == "V03")
    assert "(+16)" in note.message
    assert len(note.missing) == 20


def migversion(total: str, **changes: str) -> dict[str, str]:
    """Figures by ASEAN group of activity: ten everywhere."""
    figures = {f"ECO_MIGVERSION_{group}": changes.get(group, "10.0") for group in GROUPS}
    return {"ECO_MIGVERSION_TOTAL": total} | {code: figure for code, figure in figures.items() if figure}


@pytest.mark.parametrize(
    ("figures", "found", "waiting"),
    [
        (migversion("100.0"), [], 0),  # construction beside industry
        (migversion("90.0"), [], 0),  # construction inside industry
        (migversion("90.0", F="0.0"), [], 0),  # no construction: both ways add up
        (migversion("94.0"), ["E"], 0),  # neither; the nearer one is told
        (migversion("99.8"), ["I"], 0),
        (migversion("95.0", F=""), [], 1),  # construction blank: it may fill the gap
    ],
)
def test_one_of_two_ways_to_add_up_is_enough(
    figures: dict[str, str], found: list[str], waiting: int, checker_for: Callable[[Edition], Checker]
) -> None:
    """The label says that industry holds construction, the list has it apart; both are in use."""
    from tests.oracle.files import File

    file = File(load_edition("ilms-asean"))
    file.source(SOURCE, S3="S3:5", register_population="Everybody", contact_name="Somebody")
    file.write(QTableKey(SOURCE, "SC6", Criterion.NONE, "ECO_MIGVERSION", 2015), figures)
    result = together(checker_for(file.edition).full(file.connection).values())
    assert [finding.severity for finding in result.findings] == found
    assert len(result.not_evaluated) == waiting
    assert result.passed == (0 if found or waiting else 1)
    file.close()


def test_the_other_pair_of_industry_is_used_where_it_is_filled(
    check: Callable[[QTableKey, dict[str, str]], GroupResult],
) -> None:
    """Mining with manufacturing and electricity, wrong by ten."""
    codes = {"TOTAL": "40", "AGR": "1", "MIN": "2", "MANEL": "3", "CON": "4", "MKT": "5", "PUB": "6"}
    key = SECTOR._replace(version="ECO_AGGREGATE")
    result = check(key, {f"SEX_T ECO_AGGREGATE_{code}": figure for code, figure in codes.items()})
    assert [finding.key.split()[1] for finding in result.findings] == ["D020"]
    assert [note.rule for note in result.not_evaluated] == ["V02"] * 7


def test_a_lone_half_of_a_level_belongs_to_no_set(
    check: Callable[[QTableKey, dict[str, str]], GroupResult],
) -> None:
    """5A without 5 and without 5B: the column cannot be added up in any way."""
    result = check(QTableKey(SOURCE, "C5", Criterion.NONE, "EDU_ISCED97", 2020), {"SEX_T EDU_ISCED97_5A": "3"})
    assert [note.rule for note in result.not_evaluated] == ["V02", "V03"]
    assert "every row of one way" in result.not_evaluated[1].message
    assert result.findings == ()


def test_an_equation_with_two_sides_is_shown_with_its_signs(
    check: Callable[[QTableKey, dict[str, str]], GroupResult],
) -> None:
    """The person must see what was taken off."""
    codes = {"MAN": "9", "MEL": "3", "MIN": "2", "MANEL": "3"}
    key = SECTOR._replace(version="ECO_AGGREGATE")
    result = check(key, {f"SEX_T ECO_AGGREGATE_{code}": figure for code, figure in codes.items()})
    finding = result.findings[0]
    assert finding.values["parts"].startswith("− Mining and quarrying; Electricity, gas and water supply 3 + ")
    assert (finding.values["sum"], finding.values["total"], finding.suggestion) == ("2", "9", None)


def test_the_coarser_table_sets_the_tolerance(file: File, checker_for: Callable[[Edition], Checker]) -> None:
    """60.467 and 60.5 agree as far as one can see."""
    file.write(SECTOR, {"SEX_T ECO_SECTOR_TOTAL": "60.5"})
    file.write(QTableKey(SOURCE, "C4", Criterion.NONE, "CDS_DES", 2020), {"SEX_T CDS_DES_TOTAL": "60.467"})
    findings = together(checker_for(file.edition).full(file.connection).values()).findings
    assert [(finding.rule, finding.severity) for finding in findings] == [("V07", "I")]


def test_findings_speak_the_language_of_the_edition(file: File, checker_for: Callable[[Edition], Checker]) -> None:
    """Sentence, labels and decimal comma in French."""
    file.write(SKILL, {"SEX_T OCU_SKILL_L1": "5.5", "SEX_M OCU_SKILL_L1": "1.5", "SEX_F OCU_SKILL_L1": "1"})
    french = checker_for(load_edition("ilms-2019", language="fr"))
    message = together(french.full(file.connection).values()).findings[0].message
    assert message == (
        "B4, Niveau de compétence 1 (bas), 2020\u202f: Hommes 1,5 + Femmes 1 = 2,5, "
        "mais le total indique 5,5 (différence 3,0)."
    )


VERSIONS = {
    "OCU_SKILL": {"SEX_T OCU_SKILL_L1": "10", "SEX_T OCU_SKILL_TOTAL": "30"},
    "OCU_ISCO08": {"SEX_T OCU_ISCO08_9": "14", "SEX_T OCU_ISCO08_TOTAL": "36"},
}


def test_a_note_on_a_class_makes_a_difference_legitimate(file: File, checker_for: Callable[[Edition], Checker]) -> None:
    """A national list that is not quite the same; the total holds everybody all the same."""
    for version, figures in VERSIONS.items():
        file.write(SKILL._replace(version=version), figures)
    noted = ObservationKey(SKILL._replace(version="OCU_ISCO08"), cell_of("SEX_T OCU_ISCO08_9"))

    def told() -> list[str]:
        result = together(checker_for(file.edition).full(file.connection).values())
        return [each.cells[0].cell.klass for each in result.findings if each.rule == "V25"]

    assert told() == ["OCU_SKILL_L1", "OCU_SKILL_TOTAL"]
    file.put(noted, Observation(14_000, 0, note="C4:3634"))
    assert told() == ["OCU_SKILL_TOTAL"]
    file.put(noted, Observation(14_000, 0, note="C5:1023"))
    assert told() == ["OCU_SKILL_L1", "OCU_SKILL_TOTAL"]


def test_a_source_that_counts_each_departure_is_not_held_against_the_stock(
    file: File, checker_for: Callable[[Edition], Checker]
) -> None:
    """What matters is the source of the flow, not that of the stock."""
    abroad = QTableKey("CA:2", "C1", Criterion.NONE, "CRS_RES", 2020)
    left = QTableKey(SOURCE, "C4", Criterion.NONE, "CDS_DES", 2020)
    file.write(abroad, {"SEX_T CRS_RES_TOTAL": "30"})
    file.write(left, {"SEX_T CDS_DES_TOTAL": "40"})

    def told(source: str) -> list[str]:
        for each in (SOURCE, "CA:2"):
            file.source(each, **({"counts_events": "yes"} if each == source else {}))
        result = together(checker_for(file.edition).full(file.connection).values())
        return [each.message for each in result.findings if each.rule == "V27"]

    assert told("CA:2") == [
        "Total, 2020: the flow of 2020 in table C4, 40 (Source), is larger than the stock in table C1, 30 (Source)."
    ]
    assert told(SOURCE) == []
