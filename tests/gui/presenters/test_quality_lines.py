"""The matrix in words: gaps are said, what is not asked is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.command import AddSource
from ilms_desktop.model.key import Criterion
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.quality_lines import QualityField, QualityLine, Tone, quality
from ilms_desktop.workspace.source_quality import source_quality
from tests.gui.conftest import SOURCE

if TYPE_CHECKING:
    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.workspace import Workspace


def line(workspace: Workspace, number: str) -> QualityLine:
    """The line of a table."""
    return next(each for each in quality(source_quality(workspace)).lines if each.number == number)


def test_a_table_says_how_far_its_source_is(workspace: Workspace) -> None:
    """Percentage and years; begun and not begun have signs of their own."""
    (c4,) = line(workspace, "C4").fields
    assert (bare(c4.text), c4.tone) == ("97 % · 2014–2023", Tone.PART)
    (c2,) = line(workspace, "C2").fields
    assert (bare(c2.text), c2.tone) == ("nothing yet · 2019–2023", Tone.WAITING)
    assert quality(source_quality(workspace)).sources[0][0] == SOURCE


def test_a_table_that_no_source_fills_stands_out(empty_workspace: Workspace, new_source: Source) -> None:
    """In its title and in every field."""
    empty_workspace.execute(AddSource(replace(new_source, id="FX:N1", type="FX", criteria=())))
    a1 = line(empty_workspace, "A1")
    assert (a1.is_gap, a1.fields) == (True, (QualityField("no source", Tone.GAP),))
    assert a1.title.endswith("no source fills it")
    both = replace(new_source, criteria=(Criterion.BIRTH, Criterion.CITIZENSHIP))
    empty_workspace.execute(AddSource(both))
    of_register, of_survey = line(empty_workspace, "A1").fields
    assert of_register == QualityField("–", Tone.NONE)
    assert bare(of_survey.text) == "nothing yet · 2022–2023 · Place of birth, Citizenship"


def test_a_question_without_an_answer_stands_out(empty_workspace: Workspace, new_source: Source) -> None:
    """One that may stay unsaid does not."""
    empty_workspace.execute(AddSource(new_source))
    found = {each.title: each.fields[0] for each in quality(source_quality(empty_workspace)).lines if each.fields}
    assert found["Data reference period"] == QualityField("not answered", Tone.GAP)
    assert found["Geographical coverage"] == QualityField("not stated", Tone.NONE)
    assert found["Years"].tone is Tone.GOOD


def test_a_file_without_sources_has_no_matrix(empty_workspace: Workspace) -> None:
    """The maps say what to do first."""
    assert quality(source_quality(empty_workspace)).lines == ()
