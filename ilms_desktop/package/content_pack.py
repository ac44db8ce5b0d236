"""The definitions in a round pack: whether tables, rules, code lists and texts fit together.

Rules are texts here. They are parsed, by our own parser, where a pack is installed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.model.key import Criterion
from ilms_desktop.package import csv_text
from ilms_desktop.package.document_rules import CODE, ID, TABLE_ID
from ilms_desktop.package.known import TableCodes
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.shape import anything, constant, list_of, mapping_of, nullable, record, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.package.content import Content
    from ilms_desktop.package.known import Codebook

TABLES: Final = "definition/tables.json"
RULES: Final = "definition/rules.json"
#: files that every pack has beside its document
DEFINITIONS: Final = (TABLES, RULES)
_LISTS: Final = "codelists/"
_TEXTS: Final = "texts/"
LIST_COLUMNS: Final = ("code", "parent", "text")

_CODE: Final = text(CODE)
_CLASSES: Final = record({"concept": _CODE, "versions": list_of(_CODE, most=100, least=1)})
_TABLE: Final = record(
    {
        "id": text(TABLE_ID),
        "text": ID,
        "criteria": list_of(constant(*Criterion), most=4, least=1),
        "sex": nullable(_CODE),
        "classes": list_of(_CLASSES, most=8),
    }
)
_RULE: Final = record(
    {
        "id": ID,
        "text": ID,
        "tables": list_of(text(TABLE_ID), most=1000),
        "lists": list_of(_CODE, most=1000),
        "expression": text(r"(?s:.{1,4000})"),
    }
)
_FORMS: Final = {
    TABLES: record({"tables": list_of(_TABLE, most=1000, least=1)}),
    RULES: record({"rules": list_of(_RULE, most=1000)}),
}
_TEXT_FORM: Final = mapping_of(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}", anything())

#: code lists by id: code -> key of its text
_Lists = dict[str, dict[str, str]]


def check_pack(content: Content, parsed: Mapping[str, object]) -> Problem | None:
    """Whether the definitions have their form and name only what there is."""
    problem = _form_problem(parsed)
    if problem is not None:
        return problem
    lists = read_lists(content.payload)
    if isinstance(lists, Problem):
        return lists
    found = next(_misfits(content.document, parsed, lists), None)
    return None if found is None else Problem("PACK_CONTENT", {"detail": found})


def _form_problem(parsed: Mapping[str, object]) -> Problem | None:
    for path, value in parsed.items():
        form = _FORMS.get(path) or (_TEXT_FORM if path.startswith(_TEXTS) else None)
        misfit = None if form is None else form(value, "")
        if misfit is not None:
            return Problem("PACK_FIELDS", {"file": path, "field": misfit})
    return None


def read_lists(payload: Mapping[str, bytes]) -> _Lists | Problem:
    """The code lists of a pack, or why one is no list."""
    lists: _Lists = {}
    for path, data in payload.items():
        if path.startswith(_LISTS):
            rows = _read_list(data)
            if isinstance(rows, Problem):
                return Problem(rows.code, {"file": path, **rows.parameters})
            lists[path.removeprefix(_LISTS).removesuffix(".csv")] = rows
    return lists


def _read_list(data: bytes) -> dict[str, str] | Problem:
    decoded = csv_text.decode(data)
    if isinstance(decoded, Problem):
        return decoded
    codes: dict[str, str] = {}
    for number, line in enumerate(decoded.removesuffix("\n").split("\n"), start=1):
        cells = csv_text.read_row(line)
        if cells is None or any(map(csv_text.is_formula, cells)) or len(cells) != len(LIST_COLUMNS):
            return csv_text.row_problem(line, number)
        code, parent, key = cells
        if number == 1:
            if tuple(cells) != LIST_COLUMNS:
                return Problem("TABLE_ENCODING", {"line": "1"})
        elif re.fullmatch(CODE, code) is None or code in codes or (parent and parent not in codes):
            return Problem("PACK_CONTENT", {"detail": code})
        else:
            codes[code] = key
    return codes


def _misfits(document: Mapping[str, Any], parsed: Mapping[str, Any], lists: _Lists) -> Iterator[str]:
    """Names that lead nowhere, and counts that are wrong."""
    tables, rules = parsed[TABLES]["tables"], parsed[RULES]["rules"]
    yield from _unknown("tables", tables, rules)
    yield from _unknown_lists(tables, rules, lists)
    yield from _unknown_texts(document, parsed, lists)
    counts = {"tables": len(tables), "rules": len(rules), "codelists": len(lists)}
    yield from (name for name, count in counts.items() if document["counts"][name] != count)


def _unknown(field: str, tables: list[Any], rules: list[Any]) -> Iterator[str]:
    """Ids that stand twice, and tables that a rule names and nobody defines."""
    for listed in (tables, rules):
        ids = [each["id"] for each in listed]
        yield from (each for each in ids if ids.count(each) > 1)
    known = {table["id"] for table in tables}
    yield from (f"{rule['id']}: {name}" for rule in rules for name in rule[field] if name not in known)


def _unknown_lists(tables: list[Any], rules: list[Any], lists: _Lists) -> Iterator[str]:
    for table in tables:
        versions = [version for each in table["classes"] for version in each["versions"]]
        named = [*versions, *([table["sex"]] if table["sex"] else [])]
        yield from (f"{table['id']}: {name}" for name in named if name not in lists)
    yield from (f"{rule['id']}: {name}" for rule in rules for name in rule["lists"] if name not in lists)


def _unknown_texts(document: Mapping[str, Any], parsed: Mapping[str, Any], lists: _Lists) -> Iterator[str]:
    """Languages without a file or the other way round, and texts that the first language does not have."""
    files = {path.removeprefix(_TEXTS).removesuffix(".json") for path in parsed if path.startswith(_TEXTS)}
    yield from sorted(files.symmetric_difference(document["languages"]))
    texts = parsed.get(f"{_TEXTS}{document['languages'][0]}.json", {})
    named = [each["text"] for each in (*parsed[TABLES]["tables"], *parsed[RULES]["rules"])]
    named += [key for codes in lists.values() for key in codes.values()]
    yield from (key for key in named if key not in texts)


def codebook(parsed: Mapping[str, Any], lists: _Lists) -> Codebook:
    """What cells may be addressed by under the definitions of a good pack.

    Args:
        parsed: path -> value of its JSON files.
        lists: as `read_lists` gives them.
    """
    return {
        (table["id"], criterion): _table_codes(table, lists)
        for table in parsed[TABLES]["tables"]
        for criterion in table["criteria"]
    }


def _table_codes(table: Mapping[str, Any], lists: _Lists) -> TableCodes:
    classes = {
        each["concept"]: {version: frozenset(lists[version]) for version in each["versions"]}
        for each in table["classes"]
    }
    sexes = frozenset(lists[table["sex"]]) if table["sex"] else frozenset()
    return TableCodes(sexes, classes)
