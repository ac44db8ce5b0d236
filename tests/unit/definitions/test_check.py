"""The check finds every kind of problem, and nothing else."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop import paths
from ilms_desktop.definitions.check import check_forms
from ilms_desktop.definitions.problem import MESSAGES

from .conftest import VECTORS

if TYPE_CHECKING:
    from pathlib import Path

VECTOR_FILES = sorted(VECTORS.glob("*.toml"))


def damage(root: Path, vector: dict[str, Any]) -> None:
    """Make a good folder bad in the one way that a vector describes."""
    for edit in vector.get("edit", ()):
        text = (root / edit["file"]).read_text(encoding="utf-8")
        assert text.count(edit["old"]) == 1, edit
        (root / edit["file"]).write_text(text.replace(edit["old"], edit["new"]), encoding="utf-8")
    for write in vector.get("write", ()):
        path = root / write["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes.fromhex(write["hex"]) if "hex" in write else write["text"].encode())


def test_the_small_questionnaire_is_good(small_forms: Path) -> None:
    """The vectors below prove something only if nothing but their damage is wrong."""
    assert check_forms(small_forms) == ()


def test_the_programs_own_definitions_are_good() -> None:
    """What is shipped passes its own check."""
    assert [f"{p.file} {p.path}: {p.text}" for p in check_forms(paths.forms_dir())] == []


@pytest.mark.parametrize("path", VECTOR_FILES, ids=lambda path: str(path.stem))
def test_a_bad_file_is_named_with_its_problem(path: Path, small_forms: Path) -> None:
    """One vector, one scenario, one code, at the place where it can be corrected."""
    vector = tomllib.loads(path.read_text(encoding="utf-8"))
    assert (path.stem + ".").startswith(vector["expect"] + ".")
    damage(small_forms, vector)

    problems = check_forms(small_forms)

    assert {problem.code for problem in problems} == {vector["expect"]}
    assert (vector["file"], vector["path"]) in {(problem.file, problem.path) for problem in problems}


def test_every_code_has_its_vector() -> None:
    """A problem that no file shows may never be found at all."""
    expected = {tomllib.loads(path.read_text(encoding="utf-8"))["expect"] for path in VECTOR_FILES}
    assert expected == set(MESSAGES)


def test_every_problem_is_named_at_once(small_forms: Path) -> None:
    """Correcting one problem only to meet the next costs a day for each."""
    for name in ("ref.country", "codelist.order", "text.placeholders", "round.years"):
        damage(small_forms, tomllib.loads((VECTORS / f"{name}.toml").read_text(encoding="utf-8")))

    codes = {problem.code for problem in check_forms(small_forms)}

    assert codes == {"ref.country", "codelist.order", "text.placeholders", "round.years"}


def test_a_file_of_another_area_does_not_hide_problems_of_references(small_forms: Path) -> None:
    """A rule with a typing error must not switch the check of the tables off."""
    (small_forms / "rules").mkdir()
    (small_forms / "rules" / "V00.toml").write_text("id = ", encoding="utf-8")
    damage(small_forms, tomllib.loads((VECTORS / "ref.country.toml").read_text(encoding="utf-8")))

    codes = [problem.code for problem in check_forms(small_forms)]

    assert codes == ["ref.country", "file.syntax"]
