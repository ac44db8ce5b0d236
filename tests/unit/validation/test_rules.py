"""The catalogue as loaded: complete, in every language, and refused when it is broken."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ilms_desktop import paths
from ilms_desktop.definitions.loader import list_editions
from ilms_desktop.errors import DefinitionError
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.rules import text_path

if TYPE_CHECKING:
    from pathlib import Path

WANTED = tuple(sorted(path.stem for path in (paths.forms_dir() / "rules").glob("*.toml")))


@pytest.mark.parametrize("edition", list_editions())
@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_every_edition_has_its_rules_in_every_language(edition: str, language: str) -> None:
    """Where a language has no translation, English stands in, and nothing is empty."""
    rules = load_rules(edition, language)
    assert tuple(rule.id for rule in rules) == WANTED
    for rule in rules:
        assert all((rule.title, rule.why, rule.message, rule.hint, rule.formula, rule.waits, rule.level))
        # why: the European list of rule types has none for the protection of persons
        assert bool(rule.ess) == (rule.id != "V42")


def test_texts_are_translated() -> None:
    """A French finding in a French window."""
    english, french = (
        next(rule for rule in load_rules("ilms-2019", each) if rule.id == "V02") for each in ("en", "fr")
    )
    assert english.title == "Total is men plus women"
    assert french.title == "Le total est la somme des hommes et des femmes"
    assert "arrondi" in french.parameters["texts"]["rounding"]


def test_only_relations_of_the_edition_are_checked() -> None:
    """A4 exists in one edition only; comparing it elsewhere would compare nothing."""
    for edition in list_editions():
        relations = load_rules(edition)[0].parameters["tables"]
        assert relations
        assert {relation.edition for relation in relations} == {edition}


def test_thresholds_come_with_a_reason() -> None:
    """A number without its reason is changed by whoever comes next."""
    for rule in load_rules("ilms-2019"):
        for part in (*rule.parameters.get("bands", ()), *rule.parameters.get("asks", ())):
            assert isinstance(part, str) or part["reason"]


def test_the_last_band_takes_the_rest() -> None:
    """A difference must always fall somewhere."""
    for rule in load_rules("ilms-2019"):
        bands = rule.parameters.get("bands", ())
        assert ["tolerances" in band for band in bands] == [True] * (len(bands) - 1) + [False] * bool(bands)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    """A form author must learn which file to correct."""
    shutil.copytree(paths.forms_dir(), tmp_path / "forms")
    (tmp_path / "forms" / "rules" / "V02.toml").write_text("id = ", encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load_rules("ilms-2019", root=tmp_path / "forms")
    assert caught.value.context["problems"][0].file == "rules/V02.toml"  # type: ignore[index] # a tuple of problems


def test_a_text_is_found_by_its_path() -> None:
    """The catalogues of translators use the same paths."""
    assert text_path("V02", "message") == "rule:V02/message"
    assert text_path("V02", "texts", "partial") == "rule:V02/texts/partial"
