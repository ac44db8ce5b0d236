"""Concepts, criteria and units have names in every language."""

from __future__ import annotations

from ilms_desktop.definitions.concepts import Role, load_concepts
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.structure import Unit


def test_concepts_know_their_role() -> None:
    """An export writes dimensions, then the figure, then what is said of it."""
    concepts = load_concepts().concepts

    assert concepts["REF_AREA"].role is Role.DIMENSION
    assert concepts["OBS_VALUE"].role is Role.MEASURE
    assert concepts["CONF_STATUS"].role is Role.ATTRIBUTE
    assert concepts["TIME_PERIOD"].title == "Reference period"


def test_every_criterion_and_unit_has_a_name() -> None:
    """Headings say by what a table is split and in what it is counted."""
    french = load_concepts(language="fr")

    assert set(french.criteria) == set(Criterion)
    assert french.criteria[Criterion.CITIZENSHIP].phrase == "selon la nationalité"
    assert french.criteria[Criterion.NONE].title == "Sans distinction"
    assert french.units[Unit.PERSONS].title == "milliers de personnes"
    assert french.units[Unit.CURRENCY].mult == 0
