"""The printed cover of a carrier: everything on it, in two languages, on paper of any direction."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.package.pdf_check import check_pdf
from ilms_desktop.report.cover import CoverFact, CoverSheet, CoverTable, CoverTables, Words, cover_pdf

TABLE = CoverTable("C4", "Flux de sortie", "24", "", Words("Public", "public"))
SHEET = CoverSheet(
    language="fr",
    moment=datetime(2026, 9, 12, 10, 42, tzinfo=UTC),
    heading=Words("Paquet statistique", "Statistical package"),
    name="ILMS_KEN-01_2026_S0001",
    notice=Words("Envoyez ce PDF tel quel.", "Send this PDF as it is."),
    facts=(
        CoverFact(Words("Pays", "Country"), "Kenya (KEN)"),
        CoverFact(Words("Numéro du paquet", "Package number"), "0123abcd 4567ef89", is_code=True),
    ),
    figures=(CoverFact(Words("avertissements", "warnings"), "2"),),
    tables=CoverTables(
        title=Words("Tableaux", "Tables"),
        columns=(Words("N°"), Words("Tableau"), Words("Lignes"), Words("Rempli"), Words("Partage")),
        lines=(TABLE,),
        total=Words("Tous les tableaux", "All tables"),
        rows="24",
    ),
    stamp=Words("Signature et cachet", "Signature and stamp"),
    signature=Words("Nom"),
    place=Words("Lieu"),
    foot=Words("Non signé.", "Not signed."),
    program="ILMS Desktop 0.1.0",
    page="page {page} sur {pages}",
)


def pages(sheet: CoverSheet) -> list[str]:
    """Words of each page."""
    reader = PdfReader(io.BytesIO(cover_pdf(sheet)), strict=True)
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_the_same_sheet_gives_the_same_bytes() -> None:
    """Nothing but the data decides, and it is nothing but paper."""
    first = cover_pdf(SHEET)
    assert cover_pdf(SHEET) == first
    assert check_pdf(first) is None


def test_everything_stands_on_it_in_both_languages() -> None:
    """The person's words, and English for whoever files it."""
    (page,) = pages(SHEET)
    for words in (SHEET.heading, SHEET.notice, SHEET.facts[0].label, SHEET.stamp, SHEET.foot, TABLE.sharing):
        assert words.own in page
        assert words.english in page
    for text in (SHEET.name, "Kenya (KEN)", "0123abcd 4567ef89", "C4", "Flux de sortie", "page 1 sur 1"):
        assert text in page


def test_what_is_answered_is_a_column_only_where_it_is_known() -> None:
    """An empty column would look as if nothing were answered."""
    assert SHEET.tables is not None
    assert "Rempli" not in pages(SHEET)[0]
    known = replace(SHEET.tables, lines=(replace(TABLE, answered="87 %"),))
    page = pages(replace(SHEET, tables=known))[0]
    assert "Rempli" in page
    assert "87 %" in page


def test_a_package_without_tables_has_a_cover_too() -> None:
    """Nothing to report is a reply."""
    assert "Tableaux" not in pages(replace(SHEET, tables=None))[0]


def test_the_whole_questionnaire_fits_with_its_summary() -> None:
    """A carrier has six pages at most, its cover and summary four."""
    assert SHEET.tables is not None
    many = replace(
        SHEET.tables, lines=(replace(TABLE, title="Un titre qui occupe une ligne entière et plus " * 2),) * 40
    )
    assert len(pages(replace(SHEET, tables=many))) <= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_set_in_every_language(language: str) -> None:
    """From the right where it must be."""
    assert SHEET.name in pages(replace(SHEET, language=language))[0]


@pytest.mark.parametrize("change", [{"language": "xx"}, {"moment": datetime(2026, 9, 12)}])  # noqa: DTZ001 - refused
def test_what_cannot_be_printed_is_refused(change: dict[str, object]) -> None:
    """An unknown language, a moment without time zone."""
    with pytest.raises(ValueError, match=r".*"):
        replace(SHEET, **change)  # type: ignore[arg-type]
