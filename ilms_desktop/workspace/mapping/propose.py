"""The best guess at a mapping of a file that was never seen: what the assistant shows first, for a person to correct.

A guess is never carried out by itself. Whatever was guessed without a label that says so stands among the remarks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.cells import CellKind, column_letters
from ilms_desktop.i18n import N_, fill, gettext
from ilms_desktop.model.structure import Axis
from ilms_desktop.number_text import Number, read
from ilms_desktop.workspace.label_matching import label_key
from ilms_desktop.workspace.mapping import headings
from ilms_desktop.workspace.mapping.columns import Lines
from ilms_desktop.workspace.mapping.figures import told_style
from ilms_desktop.workspace.mapping.fit import places_of
from ilms_desktop.workspace.mapping.frame import find_frame
from ilms_desktop.workspace.mapping.hints import tells_percent, unit_told
from ilms_desktop.workspace.mapping.labels import AXES, year_in
from ilms_desktop.workspace.mapping.model import (
    USUAL_MARKS,
    Anchor,
    Dim,
    Only,
    Part,
    Place,
    SheetMapping,
    Unit,
    Where,
)
from ilms_desktop.workspace.mapping.own_country import names_of
from ilms_desktop.workspace.mapping.tables import TableGuess
from ilms_desktop.workspace.mapping.words import dim_words, unit_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ilms_desktop.exchange.foreign.cells import ForeignBook, ForeignSheet
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.number_text import NumberStyle
    from ilms_desktop.workspace.mapping.columns import Line
    from ilms_desktop.workspace.mapping.frame import Frame
    from ilms_desktop.workspace.mapping.tables import Candidate

#: labels of a column that tells several tables apart
_KINDS: Final = 60
#: rows by which repeated labels are found
_ROWS: Final = 20_000
_TEXTS: Final = 5_000
_ALTERNATIVES: Final = 4
_DECIMALS: Final = 6
#: figures from which on a table without a word about its unit counts persons
_LARGE: Final = 1000

NO_TABLE: Final = N_("{place}: no table was recognised; name it, or say in the mapping what its labels stand for.")
OTHERS: Final = N_("{place}: {table} was chosen; these fit as well: {others}.")
FIXED: Final = N_("{place}: nothing says “{dim}”, so all figures are taken as {code}. Check it.")
NO_YEAR: Final = N_("{place}: no year was found. Say in the mapping which it is.")
UNIT_GUESSED: Final = N_("No word says in what the figures count; {unit} was guessed from their size. Check it.")
TWO_UNITS: Final = N_("The sheets speak of different units: {units}. Make one mapping for each.")
PERCENTAGES: Final = N_("{place}: the words speak of percentages; the questionnaire takes numbers of persons.")
TWO_STYLES: Final = N_("The numbers do not tell whether point or comma stands before decimals. Check it.")
ONE_COLUMN: Final = N_("{place}: several columns hold figures; column {column} is read. Choose the right one.")
OWN_ROWS: Final = N_("{place}: only rows with {country} in column {column} are read.")


@dataclass(frozen=True)
class Proposal:
    """A guess at a mapping.

    Attributes:
        mapping: the guess. remarks: what a person should look at, in the language in use.
    """

    mapping: SheetMapping
    remarks: tuple[str, ...]


def propose(book: ForeignBook, edition: Edition, *, country: str, tables: Collection[str] = ()) -> Proposal:
    """Guess what the sheets of a file mean.

    Args:
        book: the file.
        edition: the questionnaire's tables.
        country: the questionnaire's country, whose rows are read where a table holds several.
        tables: numbers or ids of the tables that may be chosen; empty = all.

    Raises:
        ExchangeError: `nothing_to_map`, no sheet has a table of the questionnaire.
    """
    work = _Work(TableGuess(edition, tables), country, PurePath(book.name).stem)
    for name in book.sheet_names:
        work.read(book.sheet(name), alone=len(book.sheet_names) == 1)
    if not work.parts:
        raise ExchangeError("nothing_to_map", path=book.name)
    mapping = SheetMapping(
        name=work.name,
        parts=tuple(_merged(work.parts, book.sheet_names)),
        unit=work.unit(),
        style=work.style(),
        marks=dict(USUAL_MARKS),
    )
    return Proposal(mapping, tuple(dict.fromkeys(work.remarks)))


@dataclass
class _Work:
    """The work on one file."""

    guess: TableGuess
    country: str
    name: str
    parts: list[Part] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    units: Counter[Unit] = field(default_factory=Counter)
    texts: list[str] = field(default_factory=list)
    largest: float = 0
    has_decimals: bool = False
    is_mean: bool = False

    def read(self, sheet: ForeignSheet, *, alone: bool) -> None:
        """Guess the parts of one sheet."""
        frame = find_frame(sheet)
        if frame is None:
            return
        before = len(self.parts)
        named = "*" if alone else _as_pattern(sheet.name)
        for part in self._parts(frame):
            self.parts.append(replace(part, sheet=named))
        if len(self.parts) == before:
            return
        told = unit_told(sheet)
        if told is not None:
            self.units[told] += 1
        if tells_percent(sheet):
            self.remark(PERCENTAGES, place=sheet.name)
        self._look_at_figures(frame)

    def unit(self) -> Unit:
        """Unit of all sheets."""
        if self.is_mean:
            return Unit.CURRENCY
        if len(self.units) > 1:
            self.remark(TWO_UNITS, units=", ".join(map(unit_words, self.units)))
        if self.units:
            return self.units.most_common(1)[0][0]
        unit = (
            Unit.THOUSANDS
            if (self.has_decimals or self._texts_have_decimals()) and self.largest < _LARGE * _LARGE
            else Unit.PERSONS
        )
        self.remark(UNIT_GUESSED, unit=unit_words(unit))
        return unit

    def style(self) -> NumberStyle:
        """How numbers are written in texts."""
        texts = [text for text in self.texts if any(sign.isdecimal() for sign in text)]
        told = told_style(texts)
        if told is None and any(sign in text for text in texts for sign in ".,"):
            self.remark(TWO_STYLES)
        return told or SheetMapping("", ()).style

    def _texts_have_decimals(self) -> bool:
        style = told_style(self.texts)
        found = (read(text, stored=_DECIMALS, style=style) for text in self.texts) if style else ()
        return any(isinstance(each, Number) and each.scaled % 10**_DECIMALS > 0 for each in found)

    def remark(self, text: str, **values: str) -> None:
        """Keep a sentence."""
        self.remarks.append(fill(gettext(text), values))

    # --- parts

    def _parts(self, frame: Frame) -> Iterator[Part]:
        """Parts of a table: one, or one for each label of a column that tells tables apart."""
        words = [self.name, frame.sheet.name, *_title(frame)]
        rows = [row for row in frame.rows if row <= frame.first_row + _ROWS]
        lines = Lines(frame, rows)
        kinds = _kinds(lines, self.country)
        for kind_column, kind in kinds or [(None, "")]:
            chosen = rows
            if kind_column is not None:
                chosen = [row for row in rows if frame.sheet.label(row, kind_column) == kind]
            place = f"{frame.sheet.name}, {kind}" if kind else frame.sheet.name
            part = self._part(frame, Lines(frame, chosen), words=[*words, kind], place=place)
            if part is None:
                self.remark(NO_TABLE, place=place)
            elif kind_column is not None:
                yield replace(part, only=(Only(column_letters(kind_column), (kind,)), *part.only))
            else:
                yield part

    def _part(self, frame: Frame, lines: Lines, *, words: Sequence[str], place: str) -> Part | None:
        """One part, for the table that fits best."""
        candidates = self.guess.candidates(lines, words=words)
        if not candidates:
            return None
        best = candidates[0]
        others = [
            each.table.id for each in candidates if each.score[:2] == best.score[:2] and each.table is not best.table
        ]
        if others:
            listed = ", ".join(dict.fromkeys(others[:_ALTERNATIVES]))
            self.remark(OTHERS, place=place, table=best.table.id, others=listed)
        self.is_mean = self.is_mean or best.table.is_mean
        places = self._places(frame, lines, best, place=place)
        first, last = frame.figures[0], frame.figures[-1]
        is_open = last == frame.sheet.width - 1 and bool(lines.headers)
        is_long = not any(each.where is Where.ROW for each in places.values())
        if is_long:
            first = last = self._value_column(frame, lines, place=place)
            places |= _unit_place(frame, lines, best)
        return Part(
            sheet=frame.sheet.name,
            table=best.table.key,
            version=best.version,
            places=places,
            first_row=frame.first_row + 1,
            first_column=column_letters(first),
            last_column="" if is_open and not is_long else column_letters(last),
            only=tuple(self._own_rows(lines, places, place=place)),
            anchor=_anchor(frame),
        )

    def _places(self, frame: Frame, lines: Lines, best: Candidate, *, place: str) -> dict[Dim, Place]:
        """Where each dimension stands."""
        found: dict[Dim, Place] = {}
        if best.klass is not None:
            found[Dim.CLASS] = best.klass.place
        year = lines.find(best.labels, Dim.YEAR, taken=found.values())
        found[Dim.YEAR] = year.place if year else self._year_elsewhere(frame, best, place)
        for dim in (Dim.SEX, Dim.STATUS):
            if AXES[dim] in best.table.axes:
                found[dim] = self._place(frame, lines, best, dim=dim, taken=found, place=place)
        if Axis.CLASS in best.table.axes and Dim.CLASS not in found:
            found[Dim.CLASS] = self._fixed(best, Dim.CLASS, place=place)
        return {dim: found[dim] for dim in Dim if dim in found}

    def _place(
        self, frame: Frame, lines: Lines, best: Candidate, *, dim: Dim, taken: dict[Dim, Place], place: str
    ) -> Place:
        line = lines.find(best.labels, dim, taken=taken.values())
        line = line or lines.headings(best.labels, dim, taken.get(Dim.CLASS))
        if line is not None:
            return line.place
        name = frame.sheet.name
        if best.labels.code(dim, best.labels.word_in(dim, name)) is not None:
            return Place(Where.SHEET)
        return self._fixed(best, dim, place=place)

    def _fixed(self, best: Candidate, dim: Dim, *, place: str) -> Place:
        """The total, where nothing is said."""
        code = best.labels.total(dim) or ""
        self.remark(FIXED, place=place, dim=dim_words(dim), code=best.labels.named(dim, code))
        return Place(Where.FIXED, code)

    def _year_elsewhere(self, frame: Frame, best: Candidate, place: str) -> Place:
        """The year of a table that has none beside its figures: of the sheet's name, or of the title."""
        if best.labels.code(Dim.YEAR, best.labels.word_in(Dim.YEAR, frame.sheet.name)) is not None:
            return Place(Where.SHEET)
        years = {year for text in (*_title(frame), self.name) if (year := year_in(text)) is not None}
        if len(years) == 1:
            return Place(Where.FIXED, str(years.pop()))
        self.remark(NO_YEAR, place=place)
        return Place(Where.FIXED, "")

    def _value_column(self, frame: Frame, lines: Lines, *, place: str) -> int:
        """The column of figures of a table in long form.

        The one whose heading says so or names the own country, else the last one that holds different figures.
        """
        own = names_of(self.country)
        told = [each for each in frame.figures if headings.says_value(lines.heading(each))]
        told += [each for each in frame.figures if label_key(lines.heading(each)) in own]
        differing = [each for each in frame.figures if len({frame.sheet.text(row, each) for row in lines.rows}) > 1]
        chosen = (told[:1] or differing[-1:] or frame.figures[-1:])[0]
        if len(differing) > 1 and not told:
            self.remark(ONE_COLUMN, place=place, column=column_letters(chosen))
        return chosen

    def _own_rows(self, lines: Lines, places: dict[Dim, Place], *, place: str) -> Iterator[Only]:
        """Rows of the own country, where another column names countries."""
        used = {each.at for each in places.values() if each.where in (Where.COLUMN, Where.HEADING)}
        for line in lines.columns:
            if line.at not in used and len(line.labels) > 1 and _names_own(line, self.country):
                self.remark(OWN_ROWS, place=place, country=self.country, column=line.at)
                yield Only(line.at, own_country=True)

    def _look_at_figures(self, frame: Frame) -> None:
        """Keep what figures tell of their unit and of how numbers are written."""
        for row in list(frame.rows)[:_TEXTS]:
            for column in frame.figures:
                cell = frame.sheet.cell(row, column)
                if cell.kind is CellKind.TEXT and len(self.texts) < _TEXTS:
                    self.texts.append(cell.text)
                elif cell.kind is CellKind.NUMBER:
                    value = float(cell.text)
                    self.largest = max(self.largest, value)
                    self.has_decimals = self.has_decimals or not value.is_integer()


def _title(frame: Frame) -> list[str]:
    """Texts above the figures."""
    above = range(max(0, frame.first_row - 10), frame.first_row)
    return [text for row in above for column in range(frame.sheet.width) if (text := frame.sheet.text(row, column))]


def _unit_place(frame: Frame, lines: Lines, best: Candidate) -> dict[Dim, Place]:
    """The column that says in what each figure counts, if there is one."""
    for column in range(frame.sheet.width):
        if headings.UNIT in headings.lists_of(lines.heading(column)):
            texts = {frame.sheet.label(row, column) for row in lines.rows}
            if texts and all(best.labels.code(Dim.UNIT, text) is not None for text in texts):
                return {Dim.UNIT: Place(Where.COLUMN, column_letters(column))}
    return {}


def _anchor(frame: Frame) -> Anchor | None:
    """The lowest text above a label column or the first column of figures that stands in the sheet only once."""
    for row in reversed(frame.headers):
        for column in (*frame.labels, *frame.years, frame.figures[0]):
            text = frame.sheet.text(row, column)
            if (
                len(places_of(frame.sheet, text)) == 1
                and frame.sheet.cell(row, column).kind is CellKind.TEXT
                and year_in(text) is None
            ):
                return Anchor(text, row + 1, column_letters(column))
    return None


def _kinds(lines: Lines, country: str) -> list[tuple[int | None, str]]:
    """Labels of a column that tells several tables of a long sheet apart, each with the column."""
    from ilms_desktop.exchange.foreign.cells import column_number

    frame = lines.frame
    if len(frame.figures) > 1 or len(frame.labels) + len(frame.years) < len("abc"):
        return []
    others = [line for line in lines.columns if column_number(line.at) in frame.labels]
    for line in others:
        column = column_number(line.at)
        rest = [each for each in (*frame.labels, *frame.years) if each != column]
        keys = [tuple(label_key(frame.sheet.label(row, each)) for each in rest) for row in lines.rows]
        kind_rows = len(lines.rows) // max(len(line.labels), 1)
        is_kind = 1 < len(line.labels) <= _KINDS and kind_rows > 1 and not _names_own(line, country)
        if is_kind and _are_blocks(frame, lines.rows, column) and len(set(keys)) <= len(keys):
            return [(column, label) for label in line.labels]
    return []


def _are_blocks(frame: Frame, rows: Sequence[int], column: int) -> bool:
    """Whether equal labels of a column stand together, so that each heads a table of its own."""
    seen: list[str] = []
    for row in rows:
        label = frame.sheet.label(row, column)
        if not seen or seen[-1] != label:
            seen.append(label)
    return len(seen) == len(set(seen))


def _names_own(line: Line, country: str) -> bool:
    """Whether a line names countries, the own one among them."""
    own = names_of(country)
    return any(label_key(label) in own for label in line.labels)


def _merged(parts: Sequence[Part], names: Sequence[str]) -> Iterator[Part]:
    """Parts of sheets that are built alike as one, so that next year's sheet is read too."""
    alike: dict[int, list[Part]] = {}
    for part in parts:
        there = next(
            (number for number, each in alike.items() if replace(each[0], sheet=part.sheet) == part), len(alike)
        )
        alike.setdefault(there, []).append(part)
    for group in alike.values():
        sheets = [part.sheet for part in group]
        if len(sheets) > 1 and len(sheets) == len(names):
            yield replace(group[0], sheet="*")
        elif len(sheets) > 1 and all(year_in(sheet) is not None and len(sheet) == len("2020") for sheet in sheets):
            yield replace(group[0], sheet="????")
        else:
            yield from group


def _as_pattern(name: str) -> str:
    """Name of a sheet as a pattern that means only itself."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)
