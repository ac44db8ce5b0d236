"""The tables that leave are those that a source fills, in the version chosen and in every other one that is used."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.exchange.formats import layout
from ilms_desktop.model.command import EditSource
from ilms_desktop.workspace.exporting import outgoing, part_of
from ilms_desktop.workspace.outgoing_tables import outgoing_tables
from tests.unit.workspace.workspace_support import A5, REGISTER, SURVEY, cell, new, put

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.exchange.outgoing import OutgoingTable


def named(tables: tuple[OutgoingTable, ...]) -> list[tuple[str, str, str]]:
    """Source, table and version of each."""
    return [(each.view.source, each.view.layout.table.id, each.view.layout.version) for each in tables]


def test_tables_stand_by_source_with_their_fields_and_sums(tmp_path: Path) -> None:
    """A table that is filled in two versions stands twice."""
    with new(tmp_path / "a.ilms") as made:
        put(made, A5._replace(version="ECO_SECTOR"), {cell("M", "ECO_SECTOR_AGR", "CBR_BIR_FOREIGN"): 1})
        put(made, A5, {cell("M", "ECO_AGGREGATE_AGR", "CBR_BIR_FOREIGN"): 1})
        found = outgoing_tables(made)
        assert {each.view.source for each in found} == {REGISTER, SURVEY}
        wanted = [each for each in named(found) if each[1] == "A5-birth" and each[0] == SURVEY]
        assert sorted(version for _source, _table, version in wanted) == ["ECO_AGGREGATE", "ECO_SECTOR"]
        table = next(each for each in found if named((each,))[0] == (SURVEY, "A5-birth", "ECO_AGGREGATE"))
        assert "I13" in [field.code for field in table.fields]
        ways = table.ways[cell("T", "ECO_AGGREGATE_AGR", "CBR_BIR_FOREIGN")]
        assert [part.sex for part, _ in ways[0]] == ["SEX_M", "SEX_F"]
        assert cell("M", "ECO_AGGREGATE_AGR", "CBR_BIR_FOREIGN") not in table.ways


def test_a_part_holds_its_source_and_tables_only(tmp_path: Path) -> None:
    """Rows, descriptions, deeds and tables alike."""
    with new(tmp_path / "a.ilms") as made:
        put(made, A5, {cell("M", "ECO_AGGREGATE_AGR", "CBR_BIR_FOREIGN"): 1})
        whole = outgoing(made)
        part = part_of(made, whole, source=SURVEY, tables=["A5-birth", "C4"])
        assert [source.id for source in part.sources] == [SURVEY]
        assert {key.table for key in part.keys} == {"A5"}
        assert [table for _source, table, _version in named(part.tables())] == ["A5-birth", "C4"]
        assert part_of(made, whole, source=REGISTER).rows == ()
        assert not part.is_blank


def test_a_table_that_its_source_no_longer_fills_leaves_while_it_holds_figures(tmp_path: Path) -> None:
    """Nothing is left behind because a criterion was taken away."""
    from dataclasses import replace

    from ilms_desktop.model.key import Criterion

    with new(tmp_path / "a.ilms") as made:
        source = replace(made.source(SURVEY), criteria=(Criterion.CITIZENSHIP,))
        made.execute(EditSource(source))
        ids = {table for _source, table, _version in named(outgoing_tables(made))}
        assert "A5-birth" not in ids
        assert "A5-citizenship" in ids


def test_a_source_without_years_has_no_tables(tmp_path: Path) -> None:
    """A sheet without a column is none; its workbook still describes the source."""
    with new(tmp_path / "a.ilms") as made:
        made.execute(EditSource(replace(made.source(SURVEY), years=())))
        assert {each.view.source for each in outgoing_tables(made)} == {REGISTER}
        assert list(layout("xlsx").write(part_of(made, outgoing(made), source=SURVEY))) == [""]
