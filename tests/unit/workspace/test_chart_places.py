"""What can be chosen for a chart, and what is said of a choice that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import AddSource
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.chart_places import (
    line_named,
    lines_of,
    sex_named,
    sexes_of,
    source_of,
    table_named,
    years_with_figures,
)
from ilms_desktop.workspace.workspace import Workspace
from tests.unit.workspace.chart_support import TOTAL, fill
from tests.unit.workspace.workspace_support import A5, A10, C4, REGISTER, SURVEY, options, refused

if TYPE_CHECKING:
    from pathlib import Path


def test_rows_and_sexes_are_those_of_the_table(quiet: Workspace) -> None:
    """Each row once, with all its words."""
    layout = quiet.table_view(SURVEY, A5.table_key).layout
    lines = lines_of(layout)
    assert len(lines) * 3 == len(layout.rows)
    assert not lines[0].is_part
    assert any(line.is_part and line.label.startswith("Native-born") for line in lines)
    assert list(sexes_of(layout)) == ["SEX_T", "SEX_M", "SEX_F"]
    alone = lines_of(quiet.table_view(SURVEY, A10.table_key).layout)
    assert [line.id for line in alone] == [line.status for line in alone]


def test_a_row_is_named_by_codes_or_words(quiet: Workspace) -> None:
    """The total where nothing is named."""
    layout = quiet.table_view(REGISTER, C4.table_key).layout
    assert {line_named(layout, name).klass for name in ("", TOTAL, "Total")} == {TOTAL}
    assert (sex_named(layout, ""), sex_named(layout, "SEX_F")) == ("SEX_T", "SEX_F")
    for choose in (line_named, sex_named):
        error = refused(choose, layout, "nowhere")
        assert error.code == "unknown_chart_choice"


@pytest.mark.parametrize(("name", "table"), [("C4", "C4"), ("A5-birth", "A5-birth"), ("A5", "A5-birth")])
def test_a_table_is_named_with_or_without_its_criterion(quiet: Workspace, name: str, table: str) -> None:
    """The number alone means the first that a source fills."""
    assert table_named(quiet, name).id == table
    assert refused(table_named, quiet, "C9").code == "unknown_tables"


def test_the_source_with_figures_is_taken_first(quiet: Workspace, tmp_path: Path) -> None:
    """Then one that fills the table; without any there is nothing to draw."""
    assert source_of(quiet, C4.table_key) == REGISTER
    assert source_of(quiet, None) == REGISTER
    quiet.execute(AddSource(Source("FX:1", "FX", "Another register", years=(2023,))))
    fill(quiet)
    assert source_of(quiet, C4.table_key) == REGISTER
    assert years_with_figures(quiet.table_view(REGISTER, C4.table_key)) == (2019, 2021, 2023)
    facts = options(country="KHM", round_id="2026", edition_id=None)
    with Workspace.create(tmp_path / "empty.ilms", **facts) as empty:
        assert refused(source_of, empty, C4.table_key).code == "no_source_to_write"
        assert table_named(empty, "A5").id == "A5-birth"
