"""Pages made of the definitions, for every edition."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.loader import list_editions, load_edition
from ilms_desktop.workspace.help.made_pages import made_pages


@pytest.mark.parametrize("edition_id", list_editions())
def test_every_edition_has_its_pages(edition_id: str) -> None:
    """Tables, fields and rules; each with a title and with words."""
    edition = load_edition(edition_id)
    pages = list(made_pages(edition))
    assert len({page.id for page in pages}) == len(pages)
    assert {page.parent for page in pages} == {"tables", "fields", "rules"}
    assert all(page.title and page.sections[0].text for page in pages)
    listed = [page.id for page in pages if page.parent == "tables"]
    assert listed == [f"tables/{number}" for number in dict.fromkeys(table.number for table in edition.tables)]


def test_choices_of_a_field_are_listed() -> None:
    """Who asks what may be chosen sees it."""
    pages = {page.id: page for page in made_pages(load_edition("ilms-2019"))}
    assert "National statistical office" in pages["fields/agency_type"].sections[0].text


def test_a_rule_says_why_it_is_and_what_must_hold() -> None:
    """The same words as beside the finding."""
    pages = {page.id: page for page in made_pages(load_edition("ilms-2019"))}
    titles = [section.title for section in pages["rules/V02"].sections]
    assert titles[:2] == ["", "What must hold"]
