"""What pages get at run time."""

from __future__ import annotations

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.help_page import HelpPage, Section, SpanKind, paragraph
from ilms_desktop.workspace.help.additions import completed

EDITION = load_edition("ilms-2019")


def only(page: HelpPage, *made: HelpPage) -> HelpPage:
    """A page after its completion."""
    (found,) = completed([page], made, EDITION)
    return found


def test_a_page_lists_the_pages_made_under_it() -> None:
    """Each by its title, as a link."""
    child = HelpPage("tables/A1", "A1 · Age", (), "tables")
    page = only(HelpPage("tables", "Tables", (Section("", "", (paragraph("All."),)),)), child)
    assert page.links == ("tables/A1",)
    assert page.sections[0].text == "All. A1 · Age"


def test_a_term_names_its_tables() -> None:
    """Not the part of the glossary before the first term."""
    page = only(HelpPage("glossary", "Glossary", (Section("", "", ()), Section("unemployment", "U", ()))))
    assert page.sections[0].blocks == ()
    assert page.sections[1].text == "Used in the tables: A9"


def test_a_trouble_lists_its_codes_with_their_words() -> None:
    """Names and figures that it was met with are left open."""
    page = only(HelpPage("troubleshooting", "T", (Section("disk", "Disk", ()), Section("", "", ()))))
    codes = [row[0][0] for row in page.sections[0].blocks[0].rows]
    assert "disk_full" in [code.text for code in codes]
    assert {code.kind for code in codes} == {SpanKind.CODE}
    assert "no space left on the disk of …" in page.sections[0].text
    assert page.sections[1].blocks == ()


def test_other_pages_stay_as_they_were_written() -> None:
    """Nothing is added where nothing belongs."""
    page = HelpPage("sealing", "Sealing", (Section("", "", (paragraph("x"),)),))
    assert only(page) is page
