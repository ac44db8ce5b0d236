"""Fields of questions and answers."""

from __future__ import annotations

from typing import Any

import pytest

from ilms_desktop.package import document
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Problem
from tests.vectors.package import kinds_world as kw


def problem(kind: Kind, **changes: Any) -> str | None:
    """Code and field of the first misfit."""
    found = document.read(kw.complete(kind, **changes), kind, [])
    return " ".join([found.code, *found.parameters.values()]) if isinstance(found, Problem) else None


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"id": "KEN-2026-Q0012-1"}, "queries[0].id"),
        ({"id": "KEN-2026-Q0013-001"}, "queries"),
        ({"id": "TZA-2026-Q0012-001"}, "queries"),
        ({"value_seen": "1,5"}, "queries[0].value_seen"),
        ({"value_seen": 15}, "queries[0].value_seen"),
        ({"suggested": "n/a"}, "queries[0].suggested"),
        ({"compare": [{"label": "x", "value": "1"}] * 6}, "queries[0].compare"),
        ({"kind": "strange"}, "queries[0].kind"),
        ({"severity": "urgent"}, "queries[0].severity"),
        ({"text": {}}, "queries[0].text"),
        ({"text": {"English": "x"}}, "queries[0].text.English"),
        ({"text": {"en": 1}}, "queries[0].text.en"),
        ({"cell": None}, "queries[0].cell"),
        ({"replaces": "KEN-2025-Q0001-001"}, None),
        ({"deadline": "2026-11-21"}, None),
        ({"compare": None, "rule": None, "value_seen": None, "suggested": "12.4"}, None),
    ],
)
def test_a_question_has_exactly_its_fields(changes: dict[str, Any], where: str | None) -> None:
    """What is wrong is named by its place."""
    found = problem(Kind.QUERY, queries=[kw.query(**changes)])
    assert found == (where and f"FIELDS {where}")


@pytest.mark.parametrize("deadline", ["2026-11-20", "2026-02-30", "soon", ""])
def test_a_deadline_is_a_date_that_is_not_past(deadline: str) -> None:
    """For the file as for each question."""
    assert problem(Kind.QUERY, deadline=deadline) == f"DEADLINE {deadline}"
    assert problem(Kind.QUERY, queries=[kw.query(deadline=deadline)]) == f"DEADLINE {deadline}"


@pytest.mark.parametrize("queries", [[], [kw.query()] * 501])
def test_a_file_holds_one_to_five_hundred_questions(queries: list[Any]) -> None:
    """An empty file asks nothing."""
    assert problem(Kind.QUERY, queries=queries) == "FIELDS queries"


@pytest.mark.parametrize(
    ("answers", "still_open", "where"),
    [
        ([kw.answer(value="1.2")], [], "answers[0].value"),
        ([kw.answer(outcome="maybe")], [], "answers[0].outcome"),
        ([kw.answer(expected="2026-12-15")], [], "answers"),
        ([kw.answer(outcome="correction", expected="2026-12-15", text=None, language=None)], [], None),
        ([kw.answer(outcome="correction", expected="2026-13-01")], [], "answers[0].expected"),
        ([kw.answer(note="C4:1008")], [], None),
        ([kw.answer(query="KEN-2026-Q0012-002"), kw.answer()], [], "answers"),
        ([kw.answer()], ["KEN-2026-Q0012-003", "KEN-2026-Q0012-002"], "open"),
        ([kw.answer()], ["KEN-2026-Q0012-002"] * 2, "open"),
        ([kw.answer()], ["KEN-2026-Q0012-001"], "open"),
        ([], ["KEN-2026-Q0012-001"], None),
    ],
)
def test_answers_are_sorted_and_carry_no_value(answers: list[Any], still_open: list[str], where: str | None) -> None:
    """A new value travels in the next submission only."""
    found = problem(Kind.ANSWER, answers=answers, open=still_open)
    assert found == (where and f"FIELDS {where}")
