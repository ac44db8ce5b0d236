"""Vectors of question files and answer files, and a good one of each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package.history import Chain, Ledger
from ilms_desktop.package.known import Asked
from ilms_desktop.package.names import Kind, namespace
from tests.vectors.package import kinds_world as kw
from tests.vectors.package import world
from tests.vectors.package.resign import with_bytes
from tests.vectors.package.vector import Vector

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.vectors.package.vector import Case


def _signed(kind: Kind, **signing: Any) -> Callable[[], Case]:
    return lambda: kw.case(kind, kw.sealed(kind, **signing))


def _good_query(**known: Any) -> Callable[[], Case]:
    return lambda: kw.case(Kind.QUERY, kw.good(Kind.QUERY), known=replace(kw.PROGRAM, **known))


def _query(**changes: Any) -> Callable[[], Case]:
    return lambda: kw.case(Kind.QUERY, kw.changed(Kind.QUERY, **changes))


def _questions(**changes: Any) -> Callable[[], Case]:
    """The good file with its first question changed."""
    return _query(queries=[kw.query(**changes), kw.second_query()])


def _for_another_country() -> Case:
    name = "ILMS_TZA_2026_Q0012"
    queries = [kw.query(id="TZA-2026-Q0012-001", cell=kw.query()["cell"] | {"country": "TZA"})]
    fields = kw.complete(Kind.QUERY, package=name, country="TZA", recipient="TZA", queries=queries)
    return kw.case(Kind.QUERY, kw.sealed(Kind.QUERY, fields), file_name=f"{name}.zip")


def _as_float(text: bytes) -> bytes:
    assert b'"value_seen": "9.3"' in text
    return text.replace(b'"value_seen": "9.3"', b'"value_seen": 9.3')


def _replayed() -> Case:
    data = kw.good(Kind.QUERY)
    return kw.case(Kind.QUERY, data, known=replace(kw.PROGRAM, received={Kind.QUERY: {12: world.package_id(data)}}))


_QUERIES: Final = (
    Vector("q1", "query-good-accepted", "OK", "-", _good_query()),
    Vector("q2", "query-signed-by-submitter-key", "KEY_ROLE", "C", _signed(Kind.QUERY, key=world.KEN)),
    Vector("q3", "query-for-other-country", "QUERY_RECIPIENT", "F", _for_another_country),
    Vector("q4", "query-in-reply-to-unknown-package", "QUERY_UNKNOWN_PACKAGE", "H", _query(in_reply_to=kw.OTHER_ID)),
    Vector(
        "q5",
        "query-cell-not-in-questionnaire",
        "QUERY_CELL",
        "G",
        _questions(cell=kw.query()["cell"] | {"classes": [{"concept": "CDS", "code": "CDS_DES_XXX"}]}),
    ),
    Vector(
        "q6",
        "query-id-repeated",
        "QUERY_DUPLICATE_ID",
        "G",
        _query(queries=[kw.query(), kw.second_query(id="KEN-2026-Q0012-001")]),
    ),
    Vector(
        "q7",
        "query-text-with-control-characters",
        "QUERY_TEXT",
        "G",
        _questions(text={"en": "Please check \u202e3.9\u202c again.", "fr": "Vérifiez."}),
    ),
    Vector("q8", "query-deadline-before-issue", "QUERY_DEADLINE", "F", _query(deadline="2026-11-20")),
    Vector(
        "q9",
        "query-value-as-float",
        "QUERY_NUMBER",
        "F",
        _signed(Kind.QUERY, payload=with_bytes("query.json", _as_float)),
    ),
    Vector(
        "q10",
        "query-same-number-other-content",
        "SEQ_FORK",
        "H",
        _good_query(received={Kind.QUERY: {12: kw.OTHER_ID}}),
    ),
    Vector("q11", "query-replayed", "REPLAY_DUPLICATE", "H", _replayed),
)


def _good_answer(**changes: Any) -> Callable[[], Case]:
    return lambda: kw.case(Kind.ANSWER, kw.good(Kind.ANSWER), **changes)


def _answers(*answers: dict[str, Any], **changes: Any) -> Callable[[], Case]:
    return lambda: kw.case(Kind.ANSWER, kw.changed(Kind.ANSWER, answers=list(answers), **changes))


def _asked(*ids: str) -> dict[str, Any]:
    return {"known": replace(kw.OFFICE_OF_ILO, asked={kw.QUERY_ID: Asked("KEN", frozenset(ids))})}


_ANSWERS: Final = (
    Vector("n1", "answer-good-accepted", "OK", "-", _good_answer(ledger=Ledger())),
    Vector(
        "n2",
        "answer-to-unknown-query-file",
        "ANSWER_UNKNOWN_PACKAGE",
        "H",
        _good_answer(known=replace(kw.OFFICE_OF_ILO, asked={})),
    ),
    Vector(
        "n3",
        "answer-to-unknown-query-id",
        "ANSWER_UNKNOWN_QUERY",
        "G",
        _answers(kw.answer(), kw.answer(query="KEN-2026-Q0012-009", outcome="confirmed")),
    ),
    Vector(
        "n4",
        "answer-query-answered-twice",
        "ANSWER_DUPLICATE_ID",
        "G",
        _answers(kw.answer(), kw.answer(outcome="confirmed", text=None, language=None)),
    ),
    Vector(
        "n5",
        "answer-correction-carries-a-value",
        "ANSWER_FIELDS",
        "F",
        _answers(kw.answer(outcome="correction", expected="2026-12-15", value="1.2")),
    ),
    Vector("n6", "answer-outcome-unknown", "ANSWER_FIELDS", "F", _answers(kw.answer(outcome="perhaps"))),
    Vector(
        "n7",
        "answer-explanation-without-text",
        "ANSWER_TEXT",
        "G",
        _answers(kw.answer(text=None, language=None)),
    ),
    Vector("n8", "answer-by-other-country", "ANSWER_IDENTITY", "F", _signed(Kind.ANSWER, key=world.TZA)),
    Vector(
        "n9",
        "answer-signed-in-submission-namespace",
        "SIG_NAMESPACE",
        "C",
        _signed(Kind.ANSWER, space=namespace(Kind.SUBMISSION)),
    ),
    Vector(
        "n10",
        "answer-sequence-fork",
        "SEQ_FORK",
        "H",
        _good_answer(ledger=Ledger({("ken-01", Kind.ANSWER): Chain.of({1: kw.OTHER_ID})})),
    ),
)

VECTORS: Final = (*_QUERIES, *_ANSWERS)
