"""Relations say what the derivation files say, and name only rows and tables that exist."""

from __future__ import annotations

import csv

import pytest

from ilms_desktop import paths
from ilms_desktop.definitions.loader import list_editions, load_codelist, load_edition
from ilms_desktop.model.rule import Operator
from ilms_desktop.model.structure import Axis, Universe
from ilms_desktop.validation.relations import (
    Condition,
    codes,
    criteria_relation,
    list_relation,
    row_relation,
    table_relation,
)

FOLDER = paths.forms_dir() / "derivations"
EMPTY_ROW = dict.fromkeys(("optional", "room", "right", "universe", "when", "unless", "set", "choice", "certainty"), "")


def rows(name: str) -> list[dict[str, str]]:
    """Rows of a derivation file."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def related(**cells: str) -> dict[str, str]:
    """A row of `within.csv`."""
    return EMPTY_ROW | {"id": "D999", "axis": "class", "list": "ECO_SECTOR", "operator": "SUM", "parts": ""} | cells


def test_every_relation_between_rows_names_rows_of_its_list() -> None:
    """A misspelt code would be a sum that is never checked."""
    for row in rows("within.csv"):
        known = load_codelist(row["list"]).by_id
        relation = row_relation(row)
        conditions = (*relation.when.codes, *(relation.unless.codes if relation.unless else ()))
        named = {relation.target, *relation.parts, *relation.optional, *relation.right, *conditions}
        named |= {relation.room} - {""}
        assert named <= known.keys(), row["id"]
        assert relation.optional <= set(relation.parts), row["id"]


def test_every_relation_between_lists_names_rows_of_both() -> None:
    """A misspelt code would be a comparison of two versions that is never made."""
    for row in rows("between.csv"):
        relation, known = list_relation(row), load_codelist(row["from"]).by_id
        assert relation.target in load_codelist(relation.codelist).by_id, row["id"]
        assert {*relation.parts, *relation.when.codes} <= known.keys(), row["id"]
        assert relation.optional <= set(relation.parts), row["id"]


def test_every_row_but_the_total_may_be_declared_different() -> None:
    """A note on a class makes a difference legitimate; the total holds everybody whatever the classes mean."""
    for row in rows("between.csv"):
        is_total = load_codelist(row["to"])[row["target"]].is_total and row["operator"] == Operator.EQUAL
        assert bool(row["declared_by"]) is not is_total, row["id"]


def test_a_difference_takes_the_others_off_the_first() -> None:
    """What is not agriculture is everything without it."""
    relation = next(each for each in map(list_relation, rows("between.csv")) if each.operator is Operator.DIFFERENCE)
    assert list(relation.coefficients.values()) == [1, -1]


def test_two_criteria_stand_where_tables_stand() -> None:
    """A table by birth is compared with itself by citizenship."""
    relation = criteria_relation(["birth", "citizenship"])
    assert (relation.target, relation.parts, relation.operator) == ("birth", ("citizenship",), Operator.EQUAL)


def test_every_relation_between_tables_names_tables_of_its_edition() -> None:
    """A relation with a table that is not there would compare nothing."""
    assert {row["edition"] for row in rows("tables.csv")} == set(list_editions())
    for row in rows("tables.csv"):
        numbers = {table.number for table in load_edition(row["edition"]).tables}
        collected = row["operator"] in (Operator.EQUAL, Operator.AT_LEAST, Operator.FLOW)
        named = {*codes(row["parts"]), *codes(row["over"]), *codes(row["otherwise"]), *([row["target"]] * collected)}
        assert named <= numbers, row["id"]


def test_relations_are_numbered_once() -> None:
    """A finding quotes the number; it must lead to one line."""
    ids = [row["id"] for name in ("within.csv", "between.csv", "tables.csv") for row in rows(name)]
    assert len(ids) == len(set(ids))
    assert {each[:4] for each in ids} == {f"D{number:03d}" for number in range(1, 211)}


def test_a_condition_is_read_clause_by_clause() -> None:
    """Conditions are written as codes, not as prose."""
    relation = row_relation(related(target="A", parts="B|C", when="blank=D|E;filled=F;any=G|H", unless="blank=B"))
    assert relation.when == Condition(blank=("D", "E"), filled=("F",), some=("G", "H"))
    assert relation.unless == Condition(blank=("B",))
    assert relation.when.codes == ("D", "E", "F", "G", "H")


def test_a_relation_keeps_where_it_is_used() -> None:
    """Axis, universe and alternatives decide in which tables it is checked."""
    relation = row_relation(related(target="A", parts="B", universe="all_ages", set="S2", choice="either"))
    assert (relation.axis, relation.universe) == (Axis.CLASS, Universe.ALL_AGES)
    assert (relation.choice, relation.is_either) == ("S2", True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"target": "T", "parts": "A|B"}, {"target": "B", "operator": "DIFF", "parts": "T|A"}),
        ({"target": "T", "parts": "A|B"}, {"target": "T", "parts": "B|A"}),
        (
            {"target": "A", "operator": "SUMEQ", "parts": "B", "right": "C|D"},
            {"target": "C", "operator": "SUMEQ", "parts": "D", "right": "A|B"},
        ),
    ],
)
def test_the_same_sum_written_twice_is_one(one: dict[str, str], other: dict[str, str]) -> None:
    """A person is told of a difference once, however many ways there are to write it."""
    assert row_relation(related(**one)).identity == row_relation(related(**other)).identity


def test_different_sums_stay_different() -> None:
    """Only the same equation may be left out."""
    total = row_relation(related(target="T", parts="A|B"))
    longer = row_relation(related(target="T", parts="A|B|C"))
    subset = row_relation(related(target="T", parts="A|B", operator="SUBSET"))
    assert len({total.identity, longer.identity, subset.identity}) == 3


def test_a_relation_between_tables_knows_every_table_it_looks_at() -> None:
    """After an edit, all comparisons that look at the table are made again."""
    row = {"id": "D146", "edition": "ilms-2019", "target": "A8", "operator": "EQUAL", "parts": "A4"}
    more = {"rows": "each", "status": "X", "otherwise": "A5|A6", "less": "", "universe": "u", "years_before": "1"}
    relation = table_relation(row | more)
    assert relation.tables == {"A8", "A4", "A5", "A6"}
    assert relation.is_each_row
    assert relation.years_before == 1
