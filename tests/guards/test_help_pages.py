"""The help says everything in every language of the questionnaire, leads nowhere wrong, and covers the whole window."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import list_rounds, load_round
from ilms_desktop.i18n import use
from ilms_desktop.ui.presenters.help_places import DIALOGS, SCREENS
from ilms_desktop.ui.presenters.round_steps import PAGE, STEPS
from ilms_desktop.workspace.help.book import help_book, source, written_pages
from ilms_desktop.workspace.help.contents import contents, folder
from ilms_desktop.workspace.help.markdown import words_named
from tests.guards.test_catalogues import source_texts

if TYPE_CHECKING:
    from ilms_desktop.model.help_page import HelpPage

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = tuple(sorted(path.name for path in folder().iterdir() if path.is_dir()))
#: fewer words may well be the same in two languages
FEW = 3
ARABIC = re.compile(r"[\u0621-\u064a]")


def shape(page: HelpPage) -> list[object]:
    """What two languages of a page have in common."""
    kinds = [(section.anchor, [block.kind for block in section.blocks]) for section in page.sections]
    return [kinds, sorted(page.links)]


def sentences(page: HelpPage) -> set[str]:
    """Blocks that are sentences."""
    texts = {block.text for section in page.sections for block in section.blocks} | {page.title}
    texts |= {section.title for section in page.sections}
    return {text for text in texts if len(text.split()) > FEW}


def test_the_questionnaire_speaks_four_languages() -> None:
    """The guards below must not be green because they look at nothing."""
    assert {"en", "fr", "es", "ar", *load_round(list_rounds()[-1]).languages} <= set(LANGUAGES)
    assert len(contents().pages) > 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_stands_in_every_language_with_the_same_headings_and_links(language: str) -> None:
    """Nobody is told less than the others."""
    assert {path.stem for path in (folder() / language).glob("*.md")} == set(contents().pages)
    english = {page.id: page for page in written_pages("en")}
    assert [page.id for page in written_pages(language) if shape(page) != shape(english[page.id])] == []


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_nothing_is_left_in_english(language: str) -> None:
    """A page that was copied and forgotten is found."""
    english = {page.id: sentences(page) for page in written_pages("en")}
    assert [text for page in written_pages(language) for text in sentences(page) & english[page.id]] == []


def test_arabic_pages_are_arabic() -> None:
    """A sentence without any Arabic letter was not translated."""
    assert [text for page in written_pages("ar") for text in sentences(page) if not ARABIC.search(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(language: str) -> None:
    """Also those that are made of the definitions."""
    use(language)
    try:
        book = help_book()
    finally:
        use("en")
    assert [(page.id, link) for page in book.pages.values() for link in page.links if book.place(link) is None] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_the_window_are_the_windows_own(language: str) -> None:
    """A menu that was renamed is renamed in the help too."""
    named = {(page, word) for page in contents().pages for word in words_named(source(language, page))}
    assert sorted((page, word) for page, word in named if word not in source_texts()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_a_page_is_the_same_in_every_language(language: str) -> None:
    """Keys and codes are not translated; a decimal sign may be."""
    for page in contents().pages:
        codes, english = (
            sorted(code.replace(",", ".") for code in re.findall(r"`(.+?)`", source(each, page)))
            for each in (language, "en")
        )
        assert codes == english, page


def classes_of(package: str) -> set[str]:
    """Names of the classes of a package whose names end as its own does."""
    ending = {"dialogs": "Dialog", "screens": "Screen"}[package]
    return {
        node.name
        for path in (ROOT / "ilms_desktop" / "ui" / package).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and node.name.endswith(ending)
    }


def test_every_dialog_and_every_screen_has_its_page() -> None:
    """F1 explains the place, wherever it is pressed."""
    assert classes_of("dialogs") == set(DIALOGS)
    assert classes_of("screens") - {"SeenScreen"} == set(SCREENS)
    book = help_book()
    assert [address for address in (*DIALOGS.values(), *SCREENS.values()) if book.place(address) is None] == []


def test_the_steps_of_the_first_round_are_sections_of_its_page() -> None:
    """The strip speaks with the words of the page."""
    page = help_book().pages[PAGE]
    assert tuple(section.anchor for section in page.sections if section.anchor) == STEPS
