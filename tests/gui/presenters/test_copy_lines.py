"""What copying a source takes is told before it is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import Source
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.copy_lines import copy_line
from ilms_desktop.workspace.source_copies import copy_of
from tests.gui.conftest import SOURCE

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

SURVEY = Source(
    "BA:544", "BA", "Survey", criteria=(Criterion.BIRTH,), years=(2021, 2022), fields={"S3": "S3:5", "T2": "T2:84"}
)


def test_a_copy_is_told_in_full(workspace: Workspace) -> None:
    """Kind, answers, criteria, years."""
    line = copy_line(workspace, copy_of(workspace, SURVEY, years_later=1))
    assert (line.name, bare(line.about)) == ("Survey", "Labour force survey · BA:544")
    assert bare(line.takes) == "Takes 2 answers; Place of birth; years 2022–2023."
    assert line.remarks == ()


def test_a_bare_source_is_told_too(workspace: Workspace) -> None:
    """No criterion means module C; no year means that none is chosen."""
    line = copy_line(workspace, copy_of(workspace, Source("FX:N1", "FX", "Register"), years_later=0))
    assert bare(line.takes) == "Takes 0 answers; module C only; no year yet."


def test_what_stays_behind_is_named(workspace: Workspace) -> None:
    """Fields by their titles, or by their codes where this questionnaire has no such field."""
    odd = replace(SURVEY, criteria=(Criterion.STATUS,), fields={"S7": "S7:55", "Z9": "x"})
    line = copy_line(workspace, copy_of(workspace, odd, years_later=0))
    assert line.remarks == (
        "Does not fit here and stays behind: Institutional sector coverage, Z9.",
        "This questionnaire is not split by: Migrant status.",
    )


def test_a_number_that_is_taken_is_told(workspace: Workspace) -> None:
    """The copy gets a running number."""
    line = copy_line(workspace, copy_of(workspace, workspace.source(SOURCE), years_later=0))
    assert bare(line.remarks[-1]) == "FX:14128 is in this file already; the copy gets a running number."
