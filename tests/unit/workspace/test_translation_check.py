"""A translated file is judged: what would break the program, hide a number or say another word than the code lists."""

from __future__ import annotations

import pytest

from ilms_desktop.errors import ExchangeError, UserError
from ilms_desktop.workspace.translation_check import judge

HEAD = (
    'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"X-Direction: {direction}\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals={forms}; plural=(n > 1);\\n"\n\n'
)


def codes(body: str, *, language: str = "fr", direction: str = "ltr", forms: int = 2, name: str = "fr.po") -> list[str]:
    """Kinds of trouble with a file."""
    head = HEAD.format(language=language, direction=direction, forms=forms)
    return [each.code for each in judge((head + body).encode(), name=name).troubles]


@pytest.mark.parametrize(
    ("english", "french", "wanted"),
    [
        ("Undo", "Annuler", []),
        ("Undo", "", []),
        ("Findings {n}", "Constats {n}", []),
        ("Findings {n}", "Constats", ["placeholders"]),
        ("Findings {n}", "Constats {m}", ["placeholders"]),
        ("Undo", "Annuler {n}", ["placeholders"]),
        ("PDF (*.pdf)", "PDF (*.odt)", ["pattern"]),
        ("Undo", "Ann&uler", ["letter"]),
        ("No such text of ours", "Rien", ["unknown"]),
        ("Citizenship", "nationalité", []),
        ("Citizenship", "Passeport", ["term"]),
        ("Not applicable", "Ne s’applique pas", []),
    ],
)
def test_an_entry_is_judged(english: str, french: str, wanted: list[str]) -> None:
    """One entry, one kind of trouble; a text that waits for its translation is none."""
    assert codes(f'msgid "{english}"\nmsgstr "{french}"\n') == wanted


def test_plural_forms_are_counted() -> None:
    """A form that is missing leaves the text in English; one too many would never be shown."""
    body = 'msgid "{n} cell"\nmsgid_plural "{n} cells"\nmsgstr[0] "{n} cellule"\n'
    assert codes(body) == []
    assert codes(body + 'msgstr[1] "{n} cellules"\n') == []
    assert codes(body + 'msgstr[1] "{n} cellules"\n', language="ar", direction="rtl", forms=2) == [
        "plural_forms",
        "forms",
    ]
    assert codes(body + 'msgstr[1] "{m} cellules"\n') == ["placeholders"]


def test_the_head_is_compared_with_cldr() -> None:
    """A wrong direction turns the window round, a wrong number of forms takes the wrong word."""
    assert codes("", direction="rtl") == ["direction"]
    assert codes("", forms=3) == ["plural_forms"]
    assert codes("", language="ar", direction="rtl", forms=6) == []


def test_texts_of_the_questionnaire_go_by_their_paths() -> None:
    """Of the tables and lists, and of the rules in a file of their own."""
    body = 'msgctxt "code:SEX/SEX_M/label"\nmsgid "Male"\nmsgstr "Hommes"\n'
    assert codes(body) == []
    assert codes(body.replace("SEX_M", "SEX_Q")) == ["unknown"]
    rule = 'msgctxt "rule:V01/title"\nmsgid "A value is a number"\nmsgstr "Une valeur est un nombre"\n'
    assert codes(rule, name="rules.fr.po") == []


def test_a_trouble_says_what_to_do() -> None:
    """In words, with the text that it is about."""
    found = judge(
        (HEAD.format(language="fr", direction="ltr", forms=2) + 'msgid "X y z"\nmsgstr "A"\n').encode(), name=""
    )
    assert found.troubles[0].words == "“X y z”: the program has no such text. Export the file again."
    assert found.translated == 0


@pytest.mark.parametrize(("language", "error"), [("qq", UserError), ("", UserError)])
def test_a_head_without_a_language_is_refused(language: str, error: type[Exception]) -> None:
    """Nobody knows its plural forms."""
    with pytest.raises(error):
        codes("", language=language)


def test_what_is_no_catalogue_is_refused() -> None:
    """A picture, or a text of something else."""
    with pytest.raises((ExchangeError, UserError)):
        judge(b"\xff\xfe\x00", name="a.po")
