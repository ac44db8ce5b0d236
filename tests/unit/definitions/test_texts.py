"""Texts are looked up in one language, with English behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.texts import Texts, read_languages, read_texts
from ilms_desktop.errors import DefinitionError, UserError

if TYPE_CHECKING:
    from pathlib import Path


def test_english_needs_no_catalogue(small_forms: Path) -> None:
    """The files themselves are English."""
    texts = read_texts(small_forms, "en")

    assert texts.get("code:SEX/SEX_M/label", "Male") == "Male"
    assert read_texts(small_forms, "fr").get("code:SEX/SEX_M/label", "Male") == "Hommes"


def test_an_empty_text_stays_empty() -> None:
    """The header of a catalogue stands under the empty text; it is no translation."""
    assert Texts("fr").get("code:SEX/SEX_M/help", "") == ""


def test_a_language_of_the_list_may_lack_a_catalogue(small_forms: Path) -> None:
    """Arabic has names of countries only."""
    assert read_texts(small_forms, "ar").get("code:SEX/SEX_M/label", "Male") == "Male"


def test_a_language_outside_the_list_is_refused(small_forms: Path) -> None:
    """The person chooses from the languages there are."""
    with pytest.raises(UserError) as caught:
        read_texts(small_forms, "pt")
    assert caught.value.context["known"] == "en, fr, ar"


def test_a_damaged_catalogue_is_refused(small_forms: Path) -> None:
    """Half a catalogue would mix two languages."""
    (small_forms / "locale" / "fr.po").write_text("nonsense", encoding="utf-8")
    with pytest.raises(DefinitionError):
        read_texts(small_forms, "fr")


def test_languages_know_their_direction(small_forms: Path) -> None:
    """The window mirrors itself for Arabic."""
    assert [(entry.name, entry.direction) for entry in read_languages(small_forms)][-1] == ("العربية", "rtl")
