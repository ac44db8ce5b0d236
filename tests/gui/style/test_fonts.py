"""The bundled fonts: they load, and they have every letter that the program shows."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetrics, QRawFont

from ilms_desktop import paths
from ilms_desktop.definitions.loader import load_countries
from ilms_desktop.errors import BugError
from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.report.fonts import families, folder
from ilms_desktop.ui.style import fonts
from ilms_desktop.ui.style.metrics import TYPE, Role

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

#: signs that sentences, ranges and numbers use; shapes such as ticks are painted, not written
SIGNS = "…·–—‘’“”«»×±−→½%‰°²³•€\u00a0\u202f\u2066\u2069"
#: blocks of the scripts of the collection: first and last letter
BLOCKS = {"Arabic": (0x0621, 0x063A), "Thai": (0x0E01, 0x0E3A), "Khmer": (0x1780, 0x17B3), "Myanmar": (0x1000, 0x102A)}
#: the Lao block has gaps, and letters for Pali that no office uses
LAO = "ກຂຄງຈຊຍດຕຖທນບປຜຝພຟມຢຣລວສຫອຮຯະາຳເແໂໃໄໜໝ"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳๐๑๙໐໑໙០១៩၀၁၉"


def raw(weight: str) -> list[QRawFont]:
    """All bundled fonts of one weight."""
    return [QRawFont(str(path), 13) for path in sorted(folder().glob("*.ttf")) if path.stem.endswith(weight)]


def missing(text: str, *, weight: str = "Regular") -> str:
    """Letters of `text` that no bundled font of the weight has."""
    known = raw(weight)
    letters = sorted(set(text) - set("\n\r\t"))
    return "".join(letter for letter in letters if not any(each.supportsCharacter(ord(letter)) for each in known))


def test_fonts_load_once_under_the_names_that_are_asked_for(app: QApplication) -> None:
    """A family that is not there is replaced by whatever the computer has."""
    assert app is not None
    loaded = fonts.load()
    assert set(families("en")) <= loaded
    assert fonts.load() is loaded
    assert loaded <= set(QFontDatabase.families())


@pytest.mark.usefixtures("app")
def test_every_country_name_can_be_shown() -> None:
    """An empty box in the name of a country is an insult."""
    names = "".join(country.name for code in LANGUAGES for country in load_countries(language=code).values())
    assert missing(names) == ""
    assert missing(names, weight="Bold") == ""


@pytest.mark.usefixtures("app")
def test_every_translated_text_can_be_shown() -> None:
    """Whatever language is added, its letters must be in the bundle."""
    files = [*(paths.resources_dir() / "locale").glob("*.po"), *(paths.forms_dir() / "locale").glob("*.po")]
    assert files
    assert missing("".join(path.read_text(encoding="utf-8") for path in files)) == ""


@pytest.mark.usefixtures("app")
def test_signs_and_digits_can_be_shown() -> None:
    """People paste digits of their own script; sentences use dashes and quotes."""
    assert missing(SIGNS + DIGITS) == ""


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_scripts_of_the_collection_are_complete(weight: str) -> None:
    """Offices write their own names in notes, whatever the interface speaks."""
    codes = (code for first, last in BLOCKS.values() for code in range(first, last + 1))
    letters = "".join(chr(code) for code in codes if unicodedata.category(chr(code)) != "Cn")
    assert missing(letters + LAO, weight=weight) == ""


@pytest.mark.usefixtures("app")
def test_a_role_gives_size_weight_and_family() -> None:
    """The same text looks the same on every screen of the program."""
    made = {role: fonts.font(role, zoom=2.0) for role in Role}
    assert {role: (font.pixelSize() // 2, font.bold()) for role, font in made.items()} == TYPE
    assert not any(font.italic() for font in made.values())
    latin = {QFontInfo(font).family() for role, font in made.items() if role is not Role.CODE}
    assert latin == {"Noto Sans"}
    assert QFontInfo(made[Role.CODE]).family() == "Noto Sans Mono"


@pytest.mark.usefixtures("app")
def test_a_total_is_bold_in_the_role_of_its_row() -> None:
    """Weight can be chosen, size cannot."""
    assert fonts.font(Role.TEXT, bold=True).weight() is QFont.Weight.Bold
    assert fonts.font(Role.TABLE_TITLE, bold=False).weight() is QFont.Weight.Normal


@pytest.mark.usefixtures("app")
def test_arabic_letters_come_from_the_arabic_font() -> None:
    """Otherwise each computer would show another hand."""
    assert QFontInfo(fonts.font(Role.TEXT, language="ar")).family() == "Noto Sans Arabic"


@pytest.mark.usefixtures("app")
def test_latin_digits_have_one_width() -> None:
    """Columns of figures align without help."""
    for language in ("en", "ar", "km"):
        metrics = QFontMetrics(fonts.font(Role.TEXT, language=language))
        assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(("language", "most"), [("en", 18), ("ar", 20), ("my", 22), ("km", 18), ("lo", 21), ("th", 20)])
def test_a_line_takes_the_room_that_its_letters_need(language: str, most: int) -> None:
    """Arabic and Myanmar fonts ask for 28 pixels, for marks that no word of ours bears."""
    assert fonts.letter_height(fonts.font(Role.TEXT, language=language), language) <= most


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.25, 2.0])
def test_no_stroke_is_cut_off_in_that_room(zoom: float) -> None:
    """Every word of the Arabic catalogue, centred in a line of that height."""
    font = fonts.font(Role.TEXT, language="ar", zoom=zoom)
    metrics, room = QFontMetrics(font), fonts.letter_height(font, "ar")
    baseline = (room - metrics.height()) / 2 + metrics.ascent()
    catalogue = (paths.resources_dir() / "locale" / "ar.po").read_text(encoding="utf-8")
    names = (country.name for country in load_countries(language="ar").values())
    words = {
        word for word in " ".join((catalogue, *names)).split() if any("\u0600" <= sign <= "\u06ff" for sign in word)
    }
    inks = {word: metrics.tightBoundingRect(word) for word in words}
    assert len(inks) > 500
    assert [word for word, ink in inks.items() if baseline + ink.top() < -1 or baseline + ink.bottom() > room] == []


@pytest.mark.usefixtures("app")
def test_a_font_that_cannot_be_used_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A damaged installation must not show another font without a word."""
    (tmp_path / "Broken.ttf").write_bytes(b"no font")
    monkeypatch.setattr(sys.modules[fonts.__name__], "folder", lambda: tmp_path)
    with pytest.raises(BugError, match=r"Broken\.ttf"):
        fonts.load.__wrapped__()
