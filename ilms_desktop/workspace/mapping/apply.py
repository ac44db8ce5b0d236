"""Reading a foreign file by a mapping: rows of the questionnaire, and a reason for everything that is not taken.

Nothing is stored here and no total is made up; what comes out goes through `workspace.importing` as every file does.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.foreign.marks import LOST, LOST_LABELS
from ilms_desktop.exchange.report import ParsedFile, ParsedRow, Refusal, RefusedRow
from ilms_desktop.i18n import N_, fill, gettext
from ilms_desktop.model.key import ABSENT
from ilms_desktop.validation.wording import listed
from ilms_desktop.workspace.label_matching import label_key
from ilms_desktop.workspace.mapping.check import table_of
from ilms_desktop.workspace.mapping.figures import FigureReader, Unread
from ilms_desktop.workspace.mapping.fit import Fit, fit, sheets_of
from ilms_desktop.workspace.mapping.gather import Gather, Given, Target, spread
from ilms_desktop.workspace.mapping.hints import unit_told, units_mixed
from ilms_desktop.workspace.mapping.labels import Labels, Meaning
from ilms_desktop.workspace.mapping.model import Dim, Share, Unit, Where
from ilms_desktop.workspace.mapping.own_country import names_of
from ilms_desktop.workspace.mapping.walk import Spot, Walk, place_of
from ilms_desktop.workspace.mapping.words import dim_words, unit_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.exchange.foreign.cells import ForeignBook, ForeignSheet
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.workspace.mapping.model import Part, SheetMapping
    from ilms_desktop.workspace.mapping.walk import LabelCell

OTHER_UNIT = N_("The sheet “{sheet}” speaks of {told}, the mapping of {unit}. Check the unit before you import.")
NOT_READ = N_("The mapping reads nothing in these sheets: {sheets}.")
NOT_READ_YEARS = N_("Figures outside the years of the mapping, which are left out: {count}.")
UNITS_MIXED = N_(
    "The sheet “{sheet}” speaks of several units: {units}. All its figures are read as {unit}; leave the others out, or"
    " import them by a mapping of their own."
)
HIDDEN = N_("Hidden in the file, and read all the same: {sheets}.")
NOTHING_THERE = N_("No figures stand where the mapping looks for them, in: {sheets}. Check rows and columns.")
MARKED = N_("Cells with a mark instead of a figure, which say nothing: {count} (“{marks}”).")
LEFT_OUT = N_("Figures left out, as the mapping says: {count} ({labels}).")
#: sign that stands for a label that is lost -> why
_LOST: Final = {sign: LOST[kind] for kind, sign in LOST_LABELS.items()}


@dataclass(frozen=True, slots=True)
class LabelUse:
    """What a label of the file stands for.

    Attributes:
        part: number of the part of the mapping, from 1. dim: what it tells.
        text: as written. place: where it first stands. meaning: what it stands for, or None.
        figures: how many stand under it.
        suggestions: codes most like it, where it is not known.
    """

    part: int
    dim: Dim
    text: str
    place: str
    meaning: Meaning | None
    figures: int
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Applied:
    """What a mapping makes of a file.

    Attributes:
        parsed: rows and refused rows, ready for `plan_import`.
        labels: every label that was met. remarks: sentences about the file, in the language in use.
    """

    parsed: ParsedFile
    labels: tuple[LabelUse, ...]
    remarks: tuple[str, ...]

    @property
    def unmatched(self) -> tuple[LabelUse, ...]:
        """Labels that nobody knows."""
        return tuple(each for each in self.labels if each.meaning is None)


def apply_mapping(book: ForeignBook, mapping: SheetMapping, *, edition: Edition, country: str) -> Applied:
    """Read a file by a mapping.

    Args:
        book: the file.
        mapping: what its rows and columns mean.
        edition: the questionnaire's tables.
        country: the questionnaire's country; rows of other countries are left out where the mapping says so.

    Raises:
        ExchangeError: `mapping_wrong` (it names what the edition has not), `mapping_unfit` (it speaks of no sheet of
            the file, or its table stands nowhere); those of the reader of a sheet.
    """
    work = _Work(book, mapping, edition, country)
    for number, part in enumerate(mapping.parts, start=1):
        work.read_part(number, part)
    rows = sorted(work.rows, key=lambda each: each.line)
    refused = sorted((*work.refused, *work.unknown_labels()), key=lambda each: each.line)
    parsed = ParsedFile(
        name=book.name,
        rows=tuple(rows),
        refused=tuple(refused),
        columns=(),
        digest=book.digest,
        mapping=mapping.name,
    )
    return Applied(parsed, tuple(work.uses()), tuple(work.remarks()))


class _LabelKey(NamedTuple):
    part: int
    dim: Dim
    key: str


@dataclass
class _Met:
    """A label that was met, and how many figures stand under it."""

    label: LabelCell
    place: str
    labels: Labels
    figures: int = 0


@dataclass
class _Work:
    """The work on one file."""

    book: ForeignBook
    mapping: SheetMapping
    edition: Edition
    country: str
    rows: list[ParsedRow] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    met: dict[_LabelKey, _Met] = field(default_factory=dict)
    marks: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    years_out: int = 0
    units: dict[str, Unit] = field(default_factory=dict)
    mixed: dict[str, str] = field(default_factory=dict)
    read: dict[str, int] = field(default_factory=dict)

    def read_part(self, number: int, part: Part) -> None:
        """Read the sheets that a part speaks of."""
        table = table_of(self.edition, part, number=number, name=self.mapping.name)
        names = sheets_of(part, self.book.sheet_names)
        if not names:
            detail = fill(gettext("it speaks of a sheet “{sheet}”"), {"sheet": part.sheet})
            raise self._unfit(detail)
        labels = Labels(self.edition, table, part.version, part.labels)
        reader = FigureReader(table, self.mapping.style, self.mapping.marks, rounded=self.mapping.rounded)
        for name in names:
            sheet = self.book.sheet(name)
            found = fit(part, sheet)
            if found is None:
                values = {"sheet": name, "text": part.anchor.text if part.anchor else ""}
                raise self._unfit(fill(gettext("“{text}” stands nowhere, or in several places, in “{sheet}”"), values))
            several = units_mixed(sheet, found.columns)
            if several and not table.is_mean and Dim.UNIT not in part.places:
                self.mixed[name] = several
            told = unit_told(sheet)
            if told is not None and not table.is_mean and told is not self.mapping.unit and Dim.UNIT not in part.places:
                self.units[name] = told
            gather = Gather(table, self.country, self.mapping.source, reader)
            met = _Sheet(self, number, table, found, labels, reader, gather).read()
            self.read[name] = self.read.get(name, 0) + met

    def uses(self) -> Iterator[LabelUse]:
        """Every label that was met."""
        for (part, dim, _key), each in self.met.items():
            meaning = each.labels.meaning(dim, each.label.text)
            suggestions = () if meaning is not None else each.labels.suggestions(dim, each.label.text)
            yield LabelUse(part, dim, each.label.text, each.place, meaning, each.figures, suggestions)

    def unknown_labels(self) -> Iterator[RefusedRow]:
        """One refused row for each label that nobody knows, with the number of figures under it."""
        for (_part, dim, _key), each in self.met.items():
            text = each.label.text
            if each.labels.meaning(dim, text) is not None:
                continue
            params = {"value": text, "figures": str(each.figures)}
            if text in _LOST:
                reason = _LOST[text]
            elif not text:
                reason = Refusal.NO_LABEL
            else:
                reason = Refusal.NOT_A_YEAR if dim is Dim.YEAR else Refusal.UNKNOWN_LABEL
                suggested = listed([each.labels.named(dim, code) for code in each.labels.suggestions(dim, text)]) or "–"
                params |= {"list": each.labels.list_title(dim) or dim_words(dim), "suggestions": suggested}
            yield RefusedRow(each.label.row + 1, text, reason, params, each.place)

    def remarks(self) -> Iterator[str]:
        """Sentences about the file."""
        yield from (gettext(each) for each in self.book.remarks)
        for sheet, told in self.units.items():
            yield fill(
                gettext(OTHER_UNIT), {"sheet": sheet, "told": unit_words(told), "unit": unit_words(self.mapping.unit)}
            )
        for sheet, units in self.mixed.items():
            yield fill(gettext(UNITS_MIXED), {"sheet": sheet, "units": units, "unit": unit_words(self.mapping.unit)})
        hidden = [name for name in self.book.hidden if self.read.get(name)]
        if hidden:
            yield fill(gettext(HIDDEN), {"sheets": ", ".join(hidden)})
        blank = [name for name, met in self.read.items() if not met]
        if blank:
            yield fill(gettext(NOTHING_THERE), {"sheets": ", ".join(blank)})
        unread = [name for name in self.book.sheet_names if name not in self.read]
        if unread:
            yield fill(gettext(NOT_READ), {"sheets": ", ".join(unread)})
        if self.marks:
            yield fill(gettext(MARKED), {"count": str(self.marks.total()), "marks": " ".join(sorted(self.marks))})
        if self.left_out:
            values = {"count": str(self.left_out.total()), "labels": ", ".join(self.left_out)}
            yield fill(gettext(LEFT_OUT), values)
        if self.years_out:
            yield fill(gettext(NOT_READ_YEARS), {"count": str(self.years_out)})

    def _unfit(self, detail: str) -> ExchangeError:
        return ExchangeError("mapping_unfit", mapping=self.mapping.name, path=self.book.name, detail=detail)


@dataclass(frozen=True)
class _Sheet:
    """One part of the mapping in one sheet."""

    work: _Work
    number: int
    table: TableDefinition
    fit: Fit
    labels: Labels
    reader: FigureReader
    gather: Gather
    known: dict[tuple[Dim, LabelCell], tuple[_Met | None, Meaning | None]] = field(default_factory=dict)

    def read(self) -> int:
        """Take every figure, or keep the reason why not; gives how many cells held something."""
        walk = Walk(self.fit, self.labels, names_of(self.work.country))
        met = 0
        for spot in walk.spots():
            met += 1
            meanings = self._meanings(spot)
            if meanings is not None:
                self._take(spot, meanings, is_shared=(spot.row, spot.column) in walk.shared)
        for each in self.gather.rows():
            if isinstance(each, ParsedRow):
                self.work.rows.append(each)
            else:
                self.work.refused.append(each)
        return met

    def _meanings(self, spot: Spot) -> dict[Dim, Meaning] | None:
        """What the labels of a figure stand for; None where one is not known or left out."""
        found = {}
        is_known = True
        for dim, label in spot.labels.items():
            meaning = self._meaning(dim, label)
            if meaning is None or not meaning.shares:
                is_known = False
            else:
                found[dim] = meaning
        return found if is_known else None

    def _meaning(self, dim: Dim, label: LabelCell) -> Meaning | None:
        """What a label stands for, and one figure more under it."""
        if (dim, label) not in self.known:  # many figures stand under one label
            self.known[dim, label] = self._known(dim, label)
        met, meaning = self.known[dim, label]
        if met is not None:
            met.figures += 1
            if meaning is not None and not meaning.shares:
                self.work.left_out[label.text] += 1
        return meaning

    def _known(self, dim: Dim, label: LabelCell) -> tuple[_Met | None, Meaning | None]:
        """Where a label is counted, and what it stands for; what the mapping says for all figures is not counted."""
        if self.fit.part.places[dim].where is Where.FIXED:
            return None, Meaning((Share(label.text),))
        key = _LabelKey(self.number, dim, label_key(label.text) or f"{label.row} {label.column}")
        met = self.work.met.setdefault(key, _Met(label, place_of(self.sheet, label), self.labels))
        code = self.labels.total(dim)
        is_total = code is not None and label.text == code
        return met, Meaning((Share(label.text),)) if is_total else self.labels.meaning(dim, label.text)

    def _take(self, spot: Spot, meanings: dict[Dim, Meaning], *, is_shared: bool) -> None:
        """A figure whose labels are all known."""
        year = int(meanings[Dim.YEAR].shares[0].code)
        mapping = self.work.mapping
        if year < mapping.first_year or (mapping.last_year and year > mapping.last_year):
            self.work.years_out += 1
            return
        unit = Unit(meanings.pop(Dim.UNIT).shares[0].code) if Dim.UNIT in meanings else mapping.unit
        figure = Unread(Refusal.MERGED) if is_shared else self.reader.read(spot.cell, unit)
        place = self.sheet.place(spot.row, spot.column)
        if isinstance(figure, Unread):
            params = {"value": spot.cell.text, "stored": str(self.table.decimals_stored)}
            self.work.refused.append(RefusedRow(spot.row + 1, spot.cell.text, figure.reason, params, place))
            return
        if figure.is_mark and figure.scaled is None and not figure.status:
            self.work.marks[spot.cell.text] += 1
        labels = {dim: label for dim, label in spot.labels.items() if dim in meanings}
        said = tuple(meanings[dim].is_said for dim in labels)
        for codes, part in spread(meanings, figure):
            given = Given(
                labels=tuple(label_key(label.text) for label in labels.values()),
                words=", ".join(label.text for label in labels.values() if label.row >= 0),
                figure=figure,
                part=part,
                said=said,
                line=spot.row + 1,
                place=place,
            )
            self.gather.add(self._target(codes), given)

    def _target(self, codes: Mapping[Dim, str]) -> Target:
        return Target(
            self.table.id,
            self.fit.part.version,
            codes[Dim.YEAR],
            codes.get(Dim.SEX, ABSENT),
            codes.get(Dim.STATUS, ABSENT),
            codes.get(Dim.CLASS, ABSENT),
        )

    @property
    def sheet(self) -> ForeignSheet:
        """The sheet."""
        return self.fit.sheet
