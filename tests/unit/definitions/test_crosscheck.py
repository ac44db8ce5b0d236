"""The reference pass runs every check there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.definitions import (
    crosscheck,
    crosscheck_codelists,
    crosscheck_microdata,
    crosscheck_reasons,
    crosscheck_regions,
    crosscheck_sources,
    crosscheck_tables,
    crosscheck_texts,
)
from ilms_desktop.definitions.forms import read_forms

if TYPE_CHECKING:
    from pathlib import Path


def test_no_check_is_forgotten() -> None:
    """A check that is written but not listed finds nothing."""
    modules = (
        crosscheck_codelists,
        crosscheck_microdata,
        crosscheck_reasons,
        crosscheck_regions,
        crosscheck_tables,
        crosscheck_sources,
        crosscheck_texts,
    )
    written = {name for module in modules for name in vars(module) if name.startswith("check_")}
    assert {check.__name__ for check in crosscheck.CHECKS} == written


def test_good_files_refer_to_each_other_without_problem(small_forms: Path) -> None:
    """The pass is silent where nothing is wrong."""
    forms, _problems = read_forms(small_forms)
    assert list(crosscheck.check_references(forms)) == []
