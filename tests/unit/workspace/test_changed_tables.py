"""Which tables a correction has to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.command import AddSource, EditSource, SetContact, SetQTableField
from ilms_desktop.model.observation import BLANK
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.changed_tables import changed_since, entry_of
from tests.unit.workspace.post_support import sealed
from tests.unit.workspace.test_sealing import GOOD, TOTAL
from tests.unit.workspace.workspace_support import C1, C4, REGISTER, REVISE, SURVEY, cell, put, refused

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

OUT = {cell(sex, "CDS_DES_THA"): 4 for sex in "TM"}


def package(workspace: Workspace) -> str:
    """A package with two tables of the register; a new version has begun after it."""
    put(workspace, C1, GOOD)
    put(workspace, C4, OUT)
    result = sealed(workspace, allow_reason="As published by the ministry.")
    workspace.execute(REVISE)
    return result.package_id


def test_without_a_change_there_is_nothing_to_correct(ruled: Workspace) -> None:
    """Receipts, mailings and the contact are no figures."""
    about = package(ruled)
    ruled.execute(SetContact("Statistics", "NIS", "A. Person", ""))
    assert changed_since(ruled, about) == set()


def test_a_figure_that_changed_and_came_back_is_no_change(ruled: Workspace) -> None:
    """What counts is what stands there now."""
    about = package(ruled)
    put(ruled, C1, {TOTAL: 80})
    assert changed_since(ruled, about) == {"C1"}
    put(ruled, C1, {TOTAL: 90})
    assert changed_since(ruled, about) == set()


def test_a_figure_that_was_emptied_and_a_field_of_a_table_are_changes(ruled: Workspace) -> None:
    """Both stand in the package."""
    about = package(ruled)
    put(ruled, C4, dict.fromkeys(OUT, BLANK))
    assert changed_since(ruled, about) == {"C4"}
    ruled.execute(SetQTableField(C1, "national_reference", "Employed nationals abroad"))
    assert changed_since(ruled, about) == {"C1", "C4"}


def test_a_source_that_changed_touches_the_tables_it_fills(ruled: Workspace) -> None:
    """Its name and its sharing level stand beside every figure of it; those of other sources do not matter."""
    about = package(ruled)
    ruled.execute(EditSource(Source(SURVEY, "BA", "Another name", criteria=ruled.sources()[1].criteria, years=(2023,))))
    ruled.execute(AddSource(Source("FX:N1", "FX", "Border police", years=(2023,))))
    assert changed_since(ruled, about) == set()
    ruled.execute(EditSource(Source(REGISTER, "FX", "Another name", years=(2022, 2023))))
    assert changed_since(ruled, about) == {"C1", "C4"}


def test_each_package_has_its_entry(ruled: Workspace) -> None:
    """The second one is compared with the second one."""
    first = package(ruled)
    put(ruled, C1, {TOTAL: 80, cell("M", "CRS_RES_TOTAL"): 50})
    second = sealed(ruled, allow_reason="As published by the ministry.").package_id
    assert entry_of(ruled, first) < entry_of(ruled, second)
    assert changed_since(ruled, second) == set()
    assert changed_since(ruled, first) == {"C1"}


def test_a_package_of_another_file_is_unknown(ruled: Workspace) -> None:
    """Nothing can be compared with it."""
    assert refused(changed_since, ruled, "00" * 32).code == "unknown_package"
