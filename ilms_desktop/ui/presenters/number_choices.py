"""What the View menu offers for figures: number styles and digits, each written as it would look, decimals, unit.

A choice is a pair of settings and values; nothing of the data depends on any of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop import number_text
from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.structure import Unit
from ilms_desktop.settings import AS_TYPED
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.number_text import NumberStyle

#: one locale for each way of grouping and of marking decimals
_STYLES: Final = ("en", "fr", "es", "de_CH", "en_IN")
#: numbering system -> name of its digits
_DIGITS: Final = {
    "arab": N_("Arabic-Indic"),
    "arabext": N_("Persian"),
    "beng": N_("Bengali"),
    "deva": N_("Devanagari"),
    "khmr": N_("Khmer"),
    "laoo": N_("Lao"),
    "mymr": N_("Burmese"),
    "thai": N_("Thai"),
}
_MOST_DECIMALS: Final = 3
#: 1234567.8, to be written in each style
_EXAMPLE: Final = 12345678


@dataclass(frozen=True, slots=True)
class NumberChoice:
    """One thing that may be chosen.

    Attributes:
        words: as in the menu. settings: name and value of each setting that it sets.
        is_on: whether it is the one in use.
    """

    words: str
    settings: Mapping[str, object]
    is_on: bool


def style_choices(locale: str, *, language: str) -> tuple[NumberChoice, ...]:
    """Number styles; the digits in use stay.

    Args:
        locale: that of the settings, empty for the style of the language.
        language: of the interface.
    """
    name, digits = number_text.split_digits(locale)
    known = {"": language} | {each: each for each in dict.fromkeys((*_STYLES, name)) if each}
    return tuple(
        NumberChoice(
            _style_words(number_text.style_for(shown), is_language=not each),
            {"number_locale": number_text.with_digits(each, digits)},
            is_on=each == name,
        )
        for each, shown in known.items()
    )


def digit_choices(locale: str, *, style: NumberStyle) -> tuple[NumberChoice, ...]:
    """Digits; the number style in use stays.

    Args:
        locale: that of the settings.
        style: number style in use.
    """
    plain = NumberChoice(
        fill(_("{script} {digits}"), {"script": _("Latin"), "digits": ltr(number_text.LATIN_DIGITS)}),
        {"number_locale": number_text.with_digits(locale, ""), "native_digits": False},
        is_on=style.digits == number_text.LATIN_DIGITS,
    )
    others = tuple(
        NumberChoice(
            fill(_("{script} {digits}"), {"script": _(name), "digits": ltr(number_text.digits_of(system))}),
            {"number_locale": number_text.with_digits(locale, system), "native_digits": True},
            is_on=style.digits == number_text.digits_of(system),
        )
        for system, name in _DIGITS.items()
    )
    return (plain, *others)


def decimal_choices(chosen: int) -> tuple[NumberChoice, ...]:
    """Decimals shown; the editor always shows all."""
    offers = {AS_TYPED: _("As typed")} | {number: str(number) for number in range(_MOST_DECIMALS + 1)}
    return tuple(NumberChoice(text, {"decimals": number}, is_on=number == chosen) for number, text in offers.items())


def unit_choices(*, in_persons: bool) -> tuple[NumberChoice, ...]:
    """Unit of tables that count persons; what is stored stays."""
    return tuple(
        NumberChoice(words.unit_words(Unit.PERSONS, in_persons=each), {"in_persons": each}, is_on=each == in_persons)
        for each in (False, True)
    )


def _style_words(style: NumberStyle, *, is_language: bool) -> str:
    """A number in the style; grouping and decimals show."""
    example = ltr(number_text.shown(_EXAMPLE, decimals=1, stored=1, style=style))
    return fill(_("As the language: {example}"), {"example": example}) if is_language else example
