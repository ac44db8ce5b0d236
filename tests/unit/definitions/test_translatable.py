"""Every text that people read has one stable path."""

from __future__ import annotations

import pytest

from ilms_desktop import paths
from ilms_desktop.definitions.forms import Forms, read_forms
from ilms_desktop.definitions.translatable import rule_texts_of, texts_of, threshold_path

FORMS, _PROBLEMS = read_forms(paths.forms_dir())
TEXTS = list(texts_of(FORMS))


def test_a_path_leads_to_one_text() -> None:
    """Two texts under one path would share a translation."""
    assert len({text.path for text in TEXTS}) == len(TEXTS) > 1000


def test_every_kind_of_thing_has_texts() -> None:
    """A kind that is left out would let its texts go untranslated unseen."""
    kinds = "edition module table codelist code field section concept criterion unit variable condition reason round"
    assert {text.path.partition(":")[0] for text in TEXTS} == set(kinds.split())


@pytest.mark.parametrize(
    ("path", "english"),
    [
        ("edition:ilms-2019/title", "ILMS questionnaire, 2019 edition"),
        ("module:ilms-2019/B/short_title", "Inflow"),
        ("table:ilms-2019/A1/short_title", "Age"),
        ("table:ilms-2019/A1/birth/title", "Working-age population by sex, age and place of birth"),
        ("codelist:ECO_SECTOR/title", "Economic activity, broad sectors"),
        ("code:ECO_SECTOR/ECO_SECTOR_AGR/label", "Agriculture"),
        ("code:SOURCE_TYPE/BA/acronym", "LFS"),
        ("field:S1/title", "Survey name (without year)"),
        ("field:counts_events/yes/label", "Yes"),
        ("section:what/title", "What it is"),
        ("concept:SEX/title", "Sex"),
        ("criterion:birth/phrase", "by place of birth"),
        ("unit:PS/title", "thousands of persons"),
        ("round:2026/title", "ILMS collection 2026"),
    ],
)
def test_a_path_names_the_thing(path: str, english: str) -> None:
    """Translators and reviewers must recognise what they have before them."""
    assert {text.path: text.english for text in TEXTS}[path] == english


def test_reasons_beside_thresholds_are_texts_of_rules() -> None:
    """People read them in the card of a finding; comments of the file and reasons of its entries alike."""
    texts = {text.path: text.english for text in rule_texts_of(FORMS)}
    assert texts["rule:V10/thresholds/share"] == "percent of the total of its column from which on a row counts"
    assert texts["rule:V02/thresholds/bands 3"] == "No way of rounding reaches it."
    assert threshold_path("V10", "share") in texts


@pytest.mark.parametrize("language", FORMS.complete_languages)
def test_a_complete_language_has_every_text(language: str) -> None:
    """Complete is a promise."""
    entries = FORMS.catalogues[language].entries
    assert [text.path for text in TEXTS if not entries[text.path].translation] == []


@pytest.mark.parametrize("language", FORMS.complete_languages)
def test_sentences_are_really_translated(language: str) -> None:
    """A sentence copied from English passes every formal check; single words may be the same in two languages."""
    entries = FORMS.catalogues[language].entries
    sentences = [text for text in TEXTS if text.english.endswith(".")]
    assert [text.path for text in sentences if entries[text.path].translation == text.english] == []
    assert len(sentences) > 200


def test_texts_of_rules_have_their_own_paths() -> None:
    """Sentences of findings are translated with the rules, those for special cases too."""
    rule = {"id": "V02", "title": "Sum", "message": "{a} is not {b}.", "hint": "", "texts": {"partial": "Too much."}}
    texts = list(rule_texts_of(Forms({"rules/V02.toml": rule, "rules/V99.toml": {}})))

    assert [(text.path, text.english) for text in texts] == [
        ("rule:V02/title", "Sum"),
        ("rule:V02/message", "{a} is not {b}."),
        ("rule:V02/texts/partial", "Too much."),
    ]
