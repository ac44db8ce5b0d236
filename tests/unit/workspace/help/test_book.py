"""The help as a whole: addresses, search, every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop import i18n
from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.errors import MESSAGES
from ilms_desktop.workspace.help.book import help_book, source

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    """The language is one for the whole program."""
    yield
    i18n.use("en")


def test_an_address_leads_to_a_page_or_a_section() -> None:
    """Anything else leads nowhere, and says so."""
    book = help_book()
    place = book.place("sealing#before")
    assert place is not None
    assert (place.page.title, place.anchor) == ("Sealing", "before")
    assert book.place("tables/C4") is not None
    assert book.place("sealing#nowhere") is None
    assert book.place("nowhere") is None


def test_tables_fields_and_rules_have_pages_with_the_words_of_the_definitions() -> None:
    """They are read from the definitions and copied nowhere."""
    book, edition = help_book("ilms-2018"), load_edition("ilms-2018")
    for table in edition.tables:
        place = book.place(f"tables/{table.number}#{table.criterion}")
        assert place is not None
        assert table.universe_text in " ".join(section.text for section in place.page.sections)
    for field in edition.fields:
        place = book.place(f"fields/{field.code}")
        assert place is not None
        assert place.page.title == field.title
    assert next(page.id for page in book.children("rules")) == "rules/V01"
    assert all(page.parent == "" for page in book.contents)


def test_lists_terms_and_problems_are_added() -> None:
    """Lists lead to their pages, terms to their tables, codes to their words."""
    book = help_book()
    assert "tables/C4" in book.pages["tables"].links
    assert "tables/A9" in book.pages["glossary"].links
    troubles = " ".join(section.text for section in book.pages["troubleshooting"].sections)
    assert all(code in troubles for code in MESSAGES)
    assert "{" not in troubles


@pytest.mark.parametrize(
    ("language", "typed", "address"),
    [
        ("en", "seal", "sealing"),
        ("fr", "CLE inscrire", "signing-key#enrol"),
        ("es", "acuse de recibo", "sending#receipt"),
        ("es", "ocupacion", "glossary#employment"),
        ("ar", "اسئله", "questions"),
        ("ar", "الاقامه المعتاده", "glossary#usual-residence"),
        ("fr", "workspace_in_use", "troubleshooting#file"),
        ("en", "V02", "rules/V02"),
    ],
)
def test_search_finds_in_every_language(language: str, typed: str, address: str) -> None:
    """Without accents, in any capitals, with any form of a letter."""
    i18n.use(language)
    assert address in [hit.address for hit in help_book().search(typed)]


def test_a_language_without_help_reads_english() -> None:
    """A catalogue alone adds a language."""
    assert source("xx", "sealing") == source("en", "sealing")
