"""The layout shows what the questionnaire asks, in its order; nothing that holds a figure is hidden."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.model.key import ABSENT, CellKey
from ilms_desktop.model.layout import asked_codes, build_layout
from tests.unit.model.small import AGES, BY_AGE, BY_COUNTRY, COUNTRIES, EARNINGS, EDITION


def test_rows_run_from_the_outer_axis_to_the_inner_one() -> None:
    """The printed form nests age in sex in citizenship."""
    layout = build_layout(EDITION, BY_AGE, "AGE_X")
    assert layout.axis_titles == ("Citizenship", "Sex", "Age")
    assert len(layout.rows) == 2 * 3 * 2
    assert layout.rows[0].cell == CellKey("SEX_T", "CCT_CIT_TOTAL", "AGE_X_TOTAL")
    assert layout.rows[3].path == "Total, Men, 15 and over"
    assert layout.rows[3].label == "15 and over"
    assert layout.rows[-1].cell == CellKey("SEX_F", "CCT_CIT_NONCIT", "AGE_X_YGE15")


def test_a_row_with_any_total_in_it_can_be_computed() -> None:
    """Men of all ages are a total over ages."""
    by_cell = {row.cell: row for row in build_layout(EDITION, BY_AGE, "AGE_X").rows}
    assert by_cell[CellKey("SEX_M", "CCT_CIT_NONCIT", "AGE_X_TOTAL")].is_total
    assert not by_cell[CellKey("SEX_M", "CCT_CIT_NONCIT", "AGE_X_YGE15")].is_total


def test_rows_that_are_not_asked_are_shown_only_if_they_hold_something() -> None:
    """Out of scope and alternative rows stay out of the way, yet a figure in them is seen."""
    assert [code.id for code in asked_codes(BY_AGE, AGES)] == ["AGE_X_TOTAL", "AGE_X_YGE15"]
    shown = build_layout(EDITION, BY_AGE, "AGE_X", shown=["AGE_X_YLT15", "AGE_X_ALT"])
    assert [row.codes[-1].id for row in shown.rows[:4]] == [code.id for code in AGES.codes]


def test_countries_stand_between_the_total_and_the_rest_in_the_order_chosen() -> None:
    """Largest first is the person's order, not the alphabet's."""
    layout = build_layout(EDITION, BY_COUNTRY, "CDS_DES", named=["CDS_DES_THA", "CDS_DES_KOR"])
    men = [row.label for row in layout.rows if row.cell.sex == "SEX_M"]
    assert men == ["Total", "Thailand", "Republic of Korea", "Other countries"]


def test_a_table_without_classes_has_its_other_axes_only() -> None:
    """The absent axis has its own mark in every key."""
    layout = build_layout(EDITION, EARNINGS, ABSENT)
    assert len(layout.rows) == 6
    assert {row.cell.klass for row in layout.rows} == {ABSENT}


@given(st.lists(st.sampled_from([code.id for code in COUNTRIES.codes[1:3]]), unique=True))
def test_every_cell_stands_in_one_row_only(named: list[str]) -> None:
    """Two rows for one cell would show one figure twice."""
    cells = [row.cell for row in build_layout(EDITION, BY_COUNTRY, "CDS_DES", named=named).rows]
    assert len(cells) == len(set(cells)) == 3 * (2 + len(named))
