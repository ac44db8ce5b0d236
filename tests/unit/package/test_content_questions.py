"""Questions and answers beyond their fields."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ilms_desktop.package.content import Content
from ilms_desktop.package.content_questions import can_be_shown, check_answers, check_queries
from ilms_desktop.package.known import NOTHING, Asked, Known, TableCodes
from ilms_desktop.package.names import Kind
from tests.vectors.package import kinds_world as kw

CELL = kw.query()["cell"]
TWO_AXES = TableCodes(
    frozenset(),
    {"CBR": {"CBR_BIR": frozenset({"CBR_BIR_TOTAL"})}, "ECO": {"ECO_X": frozenset({"ECO_X_A"}), "ECO_Y": frozenset()}},
)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("a", True),
        ("one\ntwo", True),
        ("x" * 2000, True),
        ("من فضلك \u200fتحقق", True),
        ("می\u200cخواهم", True),
        ("", False),
        (" \n ", False),
        ("x" * 2001, False),
        ("a\u202eb", False),
        ("a\u2066b", False),
        ("a\u2028b", False),
        ("a\tb", False),
        ("a\x00b", False),
    ],
)
def test_a_text_can_be_shown_as_it_is(text: str, good: bool) -> None:
    """Marks that languages need may stand; what hides or turns the text around it may not."""
    assert can_be_shown(text) is good


def queries_problem(*queries: dict[str, Any], known: Known = kw.PROGRAM, **changes: Any) -> str | None:
    """Code for a file of these questions."""
    document = kw.complete(Kind.QUERY, queries=list(queries), **changes)
    problem = check_queries(Content(Kind.QUERY, {}, document, {}, known), {})
    return problem.code if problem else None


def about(table: TableCodes, **cell: Any) -> str | None:
    """Code for a question about a cell of this table."""
    known = replace(NOTHING, codebooks={("ilms-2019", 1): {("C4", "birth"): table}})
    return queries_problem(kw.query(cell=CELL | cell), known=known)


def codes(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    """A list as coordinates carry it."""
    return [{"concept": concept, "code": code} for concept, code in pairs]


def test_the_original_language_must_be_there() -> None:
    """Translations may be missing, the question itself not."""
    assert queries_problem(kw.query(text={"en": "Why?"})) is None
    assert queries_problem(kw.query(text={"fr": "Pourquoi ?"})) == "QUERY_TEXT"
    assert queries_problem(kw.query(text={"fr": "Pourquoi ?"}), languages=["fr"]) is None


def test_every_translation_can_be_shown() -> None:
    """Not only the one that happens to be read."""
    assert queries_problem(kw.query(text={"en": "Why?", "fr": "x" * 2001})) == "QUERY_TEXT"


def test_an_id_stands_once() -> None:
    """Answers name it."""
    assert queries_problem(kw.query(), kw.second_query()) is None
    assert queries_problem(kw.query(), kw.query()) == "QUERY_DUPLICATE_ID"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, None),
        ({"country": "TZA"}, "QUERY_CELL"),
        ({"table": "C9"}, "QUERY_CELL"),
        ({"criterion": "birth"}, "QUERY_CELL"),
        ({"sex": "SEX_O"}, "QUERY_CELL"),
        ({"sex": None}, None),
        ({"classes": None}, None),
        ({"classes": codes(("CDS", "CDS_DES_XXX"))}, "QUERY_CELL"),
        ({"classes": []}, "QUERY_CELL"),
        ({"class_version": codes(("CDS", "CDS_ORI"))}, "QUERY_CELL"),
        ({"class_version": codes(("ECO", "CDS_DES"))}, "QUERY_CELL"),
        (dict.fromkeys(("class_version", "year", "sex", "classes")), None),
        (dict.fromkeys(("table", "class_version", "year", "sex", "classes")), None),
    ],
)
def test_a_cell_is_one_of_the_questionnaire(changes: dict[str, Any], code: str | None) -> None:
    """Or a table, or a source, of which there may be any."""
    assert queries_problem(kw.query(cell=CELL | changes)) == code


@pytest.mark.parametrize(
    ("version", "classes", "code"),
    [
        (codes(("CBR", "CBR_BIR"), ("ECO", "ECO_X")), codes(("CBR", "CBR_BIR_TOTAL"), ("ECO", "ECO_X_A")), None),
        (codes(("ECO", "ECO_X"), ("CBR", "CBR_BIR")), None, "QUERY_CELL"),
        (
            codes(("CBR", "CBR_BIR"), ("ECO", "ECO_Y")),
            codes(("CBR", "CBR_BIR_TOTAL"), ("ECO", "ECO_X_A")),
            "QUERY_CELL",
        ),
    ],
)
def test_concepts_keep_the_order_of_the_table(version: Any, classes: Any, code: str | None) -> None:
    """And a class belongs to its version."""
    assert about(TWO_AXES, criterion="birth", sex=None, class_version=version, classes=classes) == code


def test_a_questionnaire_that_is_not_here_judges_no_cell() -> None:
    """Then the questions are shown, not linked."""
    strange = kw.query(cell=CELL | {"table": "C9"})
    other = {"id": "ilms-2031", "version": 1, "package_id": None}
    assert queries_problem(strange, known=NOTHING) is None
    assert queries_problem(strange, questionnaire=other) is None


def answers_problem(*answers: dict[str, Any], known: Known = NOTHING, **changes: Any) -> str | None:
    """Code for a file of these answers."""
    document = kw.complete(Kind.ANSWER, answers=list(answers), **changes)
    problem = check_answers(Content(Kind.ANSWER, {}, document, {}, known), {})
    return problem.code if problem else None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, None),
        ({"text": None, "language": None}, "ANSWER_TEXT"),
        ({"language": None}, "ANSWER_TEXT"),
        ({"text": None}, "ANSWER_TEXT"),
        ({"text": ""}, "ANSWER_TEXT"),
        ({"text": "x" * 2001}, "ANSWER_TEXT"),
        ({"outcome": "confirmed", "text": None, "language": None}, None),
        ({"outcome": "correction", "text": "\u202e", "language": "en"}, "ANSWER_TEXT"),
    ],
)
def test_an_explanation_explains(changes: dict[str, Any], code: str | None) -> None:
    """A text has a language, and can be shown; only an explanation needs one."""
    assert answers_problem(kw.answer(**changes)) == code


@pytest.mark.parametrize(
    ("asked", "still_open", "code"),
    [
        (("001", "002"), ["KEN-2026-Q0012-002"], None),
        (("001",), [], None),
        (("002",), [], "ANSWER_UNKNOWN_QUERY"),
        (("001",), ["KEN-2026-Q0012-002"], "ANSWER_UNKNOWN_QUERY"),
        (("001", "002"), [], "ANSWER_FIELDS"),
    ],
)
def test_answered_and_open_questions_are_all_that_were_asked(
    asked: tuple[str, ...], still_open: list[str], code: str | None
) -> None:
    """None is invented, none is forgotten."""
    ids = frozenset(f"KEN-2026-Q0012-{number}" for number in asked)
    known = Known(asked={kw.QUERY_ID: Asked("KEN", ids)})
    assert answers_problem(kw.answer(), known=known, open=still_open) == code
