"""Translations say everything the source says: complete, none doubtful, the same placeholders, enough plural forms."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from ilms_desktop import i18n
from ilms_desktop.errors import MESSAGES
from ilms_desktop.workspace.translation_check import judge
from ilms_desktop.workspace.translation_kit import english_texts

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = sorted([*(ROOT / "resources" / "locale").glob("*.po"), *(ROOT / "forms" / "locale").glob("*.po")])
PROGRAM_CATALOGUES = [path for path in CATALOGUES if path.parent.parent.name == "resources"]
COMPLETE = [path for path in PROGRAM_CATALOGUES if i18n.TONGUES[path.stem].complete]
PLACEHOLDER = re.compile(r"\{\w+\}")


def source_texts() -> frozenset[str]:
    """Every text the program marks for translation, singular forms only."""
    return frozenset(english_texts())


def translations(entry: polib.POEntry) -> list[str]:
    """All translated forms of an entry."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_a_catalogue_is_sound(path: Path) -> None:
    """A missing placeholder hides a number; a doubtful entry shows a wrong sentence."""
    catalogue = polib.pofile(str(path))
    forms = int((re.search(r"nplurals=(\d+)", catalogue.metadata.get("Plural-Forms", "")) or ["", "2"])[1])
    problems = []
    for entry in catalogue:
        texts = translations(entry)
        wanted = set(PLACEHOLDER.findall(entry.msgid)) | set(PLACEHOLDER.findall(entry.msgid_plural or ""))
        if entry.fuzzy or entry.obsolete or not all(text.strip() for text in texts):
            problems.append(f"not translated: {entry.msgid}")
        if any(set(PLACEHOLDER.findall(text)) - wanted for text in texts):
            problems.append(f"unknown placeholder: {entry.msgid}")
        if not entry.msgid_plural and set(PLACEHOLDER.findall(entry.msgstr)) != wanted:
            problems.append(f"placeholder lost: {entry.msgid}")
        if entry.msgid_plural and len(texts) != forms:
            problems.append(f"{len(texts)} plural forms, wanted {forms}: {entry.msgid}")
    assert problems == []
    assert catalogue.metadata["Language"] == path.stem.rpartition(".")[2]


@pytest.mark.parametrize("path", COMPLETE, ids=lambda path: str(path.stem))
def test_a_catalogue_of_the_program_has_every_text(path: Path) -> None:
    """A sentence left in English in the middle of a French window helps nobody."""
    translated = {entry.msgid for entry in polib.pofile(str(path))}
    assert sorted(source_texts() - translated) == []
    assert path.stem in i18n.LANGUAGES


def test_the_languages_of_the_questionnaire_are_complete() -> None:
    """A language may be begun; these four may not fall back to that."""
    assert {path.stem for path in COMPLETE} >= {"fr", "es", "ar"}


@pytest.mark.parametrize("path", PROGRAM_CATALOGUES, ids=lambda path: str(path.stem))
def test_a_translator_would_be_told_of_nothing(path: Path) -> None:
    """Placeholders, letters for Alt, patterns of files, plural forms, and the terms of the code lists."""
    found = judge(path.read_bytes(), name=path.name)
    assert [trouble.words for trouble in found.troubles] == []
    assert found.translated == found.wanted or path not in COMPLETE


def test_the_texts_of_the_program_are_found() -> None:
    """The guard above must not be green because nothing was extracted."""
    assert len(source_texts()) > len(MESSAGES)
