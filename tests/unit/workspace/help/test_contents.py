"""The order of the pages, terms and troubles."""

from __future__ import annotations

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.errors import MESSAGES
from ilms_desktop.workspace.help.book import written_pages
from ilms_desktop.workspace.help.contents import contents, folder, numbers_using


def test_every_page_of_the_folder_is_in_the_contents() -> None:
    """A page that nobody lists is never read."""
    assert {path.stem for path in (folder() / "en").glob("*.md")} == set(contents().pages)


def test_terms_are_used_where_the_definitions_say_so() -> None:
    """No table is named here: the table's own properties decide."""
    tables = load_edition("ilms-2019").tables
    terms = contents().terms
    assert numbers_using(terms["unemployment"], tables) == ("A9",)
    assert numbers_using(terms["earnings"], tables) == ("A10",)
    assert numbers_using(terms["occupation"], tables) == ("A6", "B4", "C7")
    assert set(numbers_using(terms["usual-residence"], tables)) == {table.number for table in tables}
    assert set(numbers_using(terms["stock"], tables)) & set(numbers_using(terms["flow"], tables)) == set()
    assert all(numbers_using(term, tables) for term in terms.values())


def test_every_term_has_its_section_and_every_section_its_term() -> None:
    """The glossary and its uses grow together."""
    glossary = next(page for page in written_pages("en") if page.id == "glossary")
    assert {section.anchor for section in glossary.sections if section.anchor} == set(contents().terms)


def test_there_is_a_way_out_of_every_problem() -> None:
    """A code that somebody reads from the screen is found in the help."""
    troubles = next(page for page in written_pages("en") if page.id == "troubleshooting")
    anchors = {section.anchor for section in troubles.sections}
    assert sorted(set(MESSAGES) - set(contents().troubles)) == []
    assert sorted(set(contents().troubles) - set(MESSAGES)) == []
    assert set(contents().troubles.values()) <= anchors
