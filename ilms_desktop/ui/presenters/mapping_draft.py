"""A mapping while a person corrects it: one change at a time, what it makes of the file, words for its parts.

Nothing here reads bytes or asks anything; `make_out` is the one slow function and belongs into the background.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.cells import column_letters, column_number
from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.key import ABSENT
from ilms_desktop.number_text import ENGLISH, NumberStyle
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.workspace.label_matching import codes_meant, label_key
from ilms_desktop.workspace.mapping.apply import apply_mapping
from ilms_desktop.workspace.mapping.fit import fit, sheets_of
from ilms_desktop.workspace.mapping.frame import find_frame
from ilms_desktop.workspace.mapping.labels import AXES
from ilms_desktop.workspace.mapping.model import (
    USUAL_MARKS,
    Dim,
    Part,
    Place,
    Share,
    SheetMapping,
    Where,
)
from ilms_desktop.workspace.mapping.propose import propose
from ilms_desktop.workspace.mapping.words import code_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.exchange.foreign.cells import ForeignBook, ForeignSheet
    from ilms_desktop.model.codelist import Code
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.workspace.mapping.apply import Applied, LabelUse
    from ilms_desktop.workspace.mapping.fit import Fit
    from ilms_desktop.workspace.mapping.model import Shares

WHERES: Final = {
    Where.FIXED: N_("the same everywhere"),
    Where.COLUMN: N_("in column"),
    Where.ROW: N_("in row"),
    Where.HEADING: N_("as headings in column"),
    Where.SHEET: N_("in the name of the sheet"),
}
#: how numbers are written in texts, each with an example
STYLES: Final = {
    "1,234.5": ENGLISH,
    "1.234,5": NumberStyle(decimal=",", group="."),
    "1 234,5": NumberStyle(decimal=",", group=" "),
    "1'234.5": NumberStyle(decimal=".", group="'"),
}
#: a code or name, and what part of a figure goes to it
_SHARED: Final = re.compile(r"(?P<name>.*?)(?:\s*(?P<share>\d+(?:[.,]\d+)?)\s*%)?")
#: between two names; Arabic keyboards have a sign of their own
_BETWEEN: Final = re.compile("[;؛]")
_HUNDRED: Final = 100


@dataclass(frozen=True)
class Draft:
    """A mapping and the part of it that is looked at; parts are counted from 0."""

    mapping: SheetMapping
    number: int = 0

    @property
    def part(self) -> Part:
        """The part that is looked at."""
        return self.mapping.parts[self.number]

    def with_part(self, part: Part) -> Draft:
        """The part otherwise."""
        parts = (*self.mapping.parts[: self.number], part, *self.mapping.parts[self.number + 1 :])
        return replace(self, mapping=replace(self.mapping, parts=parts))

    def with_place(self, dim: Dim, place: Place) -> Draft:
        """A dimension that stands elsewhere."""
        return self.with_part(replace(self.part, places={**self.part.places, dim: place}))

    def with_label(self, use: LabelUse, shares: Shares | None) -> Draft:
        """What a label stands for, in the part where it was met; None takes back what was said of it."""
        draft = replace(self, number=use.part - 1)
        said = {
            label: each
            for label, each in draft.part.labels.get(use.dim, {}).items()
            if label_key(label) != label_key(use.text)
        }
        if shares is not None:
            said[use.text] = shares
        labels = {**draft.part.labels, use.dim: said}
        return replace(draft.with_part(replace(draft.part, labels=labels)), number=self.number)

    def with_table(self, edition: Edition, key: TableKey) -> Draft:
        """Another table: its usual version, its dimensions; those that nobody placed are totals."""
        table = edition.table(key)
        part = replace(self.part, table=key, version=table.default_version or ABSENT)
        part = replace(part, labels={dim: each for dim, each in part.labels.items() if dim in needed(table)})
        kept = {dim: place for dim, place in part.places.items() if dim in needed(table) or dim is Dim.UNIT}
        added = {dim: Place(Where.FIXED, total_of(edition, part, dim)) for dim in needed(table) if dim not in kept}
        fixed: dict[Dim, Place] = {
            dim: Place(Where.FIXED, total_of(edition, part, dim))
            for dim, place in kept.items()
            if place.where is Where.FIXED and dim is not Dim.YEAR
        }
        return self.with_part(replace(part, places={**kept, **added, **fixed}))

    def with_version(self, version: str) -> Draft:
        """Another class version; what was said of its labels is of other codes."""
        labels: dict[Dim, Mapping[str, Shares]] = {
            dim: each for dim, each in self.part.labels.items() if dim is not Dim.CLASS
        }
        return self.with_part(replace(self.part, version=version, labels=labels))


@dataclass(frozen=True)
class Made:
    """What a mapping makes of a file.

    Attributes:
        applied: rows, refusals, labels; None where it cannot be used. trouble: why not.
        fit: where the part that is looked at stands in its first sheet; None where it stands nowhere.
        sheet: that sheet.
    """

    applied: Applied | None
    trouble: ExchangeError | None
    fit: Fit | None
    sheet: ForeignSheet


def first_draft(book: ForeignBook, edition: Edition, *, country: str) -> tuple[Draft, tuple[str, ...]]:
    """The guess at a mapping and what to look at; a bare one where no table was recognised.

    Raises:
        ExchangeError: those of the reader of a sheet.
    """
    try:
        proposal = propose(book, edition, country=country)
    except ExchangeError as error:
        if error.code != "nothing_to_map":
            raise
        return bare_draft(book, edition), (_("No table was recognised. Say which one it is and where things stand."),)
    return Draft(proposal.mapping), proposal.remarks


def bare_draft(book: ForeignBook, edition: Edition) -> Draft:
    """A mapping of the first sheet with figures, as the first table of the questionnaire."""
    table = edition.tables[0]
    frames = ((name, find_frame(book.sheet(name))) for name in book.sheet_names)
    name, frame = next((each for each in frames if each[1] is not None), (book.sheet_names[0], None))
    part = Part(
        sheet=name,
        table=table.key,
        version=table.default_version or ABSENT,
        places={},
        first_row=frame.first_row + 1 if frame else 2,
        first_column=column_letters(frame.figures[0] if frame else 1),
    )
    mapping = SheetMapping(PurePath(book.name).stem, (part,), marks=dict(USUAL_MARKS))
    return Draft(mapping).with_table(edition, table.key)


def make_out(book: ForeignBook, draft: Draft, edition: Edition, *, country: str) -> Made:
    """Read a file by a mapping; slow for large files.

    Raises:
        ExchangeError: those of the reader of a sheet.
    """
    names = sheets_of(draft.part, book.sheet_names)
    try:
        applied, trouble = apply_mapping(book, draft.mapping, edition=edition, country=country), None
    except ExchangeError as error:
        applied, trouble = None, error
    sheet = book.sheet(names[0] if names else book.sheet_names[0])
    return Made(applied, trouble, fit(draft.part, sheet) if names else None, sheet)


# --- what may be chosen


def needed(table: TableDefinition) -> tuple[Dim, ...]:
    """Dimensions that a mapping must place."""
    return (Dim.YEAR, *(dim for dim, axis in AXES.items() if axis in table.axes))


def codes_of(edition: Edition, part: Part, dim: Dim) -> tuple[Code, ...]:
    """Codes that a label of a dimension may stand for; none for years and units."""
    axis = AXES.get(dim)
    codes = edition.axis_list(edition.table(part.table), axis, part.version) if axis else None
    return () if codes is None else codes.codes


def total_of(edition: Edition, part: Part, dim: Dim) -> str:
    """Code of the total of a dimension; empty for years."""
    axis = AXES.get(dim)
    codes = edition.axis_list(edition.table(part.table), axis, part.version) if axis else None
    return (codes.total if codes else None) or ""


def usual_at(edition: Edition, part: Part, dim: Dim, where: Where) -> str:
    """What a place says first, before a person says it."""
    if where is Where.FIXED:
        return total_of(edition, part, dim)
    if where is Where.ROW:
        return str(max(part.first_row - 1, 1))
    if where is Where.SHEET:
        return ""
    return column_letters(max(column_number(part.first_column) - 1, 0))


def shares_said(text: str, edition: Edition, part: Part, dim: Dim) -> Shares | None:
    """What a typed meaning stands for: a code or name, or several with their percentages; None where it is unclear.

    Such as `Cambodia`, `CDS_DES_KHM`, `Saudi Arabia 60%; Bahrain 40%`. The words of a label that is left out mean that.
    """
    if text.strip() == _("left out"):
        return ()
    found = []
    for piece in (piece.strip() for piece in _BETWEEN.split(text)):
        match = _SHARED.fullmatch(piece)
        code = _code_said(match["name"], edition, part, dim) if match else None
        if match is None or code is None:
            return None
        share = Fraction((match["share"] or "100").replace(",", ".")) / _HUNDRED
        found.append(Share(code, share))
    return tuple(found) if sum(each.share for each in found) == 1 else None


def _code_said(text: str, edition: Edition, part: Part, dim: Dim) -> str | None:
    """Code of a name, or of a name with its code in brackets."""
    wanted = text.strip()
    if dim not in AXES:
        return wanted or None
    codes = codes_of(edition, part, dim)
    for code in codes:
        if wanted in {code.id, code.label, code_words(code)}:
            return code.id
    axis_list = edition.axis_list(edition.table(part.table), AXES[dim], part.version)
    meant = codes_meant(wanted, axis_list.id) if axis_list else frozenset()
    return next(iter(meant)) if len(meant) == 1 else None


# --- words


def meaning_words(use: LabelUse, names: dict[str, str]) -> str:
    """What a label stands for, in words.

    Args:
        use: the label.
        names: code -> name.
    """
    if use.meaning is None:
        return ""
    if not use.meaning.shares:
        return _("left out")
    said = [
        names.get(each.code, each.code)
        if each.share == 1
        else fill(_("{name} {share}%"), {"name": names.get(each.code, each.code), "share": f"{float(each.share):.4g}"})
        for each in _in_hundreds(use.meaning.shares)
    ]
    return _("; ").join(said)


def part_words(edition: Edition, part: Part, number: int) -> str:
    """A part of a mapping: its number, its sheet and its table."""
    table = edition.by_key.get(part.table)
    values = {"n": ltr(str(number)), "sheet": ltr(part.sheet), "table": ltr(table.id if table else part.table.id)}
    return fill(_("{n}. Sheet {sheet} → {table}"), values)


def _in_hundreds(shares: Iterable[Share]) -> list[Share]:
    """Shares of several codes as percentages; the whole of one stays 1."""
    return [each if each.share == 1 else Share(each.code, each.share * _HUNDRED) for each in shares]
