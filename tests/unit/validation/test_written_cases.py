"""Written cases are read whole, with what is usual where nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import DefinitionError
from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.validation.records import read_records, read_sources
from ilms_desktop.validation.written_cases import Expected, WrittenCase, cases_of, read_cases

if TYPE_CHECKING:
    from pathlib import Path


def case(**content: object) -> WrittenCase:
    """A case with nothing but this."""
    return next(cases_of([{"rule": "V02", "cases": [{"name": "x", "expect": "pass", **content}]}]))


def test_what_is_not_written_is_as_usual() -> None:
    """A case of three figures takes three lines."""
    found = case(tables=[{"table": "C7", "year": 2020, "figures": {"SEX_T OCU_SKILL_TOTAL": "3"}}])
    assert (found.edition, found.expect) == ("ilms-2019", Expected.PASS)
    file = found.file()
    (record,) = read_records(file.connection, file.edition)
    assert record.key == QTableKey("FX:N1", "C7", Criterion.NONE, record.key.version, 2020)
    assert set(read_sources(file.connection)) == {"FX:N1"}
    file.close()


def test_sources_and_fields_are_those_that_are_written() -> None:
    """A case may be about them."""
    table = {"table": "C4", "year": 2020, "source": "BA:N2", "figures": {"SEX_T CDS_DES_TOTAL": "3"}}
    found = case(
        sources=[{"id": "BA:N2", "name": "Survey", "fields": {"S3": "S3:5"}}, {"id": "BA:N3"}],
        tables=[table | {"named": ["CDS_DES_KOR"], "fields": {"I11": "I11:1"}}],
    )
    assert found.source_fields == {"BA:N2": {"S3": "S3:5"}, "BA:N3": {}}
    file = found.file()
    (record,) = read_records(file.connection, file.edition)
    assert (record.named, record.fields, record.key.source) == (("CDS_DES_KOR",), {"I11": "I11:1"}, "BA:N2")
    file.close()


def test_the_cases_of_the_program_are_read_rule_by_rule() -> None:
    """In the order of the files."""
    rules = [each.rule for each in read_cases()]
    assert rules == sorted(rules)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """Nobody looks for a slip in a hundred files."""
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "V02.toml").write_text("=", encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        list(read_cases(tmp_path))
    assert caught.value.context["problems"][0].file == "cases/V02.toml"  # type: ignore[index] # a tuple of problems
