"""Every number style is offered as it would look, and style and digits do not undo each other."""

from __future__ import annotations

from ilms_desktop.number_text import style_for
from ilms_desktop.settings import Settings
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.number_choices import (
    NumberChoice,
    decimal_choices,
    digit_choices,
    style_choices,
    unit_choices,
)


def on(choices: tuple[NumberChoice, ...]) -> str:
    """Words of the one that is in use."""
    (found,) = (bare(each.words) for each in choices if each.is_on)
    return found


def test_each_style_is_written_in_itself() -> None:
    """A person recognises a number, not the name of a country."""
    words = [bare(each.words) for each in style_choices("", language="fr")]
    assert words == [
        "As the language: 1\u202f234\u202f567,8",
        "1,234,567.8",
        "1\u202f234\u202f567,8",
        "1.234.567,8",
        "1’234’567.8",
        "12,34,567.8",
    ]


def test_the_style_in_use_is_marked() -> None:
    """A style from another version of the program is kept and shown too."""
    assert on(style_choices("", language="en")).startswith("As the language")
    assert on(style_choices("de_CH-u-nu-khmr", language="en")) == "1’234’567.8"
    assert on(style_choices("pt_BR", language="en")) == "1.234.567,8"


def test_style_and_digits_are_chosen_apart() -> None:
    """Another style keeps the digits, other digits keep the style."""
    french = next(each for each in style_choices("en-u-nu-thai", language="en") if "\u202f" in each.words)
    assert french.settings == {"number_locale": "fr-u-nu-thai"}
    khmer = next(each for each in digit_choices("fr-u-nu-thai", style=style_for("fr")) if "Khmer" in each.words)
    assert khmer.settings == {"number_locale": "fr-u-nu-khmr", "native_digits": True}
    latin = digit_choices("fr-u-nu-thai", style=style_for("fr"))[0]
    assert latin.settings == {"number_locale": "fr", "native_digits": False}


def test_digits_are_shown_with_their_name() -> None:
    """Arabic-Indic, Persian, Thai, Khmer, Lao, Burmese and more; those in use are marked."""
    arabic = digit_choices("", style=style_for("ar", native_digits=True))
    assert on(arabic) == "Arabic-Indic ٠١٢٣٤٥٦٧٨٩"
    assert on(digit_choices("", style=style_for("ar"))) == "Latin 0123456789"
    assert {bare(each.words).split()[-1] for each in arabic} >= {"០១២៣៤៥៦៧៨៩", "๐๑๒๓๔๕๖๗๘๙", "໐໑໒໓໔໕໖໗໘໙", "၀၁၂၃၄၅၆၇၈၉"}


def test_decimals_and_unit() -> None:
    """As typed or fixed; thousands or persons."""
    assert [each.words for each in decimal_choices(-1)] == ["As typed", "0", "1", "2", "3"]
    assert on(decimal_choices(2)) == "2"
    assert on(unit_choices(in_persons=False)) == "thousands of persons"
    assert on(unit_choices(in_persons=True)) == "persons"


def test_every_choice_sets_what_is_a_setting() -> None:
    """A name that nobody stores would be forgotten at the next start."""
    known = set(Settings.__dataclass_fields__)
    choices = (
        *style_choices("", language="en"),
        *digit_choices("", style=style_for("en")),
        *decimal_choices(0),
        *unit_choices(in_persons=True),
    )
    assert {name for each in choices for name in each.settings} <= known
