"""A survey comes in through the same plan as any file: one undo step, and its records nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyreadstat
import pytest

from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.command import AddSource
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.importing import plan_import
from ilms_desktop.workspace.tabulating import check_recipe, load_recipe, tabulate
from ilms_desktop.workspace.workspace import Workspace
from tests.unit.exchange.microdata.survey_support import LABELS, RECIPE, VALUE_LABELS, labour_force_survey

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("lfs.sav", "lfs.dta", "lfs.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The same survey in three formats, and its recipe."""
    frame = labour_force_survey(400)
    pyreadstat.write_sav(frame, tmp_path / "lfs.sav", column_labels=LABELS, variable_value_labels=VALUE_LABELS)
    pyreadstat.write_dta(frame, tmp_path / "lfs.dta", variable_value_labels=VALUE_LABELS)
    frame.to_csv(tmp_path / "lfs.csv", index=False)
    (tmp_path / "r.toml").write_text(RECIPE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    """A questionnaire with a labour force survey."""
    from ilms_desktop.cli.main import main

    assert main(["new", str(folder / "a.ilms"), "--country", "KHM", "--round", "2026"]) == 0
    opened = Workspace.open(folder / "a.ilms", language="en", clock=system_clock, ids=system_ids)
    opened.execute(AddSource(Source(id="BA:544", type="BA", name="LFS")))
    return opened


def test_one_step_takes_all_tables_and_undo_takes_them_back(folder: Path, workspace: Workspace) -> None:
    """The three formats give the same figures; a second import changes nothing."""
    recipe = load_recipe(folder / "r.toml")
    with workspace:
        steps = []
        for name in FILES:
            found = tabulate(workspace, folder / name, recipe, source="BA:544")
            plan = plan_import(workspace, found.parsed, source="BA:544")
            assert not plan.report.refused
            steps.append(plan.command)
            if plan.command is not None:
                workspace.execute(plan.command)
        assert [step is None for step in steps] == [False, True, True]
        said = dict(workspace.observations())
        assert len(said) > 1000
        assert all("LFS 2024" in each.note and "WEIGHT" in each.note for each in said.values())
        assert any(each.named for each in workspace.qtables())
        workspace.undo()
        assert dict(workspace.observations()) == {}


def test_records_are_nowhere_in_the_file(folder: Path, workspace: Workspace) -> None:
    """Neither among the figures nor in the journal."""
    frame = labour_force_survey(400).assign(PERSON="Sophea-who-must-not-be-told")
    frame.to_csv(folder / "named.csv", index=False)
    before = {path.name for path in folder.iterdir()}
    with workspace:
        found = tabulate(workspace, folder / "named.csv", load_recipe(folder / "r.toml"), source="BA:544")
        plan = plan_import(workspace, found.parsed, source="BA:544")
        assert plan.command is not None
        workspace.execute(plan.command)
    written = [path for path in folder.iterdir() if path.suffix not in {".csv", ".sav", ".dta"}]
    assert not any(b"Sophea" in path.read_bytes() for path in written if path.is_file())
    assert not any(name.endswith((".tmp", ".new")) for name in {path.name for path in folder.iterdir()} - before)


def test_a_source_that_is_not_there_is_refused(folder: Path, workspace: Workspace) -> None:
    """Before the survey is read."""
    with workspace, pytest.raises(CommandRefused) as caught:
        tabulate(workspace, folder / "none.sav", load_recipe(folder / "r.toml"), source="BA:1")
    assert caught.value.code == "unknown_source"


def test_a_recipe_is_checked_against_a_survey(folder: Path) -> None:
    """Every variable: understood, or with what means nothing."""
    (folder / "r.toml").write_text(RECIPE.replace('"2" = "SEX_F"', '"9" = "SEX_F"'), encoding="utf-8")
    found = {each.variable: each for each in check_recipe(folder / "lfs.sav", load_recipe(folder / "r.toml"))}
    sex, labour = found["sex"], found["labour"]
    assert sex.trouble is not None
    assert (sex.trouble.code, sex.trouble.codes) == ("not_mapped", ("2",))
    assert "Add them to its values" in sex.text
    assert (labour.trouble, labour.text) == (None, "")
    assert labour.blank > 0
