"""Sources are listed with their kind, what they fill and how far; what is missing is told in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.command import AddSource, EditSource
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import Source
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.source_lines import ALL, SourceCard, all_line, source_cards, source_lines
from tests.gui.conftest import SOURCE

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def card_of(workspace: Workspace, source: str) -> SourceCard:
    """Card of a source."""
    cards = source_cards(workspace, workspace.completeness())
    return next(card for card in cards if card.line.id == source)


def test_a_source_in_three_lines(workspace: Workspace) -> None:
    """Name, kind with id, tables and years."""
    completeness = workspace.completeness()
    (line,) = source_lines(workspace, completeness)
    assert line.name.startswith("Administrative Records")
    assert bare(line.kind).endswith(" · FX:14128")
    assert bare(line.fills).startswith("A1–A10, B1–B4, C1–C7 · ")
    assert line.counts == completeness.total
    everything = all_line((line,), completeness)
    assert (everything.id, bare(everything.kind), everything.counts) == (ALL, "1 source", completeness.total)


def test_a_source_without_years_says_so(empty_workspace: Workspace) -> None:
    """Nothing is asked of it yet; tables that its type cannot fill are not named."""
    empty_workspace.execute(AddSource(Source(id="CA:N", type="CA", name="Economic census")))
    (line,) = source_lines(empty_workspace, empty_workspace.completeness())
    assert bare(line.fills) == "C1, C3–C7 · no year yet"
    assert line.counts.asked == 0
    missing = card_of(empty_workspace, "CA:N1").missing
    assert "No reference year yet: choose the years for which it has figures." in missing


def test_what_is_missing_is_named(workspace: Workspace) -> None:
    """Open answers, tables and years without values."""
    card = card_of(workspace, SOURCE)
    texts = [bare(text) for text in card.missing]
    assert texts[0].startswith("4 answers open: Data reference period, ")
    assert texts[1] == "Tables without values: A1–A10, B1–B3, C2–C3, C5, C7"
    assert len(texts) == 2
    assert card.first_open == "S3"


def test_years_without_values_are_named_where_others_have_some(workspace: Workspace) -> None:
    """Of a source that is not begun the list of its tables says enough."""
    source = workspace.source(SOURCE)
    workspace.execute(EditSource(replace(source, years=(*source.years, 1999, 2000))))
    assert bare(card_of(workspace, SOURCE).missing[-1]) == "Years without values: 1999–2000"


def test_a_source_that_is_described_has_no_open_answer(empty_workspace: Workspace) -> None:
    """Its tables are still to be filled."""
    fields = {"S3": "S3:5", "T2": "T2:84", "contact_name": "Sok Dara"}
    survey = Source("BA:544", "BA", "Survey", criteria=(Criterion.BIRTH,), years=(2023,), fields=fields)
    empty_workspace.execute(AddSource(survey))
    card = card_of(empty_workspace, "BA:544")
    assert card.first_open == ""
    assert [bare(text) for text in card.missing] == ["Tables without values: A1–A10, B1–B4, C1–C7"]
