"""Figures that belong to one cell of the questionnaire, from one label or from several: split, added up, or refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.exchange.report import ParsedRow, Refusal, RefusedRow
from ilms_desktop.model.key import ABSENT
from ilms_desktop.model.structure import Axis
from ilms_desktop.workspace.mapping.shares import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.workspace.mapping.figures import Figure, FigureReader
    from ilms_desktop.workspace.mapping.labels import Meaning
    from ilms_desktop.workspace.mapping.model import Dim, Share


class Target(NamedTuple):
    """A cell of the questionnaire: table, class version, year, and code by axis."""

    table: str
    version: str
    year: str
    sex: str
    status: str
    klass: str


class Given(NamedTuple):
    """A figure, or a part of one, that goes to a cell.

    Attributes:
        labels: what stands beside it, as keys. words: the same for people.
        figure: the whole figure. part: what goes here where it is split, else None.
        said: for each label, whether the mapping says what it stands for. line, place: where it stands.
    """

    labels: tuple[str, ...]
    words: str
    figure: Figure
    part: int | None
    said: tuple[bool, ...]
    line: int
    place: str


@dataclass(frozen=True)
class Gather:
    """Collects what one part of a mapping gives.

    Attributes:
        table: the table. country: of the questionnaire. source: id of the source, or empty. reader: writes figures.
    """

    table: TableDefinition
    country: str
    source: str
    reader: FigureReader
    _given: dict[Target, list[Given]] = field(default_factory=dict)

    def add(self, target: Target, given: Given) -> None:
        """A figure for a cell."""
        self._given.setdefault(target, []).append(given)

    def rows(self) -> Iterator[ParsedRow | RefusedRow]:
        """What the cells are told, in the order in which they were met."""
        for target, all_given in self._given.items():
            if len({given.labels for given in all_given}) == 1:
                yield from self._alone(target, all_given)
            elif _are_said(all_given):
                yield from self._added(target, all_given)
            else:
                yield self._same_code(target, all_given)

    def _alone(self, target: Target, all_given: Iterable[Given]) -> Iterator[ParsedRow]:
        """Figures of one label; whether repeats contradict each other is found out by the import."""
        for given in all_given:
            figure = given.figure
            text = figure.text if given.part is None else self.reader.words(given.part)
            if figure.scaled is not None or figure.status:
                yield self._row(target, given, text=text if figure.scaled is not None else "", status=figure.status)

    def _added(self, target: Target, all_given: list[Given]) -> Iterator[ParsedRow | RefusedRow]:
        """Figures of several labels, added up."""
        by_labels: dict[tuple[str, ...], Given] = {}
        for given in all_given:
            there = by_labels.setdefault(given.labels, given)
            if there.figure != given.figure:
                yield self._refused(
                    given, Refusal.DUPLICATE, lines=f"{there.place}, {given.place}", values=_values((there, given))
                )
                return
        parts = list(by_labels.values())
        if all(given.figure.scaled is None and not given.figure.status for given in parts):
            return
        if self.table.is_mean or any(given.figure.scaled is None or given.figure.status for given in parts):
            yield self._refused(parts[0], Refusal.NOT_ADDED, labels=_words(parts))
            return
        figures = (given.figure.scaled if given.part is None else given.part for given in parts)
        yield self._row(target, parts[0], text=self.reader.words(sum(figure or 0 for figure in figures)), status="")

    def _same_code(self, target: Target, all_given: list[Given]) -> RefusedRow:
        """Figures of several labels that nobody said are added up."""
        codes = (target.klass, target.status, target.sex)
        value = next(code for code in codes if code != ABSENT) if set(codes) != {ABSENT} else target.year
        first = all_given[0]
        places = ", ".join(dict.fromkeys(given.place for given in all_given))
        return RefusedRow(
            line=first.line,
            text=_values(all_given),
            reason=Refusal.SAME_CODE,
            params={"labels": _words(all_given), "value": value},
            place=places,
        )

    def _refused(self, given: Given, reason: Refusal, **params: str) -> RefusedRow:
        return RefusedRow(line=given.line, text=given.words, reason=reason, params=params, place=given.place)

    def _row(self, target: Target, given: Given, *, text: str, status: str) -> ParsedRow:
        codes = {Axis.STATUS: target.status, Axis.CLASS: target.klass}
        classes = [codes[axis] for axis in self.table.id_axes]
        return ParsedRow(
            ref_area=self.country,
            source=self.source,
            indicator=self.table.indicator,
            sex="" if target.sex == ABSENT else target.sex,
            classif1=classes[0] if classes else "",
            classif2=classes[1] if len(classes) > 1 else "",
            time=target.year,
            text=text,
            status=status,
            line=given.line,
            place=given.place,
        )


def spread(meanings: Mapping[Dim, Meaning], figure: Figure) -> Iterator[tuple[dict[Dim, str], int | None]]:
    """Codes that a figure goes to, each with its part; the part is None where the whole figure goes to one."""
    combined: list[tuple[dict[Dim, str], list[Share]]] = [({}, [])]
    for dim, meaning in meanings.items():
        combined = [
            ({**codes, dim: each.code}, [*shares, each]) for codes, shares in combined for each in meaning.shares
        ]
    if len(combined) == 1 or figure.scaled is None:
        yield from ((codes, None) for codes, _shares in combined)
        return
    products = []
    for _codes, shares in combined:
        product = shares[0].share
        for each in shares[1:]:
            product *= each.share
        products.append(product)
    yield from zip((codes for codes, _shares in combined), split(figure.scaled, products), strict=True)


def _are_said(all_given: list[Given]) -> bool:
    """Whether the mapping speaks of every label in which the figures differ, so that they are to be added up."""
    columns = zip(*(zip(given.labels, given.said, strict=True) for given in all_given), strict=True)
    return all(len({label for label, _said in each}) == 1 or all(said for _label, said in each) for each in columns)


def _words(all_given: Iterable[Given]) -> str:
    return "; ".join(dict.fromkeys(given.words for given in all_given))


def _values(all_given: Iterable[Given]) -> str:
    return ", ".join(given.figure.text or given.figure.status for given in all_given)
