"""Texts come out in the person's language; what is put into them is never taken for a pattern."""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from ilms_desktop import i18n
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import load_catalogue

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "There is no file {path}."
msgstr "Il n'y a pas de fichier {path}."

msgid "Check the name and the folder."
msgstr "Vérifiez le nom et le dossier."

msgid "{count} cell"
msgid_plural "{count} cells"
msgstr[0] "{count} cellule"
msgstr[1] "{count} cellules"

msgctxt "severity"
msgid "Error"
msgstr "Erreur"
"""


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """French, from a catalogue of the test's own."""
    folder = tmp_path / "resources" / "locale"
    folder.mkdir(parents=True)
    (folder / "fr.po").write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    i18n.use("fr")


@pytest.mark.usefixtures("french")
def test_texts_come_out_in_the_language_in_use() -> None:
    """Plain texts, plurals and texts with context; what has no translation stays English."""
    assert i18n.language() == "fr"
    assert i18n.gettext("There is no file {path}.") == "Il n'y a pas de fichier {path}."
    assert i18n.gettext("Not translated") == "Not translated"
    assert i18n.ngettext("{count} cell", "{count} cells", 1) == "{count} cellule"
    assert i18n.ngettext("{count} cell", "{count} cells", 2) == "{count} cellules"
    assert i18n.pgettext("severity", "Error") == "Erreur"


@pytest.mark.usefixtures("french")
def test_an_error_is_told_in_the_language_in_use() -> None:
    """What happened, then what to do."""
    error = UserError("file_missing", path="a.csv")
    assert i18n.error_parts(error) == ("Il n'y a pas de fichier a.csv.", "Vérifiez le nom et le dossier.")
    assert i18n.error_text(error) == "Il n'y a pas de fichier a.csv. Vérifiez le nom et le dossier."


def test_an_error_without_a_sentence_shows_its_code() -> None:
    """The help desk can still find it."""
    assert i18n.error_text(UserError("no_such_code")) == "no_such_code"
    assert i18n.error_parts(UserError("no_such_code")) == ("no_such_code", "")


def test_english_needs_no_catalogue() -> None:
    """The program speaks even where no translation was installed."""
    i18n.use("en")
    assert i18n.gettext("Anything") == "Anything"
    assert i18n.ngettext("one", "many", 3) == "many"
    assert i18n.N_("marked") == "marked"


def test_direction_follows_the_language() -> None:
    """Arabic turns the window round."""
    assert not i18n.is_right_to_left()
    i18n.use("ar")
    assert i18n.is_right_to_left()


def test_an_unknown_language_is_refused_and_nothing_changes() -> None:
    """A slip on the command line does not fall back in silence."""
    with pytest.raises(UserError) as caught:
        i18n.use("xx")
    assert caught.value.code == "unknown_language"
    assert i18n.language() == "en"


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("{a} and {b}", "1 and {a}"),
        ("{c} stays", "{c} stays"),
        ("{a!r} {0.x}", "{a!r} {0.x}"),
        ("no place", "no place"),
    ],
)
def test_what_is_put_into_a_text_is_never_a_pattern(template: str, filled: str) -> None:
    """A file name with braces is a file name."""
    assert i18n.fill(template, {"a": "1", "b": "{a}"}) == filled


@pytest.mark.usefixtures("french")
def test_a_page_may_be_in_another_language_than_the_window() -> None:
    """Only inside the block, and only for who asked; a block within a block gives back what was there before."""
    heard: list[str] = []
    with i18n.in_language("ar"):
        assert (i18n.language(), i18n.is_right_to_left()) == ("ar", True)
        assert i18n.gettext("There is no file {path}.") == "There is no file {path}."
        other = threading.Thread(target=lambda: heard.append(i18n.language()))
        other.start()
        other.join()
        with i18n.in_language("fr"):
            assert i18n.gettext("Check the name and the folder.") == "Vérifiez le nom et le dossier."
        assert i18n.language() == "ar"
    assert heard == ["fr"]
    assert i18n.language() == "fr"


def test_a_page_in_an_unknown_language_is_refused() -> None:
    """Before anything is put together."""
    with pytest.raises(UserError), i18n.in_language("xx"):
        pass
    assert i18n.language() == "en"


def test_languages_are_found_by_their_files(tmp_path: Path) -> None:
    """Name, direction and completeness stand in the head; languages of the questionnaire come first."""
    begun = 'msgid ""\nmsgstr ""\n"X-Name: isiXhosa\\n"\n"X-Complete: no\\n"\n'
    (tmp_path / "xh.po").write_text(begun, encoding="utf-8")
    (tmp_path / "ar.po").write_text('msgid ""\nmsgstr ""\n"X-Direction: rtl\\n"\n', encoding="utf-8")
    assert list(i18n.find_tongues(tmp_path).values()) == [
        i18n.Tongue("en", "English"),
        i18n.Tongue("ar", "ar", "rtl"),
        i18n.Tongue("xh", "isiXhosa", complete=False),
    ]


def test_a_language_that_is_begun_is_offered_and_says_so() -> None:
    """Its texts fall back to English one by one."""
    assert not i18n.TONGUES["vi"].complete
    i18n.use("vi")
    assert i18n.gettext("Undo") == "Hoàn tác"
    assert i18n.ngettext("{n} cell", "{n} cells", 5) == "{n} ô"
    assert i18n.gettext("There is no such text") == "There is no such text"


def test_the_pseudo_language_can_be_used_and_is_not_offered() -> None:
    """Dates and numbers are English in it, with the day before the month."""
    assert "qps" in i18n.LANGUAGES
    assert "qps" not in i18n.TONGUES
    i18n.use("qps")
    assert i18n.gettext("Undo") == "[Ûûñðöö]"
    assert (i18n.language(), i18n.locale()) == ("qps", "en_GB")
    assert i18n.cldr("fr") == "fr"


def test_a_catalogue_that_was_written_anew_is_read_anew(tmp_path: Path) -> None:
    """A translator looks at each change; what did not change is compiled once."""
    path = tmp_path / "xx.po"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    path.write_text(f'{head}msgid "Tables"\nmsgstr "Eins"\n', encoding="utf-8")
    first = load_catalogue(path)
    assert load_catalogue(path) is first
    path.write_text(f'{head}msgid "Tables"\nmsgstr "Zwei"\n', encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert load_catalogue(path).gettext("Tables") == "Zwei"
    assert load_catalogue(tmp_path / "none.po").gettext("Tables") == "Tables"
