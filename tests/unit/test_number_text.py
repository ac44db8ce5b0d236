"""Numbers as people type them: what is read, what is asked, what is refused; and nothing is ever changed on the way."""

from __future__ import annotations

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.errors import UserError
from ilms_desktop.number_text import (
    ENGLISH,
    LARGEST,
    Ambiguous,
    Number,
    NumberStyle,
    Unread,
    Unreadable,
    digits_of,
    in_one_script,
    plain,
    read,
    read_plain,
    shown,
    signs,
    split_digits,
    style_for,
    with_digits,
)

FRENCH = NumberStyle(decimal=",", group="\u202f")
SPANISH = NumberStyle(decimal=",", group=".")
SWISS = NumberStyle(decimal=".", group="’")
INDIAN = NumberStyle(decimal=".", group=",", grouping=(3, 2))

LOCALES = sorted(localedata.locale_identifiers())


@pytest.mark.parametrize(
    ("scaled", "decimals", "expected"),
    [
        (16420, 2, "16.42"),
        (16420, 3, "16.420"),
        (16000, 0, "16"),
        (16000, 1, "16.0"),
        (47, 2, "0.047"),
        (0, 0, "0"),
        (-4, 3, "-0.004"),
    ],
)
def test_a_figure_comes_out_as_it_was_typed(scaled: int, decimals: int, expected: str) -> None:
    """Trailing zeros carry the precision, and a digit that counts is never dropped."""
    assert plain(scaled, decimals=decimals, stored=3) == expected


def test_a_figure_without_stored_decimals_has_no_point() -> None:
    """Counts of whole things are written as whole numbers."""
    assert plain(5, decimals=0, stored=0) == "5"
    assert shown(1234, decimals=0, stored=0, style=ENGLISH) == "1,234"


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (ENGLISH, "1,234,567.9"),
        (FRENCH, "1\u202f234\u202f567,9"),
        (SPANISH, "1.234.567,9"),
        (SWISS, "1’234’567.9"),
        (INDIAN, "12,34,567.9"),
    ],
)
def test_a_figure_is_shown_in_the_persons_style(style: NumberStyle, expected: str) -> None:
    """Fewer decimals are shown than stored, rounded for the eye only."""
    assert shown(1234567890, decimals=1, stored=3, style=style) == expected


def test_a_rounded_figure_goes_half_away_from_zero_and_has_no_negative_zero() -> None:
    """People round 0.5 up; "-0" would read as a figure."""
    assert shown(500, decimals=0, stored=3, style=ENGLISH) == "1"
    assert shown(-500, decimals=0, stored=3, style=ENGLISH) == "−1"
    assert shown(-400, decimals=0, stored=3, style=ENGLISH) == "0"


def test_local_digits_are_shown_by_choice() -> None:
    """Latin digits are the default everywhere; the script's own digits are for those who ask."""
    assert shown(1234500, decimals=1, stored=3, style=style_for("ar", native_digits=True)) == "١٬٢٣٤٫٥"
    assert shown(1234500, decimals=1, stored=3, style=style_for("ar")) == "1,234.5"
    assert style_for("fr", native_digits=True) == style_for("fr")


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en-u-nu-khmr", "១,២៣៤.៥"),
        ("fr-u-nu-arab", "١٬٢٣٤٫٥"),
        ("es-u-nu-thai", "๑.๒๓๔,๕"),
        ("th", "๑,๒๓๔.๕"),
        ("lo", "໑.໒໓໔,໕"),
        ("my", "၁,၂၃၄.၅"),
        ("fa", "۱٬۲۳۴٫۵"),
        ("ar-u-nu-latn", "1,234.5"),
        ("fr-u-nu-roman", "1\u202f234,5"),
    ],
)
def test_digits_are_those_named_or_those_of_the_locale(locale: str, text: str) -> None:
    """A Khmer office with an English interface writes Khmer digits; unknown digits are none."""
    assert shown(1234500, decimals=1, stored=3, style=style_for(locale, native_digits=True)) == text
    assert shown(1234500, decimals=0, stored=3, style=style_for(locale))[0] == "1"


def test_digits_are_named_beside_the_locale() -> None:
    """One setting holds both."""
    assert with_digits("fr", "khmr") == "fr-u-nu-khmr"
    assert with_digits("fr-u-nu-khmr", "thai") == "fr-u-nu-thai"
    assert with_digits("fr-u-nu-khmr", "") == "fr"
    assert split_digits("fr-u-nu-khmr") == ("fr", "khmr")
    assert split_digits("-u-nu-khmr") == ("", "khmr")
    assert split_digits("fr") == ("fr", "")
    assert digits_of("deva") == "०१२३४५६७८९"


@pytest.mark.parametrize(
    ("text", "told"), [("1.234", "."), (" 1٬234٫5 ", "٬٫"), ("1 234,5", " ,"), ("1\u00a0234,5", " ,"), ("12", "")]
)
def test_the_signs_of_a_number_say_how_it_was_written(text: str, told: str) -> None:
    """Texts with the same signs mean the same kind of number in one publication."""
    assert signs(text) == told


def test_mixed_scripts_can_be_read_as_one() -> None:
    """For the question, never for a guess."""
    assert in_one_script("1٢.๓") == "12.3"


@pytest.mark.parametrize("style", [ENGLISH, FRENCH, SPANISH, SWISS])
@pytest.mark.parametrize(
    ("text", "scaled", "decimals"),
    [
        ("12", 12000, 0),
        ("12,5", 12500, 1),
        ("12.5", 12500, 1),
        (" 12.50 ", 12500, 2),
        (".5", 500, 1),
        ("0.123", 123, 3),
        ("0,123", 123, 3),
        ("1234,567", 1234567, 3),
        ("1.234,5", 1234500, 1),
        ("1,234.5", 1234500, 1),
        ("1 234,5", 1234500, 1),
        ("1\u202f234.5", 1234500, 1),
        ("1\u00a0234", 1234000, 0),
        ("1\u2009234", 1234000, 0),
        ("1'234", 1234000, 0),
        ("1’234.5", 1234500, 1),
        ("1.234.567", 1234567000, 0),
        ("1,234,567", 1234567000, 0),
        ("٥٫٥", 5500, 1),
        ("۱٬۲۳۴", 1234000, 0),
        ("៥១២", 512000, 0),
        ("๑๒.๕", 12500, 1),
        ("໑໒", 12000, 0),
        ("၁၂", 12000, 0),
        ("१२", 12000, 0),
        ("১২", 12000, 0),
        ("１２．５", 12500, 1),
        ("\u200f12.5\u200e", 12500, 1),
    ],
)
def test_every_usual_way_of_writing_is_read(text: str, scaled: int, decimals: int, style: NumberStyle) -> None:
    """What can mean one thing only is read in every style."""
    assert read(text, stored=3, style=style) == Number(scaled, decimals)


AS_DECIMAL = Number(1234, 3)
AS_THOUSANDS = Number(1234000, 0)


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("1.234", ENGLISH, AS_DECIMAL),
        ("1,234", ENGLISH, AS_THOUSANDS),
        ("1.234", SPANISH, AS_THOUSANDS),
        ("1,234", SPANISH, AS_DECIMAL),
        ("1,234", FRENCH, AS_DECIMAL),
        ("1.234", FRENCH, Ambiguous((AS_DECIMAL, AS_THOUSANDS))),
        ("1,234", SWISS, Ambiguous((AS_DECIMAL, AS_THOUSANDS))),
    ],
)
def test_point_or_comma_before_three_digits_follows_the_style_or_is_asked(
    text: str, style: NumberStyle, expected: Number | Ambiguous
) -> None:
    """A factor of a thousand hangs on it, so it is never guessed."""
    assert read(text, stored=3, style=style) == expected


def test_three_decimals_that_cannot_be_kept_are_thousands_unless_the_style_says_decimals() -> None:
    """Earnings keep two decimals: 1.234 then has one meaning in French, and is too fine in English."""
    assert read("1.234", stored=2, style=FRENCH) == Number(123400, 0)
    assert read("1.234", stored=2, style=ENGLISH) == Unreadable(Unread.TOO_MANY_DECIMALS)


def test_groups_of_two_are_read_where_people_write_them() -> None:
    """12,34,567 is a number in India and a slip elsewhere."""
    assert read("12,34,567", stored=3, style=INDIAN) == Number(1234567000, 0)
    assert read("1,234,567", stored=3, style=INDIAN) == Number(1234567000, 0)
    assert read("12,34,567", stored=3, style=ENGLISH) == Unreadable(Unread.TEXT)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Unread.EMPTY),
        (" \u00a0\u200f", Unread.EMPTY),
        ("about 12", Unread.TEXT),
        ("…", Unread.TEXT),
        ("n.a.", Unread.TEXT),
        ("-", Unread.TEXT),
        ("(5)", Unread.TEXT),
        ("12 34", Unread.TEXT),
        ("1,23,4", Unread.TEXT),
        ("0,123,456", Unread.TEXT),
        ("1٫234٫567", Unread.TEXT),
        ("5.", Unread.TEXT),
        ("1d5", Unread.TEXT),
        ("12²", Unread.TEXT),
        ("12.4 e", Unread.TEXT),
        ("1.2.3", Unread.TEXT),
        ("5%", Unread.PERCENT),
        ("٥٪", Unread.PERCENT),
        ("$5", Unread.CURRENCY),
        ("5 €", Unread.CURRENCY),
        ("1e3", Unread.EXPONENT),
        ("1.2E-3", Unread.EXPONENT),
        ("-5", Unread.NEGATIVE),
        ("−5.5", Unread.NEGATIVE),
        ("5-", Unread.NEGATIVE),
        ("1.2345", Unread.TOO_MANY_DECIMALS),
        ("1,2345", Unread.TOO_MANY_DECIMALS),
        ("៥5", Unread.TWO_SCRIPTS),
        ("9000000000001", Unread.TOO_LARGE),
        ("9" * 5000, Unread.TOO_LARGE),
    ],
)
def test_what_is_no_figure_is_refused_with_its_reason(text: str, reason: Unread) -> None:
    """The cell keeps the text and says why; nothing is rounded, cut or turned into zero."""
    assert read(text, stored=3, style=ENGLISH) == Unreadable(reason)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.5", Number(12500, 1)),
        (" 12.50 ", Number(12500, 2)),
        ("0", Number(0, 0)),
        ("1.234", Number(1234, 3)),
        ("12,5", Unreadable(Unread.OTHER_STYLE)),
        ("1.234,5", Unreadable(Unread.OTHER_STYLE)),
        ("1 234", Unreadable(Unread.OTHER_STYLE)),
        ("១២", Unreadable(Unread.OTHER_STYLE)),
        (".5", Unreadable(Unread.OTHER_STYLE)),
        ("1.2345", Unreadable(Unread.TOO_MANY_DECIMALS)),
        ("1e3", Unreadable(Unread.EXPONENT)),
        ("-1", Unreadable(Unread.NEGATIVE)),
        ("abc", Unreadable(Unread.TEXT)),
        ("", Unreadable(Unread.EMPTY)),
    ],
)
def test_files_are_read_in_one_style_only(text: str, expected: Number | Unreadable) -> None:
    """A file has nobody to ask, so `1.234,5` is refused with its reason, not interpreted."""
    assert read_plain(text, stored=3) == expected


@given(scaled=st.integers(0, LARGEST), decimals=st.integers(0, 3))
def test_written_then_read_is_the_same_figure_in_files(scaled: int, decimals: int) -> None:
    """Import and export may not change a digit."""
    text = plain(scaled, decimals=decimals, stored=3)
    found = read_plain(text, stored=3)
    assert isinstance(found, Number)
    assert found.scaled == scaled
    assert plain(found.scaled, decimals=found.decimals, stored=3) == text


@given(scaled=st.integers(0, LARGEST), locale=st.sampled_from(LOCALES), native=st.booleans())
def test_shown_then_read_is_the_same_figure_in_every_locale(scaled: int, locale: str, native: bool) -> None:
    """What the program shows can be copied and typed back anywhere."""
    style = style_for(locale, native_digits=native)
    text = shown(scaled, decimals=3, stored=3, style=style)
    assert read(text, stored=3, style=style) == Number(scaled, 3)


def test_every_locale_has_a_style() -> None:
    """A person's locale is never the reason that the program does not start."""
    for locale in LOCALES:
        style = style_for(locale)
        text = shown(1234567000, decimals=0, stored=3, style=style)
        assert read(text, stored=3, style=style) == Number(1234567000, 0), locale


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    """People paste anything; the answer is always one of the three."""
    for found in (read(text, stored=3, style=ENGLISH), read_plain(text, stored=3)):
        assert isinstance(found, Number | Ambiguous | Unreadable)


@given(st.from_regex(r"[0-9]{0,7}([.,][0-9]{0,5})?", fullmatch=True), st.sampled_from(LOCALES), st.integers(0, 3))
def test_the_short_way_for_plain_figures_says_what_the_long_one_says(text: str, locale: str, stored: int) -> None:
    """A mark of direction changes nothing but the way."""
    style = style_for(locale)
    assert read(text, stored=stored, style=style) == read(f"\u200e{text}", stored=stored, style=style)


def test_english_without_babel_is_what_babel_says() -> None:
    """The short cut for English may not drift from the locale data."""
    assert style_for("en") == ENGLISH == style_for("en_US")
    assert style_for("pt-BR") == SPANISH
    assert style_for("de_CH") == SWISS
    assert style_for("hi") == INDIAN


@pytest.mark.parametrize("locale", ["xx_unknown", "", "??"])
def test_an_unknown_locale_is_said(locale: str) -> None:
    """A typing slip in the settings gets a sentence, not a traceback."""
    with pytest.raises(UserError) as caught:
        style_for(locale)
    assert caught.value.code == "unknown_language"
