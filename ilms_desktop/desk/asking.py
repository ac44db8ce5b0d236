"""Asking a country about cells of a package that was imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.definitions.loader import list_editions, load_edition
from ilms_desktop.desk import rows as events
from ilms_desktop.desk.issue import OFFICER, Issued, make
from ilms_desktop.desk.rows import next_row
from ilms_desktop.errors import UserError
from ilms_desktop.package.codebook import codebook_of, edition_number
from ilms_desktop.package.known import Known
from ilms_desktop.package.names import Kind, query_name
from ilms_desktop.package.shape import write_moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from ilms_desktop.desk.folder import Desk
    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.package.known import Codebook

#: what a question may leave out
_BLANK: Final = dict.fromkeys(("value_seen", "compare", "rule", "deadline", "replaces", "suggested"))
#: coordinates that a question may leave out, from the right
_BLANK_CELL: Final = dict.fromkeys(("criterion", "table", "class_version", "year", "sex", "classes"))


@dataclass(frozen=True, slots=True)
class Questions:
    """What is asked.

    Attributes:
        languages: of the texts, the original first. queries: fields of each question but for its id; blank ones may
            be left out, and the country of its cell too. deadline: a date.
    """

    languages: Sequence[str]
    queries: Sequence[Mapping[str, Any]]
    deadline: str


def read_questions(value: object, *, deadline: str, path: str = "") -> Questions:
    """The questions of a JSON file with `languages` and `queries`.

    Raises:
        UserError: `questions_unreadable`.
    """
    if not (isinstance(value, dict) and value.keys() == {"languages", "queries"}):
        raise UserError("questions_unreadable", path=path)
    languages, queries = value["languages"], value["queries"]
    if not (isinstance(languages, list) and isinstance(queries, list) and all(map(_is_query, queries))):
        raise UserError("questions_unreadable", path=path)
    return Questions(languages, queries, deadline)


def _is_query(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("cell"), dict)


def ask(
    desk: Desk, about: Mapping[str, Any], questions: Questions, *, to: str | None, key: SigningKey, now: datetime
) -> tuple[Desk, Issued]:
    """Write a file of questions and its row in one step.

    Args:
        desk: before.
        about: facts of the imported submission (`state.package`).
        questions: what is asked.
        to: signer that is asked; None = whoever works for the country.
        key: of the desk, with the role for questions.
        now: the desk's time.

    Raises:
        CommandRefused: `desk_document_refused`: a receiver would refuse it. ExchangeError: `file_unwritable`.
    """
    document = _document(desk, about, questions, to=to, now=now)
    known = Known(codebooks=_codebooks(about["questionnaire"]))
    sealed = make(Kind.QUERY, document, desk=desk, key=key, now=now, trust_version=about["trust_version"], known=known)
    facts = {
        **{name: document[name] for name in ("package", "number", "country", "recipient", "in_reply_to", "deadline")},
        "package_id": sealed.package_id,
        "queries": [query["id"] for query in document["queries"]],
        "cells": {query["id"]: {name: query[name] for name in ("cell", "value_seen")} for query in document["queries"]},
    }
    row = next_row(desk.state.rows, events.ASKED, facts, now=now)
    return desk.commit(row, name=sealed.name, document=sealed.data), Issued(sealed.name, sealed.data)


def _codebooks(questionnaire: Mapping[str, Any]) -> dict[tuple[str, int], Codebook]:
    """What cells of the questionnaire are addressed by, where this program has it."""
    if questionnaire["package_id"] is not None or questionnaire["id"] not in list_editions():
        return {}
    edition = load_edition(questionnaire["id"])
    return {(edition.id, edition_number(edition)): codebook_of(edition)}


def _document(
    desk: Desk, about: Mapping[str, Any], questions: Questions, *, to: str | None, now: datetime
) -> dict[str, Any]:
    country, year = about["country"], about["collection"].rpartition("-")[2]
    number = desk.state.next_number(Kind.QUERY, country)
    return {
        "package": query_name(recipient=to or country, year=int(year), number=number),
        "number": number,
        "country": country,
        "collection": about["collection"],
        "recipient": to or country,
        "in_reply_to": about["package_id"],
        "questionnaire": about["questionnaire"],
        "issued_utc": write_moment(now),
        "deadline": questions.deadline,
        "languages": list(questions.languages),
        "queries": [
            _query(each, f"{country}-{year}-Q{number:04d}-{count:03d}", country)
            for count, each in enumerate(questions.queries, start=1)
        ],
        "desk_role": OFFICER,
        "contact": f"ILMS desk, {desk.bundle.telephone}",
        "minimum_software": desk.bundle.minimum_software,
    }


def _query(given: Mapping[str, Any], query_id: str, country: str) -> dict[str, Any]:
    """A whole question of what was given."""
    cell = {"country": country, **_BLANK_CELL, **given["cell"]}
    return {**_BLANK, **given, "cell": cell, "id": query_id}
