"""Texts are checked language by language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.definitions.catalogue import Catalogue, Entry
from ilms_desktop.definitions.crosscheck_texts import Limits, check_catalogues, check_lengths, check_translations
from ilms_desktop.definitions.forms import Forms, read_forms

if TYPE_CHECKING:
    from pathlib import Path


def with_catalogues(root: Path, **catalogues: Catalogue) -> Forms:
    """The small questionnaire with other translations."""
    forms, _problems = read_forms(root)
    return Forms(forms.documents, catalogues)


def test_a_language_may_lack_a_short_title(small_forms: Path) -> None:
    """What is not there is missing, not too long."""
    assert list(check_lengths(with_catalogues(small_forms, ar=Catalogue()))) == []


def test_an_incomplete_language_may_lack_everything(small_forms: Path) -> None:
    """Arabic grows text by text; nobody calls it complete."""
    forms, _problems = read_forms(small_forms)
    assert list(check_translations(Forms(forms.documents, {**forms.catalogues, "ar": Catalogue()}))) == []


def test_every_missing_text_is_named(small_forms: Path) -> None:
    """A translator gets the whole list at once."""
    codes = [problem.code for problem in check_translations(with_catalogues(small_forms, fr=Catalogue()))]
    assert set(codes) == {"text.missing"}
    assert len(codes) > 80


def test_rules_are_translated_in_catalogues_of_their_own(small_forms: Path) -> None:
    """Rules and tables are written by different people."""
    forms, _problems = read_forms(small_forms)
    documents = {**forms.documents, "rules/V02.toml": {"id": "V02", "title": "Sum", "texts": {"more": "{a}"}}}
    translated = Catalogue({"rule:V02/title": Entry("Sum", "Somme"), "rule:V02/texts/more": Entry("{a}", "{b}")})
    without = Forms(documents, forms.catalogues)
    complete = Forms(documents, {**forms.catalogues, "rules.fr": translated})

    assert [(problem.code, problem.file) for problem in check_translations(without)] == [
        ("text.no_catalogue", "locale/rules.fr.po"),
    ]
    assert [(problem.code, problem.path) for problem in check_translations(complete)] == [
        ("text.placeholders", "rule:V02/texts/more"),
    ]
    assert list(check_catalogues(complete)) == []


def test_a_catalogue_of_rules_is_no_language_of_its_own(small_forms: Path) -> None:
    """Nobody finds a language "rules.fr" in the list of languages; the sentence names French and the file to add."""
    forms, _problems = read_forms(small_forms)
    rule = {"rules/V02.toml": {"id": "V02", "title": "Sum"}}
    [problem] = check_translations(Forms({**forms.documents, **rule}, forms.catalogues))

    assert problem.text == "The language fr is called complete, but lacks a catalogue. Add locale/rules.fr.po."


def test_a_text_in_the_wrong_catalogue_is_an_orphan(small_forms: Path) -> None:
    """It would never be found there."""
    catalogue = Catalogue({"rule:V02/title": Entry("Sum", "Somme")})
    problems = list(check_catalogues(with_catalogues(small_forms, fr=catalogue)))
    assert [(problem.code, problem.path) for problem in problems] == [("text.orphan", "rule:V02/title")]


def test_translations_may_be_a_little_longer() -> None:
    """French and Spanish need more letters than English."""
    assert Limits.SHORT_TITLE_TRANSLATED > Limits.SHORT_TITLE == 17
