"""`.ci/tasks.py` needs a bare Python only, refuses what it does not know, and its coverage gates can fail."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests import stock_tools

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / ".ci" / "tasks.py"


@pytest.fixture(scope="module")
def bootstrapper() -> ModuleType:
    """The script, loaded as a module."""
    loader = SourceFileLoader("bootstrapper", str(SCRIPT))
    spec = importlib.util.spec_from_loader("bootstrapper", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def report(missing: dict[str, list[Any]] | None = None) -> dict[str, Any]:
    """A coverage report of one file of `model`."""
    file = {"missing_lines": [], "missing_branches": [], **(missing or {})}
    return {
        "meta": {"branch_coverage": True},
        "files": {"ilms_desktop/model/key.py": file},
        "totals": {"percent_covered": 100.0},
    }


def test_a_bare_python_is_enough() -> None:
    """On a fresh machine nothing but the standard library is there."""
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    names = {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    names |= {str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= set(sys.stdlib_module_names)


def test_an_unknown_word_is_refused_with_the_words_that_are_known() -> None:
    """A slip of the finger must not start a test run."""
    done = subprocess.run([sys.executable, SCRIPT, "tset"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "run | test | check" in done.stdout


def test_full_coverage_passes_the_gates(bootstrapper: ModuleType) -> None:
    """The gate opens for code that is tested whole."""
    assert bootstrapper.coverage_problems(report()) == []


@pytest.mark.parametrize("missing", [{"missing_lines": [7]}, {"missing_branches": [[7, 9]]}])
def test_one_line_or_branch_not_run_closes_the_gate(bootstrapper: ModuleType, missing: dict[str, list[Any]]) -> None:
    """99.9 % of the vocabulary hides the one case that publishes a wrong figure."""
    problems = bootstrapper.coverage_problems(report(missing))
    assert len(problems) == 1
    assert "7" in problems[0]


def test_a_report_without_branches_closes_the_gate(bootstrapper: ModuleType) -> None:
    """Lines alone say little; a lost setting must not turn the gate into half a gate."""
    lines_only = report()
    lines_only["meta"]["branch_coverage"] = False
    assert len(bootstrapper.coverage_problems(lines_only)) == 1


def test_the_same_gap_elsewhere_counts_in_the_whole_only(bootstrapper: ModuleType) -> None:
    """Outside the four packages the floor of the whole decides."""
    elsewhere = report({"missing_lines": [7]})
    elsewhere["files"] = {"ilms_desktop/ui/app.py": elsewhere["files"].popitem()[1]}
    assert bootstrapper.coverage_problems(elsewhere) == []
    elsewhere["totals"]["percent_covered"] = 94.9
    assert len(bootstrapper.coverage_problems(elsewhere)) == 1


@pytest.mark.parametrize("target", ["run", "test", "check", "bench", "agreement", "fuzz", "build"])
def test_make_only_passes_the_word_on(bootstrapper: ModuleType, target: str) -> None:
    """Windows has no make; it must miss nothing."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"python3 .ci/tasks.py {target}\n" in makefile
    assert target in bootstrapper.COMMANDS


def test_every_program_that_a_test_starts_is_installed(bootstrapper: ModuleType) -> None:
    """A test that is left out because a program is missing says nothing."""
    assert set(bootstrapper.TEST_TOOLS) == stock_tools.PROGRAMS


@pytest.mark.parametrize("shell", ["sh", "bash", None], ids=["sh", "bash", "by itself"])
def test_the_builder_machines_run_the_test_command_of_the_readme(shell: str | None, tmp_path: Path) -> None:
    """Builder machines start `.ci/run` with a shell or by itself; either way it is `make test`, from any folder."""
    if shutil.which(shell or "sh") is None:
        pytest.skip(f"this machine has no {shell}; it cannot start anything with it")
    fake_make = tmp_path / "make"
    fake_make.write_text('#!/bin/sh\necho "make $* in $(pwd -P)"\n', encoding="utf-8")
    fake_make.chmod(0o755)
    command = [*([] if shell is None else [shell]), str(ROOT / ".ci" / "run")]
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, f"make test in {ROOT.resolve()}"), done.stderr
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")
