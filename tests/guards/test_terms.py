"""Sentences call things what the questionnaire calls them, in every language; Arabic ones are Arabic throughout."""

from __future__ import annotations

import re
from functools import cache

import pytest

from ilms_desktop import paths
from ilms_desktop.definitions.catalogue import Catalogue, read_catalogue

LANGUAGES = ("ar", "es", "fr")
#: label that sentences quote -> where its translation stands
QUOTED = {
    "Other countries": "code:CDS_DES/CDS_DES_X/label",
    "Status unknown": "code:CBR_BIR/CBR_BIR_X/label",
    "“Change in source”": "code:I11/I11:3256/label",
}
#: terms that stand in many places -> their one Arabic word; the glossary in docs/reference/terms-ar.md explains them
TERMS = {
    r"\bpersons? of working age|working-age|working age\b": "سن العمل",
    r"\beconomic activity\b": "النشاط الاقتصادي|للأنشطة الاقتصادية|الأنشطة الاقتصادية",
    r"\bstatus in employment\b": "الوضع في الاستخدام",
    r"\bcountr(y|ies) of birth\b": "بلد الولادة|بلدان الولادة",
    r"\bcountr(y|ies) of citizenship\b": "بلد الجنسية|بلدان الجنسية",
    r"\bcountr(y|ies) of origin\b": "بلد المنشأ|بلدان المنشأ",
    r"\bcountr(y|ies) of destination\b": "بلد المقصد|بلدان المقصد",
    r"\bnon-citizens?\b": "غير المواطنين",
    r"\blabour force\b": "القوى العاملة",
    r"\bmean nominal monthly earnings\b": "متوسط الكسب الشهري الاسمي",
    r"\binflow\b": "التدفق الوافد|الوافدون|تدفق",
    r"\boutflow\b": "التدفق المغادر|المغادرون",
    r"\bbreak in series\b": "انقطاع في السلسلة|انقطاعاً في السلسلة|بانقطاع في السلسلة|نوع الانقطاع",
    r"\bself-employed\b": "مشتغلين لحسابهم|المشتغلون لحسابهم",
    r"\bquestionnaire\b": "استبيان|الاستبيان",
}
#: texts that are the English ones, with the reason
SAME_AS_ENGLISH = {
    r"code:SOURCE_TYPE/\w+/acronym": "Arabic has no acronyms for kinds of sources; offices know those of the ILO",
}
ISLANDS = re.compile("[\u2066\u2068][^\u2066-\u2069]+\u2069")


@cache
def catalogue(language: str) -> dict[str, tuple[str, ...]]:
    """English and translation of every text of definitions and rules, by path."""
    both = (read_catalogue(paths.forms_dir(), name) for name in (language, f"rules.{language}"))
    return {path: tuple(entry) for each in both if isinstance(each, Catalogue) for path, entry in each.entries.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quoted_label_is_the_label(language: str) -> None:
    """Who is told to put somebody into a row looks for that row by its name."""
    texts = catalogue(language)
    wrong = []
    for said, path in QUOTED.items():
        label = texts[path][1].casefold()
        mentions = {key: text for key, text in texts.items() if said in text[0] and key != path}
        assert len(mentions) > 1
        wrong += [key for key, (_english, text) in mentions.items() if label not in _plain(text)]
    assert wrong == []


@pytest.mark.parametrize("english", TERMS)
def test_a_term_has_one_arabic_word(english: str) -> None:
    """Two words for one concept read like two concepts."""
    mentions = {path: text for path, text in catalogue("ar").items() if re.search(english, text[0], re.IGNORECASE)}
    assert mentions
    assert [path for path, text in mentions.items() if not re.search(TERMS[english], text[1])] == []


def test_no_arabic_text_is_left_in_english() -> None:
    """Whatever stays Latin is a code, and is listed with its reason."""
    same = [path for path, (english, text) in catalogue("ar").items() if english == text]
    assert [path for path in same if not any(re.fullmatch(each, path) for each in SAME_AS_ENGLISH)] == []
    assert all(any(re.fullmatch(each, path) for path in same) for each in SAME_AS_ENGLISH)


def test_arabic_texts_have_arabic_signs() -> None:
    """A Latin comma or question mark in an Arabic sentence stands the wrong way round; commas in numbers are codes."""
    wrong = [path for path, (_english, text) in catalogue("ar").items() if re.search(r"[?;]|,(?!\d)|[“”]", text)]
    assert wrong == []


def test_islands_in_arabic_texts_are_left_again() -> None:
    """An island that is never left turns the rest of the sentence round."""
    marks = re.compile("[\u2066-\u2069]")
    assert [path for path, (_, text) in catalogue("ar").items() if marks.search(ISLANDS.sub("", text))] == []


def _plain(text: str) -> str:
    """Text for comparing with a label: no capitals, no difference between apostrophes."""
    return text.casefold().replace("’", "'")
