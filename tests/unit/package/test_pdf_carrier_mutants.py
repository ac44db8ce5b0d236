"""Bytes of a good carrier changed at random: no crash, no hang, and nothing but the same package is ever accepted."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from ilms_desktop.package.outcome import Verified
from tests.unit.package.test_read_mutants import mutant
from tests.vectors.package import forge_pdf as fp
from tests.vectors.package import world
from tests.vectors.package.vector import Case

GOOD = fp.good()
PARTS = fp.good_parts()
PACKAGE_ID = world.package_id(world.good())


@pytest.mark.parametrize("seed", range(6))
def test_a_changed_carrier_is_refused_or_the_same(seed: int) -> None:
    """Three hundred mutants of the whole file; most fail at its ends and tables."""
    dice = random.Random(seed)
    for _ in range(50):
        result = Case(mutant(dice, GOOD), fp.FILE_NAME).judge()
        assert not isinstance(result, Verified) or result.package_id == PACKAGE_ID


@pytest.mark.parametrize("seed", range(6))
def test_changed_objects_under_a_sound_table_are_refused_or_the_same(seed: int) -> None:
    """The table is written anew around each mutant, so that the later steps meet it."""
    dice = random.Random(seed)
    for _ in range(50):
        number = dice.choice(list(PARTS.objects))
        parts = PARTS.put(number, mutant(dice, PARTS.objects[number]))
        result = Case(parts.whole(), fp.FILE_NAME).judge()
        assert not isinstance(result, Verified) or result.package_id == PACKAGE_ID


@pytest.mark.parametrize("seed", range(2))
def test_changed_trailers_are_refused_or_the_same(seed: int) -> None:
    """The few words on which everything hangs."""
    dice = random.Random(seed)
    for _ in range(50):
        parts = replace(PARTS, trailer=mutant(dice, PARTS.trailer))
        result = Case(parts.whole(), fp.FILE_NAME).judge()
        assert not isinstance(result, Verified) or result.package_id == PACKAGE_ID
