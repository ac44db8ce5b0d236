"""Numbers as people write them and as files hold them; exact integers on this side, text on the other.

A figure is a scaled integer: 16.42 thousand persons with three stored decimals is 16420. `plain` and `read_plain` speak
the C locale of files; `shown` and `read` speak the number style of a person. Nothing here is a float, nothing is
guessed: text with two meanings comes back as both, text without a meaning with the reason.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import UserError
from ilms_desktop.pseudo_text import CODE as PSEUDO

if TYPE_CHECKING:
    from babel import Locale

#: largest scaled figure; a JSON number is exact up to here, and sums of a thousand such figures fit a database integer
LARGEST: Final = 9 * 10**15
LATIN_DIGITS: Final = "0123456789"


class Unread(StrEnum):
    """Why a text is not taken as a number."""

    #: nothing stands there
    EMPTY = "empty"
    #: words, letters, or signs in places where no number has them
    TEXT = "text"
    #: a percentage
    PERCENT = "percent"
    #: an amount with a currency sign
    CURRENCY = "currency"
    #: 1.2E3
    EXPONENT = "exponent"
    #: below zero
    NEGATIVE = "negative"
    #: more decimals than can be kept
    TOO_MANY_DECIMALS = "too_many_decimals"
    #: digits of two scripts in one number
    TWO_SCRIPTS = "two_scripts"
    #: larger than any figure can be
    TOO_LARGE = "too_large"
    #: a number, but not written as files write it (point, no thousands sign, Latin digits)
    OTHER_STYLE = "other_style"


@dataclass(frozen=True, slots=True)
class Number:
    """A text that was read.

    Attributes:
        scaled: the figure as scaled integer. decimals: decimals as typed, trailing zeros counted.
    """

    scaled: int
    decimals: int


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A text with two meanings: as a decimal number, and as thousands."""

    readings: tuple[Number, Number]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A text that is no figure, with the reason."""

    reason: Unread


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a person writes numbers.

    Attributes:
        decimal: sign before the decimals. group: sign between groups of digits.
        grouping: size of the last group, and of the groups before it: (3, 3), or (3, 2) for 12,34,567.
        digits: the ten digits from 0 to 9.
    """

    decimal: str
    group: str
    grouping: tuple[int, ...] = (3, 3)
    digits: str = LATIN_DIGITS


ENGLISH: Final = NumberStyle(decimal=".", group=",")

#: CLDR numbering system -> its zero; the other nine digits follow
_ZEROS: Final = {
    "arab": "٠",
    "arabext": "۰",
    "beng": "০",
    "deva": "०",
    "khmr": "០",
    "laoo": "໐",
    "latn": "0",
    "mymr": "၀",
    "thai": "๐",
}
_LATIN_SYSTEM: Final = "latn"
#: key by which a locale's name says which digits it means (BCP 47, extension U)
_DIGITS_KEY: Final = "-u-nu-"
_DIRECTION_MARKS: Final = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_SPACES: Final = "\u00a0\u202f\u2009\u2007\u2008\u2002\u2003\u2004\u2005\u2006\u200a\u3000"
_APOSTROPHES: Final = "\u2019\u2018\u02bc\u02b9\u2032\u00b4\uff07`"
_MINUS: Final = "\u2212\u2013\u2010\u2011\ufe63\uff0d"
#: look-alikes -> the one sign the reader knows
_FOLD: Final = (
    dict.fromkeys(map(ord, _DIRECTION_MARKS))
    | dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, _APOSTROPHES), "'")
    | dict.fromkeys(map(ord, _MINUS), "-")
    | {ord("\uff0e"): ".", ord("\uff0c"): ",", ord("،"): ",", ord("⹁"): ","}
)
_PERCENT: Final = frozenset("%‰٪％")
_PLAIN: Final = re.compile(r"([0-9]+)(?:\.([0-9]+))?")
_EXPONENT: Final = re.compile(r"[0-9 '.,٫٬]*[0-9][ '.,٫٬]*[eE][-+]?[0-9]+")
#: a number by its shape: whole part, perhaps grouped by one sign, perhaps decimals
_SHAPE: Final = re.compile(r"(?P<whole>[0-9]*(?:[ '.,٬][0-9]+)*?)(?:(?P<decimal>[.,٫])(?P<fraction>[0-9]+))?")
#: a figure with one meaning in every style: digits, perhaps decimals that are no group of three
_SURE: Final = re.compile(r"([0-9]+)(?:[.,]([0-9]{1,2}|[0-9]{4,}))?")
_THREES: Final = (3, 3)
_MAX_DIGITS: Final = 40


def plain(scaled: int, *, decimals: int, stored: int) -> str:
    """The figure in the C locale, exactly.

    Args:
        scaled: scaled integer, negative for differences.
        decimals: decimals as typed; trailing zeros are kept up to here, and no digit that counts is ever dropped.
        stored: decimals that the scale holds.

    Returns:
        For example "16.42" for 16420 with two decimals typed and three stored.
    """
    whole, fraction = _split(abs(scaled), stored)
    kept = fraction.rstrip("0").ljust(decimals, "0")
    return ("-" if scaled < 0 else "") + whole + (f".{kept}" if kept else "")


def shown(scaled: int, *, decimals: int, stored: int, style: NumberStyle) -> str:
    """The figure as a person reads it, with exactly `decimals` decimals.

    Fewer decimals than the figure has are rounded for the eye, half away from zero; give the decimals as typed where
    every digit must be seen.
    """
    step = 10 ** max(stored - decimals, 0)
    size = (abs(scaled) + step // 2) // step * step
    whole, fraction = _split(size, stored)
    fraction = fraction[:decimals].ljust(decimals, "0")
    text = _grouped(whole, style) + (f"{style.decimal}{fraction}" if fraction else "")
    sign = "−" if scaled < 0 and size else ""
    return sign + text.translate(str.maketrans(LATIN_DIGITS, style.digits))


def read(text: str, *, stored: int, style: NumberStyle) -> Number | Ambiguous | Unreadable:
    """The figure a person meant.

    Takes decimal digits of any script, the usual signs between groups, point or comma before the decimals. Where point
    or comma could be either, the reading that agrees with `style` wins; if `style` uses neither, both come back.

    Args:
        text: as typed or pasted.
        stored: largest number of decimals that is kept.
        style: number style of the person.
    """
    # why: a pasted table holds thousands of plain figures; these need none of what follows
    if sure := _SURE.fullmatch(text):
        return _number(sure[1], sure[2] or "", stored)
    folded = text.translate(_FOLD).strip()
    if refused := _refusal(folded):
        return Unreadable(refused)
    latin, scripts = _latin(folded)
    if scripts > 1:
        return Unreadable(Unread.TWO_SCRIPTS)
    if _EXPONENT.fullmatch(latin):
        return Unreadable(Unread.EXPONENT)
    body = latin.strip("-").strip()
    found = _meaning(body, stored=stored, style=style)
    if body != latin and not isinstance(found, Unreadable):
        return Unreadable(Unread.NEGATIVE)
    return found


def in_one_script(text: str) -> str:
    """`text` with every decimal digit as a Latin one, so that a number in mixed scripts can be asked for."""
    return _latin(text)[0]


def signs(text: str) -> str:
    """The signs of a number without its digits and the spaces around it: "." for 1.234, " ," for 1 234,5.

    Texts with the same signs were written in the same way.
    """
    return "".join(sign for sign in text.translate(_FOLD).strip() if unicodedata.decimal(sign, None) is None)


def read_plain(text: str, *, stored: int) -> Number | Unreadable:
    """The figure of a file in the C locale: digits, point, digits; spaces around it are ignored.

    Anything else is refused; a number in another style comes back as `OTHER_STYLE`, never as a guess.
    """
    match = _PLAIN.fullmatch(text.strip())
    if match:
        return _number(match[1], match[2] or "", stored)
    found = read(text, stored=stored, style=ENGLISH)
    return found if isinstance(found, Unreadable) else Unreadable(Unread.OTHER_STYLE)


@lru_cache(maxsize=32)
def style_for(locale: str, *, native_digits: bool = False) -> NumberStyle:
    """Number style of a locale such as `fr`, `en_IN` or `pt-BR`.

    Args:
        locale: name of the locale; it may name its digits as BCP 47 does, such as `en-u-nu-khmr`.
        native_digits: write the digits named, or else those of the locale's own script, instead of Latin ones.

    Raises:
        UserError: `unknown_language` when the locale is not known.
    """
    if locale in ("en", PSEUDO):
        return ENGLISH
    # why: babel costs some 40 ms to import, and English needs none of it (ADR 0011)
    from babel import Locale, UnknownLocaleError

    name, named = split_digits(locale)
    try:
        found = Locale.parse("en" if name == PSEUDO else name.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise UserError("unknown_language", language=locale, known="en, fr, es, ar, de_CH, en_IN …") from error
    system = (named or _native_system(found)) if native_digits else _LATIN_SYSTEM
    # why: few locales say which signs go with the digits of another script; those of Latin digits serve there
    symbols = found.number_symbols.get(system) or {}
    symbols = symbols if symbols.get("decimal") else found.number_symbols[_LATIN_SYSTEM]
    return NumberStyle(
        decimal=symbols["decimal"],
        group=symbols["group"],
        grouping=tuple(found.decimal_formats[None].grouping),
        digits=digits_of(system),
    )


def split_digits(locale: str) -> tuple[str, str]:
    """Locale without the digits that it names, and their numbering system; empty where it names none we know."""
    name, _key, system = locale.partition(_DIGITS_KEY)
    return name, system if system in _ZEROS else ""


def with_digits(locale: str, system: str) -> str:
    """Locale that names the digits of a numbering system such as `khmr`; none where `system` is empty."""
    name = split_digits(locale)[0]
    return f"{name}{_DIGITS_KEY}{system}" if system else name


def digits_of(system: str) -> str:
    """The ten digits of a numbering system of the CLDR.

    Raises:
        KeyError: the system is not known here.
    """
    zero = ord(_ZEROS[system])
    return "".join(chr(zero + digit) for digit in range(10))


def _native_system(locale: Locale) -> str:
    """Numbering system of the locale's own script; Latin where we know no digits for it."""
    system = str(locale.other_numbering_systems.get("native", locale.default_numbering_system))
    return system if system in _ZEROS else _LATIN_SYSTEM


def _split(size: int, stored: int) -> tuple[str, str]:
    """Whole part and all stored decimals of a figure that is not negative."""
    whole, fraction = divmod(size, 10**stored)
    return str(whole), f"{fraction:0{stored}d}" if stored else ""


def _grouped(whole: str, style: NumberStyle) -> str:
    """Whole part with the style's sign between the groups."""
    last, before = style.grouping[0], style.grouping[-1]
    head, groups = whole[:-last], [whole[-last:]]
    while head:
        groups.insert(0, head[-before:])
        head = head[:-before]
    return style.group.join(groups)


def _refusal(folded: str) -> Unread | None:
    """Reason that shows in single characters, or None."""
    if not folded:
        return Unread.EMPTY
    if _PERCENT & set(folded):
        return Unread.PERCENT
    if any(unicodedata.category(sign) == "Sc" for sign in folded):
        return Unread.CURRENCY
    return None


def _latin(folded: str) -> tuple[str, int]:
    """Text with Latin digits, and how many scripts its digits came from."""
    zeros = set()
    letters = []
    for sign in folded:
        digit = unicodedata.decimal(sign, None)
        if digit is not None:
            zeros.add(ord(sign) - digit)
        letters.append(sign if digit is None else str(digit))
    return "".join(letters), len(zeros)


def _meaning(body: str, *, stored: int, style: NumberStyle) -> Number | Ambiguous | Unreadable:
    """Meaning of a text without sign."""
    match = _SHAPE.fullmatch(body)
    if not match or not body:
        return Unreadable(Unread.TEXT)
    as_thousands = _thousands(body, style, stored)
    as_decimal = _decimal(match, style, stored)
    if as_decimal is None or as_thousands is None:
        return as_decimal or as_thousands or Unreadable(Unread.TEXT)
    return _choose(as_decimal, as_thousands, sign=str(match["decimal"]), style=style)


def _choose(
    as_decimal: Number | Unreadable, as_thousands: Number | Unreadable, *, sign: str, style: NumberStyle
) -> Number | Ambiguous | Unreadable:
    """The reading that agrees with the style; both where the style uses the sign for neither."""
    if sign == style.decimal.translate(_FOLD):
        return as_decimal
    if (
        sign == style.group.translate(_FOLD)
        or isinstance(as_decimal, Unreadable)
        or isinstance(as_thousands, Unreadable)
    ):
        return as_thousands
    return Ambiguous((as_decimal, as_thousands))


def _decimal(match: re.Match[str], style: NumberStyle, stored: int) -> Number | Unreadable | None:
    """Reading with the last sign as decimal sign; None where the whole part is no number."""
    if match["decimal"] is None:
        return None
    whole = match["whole"]
    if match["decimal"] in whole or not (whole == "" or whole.isdigit() or _is_grouped(whole, style)):
        return None
    return _number(_digits(whole), match["fraction"], stored)


def _thousands(body: str, style: NumberStyle, stored: int) -> Number | Unreadable | None:
    """Reading without decimals: bare digits, or groups; None where it is neither."""
    return _number(_digits(body), "", stored) if body.isdigit() or _is_grouped(body, style) else None


def _is_grouped(whole: str, style: NumberStyle) -> bool:
    """Whether the digits stand in groups of three (or of the style's sizes) behind one sign."""
    signs = {sign for sign in whole if not sign.isdigit()}
    if len(signs) != 1 or signs == {"٫"} or whole.startswith("0"):
        return False
    first, *middle, last = whole.split(signs.pop())
    return any(
        1 <= len(first) <= before and all(len(group) == before for group in middle) and len(last) == size
        for size, before in (_THREES, (style.grouping[0], style.grouping[-1]))
    )


def _digits(whole: str) -> str:
    """Digits alone."""
    return "".join(sign for sign in whole if sign.isdigit())


def _number(whole: str, fraction: str, stored: int) -> Number | Unreadable:
    """Number of these digits, unless it is too fine or too large to keep."""
    if len(fraction) > stored:
        return Unreadable(Unread.TOO_MANY_DECIMALS)
    # why: a very long text costs time to convert, and Python refuses it above 4,300 digits
    if len(whole.lstrip("0")) > _MAX_DIGITS:
        return Unreadable(Unread.TOO_LARGE)
    scaled = int((whole or "0") + fraction.ljust(stored, "0"))
    return Number(scaled, len(fraction)) if scaled <= LARGEST else Unreadable(Unread.TOO_LARGE)
