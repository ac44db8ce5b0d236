"""An import changes what the file says and nothing else, as one step, and accounts for every row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import CommandRefused, ExchangeError
from ilms_desktop.exchange.csv_ilo import read_bulk
from ilms_desktop.exchange.report import Refusal
from ilms_desktop.model.command import AddSource, Label, SetObservations
from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.import_report import Outcome
from ilms_desktop.workspace.importing import plan_import
from tests.unit.workspace.importing_support import bulk, new_workspace, take

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.workspace.workspace import Workspace

THAILAND = "KHM,{source},MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_THA,,2020,{value},"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty questionnaire for Cambodia."""
    with new_workspace(tmp_path / "a.ilms") as made:
        yield made


def row(value: str, *, source: str = "", status: str = "") -> str:
    """Departures to Thailand in 2020."""
    return THAILAND.format(source=source, value=value) + status


def cell(source: str) -> ObservationKey:
    """The cell of `row`."""
    return ObservationKey(
        QTableKey(source, "C4", Criterion.NONE, "CDS_DES", 2020), CellKey("SEX_T", ABSENT, "CDS_DES_THA")
    )


def add(workspace: Workspace, source_id: str, *criteria: Criterion) -> None:
    """Describe a source beforehand."""
    workspace.execute(AddSource(Source(source_id, source_id[:2], "Our records", criteria=criteria, years=(2020,))))


def test_planning_changes_nothing(workspace: Workspace) -> None:
    """A dry run is a plan that is not executed."""
    plan = plan_import(workspace, read_bulk(bulk(row("18.625")), name="x"), source=None)
    assert plan.command is not None
    assert workspace.sources() == ()
    assert list(workspace.observations()) == []


def test_an_import_is_one_step_back_and_forth(workspace: Workspace) -> None:
    """The sources that came with it go too."""
    take(workspace, bulk(row("18.625", source="FX:7"), row("1", source="BA:544")))
    before = dict(workspace.observations())
    assert set(before) == {cell("FX:7"), cell("BA:544")}
    workspace.undo()
    assert list(workspace.observations()) == []
    assert workspace.sources() == ()
    workspace.redo()
    assert dict(workspace.observations()) == before


def test_figures_are_taken_digit_for_digit(workspace: Workspace) -> None:
    """Trailing zeros are the source's precision."""
    take(workspace, bulk(row("18.60", status="E")))
    assert workspace.observation(cell("XX:N1")) == Observation(value=18600, decimals=2, status="E")


def test_new_changed_and_unchanged_cells_are_told_apart(workspace: Workspace) -> None:
    """Old and new stand side by side; the same file again changes nothing."""
    first = take(workspace, bulk(row("18.6")))
    assert [each.outcome for each in first.rows] == [Outcome.NEW]
    second = take(workspace, bulk(row("18.625")))
    (changed,) = second.rows
    assert (changed.outcome, changed.before, changed.after) == (Outcome.CHANGED, "18.6", "18.625")
    plan = plan_import(workspace, read_bulk(bulk(row("18.625")), name="x"), source=None)
    assert plan.command is None
    assert [each.outcome for each in plan.report.rows] == [Outcome.UNCHANGED]


def test_what_the_file_does_not_name_stays(workspace: Workspace) -> None:
    """Other cells, and the remark on the same cell."""
    take(workspace, bulk(row("18.6")))
    noted = Observation(value=18600, decimals=1, note="as in the yearbook")
    other = cell("XX:N1")._replace(cell=CellKey("SEX_M", ABSENT, "CDS_DES_THA"))
    workspace.execute(SetObservations(((cell("XX:N1"), noted), (other, Observation(value=5000))), label=Label("Type")))
    take(workspace, bulk(row("18.625")))
    assert workspace.observation(cell("XX:N1")) == Observation(value=18625, decimals=3, note="as in the yearbook")
    assert workspace.observation(other) == Observation(value=5000)


def test_a_remark_on_a_blank_cell_does_not_make_its_figure_a_change(workspace: Workspace) -> None:
    """The cell said nothing before."""
    add(workspace, "FX:1")
    workspace.execute(SetObservations(((cell("FX:1"), Observation(note="asked in May")),), label=Label("Type")))
    assert [each.outcome for each in take(workspace, bulk(row("5"))).rows] == [Outcome.NEW]


def test_one_bad_row_costs_nothing_but_itself(workspace: Workspace) -> None:
    """Its line, its text and its reason are told; the others are in."""
    rows = (row("18.625", source="FX:7"), row("about 5", source="BA:544"), row("7", source="FB:6"))
    report = take(workspace, bulk(*rows))
    assert [(each.line, each.reason) for each in report.refused] == [(3, Refusal.TEXT)]
    assert report.refused[0].text == "KHM,BA:544,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_THA,2020,about 5"
    assert [source.id for source in workspace.sources()] == ["FX:7", "FB:6"]
    assert {key for key, _ in workspace.observations()} == {cell("FX:7"), cell("FB:6")}


def test_rows_that_could_not_be_split_are_refused_too(workspace: Workspace) -> None:
    """They stand in the report in the order of the file."""
    report = take(workspace, bulk(row("x"), "KHM,only", row("18.625"), row("y")))
    assert [each.line for each in report.refused] == [2, 3, 5]
    assert len(report.rows) == 1


def test_equal_repeats_are_one_figure(workspace: Workspace) -> None:
    """1.50 and 1.5 are the same; the first one counts."""
    report = take(workspace, bulk(row("1.50"), row("1.5")))
    assert [each.outcome for each in report.rows] == [Outcome.NEW, Outcome.REPEATED]
    assert workspace.observation(cell("XX:N1")).decimals == 2


def test_two_figures_for_one_cell_are_both_refused(workspace: Workspace) -> None:
    """Nobody but the person knows which one is right."""
    report = take(workspace, bulk(row("1.5"), row("1.6"), row("", status="N")))
    assert [each.reason for each in report.refused] == [Refusal.DUPLICATE] * 3
    given = "1.5 (line 2) · 1.6 (line 3) · N (line 4)"
    assert report.refused[0].params == {"place": "C4, Total, Thailand, 2020", "given": given}
    assert {(each["rule"], each["severity"]) for each in report.to_json()["refused"]} == {("V44", "D")}
    assert list(workspace.observations()) == []


def test_more_countries_than_the_form_has_rows_are_taken(workspace: Workspace) -> None:
    """Published tables of the longer edition name more; a rule speaks of it, nothing is cut off."""
    codes = ("AUS", "CHN", "IDN", "JPN", "KOR", "MYS", "SGP", "THA")
    rows = [f"KHM,,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_{code},,2020,1," for code in codes]
    report = take(workspace, bulk(*rows))
    assert len(list(workspace.observations())) == len(codes)
    assert [(each["rule"], each["severity"]) for each in report.to_json()["found"]] == [("V43", "W")]
    assert report.found[0].message in list(report.words())


def test_too_many_countries_in_a_year_of_the_round_must_be_put_right(workspace: Workspace) -> None:
    """Countries named before count too; what the import says is what the check of the file says."""
    row_of = "KHM,,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_{code},,2023,1,".format
    assert take(workspace, bulk(*(row_of(code=code) for code in ("AUS", "CHN", "IDN", "JPN", "KOR")))).found == ()
    (told,) = take(workspace, bulk(row_of(code="THA"))).found
    assert "6 countries are named, and the questionnaire takes 5" in told.message
    (found,) = [each for each in workspace.check().findings if each.rule == "V43"]
    assert (found.severity, found.message) == ("F", told.message)


@pytest.mark.parametrize(
    ("rows", "chosen", "expected"),
    [
        ([row("1")], None, {"FX:1"}),
        ([row("1")], "FX:1", {"FX:1"}),
        ([row("1", source="FX:1")], None, {"FX:1"}),
        ([row("1", source="BA:544"), row("2")], None, {"BA:544", "FX:1"}),
        ([row("1", source="ba:n1")], None, {"BA:N1"}),
    ],
)
def test_a_row_goes_to_its_own_source_or_the_chosen_or_the_only_one(
    workspace: Workspace, rows: list[str], chosen: str | None, expected: set[str]
) -> None:
    """What the row says comes first."""
    add(workspace, "FX:1")
    take(workspace, bulk(*rows), source=chosen)
    assert {key.qtable.source for key, _ in workspace.observations()} == expected


def test_several_sources_and_none_named_is_a_question(workspace: Workspace) -> None:
    """Figures under the wrong source would be published so."""
    add(workspace, "FX:1")
    add(workspace, "BA:544")
    with pytest.raises(ExchangeError) as caught:
        take(workspace, bulk(row("1")))
    assert (caught.value.code, caught.value.context["known"]) == ("source_needed", "FX:1, BA:544")
    assert take(workspace, bulk(row("1", source="FX:1"))).sources == ()


def test_a_file_that_names_sources_for_some_rows_only_is_a_question(workspace: Workspace) -> None:
    """Even in a new questionnaire: the rest may belong to any of them."""
    with pytest.raises(ExchangeError) as caught:
        take(workspace, bulk(row("1", source="FX:7"), row("2", source="BA:544"), row("3")))
    assert caught.value.context["known"] == "BA:544, FX:7"
    report = take(workspace, bulk(row("1", source="FX:7"), row("2", source="BA:544"), row("2")), source="BA:544")
    assert report.refused == ()


def test_a_chosen_source_must_be_there(workspace: Workspace) -> None:
    """A slip in --source must not make a new source."""
    with pytest.raises(CommandRefused) as caught:
        take(workspace, bulk(row("1")), source="FX:9")
    assert caught.value.code == "unknown_source"


@pytest.mark.parametrize("source", ["FX", "FX:0", "FX:12345678901", "QQ:1", "FX:1:2"])
def test_what_is_no_source_is_refused(workspace: Workspace, source: str) -> None:
    """Row by row, like any other code."""
    report = take(workspace, bulk(row("1", source=source)))
    assert [each.reason for each in report.refused] == [Refusal.BAD_SOURCE]


def test_a_type_that_does_not_fill_a_table_is_refused(workspace: Workspace) -> None:
    """An establishment survey does not know who came back from abroad."""
    returned = "KHM,DA:1,MNA_XRET_SEX_CPR_NB,SEX_T,CPR_PRV_THA,,2020,1,"
    report = take(workspace, bulk(returned))
    assert [each.reason for each in report.refused] == [Refusal.NOT_FOR_SOURCE]


def test_a_new_source_gets_what_the_file_knows_of_it(workspace: Workspace) -> None:
    """Type, criteria and latest years; the name is that of the type until somebody gives a better one."""
    rows = [f"KHM,BA:544,MST_FORE_SEX_CBR_NB,SEX_T,CBR_BRT_TOTAL,,{year},1," for year in range(2010, 2019)]
    report = take(workspace, bulk(*rows))
    (source,) = report.sources
    assert (source.id, source.type, source.name) == ("BA:544", "BA", "Labour force survey")
    assert source.criteria == (Criterion.BIRTH,)
    assert source.years == (2014, 2015, 2016, 2017, 2018)
    assert workspace.sources() == (source,)


def test_a_column_with_names_of_sources_is_used(workspace: Workspace) -> None:
    """Downloads with labels have one."""
    header = "ref_area,source,source.label,indicator,sex,classif1,time,obs_value"
    data = bulk("KHM,FX:7,Border records,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_THA,2020,1", header=header)
    assert [source.name for source in take(workspace, data).sources] == ["Border records"]


def test_a_source_that_is_there_gains_the_criterion_that_rows_need(workspace: Workspace) -> None:
    """What was said of it otherwise stays."""
    add(workspace, "FX:1", Criterion.BIRTH)
    report = take(workspace, bulk("KHM,FX:1,MST_NCTE_SEX_CCT_NB,SEX_T,CCT_CTZ_TOTAL,,2020,1,"))
    assert report.criteria == {"FX:1": (Criterion.CITIZENSHIP,)}
    source = workspace.source("FX:1")
    assert source.criteria == (Criterion.BIRTH, Criterion.CITIZENSHIP)
    assert (source.name, source.years) == ("Our records", (2020,))


def test_nothing_is_added_for_rows_that_are_refused(workspace: Workspace) -> None:
    """A source of its own would be the only trace of a bad file."""
    report = take(workspace, bulk(row("x", source="FX:7")))
    assert report.sources == ()
    assert workspace.sources() == ()


def test_a_remark_that_is_too_long_refuses_its_row(workspace: Workspace) -> None:
    """The rest of the file comes in."""
    header = "ref_area,source,indicator,sex,classif1,time,obs_value,remark"
    start = "KHM,FX:1,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_"
    report = take(workspace, bulk(f"{start}THA,2020,1,{'r' * 1001}", f"{start}MYS,2020,2,  by post ", header=header))
    assert [(each.reason, each.params["value"]) for each in report.refused] == [(Refusal.REMARK_TOO_LONG, "1001")]
    assert [said.note for _key, said in workspace.observations()] == ["by post"]


def test_a_name_in_the_file_goes_before_the_one_for_published_figures(workspace: Workspace) -> None:
    """The program's own id for figures of nobody may have been given a name since."""
    header = "ref_area,source,source.label,indicator,sex,classif1,time,obs_value"
    take(workspace, bulk("KHM,XX:N1,Statistics office,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_THA,2020,1", header=header))
    assert [source.name for source in workspace.sources()] == ["Statistics office"]
