"""Totals as they would be, without storing anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import CellKey, Criterion, TableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.workspace.what_if import WhatIf

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def what_if(workspace: Workspace, number: str, criterion: Criterion, version: str) -> WhatIf:
    """Totals of a table."""
    return WhatIf(workspace, workspace.edition.table(TableKey(number, criterion)), version)


def test_men_and_women_make_the_total(quiet: Workspace) -> None:
    """The same sums as those of the questionnaire."""
    found = what_if(quiet, "A1", Criterion.BIRTH, "AGE_AGGREGATE")
    cells = {CellKey(sex, "CBR_BIR_TOTAL", "AGE_AGGREGATE_TOTAL"): Observation(1_000) for sex in ("SEX_M", "SEX_F")}
    total = found.totals((), cells).total(CellKey("SEX_T", "CBR_BIR_TOTAL", "AGE_AGGREGATE_TOTAL"))
    assert total is not None
    assert (total.value, total.complete) == (2_000, True)


@pytest.mark.parametrize(("named", "complete"), [(("CDS_DES_THA",), True), (("CDS_DES_THA", "CDS_DES_JPN"), False)])
def test_the_countries_named_make_the_total(quiet: Workspace, named: tuple[str, ...], *, complete: bool) -> None:
    """A country that is named and has no figure leaves it incomplete."""
    found = what_if(quiet, "C4", Criterion.NONE, "CDS_DES")
    cells = {CellKey("SEX_M", "_", "CDS_DES_THA"): Observation(1_000)}
    total = found.totals(named, cells).total(CellKey("SEX_M", "_", "CDS_DES_TOTAL"))
    assert total is not None
    assert total.complete is complete
