"""A mapping is corrected one thing at a time; what a person types is understood or refused, never guessed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.exchange.formats import open_foreign
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.mapping_draft import (
    Draft,
    bare_draft,
    codes_of,
    first_draft,
    make_out,
    meaning_words,
    needed,
    part_words,
    shares_said,
    usual_at,
)
from ilms_desktop.workspace.mapping.model import Dim, Share, Where
from tests.gui.dialogs.test_mapping_dialog import SHEET

if TYPE_CHECKING:
    from ilms_desktop.exchange.foreign.cells import ForeignBook
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def book() -> ForeignBook:
    """The small national sheet."""
    return open_foreign(SHEET.encode(), name="emigrants.csv")


@pytest.fixture
def draft(book: ForeignBook, workspace: Workspace) -> Draft:
    """The guess."""
    return first_draft(book, workspace.edition, country="KHM")[0]


def test_another_table_keeps_what_it_shares(draft: Draft, workspace: Workspace) -> None:
    """Dimensions that the new table lacks go, those it needs are totals."""
    edition = workspace.edition
    other = draft.with_table(edition, TableKey("A8", Criterion.CITIZENSHIP))
    table = edition.by_key[other.part.table]
    assert set(other.part.places) == set(needed(table))
    assert other.part.places[Dim.YEAR] == draft.part.places[Dim.YEAR]
    assert other.part.version == table.default_version
    version = next(each for each in edition.by_key[draft.part.table].versions)
    assert draft.with_version(version).part.version == version


def test_meanings_are_typed_as_names_codes_or_shares(draft: Draft, workspace: Workspace) -> None:
    """Anything else is not understood."""
    edition, part = workspace.edition, draft.part
    assert shares_said("Malaysia", edition, part, Dim.CLASS) == (Share("CDS_DES_MYS"),)
    assert shares_said("CDS_DES_MYS", edition, part, Dim.CLASS) == (Share("CDS_DES_MYS"),)
    assert shares_said("left out", edition, part, Dim.CLASS) == ()
    assert shares_said("Malaysia 60%؛ Thailand 40%", edition, part, Dim.CLASS) == shares_said(
        "Malaysia 60%; Thailand 40%", edition, part, Dim.CLASS
    )
    assert shares_said("Malasia", edition, part, Dim.CLASS) == (Share("CDS_DES_MYS"),)
    halves = shares_said("Malaysia 50%; Singapore 50 %", edition, part, Dim.CLASS)
    assert halves == (Share("CDS_DES_MYS", Fraction(1, 2)), Share("CDS_DES_SGP", Fraction(1, 2)))
    assert shares_said("Malaysia 50%", edition, part, Dim.CLASS) is None
    assert shares_said("Atlantis", edition, part, Dim.CLASS) is None
    assert shares_said("2020", edition, part, Dim.YEAR) == (Share("2020"),)


def test_what_was_said_of_a_label_is_taken_back(draft: Draft, book: ForeignBook, workspace: Workspace) -> None:
    """In whatever way the label was written."""
    made = make_out(book, draft, workspace.edition, country="KHM")
    assert made.applied is not None
    use = made.applied.unmatched[0]
    said = draft.with_label(use, (Share("CDS_DES_MYS"),))
    assert said.part.labels[Dim.CLASS] == {use.text: (Share("CDS_DES_MYS"),)}
    assert said.with_label(use, None).part.labels[Dim.CLASS] == {}
    again = make_out(book, said.with_label(use, ()), workspace.edition, country="KHM")
    assert again.applied is not None
    left = next(each for each in again.applied.labels if each.text == use.text)
    assert meaning_words(left, {}) == "left out"


def test_a_bare_mapping_is_complete_but_for_the_year(workspace: Workspace) -> None:
    """A person says which year it is; until then it is told that it is missing."""
    book = open_foreign(b"foo,bar\nbaz,1\nqux,2\n", name="foo.csv")
    draft = bare_draft(book, workspace.edition)
    assert set(draft.part.places) == set(needed(workspace.edition.tables[0]))
    made = make_out(book, draft, workspace.edition, country="KHM")
    assert made.trouble is not None
    assert made.trouble.code == "mapping_wrong"
    assert bare(part_words(workspace.edition, draft.part, 1)) == f"1. Sheet foo → {workspace.edition.tables[0].id}"


@pytest.mark.parametrize(
    ("where", "at"), [(Where.FIXED, "CDS_DES_TOTAL"), (Where.ROW, "2"), (Where.COLUMN, "A"), (Where.SHEET, "")]
)
def test_a_place_begins_where_it_usually_is(draft: Draft, workspace: Workspace, where: Where, at: str) -> None:
    """Right above or beside the figures, or the total."""
    found = usual_at(workspace.edition, draft.part, Dim.CLASS, where)
    assert found == (codes_of(workspace.edition, draft.part, Dim.CLASS)[0].id if where is Where.FIXED else at)
