"""Group labels stand once for all rows they cover."""

from __future__ import annotations

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.layout import build_layout
from ilms_desktop.ui.presenters.spans import Span, spans
from tests.gui.conftest import A5, C4


def test_one_level_of_groups() -> None:
    """Sex outside, country inside."""
    edition = load_edition("ilms-2019")
    layout = build_layout(edition, edition.table(C4), "CDS_DES", named=("CDS_DES_THA",))
    assert spans(layout.rows) == ((Span(0, 2, "Total"), Span(3, 5, "Male"), Span(6, 8, "Female")),)


def test_two_levels_begin_anew_inside_each_outer_group() -> None:
    """Citizenship, sex, activity: "Total" of sex appears once per citizenship."""
    edition = load_edition("ilms-2019")
    layout = build_layout(edition, edition.table(A5), "ECO_AGGREGATE")
    outer, inner = spans(layout.rows)
    assert len(inner) == 3 * len(outer)
    assert [span.label for span in inner[:3]] == ["Total", "Male", "Female"]


def test_no_rows_have_no_groups() -> None:
    """Before a table is opened."""
    assert spans(()) == ()
