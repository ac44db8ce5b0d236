"""What a file says beside its figures changes what it names and nothing else, and every change is listed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.exchange.csv_ilo import read_bulk
from ilms_desktop.exchange.report import ParsedFile, ParsedQTable
from ilms_desktop.model.command import AddSource, Declaration, NameCountries
from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.model.source import Source
from ilms_desktop.storage.qtables import QTable
from ilms_desktop.workspace.importing import plan_import
from tests.unit.workspace.importing_support import bulk, new_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.workspace.import_report import ImportReport
    from ilms_desktop.workspace.workspace import Workspace

HEADER = "ref_area,source,indicator,sex,classif1,time,obs_value,note_indicator,note_source"
ROW = "KHM,FX:1,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_THA,2020,18.6,{indicator},{source}"
C4 = QTableKey("FX:1", "C4", Criterion.NONE, "CDS_DES", 2020)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A questionnaire with one source."""
    with new_workspace(tmp_path / "a.ilms") as made:
        made.execute(AddSource(Source("FX:1", "FX", "Our records", years=(2020,), fields={"S3": "S3:26"})))
        yield made


def with_notes(*, indicator: str = "", source: str = "") -> ParsedFile:
    """A file with one row and its notes."""
    return read_bulk(bulk(ROW.format(indicator=indicator, source=source), header=HEADER), name="data.csv")


def take(workspace: Workspace, table: ParsedFile) -> ImportReport:
    """Import a file."""
    plan = plan_import(workspace, table, source=None)
    if plan.command is not None:
        workspace.execute(plan.command)
    return plan.report


def qtable(workspace: Workspace, key: QTableKey) -> QTable:
    """What is kept of a year beside its figures."""
    return next((each for each in workspace.qtables() if each.key == key), QTable(0, key))


def the_source(workspace: Workspace) -> Source:
    """The only source."""
    (source,) = workspace.sources()
    return source


def test_notes_of_rows_answer_the_questions_about_source_and_year(workspace: Workspace) -> None:
    """The old answer stands in the report; one step takes all back."""
    report = take(workspace, with_notes(indicator="I11:264", source="S3:5_S4:30"))
    assert the_source(workspace).fields == {"S3": "S3:5", "S4": "S4:30"}
    assert qtable(workspace, C4).fields == {"I11": "I11:264"}
    assert [(each.subject, each.field) for each in report.answers] == [
        ("FX:1", "Data reference period"),
        ("FX:1", "Geographical coverage"),
        ("C4 2020 FX:1", "Break in series"),
    ]
    assert report.answers[0].before
    workspace.undo()
    assert the_source(workspace).fields == {"S3": "S3:26"}
    assert qtable(workspace, C4).fields == {}


def test_the_same_notes_again_change_nothing(workspace: Workspace) -> None:
    """Neither report nor command."""
    table = with_notes(indicator="I11:264", source="S3:5")
    take(workspace, table)
    plan = plan_import(workspace, table, source=None)
    assert plan.command is None
    assert plan.report.answers == ()


def test_answers_that_do_not_belong_are_left_and_listed(workspace: Workspace) -> None:
    """A field that records do not have, a field that the table does not have, a value that is none."""
    said = ParsedQTable(C4, {"T7": "T7:1", "I13": "x" * 5000})
    report = take(workspace, replace(with_notes(source="T2:79"), qtables=(said,)))
    assert the_source(workspace).fields == {"S3": "S3:26"}
    assert {each.partition("=")[0] for each in report.notes_left} == {"T7", "I13", "T2"}


def test_descriptions_of_sources_come_with_the_file(workspace: Workspace) -> None:
    """A known source gets the new name and answers, a new one all that is said of it."""
    known = replace(the_source(workspace), name="Departures register", fields={"agency": "Ministry of Labour"})
    new = Source("BA:544", "BA", "Labour force survey of Cambodia", years=(2020,), fields={"S3": "S3:5"})
    rows = bulk(
        "KHM,FX:1,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_THA,2020,18.6,,",
        "KHM,BA:544,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_THA,2020,17,,",
        header=HEADER,
    )
    report = take(workspace, replace(read_bulk(rows, name="data.csv"), sources=(known, new)))
    first, second = workspace.sources()
    assert (first.name, first.fields) == ("Departures register", {"S3": "S3:26", "agency": "Ministry of Labour"})
    assert second == new
    assert ("Our records", "Departures register") in {(each.before, each.after) for each in report.answers}


def test_a_description_without_name_keeps_the_name(workspace: Workspace) -> None:
    """And one of a source that has no figures adds it: what is said of its years would be lost without it."""
    nameless = replace(the_source(workspace), name="", fields={"S3": ""})
    stranger = Source("BA:9", "BA", "Unused")
    report = take(workspace, replace(with_notes(), sources=(nameless, stranger)))
    assert [each.name for each in workspace.sources()] == ["Our records", "Unused"]
    assert report.answers == ()


def test_a_year_may_be_declared_and_its_countries_named(workspace: Workspace) -> None:
    """In the order of the file; a country that has a row already is never left out."""
    nothing = ParsedQTable(C4._replace(year=2019), declaration=Declaration.NOTHING, reason="no departures")
    named = ParsedQTable(C4, named=("CDS_DES_MYS", "CDS_DES_THA"))
    take(workspace, replace(with_notes(), qtables=(nothing, named)))
    assert qtable(workspace, C4).named == ("CDS_DES_MYS", "CDS_DES_THA")
    assert qtable(workspace, nothing.key).declaration is Declaration.NOTHING
    assert qtable(workspace, nothing.key).reason == "no departures"
    workspace.execute(NameCountries(C4, ("CDS_DES_SGP", "CDS_DES_MYS", "CDS_DES_THA")))
    take(workspace, replace(with_notes(), qtables=(nothing, named)))
    assert qtable(workspace, C4).named == ("CDS_DES_SGP", "CDS_DES_MYS", "CDS_DES_THA")


def test_what_is_said_of_other_tables_and_sources_is_not_taken(workspace: Workspace) -> None:
    """A source without figures, a table that the edition lacks."""
    strangers = (
        ParsedQTable(C4._replace(source="BA:9"), {"I11": "I11:264"}),
        ParsedQTable(C4._replace(table="Z9"), {"I11": "I11:264"}),
    )
    report = take(workspace, replace(with_notes(), qtables=strangers))
    assert report.answers == ()
    assert {each.key for each in workspace.qtables()} == {C4}


def test_a_declaration_is_told_and_so_is_a_new_reason(workspace: Workspace) -> None:
    """A file that only declares changes something; one that says the same once more changes nothing."""
    key = C4._replace(year=2019)
    nothing = ParsedQTable(key, declaration=Declaration.NOTHING, reason="no departures")
    report = take(workspace, replace(with_notes(), qtables=(nothing,)))
    assert [(each.subject, each.before, each.after) for each in report.answers] == [
        ("C4 2019 FX:1", "", "Nothing to report (no departures)")
    ]
    assert plan_import(workspace, replace(with_notes(), qtables=(nothing,)), source=None).command is None
    bare = replace(nothing, reason="")
    assert plan_import(workspace, replace(with_notes(), qtables=(bare,)), source=None).command is None
    take(workspace, replace(with_notes(), qtables=(replace(nothing, reason="borders closed"),)))
    assert qtable(workspace, key).reason == "borders closed"


def test_texts_that_are_too_long_cost_nothing_but_themselves(workspace: Workspace) -> None:
    """The rest comes in; what is left is told in full, to be shortened and entered."""
    nothing = ParsedQTable(C4._replace(year=2019), declaration=Declaration.NOTHING, reason="r" * 1001)
    known = replace(the_source(workspace), name="n" * 251)
    new = Source("BA:9", "BA", "m" * 251, fields={"url": "u" * 501, "agency": "Office"})
    report = take(workspace, replace(with_notes(), sources=(known, new), qtables=(nothing,)))
    assert [(each.name, dict(each.fields)) for each in workspace.sources()] == [
        ("Our records", {"S3": "S3:26"}),
        ("m" * 250, {"agency": "Office"}),
    ]
    assert qtable(workspace, nothing.key).declaration is Declaration.NOTHING
    assert report.notes_left == (f"S1={'n' * 251}", f"url={'u' * 501}", f"S1={'m' * 251}", "r" * 1001)
