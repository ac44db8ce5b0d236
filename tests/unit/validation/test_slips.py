"""Kinds of slips: what digits tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.definitions.loader import list_editions
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.findings import rule_text
from ilms_desktop.validation.rulebook import RuleBook
from ilms_desktop.validation.slips import WEIGHTS, Slip, Written, bonus, is_telling, scaled


def written(text: str, *, precision: int | None = None) -> Written:
    """A figure as typed, three decimals stored."""
    decimals = len(text.partition(".")[2])
    return Written(scaled(text, 3) or 0, decimals, decimals if precision is None else precision, 3)


@pytest.mark.parametrize(
    ("typed", "meant", "slip"),
    [
        ("12.435", "12.345", Slip.TRANSPOSED),
        ("21.345", "12.345", Slip.TRANSPOSED),
        ("13.245", "12.345", Slip.TRANSPOSED),
        ("2.345", "12.345", Slip.DIGIT_MISSING),
        ("1.345", "12.345", Slip.DIGIT_MISSING),
        ("12.345", "1234.345", Slip.OTHER),
        ("12.3345", "12.345", Slip.OTHER),
        ("122.345", "12.345", Slip.DIGIT_TWICE),
        ("162.345", "12.345", Slip.DIGIT_EXTRA),
        ("123.45", "12.345", Slip.FACTOR_10),
        ("1.234", "123.4", Slip.FACTOR_10),
        ("12345", "12.345", Slip.FACTOR_1000),
        ("0.012", "12", Slip.FACTOR_1000),
        ("12.845", "12.345", Slip.ONE_DIGIT),
        ("7.999", "12.345", Slip.OTHER),
        ("0.045", "0.085", Slip.OTHER),
    ],
)
def test_a_slip_is_named(typed: str, meant: str, slip: Slip) -> None:
    """The person sees at once what her finger did; a slip in a figure of two digits could be anything."""
    assert written(typed, precision=3).slip_to(scaled(meant, 3) or 0) is slip


def test_a_decimal_may_be_missing() -> None:
    """12.345 without its 4 is 12.35, which has a decimal less than the rest of the table."""
    assert written("12.35", precision=3).slip_to(12_345) is Slip.DIGIT_MISSING
    assert written("12.35", precision=2).slip_to(12_345) is not Slip.DIGIT_MISSING


def test_a_sign_does_not_belong_there() -> None:
    """Nobody is counted below zero, so that nothing else can have happened."""
    assert Written(-12_345, 3, 3, 3).slip_to(12_345) is Slip.SIGN
    assert Written(-12_345, 3, 3, 3).slip_to(12_354) is Slip.OTHER


def test_persons_become_thousands_as_the_table_is_rounded() -> None:
    """3,586,412 persons are 3,586 thousand in a table of whole thousands."""
    assert Written(3_586_412_000, 0, 0, 3).readings[3_586_000] is Slip.FACTOR_1000


def test_a_missing_digit_is_found_near_what_rounding_leaves_open() -> None:
    """In rounded tables the sums say about 67.7, and the digit that was left out says which figure it is."""
    assert set(written("67", precision=1).longer(67_640, 100)) == {67_600}
    assert set(written("7.741", precision=3).longer(72_741, 0)) == {72_741}
    assert set(written("741", precision=0).longer(741_000, 10)) == set()


@given(st.integers(1_000, 9_999_999), st.data())
def test_a_digit_that_is_left_out_is_found(figure: int, data: st.DataObject) -> None:
    """Whatever digit before the decimal sign is left out, the figure is read back."""
    text = f"{figure}.125"
    place = data.draw(st.integers(1, len(str(figure)) - 1))
    typed = written(text[:place] + text[place + 1 :])
    meant = scaled(text, 3)
    assert meant is not None
    assert meant in typed.readings or meant in set(typed.longer(meant, 0))


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 3), st.integers(0, 3))
def test_every_pair_of_figures_has_a_kind(typed: int, meant: int, decimals: int, precision: int) -> None:
    """No figure stops the check."""
    assert Written(typed, decimals, precision, 3).slip_to(meant) in Slip


def test_a_last_decimal_proves_little() -> None:
    """3.62 among three decimals is 3.620 as files write it; 10.72 would stand out where 10.724 does not."""
    assert written("3.62", precision=3).doubt(Slip.DIGIT_MISSING, 3_623) < 1
    assert written("3.62", precision=3).doubt(Slip.DIGIT_MISSING, 13_620) == 1
    assert written("3.623", precision=3).doubt(Slip.DIGIT_MISSING, 13_623) == 1
    assert written("10.724").doubt(Slip.DIGIT_EXTRA, 10_720) < 1
    assert written("10.724").doubt(Slip.DIGIT_EXTRA, 1_724) == 1
    assert written("10724").doubt(Slip.DIGIT_EXTRA, 1_072_000) == 1


def test_more_decimals_than_are_stored_are_no_figure() -> None:
    """They could not be kept."""
    assert scaled("12.3456", 3) is None
    assert scaled(".5", 3) == 500


def test_chance_takes_away_from_a_slip() -> None:
    """In a figure of four digits two exchanged say something; where anything within fifty counts, they do not."""
    assert bonus(Slip.TRANSPOSED, 123_456, 1) == WEIGHTS[Slip.TRANSPOSED]
    assert 0 < bonus(Slip.TRANSPOSED, 123_456, 4_000) < WEIGHTS[Slip.TRANSPOSED]
    assert bonus(Slip.TRANSPOSED, 120, 101) == 0
    assert bonus(Slip.OTHER, 120, 101) == 0


def test_a_figure_of_few_digits_is_equal_to_another_by_chance() -> None:
    """1,000 twice says nothing."""
    assert [is_telling(figure) for figure in (0, 12, 1_000, 45_000, 123, 104_000)] == [
        *(False, False, False, False),
        *(True, True),
    ]


@pytest.mark.parametrize("edition", list_editions())
def test_every_kind_of_slip_has_words(edition: str) -> None:
    """What the search finds can be said, in every edition."""
    book = RuleBook.of(load_rules(edition))
    assert [slip for slip in Slip if not rule_text(*book.hints[slip])] == []
    assert WEIGHTS.keys() == set(Slip)
