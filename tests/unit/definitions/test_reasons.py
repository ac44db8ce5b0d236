"""The standard reasons as they stand in the definitions."""

from __future__ import annotations

from fractions import Fraction

from ilms_desktop.definitions.reasons import load_reasons


def test_a_reason_has_a_text_in_every_complete_language() -> None:
    """The code stays, the words change."""
    english, french = load_reasons(), load_reasons(language="fr")
    assert english.standard.keys() == french.standard.keys()
    assert english.standard["BREAK_SOURCE"].text.startswith("The source changed")
    assert french.standard["BREAK_SOURCE"].text.startswith("La source a changé")
    assert load_reasons(language="es").standard["NOT_ASKED"].text.startswith("La fuente no pregunta")


def test_a_reason_fits_its_rules_or_all() -> None:
    """A break explains a jump and no sum; having checked the figures explains everything."""
    standard = load_reasons().standard
    assert standard["BREAK_SOURCE"].fits("V10")
    assert not standard["BREAK_SOURCE"].fits("V02")
    assert standard["CHECKED"].fits("V02")


def test_every_text_is_long_enough_to_be_stored() -> None:
    """A reason that is offered and then refused would be a bad joke."""
    assert all(len(each.text) >= 10 for each in load_reasons().standard.values())


def test_when_figures_are_alike_is_data() -> None:
    """Exact numbers, as everything here that is compared."""
    likeness = load_reasons().likeness
    assert (likeness.percent, likeness.factor) == (20, Fraction(3, 2))
