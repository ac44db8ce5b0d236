"""Rules of fields."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ilms_desktop.package import shape


@pytest.mark.parametrize(
    ("rule", "good", "bad"),
    [
        (shape.text(), ["a", "é" * 200], ["", "a\nb", "é" * 201, 1, None]),
        (shape.text(r"[A-Z]{3}"), ["KEN"], ["KENY", "ken", "KEN\n"]),
        (shape.integer(1, 5), [1, 5], [0, 6, True, "1", None]),
        (shape.constant("a", "b"), ["a", "b"], ["c", 1]),
        (shape.moment(), ["2026-11-21T09:30:00Z"], ["2026-11-21T09:30:00", "2026-13-21T09:30:00Z", 1]),
        (shape.day(), ["2026-11-21"], ["2026-11-31", "2026-11-21T09:30:00Z", 1, None]),
        (shape.anything(), ["", "a\nb"], [1, None, []]),
        (shape.mapping_of(r"[a-z]+", shape.integer(0)), [{"a": 1}], [{}, {"A": 1}, {"a": "1"}, [], None]),
        (shape.nullable(shape.text()), [None, "a"], [""]),
        (shape.list_of(shape.integer(0), most=2), [[], [1, 2]], [[1, 2, 3], ["1"], (1,)]),
        (shape.list_of(shape.integer(0), most=2, least=1), [[1], [1, 2]], [[]]),
        (shape.record({"a": shape.integer(0)}), [{"a": 1}], [{}, {"a": "1"}, {"a": 1, "b": 1}, [1]]),
    ],
)
def test_a_rule_takes_what_it_says(rule: shape.Rule, good: list[object], bad: list[object]) -> None:
    """Each rule has values that it takes and values that it does not."""
    assert [rule(value, "x") for value in good] == [None] * len(good)
    assert all(rule(value, "x") for value in bad)


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ({"a": [{"b": 1}]}, None),
        ({"a": [{"b": 1}, {"b": "1"}]}, "a[1].b"),
        ({"a": [{"b": 1, "c": 1}]}, "a[0].c"),
        ({}, "a"),
        ([], ""),
    ],
)
def test_a_misfit_is_named_by_its_path(value: object, path: str | None) -> None:
    """The help desk reads where the trouble is."""
    rule = shape.record({"a": shape.list_of(shape.record({"b": shape.integer(0)}), most=5)})
    assert rule(value, "") == path


def test_times_and_dates_come_back_from_their_text() -> None:
    """Seconds and UTC; nothing finer, no other zone."""
    moment = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
    assert shape.read_moment(shape.write_moment(moment)) == moment
    assert shape.read_date("2027-01-31") == date(2027, 1, 31)
    assert shape.read_date("2027-02-30") is None
    assert shape.read_date("20270131") is None
