"""A code list finds its codes, its total and its rest, and says clearly when it has none."""

from __future__ import annotations

import pytest

from ilms_desktop.model.codelist import Code, CodeKind, Codelist, ListKind

AGES = Codelist("AGE_X", "Age", ListKind.CLASS, (Code("AGE_X_T", "Total", kind=CodeKind.TOTAL), Code("AGE_X_1", "0-1")))
COUNTRIES = Codelist("CDS", "Country", ListKind.COUNTRY, (Code("CDS_X", "Other", kind=CodeKind.OTHER),))


def test_a_code_is_found_by_its_id() -> None:
    """Files carry ids; screens need labels."""
    assert AGES["AGE_X_1"].label == "0-1"
    assert "AGE_X_1" in AGES
    assert "AGE_X_2" not in AGES


def test_a_slip_in_a_code_is_no_empty_answer() -> None:
    """A lookup that returns nothing for a slip hides the slip."""
    with pytest.raises(KeyError):
        AGES["AGE_X_2"]


def test_a_list_knows_its_total_and_its_rest_if_it_has_them() -> None:
    """Sums start at the total and end at the rest; neither is assumed."""
    assert (AGES.total, AGES.other) == ("AGE_X_T", None)
    assert (COUNTRIES.total, COUNTRIES.other) == (None, "CDS_X")
    assert AGES["AGE_X_T"].is_total
    assert not AGES["AGE_X_1"].is_total
