"""Tables as screens need them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.command import Declaration, DeclareQTable, EditSource, NameCountries
from ilms_desktop.model.completeness import Counts
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.model.table_view import ComputedTotal
from tests.unit.workspace.workspace_support import A5, A10, C4, REGISTER, SURVEY, cell, put

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def whole(value: int) -> ComputedTotal:
    """A total with nothing missing, of whole thousands."""
    return ComputedTotal(value, 0, complete=True, missing=0)


def test_years_are_columns(quiet: Workspace) -> None:
    """Those of the source, ascending, also while they are empty."""
    view = quiet.table_view(REGISTER, C4.table_key)
    assert (view.source, view.layout.version) == (REGISTER, "CDS_DES")
    assert [year.qtable for year in view.years] == [C4._replace(year=2022), C4]
    assert all(year.observations == {} and year.computed == {} for year in view.years)


def test_countries_of_all_years_are_rows_those_of_the_newest_first(quiet: Workspace) -> None:
    """Each year is asked for its own countries only."""
    quiet.execute(NameCountries(C4._replace(year=2022), ("CDS_DES_KOR", "CDS_DES_JPN")))
    quiet.execute(NameCountries(C4, ("CDS_DES_THA", "CDS_DES_KOR")))
    view = quiet.table_view(REGISTER, C4.table_key)
    rows = [row.cell.klass.removeprefix("CDS_DES_") for row in view.layout.rows if row.cell.sex == "SEX_T"]
    assert rows == ["TOTAL", "THA", "KOR", "JPN", "X"]
    older, newer = view.years
    assert cell("T", "CDS_DES_JPN") in older.asked
    assert cell("T", "CDS_DES_JPN") not in newer.asked
    assert (older.counts.asked, newer.counts.asked) == (12, 12)


def test_totals_are_computed_beside_typed_ones(quiet: Workspace) -> None:
    """So that both can be compared on screen."""
    put(quiet, C4, {cell("M", "CDS_DES_THA"): 3, cell("F", "CDS_DES_THA"): 2, cell("T", "CDS_DES_THA"): 9})
    (_, year) = quiet.table_view(REGISTER, C4.table_key).years
    assert year.computed[cell("T", "CDS_DES_THA")] == whole(5000)
    assert year.computed[cell("T", "CDS_DES_TOTAL")] == whole(5000)
    assert year.counts == Counts(entered=3, computed=3, blank=3)


def test_hidden_rows_are_shown_once_they_hold_something(quiet: Workspace) -> None:
    """And asked instead of the usual ones, if these are blank."""
    status = "CBR_BIR_TOTAL"
    put(quiet, A5, {cell("T", "ECO_AGGREGATE_MIN", status): 5})
    view = quiet.table_view(SURVEY, A5.table_key)
    codes = {row.cell.klass.removeprefix("ECO_AGGREGATE_") for row in view.layout.rows}
    assert {"MIN", "MANEL", "MAN", "MEL"} <= codes
    (year,) = view.years
    asked = {each.klass.removeprefix("ECO_AGGREGATE_") for each in year.asked}
    assert {"MIN", "MANEL"} <= asked
    assert not {"MAN", "MEL"} & asked
    put(quiet, A5, {cell("T", "ECO_AGGREGATE_MAN", status): 5})
    (year,) = quiet.table_view(SURVEY, A5.table_key).years
    assert cell("T", "ECO_AGGREGATE_MAN", status) in year.asked
    assert cell("T", "ECO_AGGREGATE_MIN", status) not in year.asked


def test_rows_out_of_scope_are_shown_once_they_hold_something(quiet: Workspace) -> None:
    """A figure that was imported there must be seen to be removed."""
    table = TableKey("A1", Criterion.BIRTH)
    child = cell("T", "AGE_AGGREGATE_YLT15", "CBR_BIR_TOTAL")
    key = A5._replace(table="A1", version="AGE_AGGREGATE")
    assert child not in {row.cell for row in quiet.table_view(SURVEY, table).layout.rows}
    put(quiet, key, {child: 5})
    view = quiet.table_view(SURVEY, table)
    assert child in {row.cell for row in view.layout.rows}
    assert child not in view.years[0].asked


def test_means_have_no_computed_totals(quiet: Workspace) -> None:
    """Mean earnings are not added."""
    put(quiet, A10, {cell(sex, status="CBR_BIR_TOTAL"): Observation(50_000, 2) for sex in "MF"})
    (year,) = quiet.table_view(SURVEY, A10.table_key).years
    assert year.computed == {}
    assert year.counts.entered == 2


def test_a_declaration_is_shown_with_its_reason(quiet: Workspace) -> None:
    """And answers for what is blank."""
    quiet.execute(DeclareQTable(C4, Declaration.NOTHING, "Nobody goes abroad to work."))
    (_, year) = quiet.table_view(REGISTER, C4.table_key).years
    assert (year.declaration, year.reason) == (Declaration.NOTHING, "Nobody goes abroad to work.")
    assert year.counts == Counts(nothing=6)


def test_another_version_is_another_view_over_the_same_years(quiet: Workspace) -> None:
    """Figures in one version stay when the other is looked at."""
    put(quiet, A5._replace(year=2019), {cell("T", "ECO_AGGREGATE_AGR", "CBR_BIR_TOTAL"): 5})
    view = quiet.table_view(SURVEY, A5.table_key, version="ECO_SECTOR")
    assert [year.qtable for year in view.years] == [
        A5._replace(version="ECO_SECTOR", year=2019),
        A5._replace(version="ECO_SECTOR"),
    ]
    assert all(not year.observations for year in view.years)


def test_a_source_without_years_shows_those_with_figures(quiet: Workspace) -> None:
    """The years of the source are a wish, the figures are a fact."""
    quiet.execute(EditSource(Source(REGISTER, "FX", "Register")))
    assert quiet.table_view(REGISTER, C4.table_key).years == ()
    put(quiet, C4, {cell("T", "CDS_DES_THA"): 5})
    assert [year.qtable for year in quiet.table_view(REGISTER, C4.table_key).years] == [C4]
