"""The printed sheet of a request to enrol."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import segno
from pypdf import PdfReader

from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.report.cover import CoverFact, Words
from ilms_desktop.report.enrolment_sheet import EnrolmentSheet, enrolment_pdf, qr_svg, qr_text

PUBLIC = bytes(range(32))
CODE = ("26348", "11467", "42571", "53456", "16141", "34442", "16338", "16275")
SHEET = EnrolmentSheet(
    language="fr",
    moment=datetime(2026, 11, 20, 8, tzinfo=UTC),
    title="ILMS_KEN_ENROL_1A2B3C4D",
    heading=Words("Demande", "Request"),
    office="Bureau national",
    person="B. Otieno",
    notice=Words("Lisez ces chiffres.", "Read these digits."),
    code_label=Words("Code de la clé", "Code of the key"),
    code=CODE,
    facts=(
        CoverFact(Words("Pays", "Country"), "Kenya (KEN)"),
        CoverFact(Words("Fichier", "File"), "ILMS_KEN_ENROL_1A2B3C4D.zip", is_code=True),
    ),
    fingerprint_label=Words("Empreinte", "Fingerprint"),
    fingerprint="SHA256:abc",
    qr=qr_text("KEN", PUBLIC),
    qr_label=Words("Pour un appareil photo", "For a camera"),
    stamp=Words("Signature et cachet", "Signature and stamp"),
    signature=Words("Nom", "Name"),
    place=Words("Lieu", "Place"),
    foot=Words("Ne confirme rien.", "Confirms nothing."),
    program="ILMS Desktop 0.1.0",
)


def page(sheet: EnrolmentSheet) -> str:
    """Words of the one page."""
    (only,) = PdfReader(io.BytesIO(enrolment_pdf(sheet)), strict=True).pages
    return " ".join(only.extract_text().split())


def test_everything_stands_on_one_page_in_both_languages() -> None:
    """The person's words, and English for whoever files it."""
    text = page(SHEET)
    for words in (SHEET.heading, SHEET.notice, SHEET.code_label, SHEET.stamp, SHEET.qr_label, SHEET.foot):
        assert words.own in text
        assert words.english in text
    for said in ("Bureau national", "B. Otieno", "SHA256:abc", "Kenya (KEN)", " ".join(CODE[:4]), " ".join(CODE[4:])):
        assert said in text


def test_long_names_still_fit_on_the_page() -> None:
    """An office has up to two hundred characters, a person too."""
    fact = CoverFact(Words("Pays", "Country"), "Kenya (KEN)")
    many = CoverFact(Words("Collecte", "Collection"), ", ".join(["ABCDEFGH-2026"] * 4))
    notice = Words("Lisez ces chiffres à voix haute. " * 6, "Read these digits aloud. " * 7)
    named = replace(SHEET, office="Direction générale " * 10, person="Un nom très long " * 11)
    for language in ("fr", "ar"):
        sheet = replace(named, language=language, notice=notice, facts=(*[fact] * 7, many))
        assert "26348" in page(sheet)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    """It can be printed again."""
    assert enrolment_pdf(SHEET) == enrolment_pdf(SHEET)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_set_in_every_language(language: str) -> None:
    """From the right where it must be; the digits never are."""
    assert " ".join(CODE[:4]) in page(replace(SHEET, language=language))


def test_the_qr_code_says_country_and_key() -> None:
    """Nothing more than the digits say."""
    assert qr_text("KEN", PUBLIC) == f"ilms-key-v1:KEN:{base64.b64encode(PUBLIC).decode()}"


def test_the_drawing_is_the_code_of_its_text() -> None:
    """Every dark square stands in it, with the quiet margin of four that readers want."""
    text = qr_text("KEN", PUBLIC)
    matrix = segno.make_qr(text, error="m").matrix
    drawing = qr_svg(text)
    size = re.search(r'width="(\d+)"', drawing)
    assert size is not None
    assert int(size[1]) == len(matrix) + 8
    runs = re.findall(r"h(\d+)", drawing[drawing.index("stroke") :])
    assert sum(map(int, runs)) == sum(map(sum, matrix))


@pytest.mark.parametrize(
    "change",
    [{"language": "xx"}, {"moment": datetime(2026, 9, 12)}, {"code": CODE[:7]}],  # noqa: DTZ001 - refused
)
def test_what_cannot_be_printed_is_refused(change: dict[str, object]) -> None:
    """An unknown language, a moment without time zone, a code that lacks a group."""
    with pytest.raises(ValueError, match=r".*"):
        replace(SHEET, **change)  # type: ignore[arg-type]
