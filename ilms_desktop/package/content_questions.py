"""Questions and answers beyond their fields: ids, texts that can be shown, cells that there are."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package import limits
from ilms_desktop.package.document_questions import EXPLANATION
from ilms_desktop.package.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.package.content import Content
    from ilms_desktop.package.known import Asked, Codebook, TableCodes

#: control characters, and line ends of other sorts; the line feed may stand in long texts
_CONTROL: Final = frozenset({"Cc", "Zl", "Zp"})
#: characters that turn the direction of the text around them; marks for a single letter may stand
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def can_be_shown(text: str) -> bool:
    """Whether a text has 1 to 2,000 characters, none of which hides or turns others."""
    hidden = any(char in _TURNING or (char != "\n" and unicodedata.category(char) in _CONTROL) for char in text)
    return 0 < len(text) <= limits.MAX_MESSAGE_TEXT and bool(text.strip()) and not hidden


def _repeated(ids: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            return each
        seen.add(each)
    return None


# --- questions


def check_queries(content: Content, _parsed: Mapping[str, object]) -> Problem | None:
    """Whether ids are unique, texts can be shown, and every cell is one of the questionnaire, where that is known."""
    document = content.document
    queries = document["queries"]
    twice = _repeated(query["id"] for query in queries)
    if twice is not None:
        return Problem("QUERY_DUPLICATE_ID", {"query": twice})
    original = document["languages"][0]
    for query in queries:
        if original not in query["text"] or not all(map(can_be_shown, query["text"].values())):
            return Problem("QUERY_TEXT", {"query": query["id"]})
    made_with = document["questionnaire"]
    codebook = (content.known.codebooks or {}).get((made_with["id"], made_with["version"]))
    for query in queries:
        if query["cell"]["country"] != document["country"] or not _is_cell(query["cell"], codebook):
            return Problem("QUERY_CELL", {"query": query["id"]})
    return None


def _is_cell(cell: Mapping[str, Any], codebook: Codebook | None) -> bool:
    """Whether the questionnaire knows the cell, or there is no table to compare with."""
    if cell["table"] is None or codebook is None:
        return True
    table = codebook.get((cell["table"], cell["criterion"]))
    return table is not None and (cell["sex"] is None or cell["sex"] in table.sexes) and _has_classes(cell, table)


def _has_classes(cell: Mapping[str, Any], table: TableCodes) -> bool:
    """Whether versions and classes are those of the table, concept by concept in its order."""
    if cell["class_version"] is None:
        return True
    versions = _pairs(cell["class_version"])
    if [concept for concept, _ in versions] != list(table.classes):
        return False
    if any(code not in table.classes[concept] for concept, code in versions):
        return False
    if cell["classes"] is None:
        return True
    classes = _pairs(cell["classes"])
    return [concept for concept, _ in classes] == list(table.classes) and all(
        code in table.classes[concept][version] for (concept, code), (_, version) in zip(classes, versions, strict=True)
    )


def _pairs(listed: Iterable[Mapping[str, str]]) -> list[tuple[str, str]]:
    return [(each["concept"], each["code"]) for each in listed]


# --- answers


def check_answers(content: Content, _parsed: Mapping[str, object]) -> Problem | None:
    """Whether every question is answered once, with a text where one is due; and is one that was asked."""
    answers = content.document["answers"]
    ids = [answer["query"] for answer in answers]
    twice = _repeated(ids)
    if twice is not None:
        return Problem("ANSWER_DUPLICATE_ID", {"query": twice})
    for answer in answers:
        if not _has_text(answer):
            return Problem("ANSWER_TEXT", {"query": answer["query"]})
    asked = (content.known.asked or {}).get(content.document["in_reply_to"])
    return None if asked is None else _asked_problem([*ids, *content.document["open"]], asked)


def _has_text(answer: Mapping[str, Any]) -> bool:
    """Whether an explanation explains, and a text that there is has a language and can be shown."""
    text = answer["text"]
    if (text is None) != (answer["language"] is None):
        return False
    return answer["outcome"] != EXPLANATION if text is None else can_be_shown(text)


def _asked_problem(ids: list[str], asked: Asked) -> Problem | None:
    stranger = next((each for each in ids if each not in asked.ids), None)
    if stranger is not None:
        return Problem("ANSWER_UNKNOWN_QUERY", {"query": stranger})
    return None if asked.ids.issubset(ids) else Problem("ANSWER_FIELDS", {"file": "answer.json", "field": "open"})
