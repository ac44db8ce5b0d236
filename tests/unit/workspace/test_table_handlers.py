"""Commands about cells and QTables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import AddSource, Declaration, DeclareQTable, NameCountries, SetQTableField
from ilms_desktop.model.key import CellKey, Criterion, QTableKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.model.source import Source
from tests.unit.workspace.workspace_support import (
    A5,
    A10,
    C4,
    REGISTER,
    SURVEY,
    cell,
    figures,
    keys,
    put,
    refused,
)

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

THAI = cell("T", "CDS_DES_THA")


def named(workspace: Workspace, qtable: QTableKey = C4) -> tuple[str, ...]:
    """Countries that a QTable names, by their own code."""
    (column,) = (
        year
        for year in workspace.table_view(qtable.source, qtable.table_key, version=qtable.version).years
        if year.qtable == qtable
    )
    return tuple(code.removeprefix("CDS_DES_") for code in column.named)


def test_figures_are_kept_and_the_changed_cells_named(quiet: Workspace) -> None:
    """Screens repaint only what changed."""
    changes = put(quiet, C4, {THAI: 5, cell("M", "CDS_DES_THA"): 3})
    assert changes.keys == keys(C4, [THAI, cell("M", "CDS_DES_THA")])
    assert set(figures(quiet).values()) == {Observation(5000, 0), Observation(3000, 0)}


def test_only_cells_that_changed_are_named(quiet: Workspace) -> None:
    """A paste over the same figures changes little."""
    put(quiet, C4, {THAI: 5, cell("M", "CDS_DES_THA"): 3})
    assert put(quiet, C4, {THAI: 5, cell("M", "CDS_DES_THA"): 4}).keys == keys(C4, [cell("M", "CDS_DES_THA")])


def test_a_step_without_change_leaves_no_trace(quiet: Workspace) -> None:
    """There is nothing to take back, so nothing may stand in the journal."""
    put(quiet, C4, {THAI: 5})
    before, saved = quiet.journal_head(), quiet.path.stat().st_size
    for said in ({THAI: 5}, {cell("T", "CDS_DES_KOR"): BLANK}):
        changes = put(quiet, C4, said)
        assert (changes.keys, changes.entry) == (frozenset(), before[0])
    put(quiet, C4._replace(year=1999), {THAI: BLANK})
    assert (quiet.journal_head(), quiet.path.stat().st_size) == (before, saved)


def test_a_country_with_a_figure_is_named_at_the_end(quiet: Workspace) -> None:
    """An import of an older round may name more countries than the table takes today."""
    quiet.execute(NameCountries(C4, ("CDS_DES_KOR", "CDS_DES_JPN")))
    codes = ["THA", "MYS", "SGP", "ARE", "QAT"]
    changes = put(quiet, C4, {cell("T", f"CDS_DES_{code}"): 1 for code in codes})
    assert changes.qtables == {C4}
    assert named(quiet) == ("KOR", "JPN", *codes)


def test_total_rest_and_blank_name_nothing(quiet: Workspace) -> None:
    """They are rows of every table, or of none."""
    put(quiet, C4, {cell("T", "CDS_DES_TOTAL"): 9, cell("T", "CDS_DES_X"): 1, THAI: BLANK})
    assert named(quiet) == ()


def test_an_emptied_country_stays_named(quiet: Workspace) -> None:
    """Emptying a cell must not move the rows under the fingers."""
    put(quiet, C4, {THAI: 5})
    put(quiet, C4, {THAI: BLANK})
    assert named(quiet) == ("THA",)


@pytest.mark.parametrize(
    ("qtable", "where", "code"),
    [
        (C4._replace(source="FX:9"), THAI, "unknown_source"),
        (C4._replace(table="C9"), THAI, "unknown_table"),
        (C4._replace(criterion=Criterion.BIRTH), THAI, "unknown_table"),
        (A5._replace(source=REGISTER), THAI, "table_not_for_source"),
        (C4._replace(version="CRS_RES"), THAI, "unknown_version"),
        (C4._replace(year=1979), THAI, "year_out_of_range"),
        (C4._replace(year=2026), THAI, "year_out_of_range"),
        (C4, cell("T", "CDS_DES_ZZZ"), "unknown_cell"),
        (C4, cell("T", "CRS_RES_THA"), "unknown_cell"),
        (C4, cell("T"), "unknown_cell"),
        (A5, cell("T", "ECO_AGGREGATE_AGR"), "unknown_cell"),
    ],
)
def test_cells_that_are_not_there_are_refused(quiet: Workspace, qtable: QTableKey, where: CellKey, code: str) -> None:
    """A figure that no screen shows would be sent unseen."""
    assert refused(lambda: put(quiet, qtable, {where: 5})).code == code
    assert figures(quiet) == {}


def test_one_bad_cell_refuses_the_whole_paste(quiet: Workspace) -> None:
    """Half a paste is worse than none."""
    entries = {THAI: Observation(5000, 0), cell("M", "CDS_DES_THA"): Observation(1, 4)}
    assert refused(lambda: put(quiet, C4, entries)).code == "too_many_decimals"
    assert figures(quiet) == {}
    assert named(quiet) == ()


def test_a_year_outside_the_sources_years_is_shown_because_it_has_a_figure(quiet: Workspace) -> None:
    """Nothing that was entered may be out of sight."""
    put(quiet, C4._replace(year=2010), {THAI: 5})
    assert [year.qtable.year for year in quiet.table_view(REGISTER, C4.table_key).years] == [2010, 2022, 2023]


def test_a_type_of_source_does_not_fill_every_table(quiet: Workspace) -> None:
    """An economic census cannot tell how long people stayed."""
    quiet.execute(AddSource(Source("CA:1", "CA", "Census", criteria=(Criterion.BIRTH, Criterion.CITIZENSHIP))))
    stay = QTableKey("CA:1", "C2", Criterion.NONE, "CPR_PRV", 2023)
    assert refused(lambda: put(quiet, stay, {cell("T", "CPR_PRV_TOTAL"): 5})).code == "table_not_for_source"


def test_countries_are_named_in_the_order_given(quiet: Workspace) -> None:
    """Largest first, as the person thinks right."""
    changes = quiet.execute(NameCountries(C4, ("CDS_DES_THA", "CDS_DES_KOR")))
    assert changes.qtables == {C4}
    quiet.execute(NameCountries(C4, ("CDS_DES_KOR", "CDS_DES_THA")))
    assert named(quiet) == ("KOR", "THA")
    quiet.undo()
    assert named(quiet) == ("THA", "KOR")


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        (("CDS_DES_THA", "CDS_DES_THA"), "country_named_twice"),
        (("CDS_DES_TOTAL",), "unknown_country_row"),
        (("CDS_DES_X",), "unknown_country_row"),
        (("THA",), "unknown_country_row"),
        (tuple(f"CDS_DES_{code}" for code in ("THA", "MYS", "SGP", "ARE", "QAT", "KOR")), "too_many_countries"),
    ],
)
def test_lists_of_countries_that_do_not_fit_are_refused(quiet: Workspace, codes: tuple[str, ...], code: str) -> None:
    """Five countries, each once, and no total among them."""
    assert refused(quiet.execute, NameCountries(C4, codes)).code == code


def test_a_table_without_countries_names_none(quiet: Workspace) -> None:
    """Activities are not chosen."""
    assert refused(quiet.execute, NameCountries(A5, ("ECO_AGGREGATE_AGR",))).code == "unknown_country_row"


def test_a_country_with_figures_is_not_taken_off(quiet: Workspace) -> None:
    """Its figures would be out of sight."""
    put(quiet, C4, {THAI: 5})
    error = refused(quiet.execute, NameCountries(C4, ("CDS_DES_KOR",)))
    assert (error.code, error.context["country"]) == ("country_has_data", "CDS_DES_THA")
    put(quiet, C4, {THAI: BLANK})
    quiet.execute(NameCountries(C4, ("CDS_DES_KOR",)))
    assert named(quiet) == ("KOR",)


def test_naming_nothing_in_an_empty_table_is_no_step(quiet: Workspace) -> None:
    """Opening and closing the picker changes nothing."""
    before = quiet.journal_head()
    quiet.execute(NameCountries(C4, ()))
    assert quiet.journal_head() == before


def test_a_table_can_be_declared_as_a_whole(quiet: Workspace) -> None:
    """One sentence instead of sixty letters."""
    changes = quiet.execute(DeclareQTable(C4, Declaration.NOT_AVAILABLE, " Not\r\ncollected. "))
    assert changes.qtables == {C4}
    (said,) = quiet.qtables()
    assert (said.declaration, said.reason) == (Declaration.NOT_AVAILABLE, "Not\ncollected.")
    quiet.execute(DeclareQTable(C4, None, "forgotten"))
    assert quiet.qtables() == ()
    quiet.undo()
    assert quiet.qtables() == (said,)


@pytest.mark.parametrize("said", [Observation(5000, 0), Observation(0, 0), Observation(text="about 5")])
def test_a_figure_takes_the_declaration_of_its_year_back(quiet: Workspace, said: Observation) -> None:
    """A year cannot be without figures and have one; undo brings the declaration back with its reason."""
    quiet.execute(DeclareQTable(C4, Declaration.NOTHING, "Nobody left the country."))
    changes = put(quiet, C4, {THAI: said})
    assert changes.keys == keys(C4, [THAI])
    assert changes.qtables == {C4}
    assert quiet.declarations() == {}
    quiet.undo()
    (kept,) = quiet.qtables()
    assert (kept.declaration, kept.reason) == (Declaration.NOTHING, "Nobody left the country.")
    assert quiet.declarations() == {C4: Declaration.NOTHING}


def test_a_letter_or_a_remark_leaves_the_declaration(quiet: Workspace) -> None:
    """They say why there is no figure, just as the declaration does; so does a correction of what stood there."""
    put(quiet, C4, {THAI: 5})
    quiet.execute(DeclareQTable(C4, Declaration.NOT_AVAILABLE, "The rest is not collected."))
    put(quiet, C4, {cell("M", "CDS_DES_THA"): Observation(status="N"), cell("F", "CDS_DES_THA"): Observation(note="x")})
    put(quiet, C4, {THAI: 6})
    put(quiet, C4, {THAI: BLANK})
    assert quiet.declarations() == {C4: Declaration.NOT_AVAILABLE}


def test_a_reason_has_a_limit(quiet: Workspace) -> None:
    """It travels with the package as a remark does."""
    command = DeclareQTable(C4, Declaration.NOTHING, "x" * 1001)
    assert refused(quiet.execute, command).code == "text_too_long"


def test_taking_back_what_was_never_declared_is_no_step(quiet: Workspace) -> None:
    """There is nothing to take back."""
    before = quiet.journal_head()
    quiet.execute(DeclareQTable(C4, None))
    quiet.execute(SetQTableField(C4, "T36", ""))
    assert quiet.journal_head() == before


def test_fields_of_a_table_are_kept_one_by_one(quiet: Workspace) -> None:
    """Setting one leaves the others alone; an empty value clears it."""
    quiet.execute(SetQTableField(A10, "T7", "T7:121"))
    quiet.execute(SetQTableField(A10, "T30", "KHR"))
    assert quiet.qtable_fields(A10) == {"T7": "T7:121", "T30": "KHR"}
    quiet.execute(SetQTableField(A10, "T7", ""))
    assert quiet.qtable_fields(A10) == {"T30": "KHR"}
    assert quiet.qtable_fields(C4) == {}


@pytest.mark.parametrize(
    ("qtable", "field", "value", "code"),
    [
        (C4, "T30", "KHR", "unknown_field"),
        (A10, "S3", "S3:5", "unknown_field"),
        (A10, "I33", "x", "unknown_field"),
        (A10, "T30", "riel", "bad_field_value"),
        (A10._replace(source=REGISTER), "T30", "KHR", "table_not_for_source"),
    ],
)
def test_fields_that_do_not_belong_are_refused(
    quiet: Workspace, qtable: QTableKey, field: str, value: str, code: str
) -> None:
    """A currency in a table of persons says nothing; what the ILO sets is not typed."""
    assert refused(quiet.execute, SetQTableField(qtable, field, value)).code == code


def test_letters_of_older_files_come_in_with_files(quiet: Workspace) -> None:
    """And are refused when typed."""
    said = {cell("T", "ECO_AGGREGATE_AGR", "CBR_BIR_TOTAL"): Observation(5000, 0, status="F")}
    assert refused(lambda: put(quiet, A5, said)).code == "bad_status"
    put(quiet, A5, said, imported=True)
    assert list(figures(quiet).values()) == [Observation(5000, 0, status="F")]
    assert quiet.source(SURVEY).id == SURVEY
