"""A share in words that people say: "two thirds", "about a quarter", "nearly all".

A fraction is named plainly only where it is exact; words never make more of a share than there is.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, gettext, ngettext

if TYPE_CHECKING:
    from ilms_desktop.model.completeness import Tables

_EXACT: Final = {
    Fraction(0): N_("none"),
    Fraction(1, 10): N_("a tenth"),
    Fraction(1, 5): N_("a fifth"),
    Fraction(1, 4): N_("a quarter"),
    Fraction(1, 3): N_("a third"),
    Fraction(1, 2): N_("half"),
    Fraction(2, 3): N_("two thirds"),
    Fraction(3, 4): N_("three quarters"),
    Fraction(4, 5): N_("four fifths"),
    Fraction(9, 10): N_("nine tenths"),
    Fraction(1): N_("all"),
}
_ABOUT: Final = {
    Fraction(1, 10): N_("about a tenth"),
    Fraction(1, 5): N_("about a fifth"),
    Fraction(1, 4): N_("about a quarter"),
    Fraction(1, 3): N_("about a third"),
    Fraction(1, 2): N_("about half"),
    Fraction(2, 3): N_("about two thirds"),
    Fraction(3, 4): N_("about three quarters"),
    Fraction(4, 5): N_("about four fifths"),
    Fraction(9, 10): N_("about nine tenths"),
}
_FEW: Final = Fraction(1, 15)
_NEARLY: Final = Fraction(14, 15)


def share_words(share: Fraction) -> str:
    """A share between 0 and 1 in words; "all" and "none" only where that is so."""
    if share in _EXACT:
        return gettext(_EXACT[share])
    if share < _FEW:
        return gettext("very few")
    if share > _NEARLY:
        return gettext("nearly all")
    return gettext(_ABOUT[min(_ABOUT, key=lambda each: abs(each - share))])


def tables_words(tables: Tables) -> str:
    """Tables answered of those asked, with the share in words: "14 of 21 tables, two thirds"."""
    text = ngettext("{answered} of {n} table, {share}", "{answered} of {n} tables, {share}", tables.asked)
    values = {"answered": str(tables.answered), "n": str(tables.asked), "share": share_words(tables.share)}
    return fill(text, values)
