"""How rows of two class versions of one table meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.expand import RowExpander
from ilms_desktop.validation.expand_versions import connected, expand_versions
from ilms_desktop.validation.rulebook import RuleBook

if TYPE_CHECKING:
    from ilms_desktop.validation.identity import Identity

(RULE, RELATIONS), *_OTHERS = RuleBook.of(load_rules("ilms-2019")).version_sums


def expanded(
    number: str, coarse: str, fine: str, *, criterion: Criterion = Criterion.CITIZENSHIP, edition: str = "ilms-2019"
) -> dict[str, Identity]:
    """Identities of the first sex and status, by relation."""
    rows = RowExpander(load_edition(edition), ())
    layouts = [rows.layout(TableKey(number, criterion), version, ()) for version in (coarse, fine)]
    found: dict[str, Identity] = {}
    for identity in expand_versions(RULE.id, RELATIONS, *layouts):
        found.setdefault(identity.relation, identity)
    return found


def codes(identity: Identity) -> list[str]:
    """Rows of target and parts."""
    return [term.cell.klass for term in identity.added]


def test_a_row_of_the_coarser_list_is_the_sum_of_finer_rows() -> None:
    """Managers, professionals and technicians are skill levels 3 and 4."""
    found = expanded("B4", "OCU_SKILL", "OCU_ISCO08")
    assert codes(found["D127"]) == ["OCU_SKILL_L3-4", "OCU_ISCO08_1", "OCU_ISCO08_2", "OCU_ISCO08_3"]
    assert [term.slot for term in found["D127"].added] == [0, 1, 1, 1]
    assert found["D127"].declared_by == "C4"
    assert found["D131"].declared_by == ""


def test_each_sex_and_status_meets_itself() -> None:
    """Men with men, foreign-born with foreign-born."""
    rows = RowExpander(load_edition("ilms-2019"), ())
    layouts = [rows.layout(TableKey("A6", Criterion.BIRTH), each, ()) for each in ("OCU_SKILL", "OCU_ISCO08")]
    found = expand_versions(RULE.id, RELATIONS, *layouts)
    assert len(found) == 5 * 3 * 4
    assert all(len({(term.cell.sex, term.cell.status) for term in each.terms}) == 1 for each in found)


def test_a_row_that_the_coarser_version_leaves_blank_asks_for_nothing() -> None:
    """Of two ways to divide industry one is always blank."""
    identity = expanded("B4", "OCU_SKILL", "OCU_ISCO08")["D127"]
    assert not identity.admits(0)
    assert identity.admits(identity.target.bit)
    assert identity.is_plain


def test_everything_without_agriculture_takes_off() -> None:
    """A difference counts its first part and takes the others off."""
    identity = expanded("B3", "ECO_SECTOR", "ECO_AGGREGATE")["D114"]
    assert [part.coefficient for part in identity.parts] == [1, -1]


def test_the_way_industry_is_divided_decides_what_is_added_up() -> None:
    """Mining stands with energy or alone; only the rows in use are added up."""
    found = expanded("B3", "ECO_SECTOR", "ECO_AGGREGATE")
    with_energy, alone = found["D110"], found["D111"]
    mining = next(side.bit for side in with_energy.sides if side.cell.klass == "ECO_AGGREGATE_MIN")
    assert with_energy.admits(with_energy.target.bit)
    assert not with_energy.admits(with_energy.target.bit | mining)
    assert not alone.admits(alone.target.bit)


def test_an_optional_part_is_not_waited_for() -> None:
    """Members of cooperatives are often not told apart."""
    identity = expanded("A7", "STE_AGGREGATE", "STE_ICSE93")["D138"]
    assert {part.cell.klass for part in identity.parts if not part.is_required} == {"STE_ICSE93_4"}


def test_of_two_readings_one_that_adds_up_is_enough() -> None:
    """Construction inside industry, or beside it."""
    found = expanded("SB3", "ECO_MIGVERSION", "ECO_ISIC4", criterion=Criterion.STATUS, edition="ilms-asean")
    assert found["D118"].is_either
    assert found["D118"].has_choice
    assert found["D118"].target == found["D118B"].target


@pytest.mark.parametrize(("edition", "number", "has"), [("ilms-2019", "A1", False), ("ilms-2018", "A1", True)])
def test_rows_out_of_scope_are_not_compared(edition: str, number: str, *, has: bool) -> None:
    """Children are in tables of all ages only."""
    found = expanded(number, "AGE_AGGREGATE", "AGE_10YRBANDS", edition=edition)
    assert ("D056" in found) is has


def test_the_total_of_working_age_is_fifteen_and_over() -> None:
    """In a table of all ages it is the sum of the groups from fifteen on."""
    working_age = expanded("A4", "AGE_YTHADULT", "AGE_AGGREGATE")
    all_ages = expanded("A1", "AGE_YTHADULT", "AGE_AGGREGATE", edition="ilms-2018")
    assert ("D059" in working_age, "D058" in working_age) == (True, False)
    assert ("D059" in all_ages, "D058" in all_ages) == (False, True)


def test_lists_that_nothing_connects_are_not_compared() -> None:
    """Occupations of 1968 and skill levels share no rows."""
    assert connected(RELATIONS, "OCU_SKILL", "OCU_ISCO08")
    assert not connected(RELATIONS, "OCU_ISCO08", "OCU_SKILL")
    assert not connected(RELATIONS, "OCU_SKILL", "OCU_ISCO68")
