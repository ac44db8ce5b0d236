"""Commands about sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import (
    AddSource,
    Batch,
    ChooseVersion,
    Declaration,
    DeclareQTable,
    EditSource,
    Label,
    NameCountries,
    OrderSources,
    RemoveSource,
)
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.observation import BLANK
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.source_handlers import next_id
from tests.unit.workspace.workspace_support import A5, C1, C4, REGISTER, SURVEY, cell, put, refused

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

NEW = Source("FB:N", "FB", " Office of\nEmployment ", years=(2023, 2021, 2023), fields={"S3": "S3:5"})


def test_a_source_without_number_gets_the_next_one(quiet: Workspace) -> None:
    """The ILO gives the number later; until then each needs an id of its own."""
    assert quiet.next_source_id("FB") == "FB:N1"
    changes = quiet.execute(AddSource(NEW))
    assert changes.sources == {"FB:N1"}
    quiet.execute(AddSource(NEW))
    assert [source.id for source in quiet.sources()] == [REGISTER, SURVEY, "FB:N1", "FB:N2"]


def test_what_is_typed_is_tidied(quiet: Workspace) -> None:
    """One line for a name, years once and in order."""
    quiet.execute(AddSource(NEW))
    added = quiet.source("FB:N1")
    assert (added.name, added.years, added.fields) == ("Office of Employment", (2021, 2023), {"S3": "S3:5"})


def test_a_running_number_is_not_given_twice(quiet: Workspace) -> None:
    """The history of the removed source's cells must not become that of the new one."""
    quiet.execute(AddSource(NEW))
    qtable = C4._replace(source="FB:N1", year=2021)
    put(quiet, qtable, {cell("T", "CDS_DES_THA"): 5})
    put(quiet, qtable, {cell("T", "CDS_DES_THA"): BLANK})
    quiet.execute(RemoveSource("FB:N1"))
    assert quiet.execute(AddSource(NEW)).sources == {"FB:N2"}


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (Source("ZZ:1", "ZZ", "x"), "unknown_source_type"),
        (Source("FB:0", "FB", "x"), "bad_source_id"),
        (Source("FB:12a", "FB", "x"), "bad_source_id"),
        (Source("FB:", "FB", "x"), "bad_source_id"),
        (Source(REGISTER, "FX", "x"), "source_exists"),
        (replace(NEW, years=(1979,)), "year_out_of_range"),
        (replace(NEW, years=(2026,)), "year_out_of_range"),
        (replace(NEW, criteria=(Criterion.STATUS,)), "unknown_criterion"),
        (replace(NEW, name="x" * 251), "text_too_long"),
        (replace(NEW, fields={"T7": "T7:121"}), "unknown_field"),
        (replace(NEW, fields={"S3": "monthly"}), "bad_field_value"),
    ],
)
def test_a_source_that_does_not_fit_is_refused(quiet: Workspace, source: Source, code: str) -> None:
    """Each refusal has its own words, and nothing of the source stays."""
    before = quiet.journal_head()
    assert refused(quiet.execute, AddSource(source)).code == code
    assert [each.id for each in quiet.sources()] == [REGISTER, SURVEY]
    assert quiet.journal_head() == before


def test_types_of_older_files_are_taken(quiet: Workspace) -> None:
    """They are not offered any more, but published figures name them."""
    old = next(kind.code for kind in quiet.edition.source_types.values() if not kind.offered)
    assert quiet.execute(AddSource(Source(f"{old}:1", old, "x"))).sources == {f"{old}:1"}


def test_a_source_can_be_edited(quiet: Workspace) -> None:
    """Name, years and fields change, the place in the list does not."""
    edited = replace(quiet.source(REGISTER), name="Department", years=(2024,), fields={"S3": "S3:5"})
    assert quiet.execute(EditSource(edited)).sources == {REGISTER}
    assert quiet.sources()[0] == edited


def test_a_criterion_with_figures_stays(quiet: Workspace) -> None:
    """Its tables would vanish from the screen with everything in them."""
    put(quiet, A5, {cell("T", "ECO_AGGREGATE_AGR", "CBR_BIR_TOTAL"): 5})
    without = replace(quiet.source(SURVEY), criteria=(Criterion.CITIZENSHIP,))
    error = refused(quiet.execute, EditSource(without))
    assert (error.code, error.context["count"], error.context["criterion"]) == ("criterion_has_data", 1, "birth")
    quiet.execute(EditSource(replace(without, criteria=(Criterion.BIRTH,))))
    assert quiet.source(SURVEY).criteria == (Criterion.BIRTH,)


def test_a_year_with_anything_in_it_stays(quiet: Workspace) -> None:
    """It would be out of sight; the message says in which tables, and an empty year goes."""
    put(quiet, C4, {cell("T", "CDS_DES_THA"): 5, cell("M", "CDS_DES_THA"): 3})
    put(quiet, C1, {cell("T", "CRS_RES_THA"): 5})
    without = replace(quiet.source(REGISTER), years=(2022,))
    error = refused(quiet.execute, EditSource(without))
    assert (error.code, error.context["count"], error.context["tables"]) == ("year_has_data", 3, "C1, C4")
    quiet.execute(EditSource(replace(without, years=(2023,))))
    assert quiet.source(REGISTER).years == (2023,)


def test_a_year_of_which_something_was_said_stays(quiet: Workspace) -> None:
    """A declaration nobody sees would be sent all the same."""
    quiet.execute(DeclareQTable(C4, Declaration.NOTHING, "Nobody left."))
    without = replace(quiet.source(REGISTER), years=(2022,))
    error = refused(quiet.execute, EditSource(without))
    assert (error.code, error.context["tables"]) == ("year_has_words", "C4")
    quiet.execute(DeclareQTable(C4, None))
    quiet.execute(EditSource(without))
    assert quiet.source(REGISTER).years == (2022,)


def test_editing_what_is_not_there_is_refused(quiet: Workspace) -> None:
    """Another window may have removed it."""
    assert refused(quiet.execute, EditSource(Source("FX:9", "FX", "x"))).code == "unknown_source"


def test_a_source_with_figures_is_not_removed(quiet: Workspace) -> None:
    """Removing the source must not be a way of losing its figures."""
    put(quiet, C4, {cell("T", "CDS_DES_THA"): 5})
    error = refused(quiet.execute, RemoveSource(REGISTER))
    assert (error.code, error.context["count"]) == ("source_has_data", 1)


def test_a_removed_source_takes_what_was_said_of_its_tables(quiet: Workspace) -> None:
    """Undo brings all of it back at once."""
    quiet.execute(NameCountries(C4, ("CDS_DES_THA",)))
    quiet.execute(DeclareQTable(C4, Declaration.NOT_AVAILABLE, "Not collected."))
    quiet.execute(ChooseVersion(REGISTER, TableKey("C6", Criterion.NONE), "ECO_ISIC4"))
    said = quiet.qtables()
    changes = quiet.execute(RemoveSource(REGISTER))
    assert changes.sources == {REGISTER}
    assert changes.qtables == {C4}
    assert changes.versions
    assert quiet.qtables() == ()
    quiet.undo()
    assert quiet.qtables() == said
    assert quiet.version(REGISTER, TableKey("C6", Criterion.NONE)) == "ECO_ISIC4"


def test_removing_what_is_not_there_is_refused(quiet: Workspace) -> None:
    """The message names the sources there are."""
    error = refused(quiet.execute, RemoveSource("FX:9"))
    assert (error.code, error.context["known"]) == ("unknown_source", f"{REGISTER}, {SURVEY}")


def test_sources_can_be_put_into_another_order(quiet: Workspace) -> None:
    """The list is the person's own; a source that is not named stays behind the others, and undo brings all back."""
    quiet.execute(AddSource(NEW))
    assert quiet.execute(OrderSources(("FB:N1", REGISTER))).sources == {REGISTER, SURVEY, "FB:N1"}
    assert [source.id for source in quiet.sources()] == ["FB:N1", REGISTER, SURVEY]
    quiet.execute(AddSource(NEW))
    assert quiet.sources()[-1].id == "FB:N2"
    quiet.undo()
    quiet.undo()
    assert [source.id for source in quiet.sources()] == [REGISTER, SURVEY, "FB:N1"]


def test_an_order_names_sources_that_there_are(quiet: Workspace) -> None:
    """Nothing moves then."""
    assert refused(quiet.execute, OrderSources((SURVEY, "FX:9"))).code == "unknown_source"
    assert [source.id for source in quiet.sources()] == [REGISTER, SURVEY]


def test_an_order_within_a_batch_counts_the_sources_of_the_batch(quiet: Workspace) -> None:
    """A source added by the same step has its place too."""
    step = Batch((AddSource(NEW), OrderSources(("FB:N1",))), Label("Copy"))
    quiet.execute(step)
    assert [source.id for source in quiet.sources()] == ["FB:N1", REGISTER, SURVEY]


def test_a_version_can_be_chosen(quiet: Workspace) -> None:
    """The table is then shown and filled in it."""
    changes = quiet.execute(ChooseVersion(SURVEY, A5.table_key, "ECO_SECTOR"))
    assert changes.versions
    assert quiet.version(SURVEY, A5.table_key) == "ECO_SECTOR"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (ChooseVersion("FX:9", A5.table_key, "ECO_SECTOR"), "unknown_source"),
        (ChooseVersion(SURVEY, TableKey("Z9", Criterion.BIRTH), "ECO_SECTOR"), "unknown_table"),
        (ChooseVersion(SURVEY, A5.table_key, "OCU_SKILL"), "unknown_version"),
    ],
)
def test_a_version_that_the_table_does_not_take_is_refused(quiet: Workspace, command: ChooseVersion, code: str) -> None:
    """Occupations are no activities."""
    assert refused(quiet.execute, command).code == code


def test_running_numbers_are_counted_by_type() -> None:
    """Numbers of the ILO do not count."""
    assert next_id("FX", ["FX:14128", "FX:N3", "FB:N9", "FX:N"]) == "FX:N4"
    assert next_id("FX", []) == "FX:N1"
