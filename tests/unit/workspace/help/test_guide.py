"""The printable guide: every page a focal point needs, in every language, with its bookmarks."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from ilms_desktop import i18n
from ilms_desktop.workspace.help.book import help_book
from ilms_desktop.workspace.help.guide import guide_file, guide_sheet

MOMENT = datetime(2026, 9, 12, 10, 42, tzinfo=UTC)


def test_the_guide_holds_the_pages_and_the_tables_and_no_list_of_rules() -> None:
    """Rules and fields are explained where they are met; the desk's commands are not for focal points."""
    sheet = guide_sheet(help_book(), moment=MOMENT)
    ids = [page.id for page in sheet.pages]
    assert ids[0] == "first-round"
    assert {"tables", "tables/C4", "glossary", "troubleshooting"} <= set(ids)
    assert not {"fields", "rules", "rules/V01"} & set(ids)
    troubles = next(page for page in sheet.pages if page.id == "troubleshooting")
    assert "desk" not in {section.anchor for section in troubles.sections}
    assert "tables/C4" not in next(page for page in sheet.pages if page.id == "tables").links


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_the_guide_is_printed_in_every_language_with_bookmarks(language: str) -> None:
    """Each chapter can be jumped to; the title stands in the file."""
    from pypdf import PdfReader

    i18n.use(language)
    try:
        book = help_book()
        reader = PdfReader(io.BytesIO(guide_file(moment=MOMENT)))
    finally:
        i18n.use("en")
    tops = [each.title for each in reader.outline if not isinstance(each, list)]
    assert tops == [page.title for page in book.contents if page.id not in {"fields", "rules"}]
    assert 25 < len(reader.pages) < 60
    assert "/StructTreeRoot" in reader.root_object
