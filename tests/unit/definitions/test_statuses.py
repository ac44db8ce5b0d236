"""Status letters keep their scheme: each letter of the ILO has its counterpart in SDMX, and back."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.statuses import (
    Contradiction,
    StatusUse,
    ValueExpected,
    contradiction,
    load_sdmx_statuses,
    load_statuses,
)


def test_letters_that_people_may_set_are_the_agreed_ones() -> None:
    """Forecasts and unofficial estimates are not asked for."""
    statuses = load_statuses()

    assert "".join(letter for letter, status in statuses.items() if status.use is StatusUse.OFFERED) == "BCEXNPSUI"
    assert statuses["L"].use is StatusUse.TOOL
    assert statuses["A"].use is StatusUse.IMPORT


def test_letters_say_whether_a_figure_stands_beside_them() -> None:
    """Not available and a figure contradict each other."""
    statuses = load_statuses()

    assert [letter for letter, status in statuses.items() if status.value is ValueExpected.NONE] == ["C", "X", "N"]
    assert statuses["S"].value is ValueExpected.OPTIONAL
    assert statuses["E"].value is ValueExpected.REQUIRED


def test_letters_that_collide_are_mapped_by_meaning() -> None:
    """ILO's N is "not available", SDMX's N is "not significant"."""
    ilo, sdmx = load_statuses(), load_sdmx_statuses()

    assert {letter: ilo[letter].sdmx for letter in ("L", "M", "N", "S", "X", "")} == {
        "L": "A",
        "M": "E",
        "N": "O",
        "S": "N",
        "X": "M",
        "": "A",
    }
    assert (ilo["C"].sdmx, ilo["C"].sdmx_conf) == ("Q", "C")
    assert {letter: sdmx[letter].ilo for letter in ("N", "O", "M", "Q", "A", "L")} == {
        "N": "S",
        "O": "N",
        "M": "X",
        "Q": "C",
        "A": "",
        "L": "N",
    }
    assert sdmx["K"].ask
    assert sdmx["L"].remark == "not collected"


def test_letters_are_explained_in_the_language() -> None:
    """A letter alone says nothing to anybody."""
    assert load_statuses(language="fr")["N"].label == "Pas disponible"
    assert load_statuses(language="es")["X"].help == "La celda no tiene sentido para el país."
    assert load_sdmx_statuses(language="fr")["P"].label == "Valeur provisoire"


@pytest.mark.parametrize(
    ("letter", "value", "text", "wrong"),
    [
        ("N", True, False, Contradiction.WITH_VALUE),
        ("N", False, False, None),
        ("E", False, False, Contradiction.WITHOUT_VALUE),
        ("E", False, True, None),
        ("E", True, False, None),
        ("S", True, False, None),
        ("S", False, False, None),
        ("Q", True, False, Contradiction.UNKNOWN),
        ("", True, False, Contradiction.UNKNOWN),
    ],
)
def test_a_letter_fits_what_stands_beside_it(letter: str, value: bool, text: bool, wrong: Contradiction | None) -> None:
    """One answer for typing, for importing and for rules."""
    assert contradiction(letter, has_value=value, has_text=text) is wrong
