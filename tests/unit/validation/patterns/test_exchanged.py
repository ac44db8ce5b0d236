"""Total and part in each other's place: told only where it is the explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from tests.oracle.files import cell_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding
    from tests.oracle.files import File

SEXES = ("SEX_T", "SEX_M", "SEX_F")


def abroad(*figures: str) -> dict[str, str]:
    """Total, men, women."""
    return {f"{sex} CRS_RES_TOTAL": figure for sex, figure in zip(SEXES, figures, strict=True)}


@pytest.mark.parametrize(
    ("figures", "part"),
    [
        (("72.728", "133.269", "60.541"), "Male"),
        (("72.728", "60.541", "133.269"), "Female"),
        (("72.7", "133.3", "60.5"), "Male"),  # within rounding
    ],
)
def test_the_part_that_changed_places_is_named(
    figures: tuple[str, ...], part: str, told: Callable[..., list[Finding]]
) -> None:
    """The person sees both figures where they would belong."""
    (finding,) = told("V05", "C1", abroad(*figures))
    assert finding.values["part"] == part
    assert finding.cells[0].cell.sex == "SEX_T"


@pytest.mark.parametrize(
    "figures",
    [
        ("133.269", "72.728", "60.541"),  # right
        ("140", "72", "60"),  # wrong, but no part is larger than the total
        ("100", "150", "20"),  # a part is larger, but the exchange does not help
        ("0", "60", "60"),  # two exchanges would do: the total is missing, not exchanged
        ("2.588", "2.116", "0.473"),  # rounding
        ("72.728", "133.269", "N"),  # not evaluated
    ],
)
def test_nothing_is_told_where_an_exchange_does_not_explain_it(
    figures: tuple[str, ...], told: Callable[..., list[Finding]]
) -> None:
    """A wrong explanation is worse than none."""
    assert told("V05", "C1", abroad(*figures)) == []


def test_the_suggestion_exchanges_figure_and_letter_and_leaves_the_notes(
    file: File, told: Callable[..., list[Finding]]
) -> None:
    """The remark belongs to the place, the figure to what it counts."""
    key = QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2020)
    total, men, women = (ObservationKey(key, cell_of(codes)) for codes in abroad("", "", ""))
    file.put(total, Observation(72_728, 3, status="E", note="of all"))
    file.put(men, Observation(133_269, 3))
    file.put(women, Observation(60_541, 3))
    (finding,) = told("V05", "C1", {})
    assert finding.suggestion is not None
    assert finding.suggestion.edits == (
        (total, Observation(133_269, 3, note="of all")),
        (men, Observation(72_728, 3, status="E")),
    )


def test_sums_with_minus_are_left_alone(told: Callable[..., list[Finding]]) -> None:
    """Both sides of industry: there is no total to exchange."""
    figures = {"MAN": "2", "MEL": "3", "MIN": "2", "MANEL": "9"}
    assert told("V05", "C6", {f"SEX_T ECO_AGGREGATE_{code}": figure for code, figure in figures.items()}) == []
