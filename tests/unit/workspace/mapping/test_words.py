"""Words for what a sheet tells: every dimension and unit has one, in every language."""

from __future__ import annotations

import pytest

from ilms_desktop import i18n
from ilms_desktop.definitions.loader import load_codelist
from ilms_desktop.workspace.mapping.model import Dim, Unit
from ilms_desktop.workspace.mapping.words import code_words, dim_words, unit_words


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_every_dimension_and_unit_has_a_word(language: str) -> None:
    """A key of the mapping file in a sentence would say nothing to a person."""
    i18n.use(language)
    words = [*map(dim_words, Dim), *map(unit_words, Unit)]
    i18n.use("en")
    assert all(words)
    assert not {*Dim, *Unit}.intersection(words) - {"persons", "thousands", "millions"}


def test_a_code_stands_behind_its_name() -> None:
    """The name is for reading, the code for the mapping file."""
    assert code_words(load_codelist("CDS_DES")["CDS_DES_KHM"]) == "Cambodia (CDS_DES_KHM)"
