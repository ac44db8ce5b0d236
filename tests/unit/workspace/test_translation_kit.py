"""The translator's kit: every text is in it, what is translated already too, and what it gives can be read back."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

import ilms_desktop
from ilms_desktop import i18n
from ilms_desktop.definitions.catalogue import Catalogue, parse_catalogue
from ilms_desktop.errors import MESSAGES, UserError
from ilms_desktop.workspace import translation_kit
from ilms_desktop.workspace.translation_check import judge
from ilms_desktop.workspace.translation_kit import glossary, kit, messages, plural_forms, read_po

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROGRAM = "resources/locale/{}.po"


@pytest.fixture
def read_anew() -> Iterator[None]:
    """Texts are looked for again, before and after."""
    messages.cache_clear()
    yield
    messages.cache_clear()


@pytest.mark.parametrize("language", ["vi", "km", "lo", "my", "th", "id"])
def test_a_language_is_begun_with_every_text(language: str) -> None:
    """Three catalogues with the head that the program reads, terms and a list of pictures; nothing to be mended."""
    files = kit(language)
    name = PROGRAM.format(language)
    assert set(files) == {
        name,
        f"forms/locale/{language}.po",
        f"forms/locale/rules.{language}.po",
        "glossary.csv",
        "pictures.txt",
    }
    found = judge(files[name], name=f"{language}.po")
    assert (found.language, found.wanted, found.troubles) == (language, len(messages()), ())


def test_a_head_makes_the_language_known(tmp_path: Path) -> None:
    """The file alone: name in the language itself, direction, and that it is not complete."""
    (tmp_path / "km.po").write_bytes(kit("km")[PROGRAM.format("km")])
    found = i18n.find_tongues(tmp_path)
    assert list(found) == ["en", "km"]
    assert found["km"] == i18n.Tongue("km", "ខ្មែរ", "ltr", complete=False)


def test_what_is_translated_is_there_with_its_place() -> None:
    """Nobody translates twice; the module and line say where a word is used."""
    text = kit("fr")[PROGRAM.format("fr")].decode()
    catalogue = read_po(text.encode())
    assert catalogue.get("Undo").string == "Annuler"  # type: ignore[union-attr]
    assert not [each.id for each in catalogue if each.id in _of_problems() and not each.string]
    assert "#: ui/actions.py:" in text
    assert "#. problem file_missing" in text
    assert "X-Complete" not in text


def _of_problems() -> set[str]:
    """What is said of files that cannot be read; translated long ago."""
    return {text for code in ("file_missing", "file_unreadable", "file_too_large") for text in MESSAGES[code] if text}


def test_definitions_come_by_their_paths() -> None:
    """A label that is the same word elsewhere is another text."""
    found = parse_catalogue("fr.po", kit("fr")["forms/locale/fr.po"].decode())
    assert isinstance(found, Catalogue)
    assert found.get("code:SEX/SEX_M/label", "Male") == "Hommes"
    rules = parse_catalogue("rules.fr.po", kit("fr")["forms/locale/rules.fr.po"].decode())
    assert isinstance(rules, Catalogue)
    assert rules.get("rule:V01/title", "A value is a number") == "Une valeur est un nombre"


def test_the_glossary_has_the_terms_of_the_code_lists() -> None:
    """In English, in the complete languages and in the one that is begun."""
    rows = {row["en"]: row for row in csv.DictReader(io.StringIO(glossary("vi")))}
    assert (rows["Female"]["fr"], rows["Female"]["es"]) == ("Femmes", "Mujeres")
    assert "vi" in rows["Female"]
    assert next(csv.reader(io.StringIO(glossary("fr"))))[0] == "en"


def test_pictures_are_taken_by_the_program_itself() -> None:
    """One line a screen."""
    lines = kit("lo")["pictures.txt"].decode().splitlines()
    assert len(lines) == len(translation_kit.SCREENS)
    assert all("--language lo" in line for line in lines)


def test_plural_rules_are_those_of_cldr() -> None:
    """Vietnamese has one form, Arabic six."""
    assert [plural_forms(each)[0] for each in ("vi", "th", "fr", "ar")] == [1, 1, 2, 6]


def test_an_unknown_language_is_refused() -> None:
    """A slip of the keyboard makes no files."""
    with pytest.raises(UserError) as caught:
        kit("qq")
    assert caught.value.code == "unknown_language"


@pytest.mark.usefixtures("read_anew")
def test_a_frozen_program_takes_its_texts_from_a_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no source beside it; places are missing then, texts are not."""
    whole = {(each.text, each.plural) for each in messages()}
    messages.cache_clear()
    monkeypatch.setattr(ilms_desktop, "__file__", str(tmp_path / "__init__.py"))
    found = messages()
    assert {(each.text, each.plural) for each in found} <= whole
    assert len(found) > 1000
    assert not any(each.places for each in found)
