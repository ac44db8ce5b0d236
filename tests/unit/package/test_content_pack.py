"""The definitions in a round pack."""

from __future__ import annotations

from typing import Any

import pytest

from ilms_desktop.package import content_pack as pack
from ilms_desktop.package import strict_json
from ilms_desktop.package.content import Content
from ilms_desktop.package.known import NOTHING
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Problem
from tests.vectors.package import kinds_pack
from tests.vectors.package import kinds_world as kw


def judged(files: dict[str, bytes] | None = None, **changes: Any) -> Problem | None:
    """What is said of the good definitions with some files replaced, under a document with some fields changed."""
    payload = kw.files(Kind.ROUNDPACK) | (files or {})
    parsed = {path: strict_json.load(data) for path, data in payload.items() if path.endswith(".json")}
    document = kw.complete(Kind.ROUNDPACK, **changes)
    return pack.check_pack(Content(Kind.ROUNDPACK, payload, document, {}, NOTHING), parsed)


def tables(**changes: Any) -> dict[str, bytes]:
    """The file of tables, its table changed."""
    return {pack.TABLES: strict_json.dump(kinds_pack.definition_tables(**changes))}


def rules(**changes: Any) -> dict[str, bytes]:
    """The file of rules, its rule changed."""
    return {pack.RULES: strict_json.dump(kinds_pack.definition_rules(**changes))}


def test_the_good_definitions_fit_together() -> None:
    """Everything the other tests spoil is right at first."""
    assert judged() is None


@pytest.mark.parametrize(
    ("files", "file", "field"),
    [
        (tables(id="A 1"), pack.TABLES, "tables[0].id"),
        (tables(criteria=[]), pack.TABLES, "tables[0].criteria"),
        (tables(classes=[{"concept": "CDS", "versions": []}]), pack.TABLES, "tables[0].classes[0].versions"),
        (rules(expression=""), pack.RULES, "rules[0].expression"),
        (rules(code="import os"), pack.RULES, "rules[0].code"),
        ({"texts/en.json": b"[]\n"}, "texts/en.json", ""),
        ({"texts/en.json": b'{\n "a b": ""\n}\n'}, "texts/en.json", "a b"),
    ],
)
def test_definitions_have_exactly_their_fields(files: dict[str, bytes], file: str, field: str) -> None:
    """Data only; there is no field for code."""
    assert judged(files) == Problem("PACK_FIELDS", {"file": file, "field": field})


@pytest.mark.parametrize(
    ("files", "detail"),
    [
        (rules(tables=["C9"]), "V10: C9"),
        (rules(lists=["AGE"]), "V10: AGE"),
        (rules(text="v10.nothing"), "v10.nothing"),
        (tables(sex="SEXES"), "C4: SEXES"),
        (tables(classes=[{"concept": "CDS", "versions": ["CDS_DES", "CDS_ORI"]}]), "C4: CDS_ORI"),
        (tables(text="c4.nothing"), "c4.nothing"),
        ({"codelists/SEX.csv": b"code,parent,text\nSEX_T,,sex.nothing\n"}, "sex.nothing"),
        ({"texts/es.json": b'{\n "a": ""\n}\n'}, "es"),
        ({"codelists/AGE.csv": b"code,parent,text\n"}, "codelists"),
    ],
)
def test_a_name_that_leads_nowhere_is_named(files: dict[str, bytes], detail: str) -> None:
    """A table, a code list, a text, a language; and what is counted is there."""
    assert judged(files) == Problem("PACK_CONTENT", {"detail": detail})


@pytest.mark.parametrize("which", ["tables", "rules"])
def test_an_id_stands_once(which: str) -> None:
    """Two tables of one name would be one riddle."""
    make = {"tables": kinds_pack.definition_tables, "rules": kinds_pack.definition_rules}[which]
    twice = {which: make()[which] * 2}
    found = judged({f"definition/{which}.json": strict_json.dump(twice)})
    assert found == Problem("PACK_CONTENT", {"detail": {"tables": "C4", "rules": "V10"}[which]})


@pytest.mark.parametrize("name", ["tables", "rules", "codelists"])
def test_the_counts_are_those_of_the_definitions(name: str) -> None:
    """They are what people compare."""
    counts = kw.complete(Kind.ROUNDPACK)["counts"] | {name: 7}
    assert judged(counts=counts) == Problem("PACK_CONTENT", {"detail": name})


def test_a_table_without_sex_needs_no_list_of_it() -> None:
    """Then no cell of it has a sex."""
    files = tables(sex=None)
    assert judged(files) is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"code,parent\n", "TABLE_ENCODING"),
        (b"code,text,parent\n", "TABLE_ENCODING"),
        (b"code,parent,text\r\n", "TABLE_ENCODING"),
        (b"code,parent,text\nSEX_T,\n", "TABLE_ENCODING"),
        (b'code,parent,text\n"SEX_T",,sex.t\n', "TABLE_ENCODING"),
        (b"code,parent,text\n=1,,sex.t\n", "TABLE_FORMULA"),
        (b"code,parent,text\n.x,,sex.t\n", "PACK_CONTENT"),
        (b"code,parent,text\nSEX_T,,sex.t\nSEX_T,,sex.t\n", "PACK_CONTENT"),
        (b"code,parent,text\nSEX_F,SEX_T,sex.f\n", "PACK_CONTENT"),
    ],
)
def test_a_code_list_has_its_form(data: bytes, code: str) -> None:
    """Each code once, behind its parent."""
    problem = judged({"codelists/SEX.csv": data})
    assert problem is not None
    assert (problem.code, problem.parameters["file"]) == (code, "codelists/SEX.csv")


def test_good_definitions_tell_which_cells_there_are() -> None:
    """Questions about figures of this questionnaire are compared with them."""
    payload = kw.files(Kind.ROUNDPACK)
    parsed = {path: strict_json.load(data) for path, data in payload.items() if path.endswith(".json")}
    lists = pack.read_lists(payload)
    assert isinstance(lists, dict)
    found = pack.codebook(parsed, lists)
    table = found["C4", "none"]
    assert (set(found), set(table.sexes)) == ({("C4", "none")}, {"SEX_T", "SEX_F"})
    assert table.classes == {"CDS": {"CDS_DES": {"CDS_DES_SAU"}}}
    parsed[pack.TABLES] = kinds_pack.definition_tables(sex=None)
    assert pack.codebook(parsed, lists)["C4", "none"].sexes == frozenset()
