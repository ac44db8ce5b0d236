"""What a questionnaire holds as it can be compared, and what is left of it in a layout that carries only some of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ilms_desktop.exchange.carried import Content
from ilms_desktop.exchange.outgoing import Deed
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import CellState, Observation
from ilms_desktop.model.source import FieldLevel
from ilms_desktop.workspace.exporting import outgoing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from ilms_desktop.model.codelist import Codelist
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import QTableKey, TableKey
    from ilms_desktop.model.source import Source
    from ilms_desktop.storage.qtables import QTable
    from ilms_desktop.workspace.workspace import Workspace

_WRITTEN = frozenset({CellState.ENTERED, CellState.ZERO, CellState.MISSING})


@dataclass(frozen=True)
class Said:
    """What is said of a year of a table beside its figures."""

    fields: Mapping[str, str] = field(default_factory=dict)
    declared: tuple[str, str] = ("", "")
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class Questionnaire:
    """Content of a questionnaire.

    Attributes:
        edition: what it means. years: how many years a new source gets.
        cells: what stands in them. sources: by id. qtables: what is said of them beside their figures.
        versions: class versions chosen, by source and table.
        unchanged: QTables that are as the last package has them.
    """

    edition: Edition
    years: int
    cells: Mapping[ObservationKey, Observation]
    sources: Mapping[str, Source]
    qtables: Mapping[QTableKey, Said]
    versions: Mapping[tuple[str, TableKey], str]
    unchanged: frozenset[QTableKey]

    @classmethod
    def of(cls, workspace: Workspace) -> Questionnaire:
        """That of an open file."""
        cells = dict(workspace.observations())
        deeds = outgoing(workspace).deeds
        changed = {key for key, deed in deeds.items() if deed in {Deed.NEW, Deed.REVISED}}
        said = {each.key: _said(each) for each in workspace.qtables()}
        return cls(
            edition=workspace.edition,
            years=workspace.round.default_years,
            cells=cells,
            sources={each.id: each for each in workspace.sources()},
            qtables={key: each for key, each in said.items() if each != Said()},
            versions=dict(workspace._state.versions),
            unchanged=frozenset({key.qtable for key in cells} - changed),
        )

    def with_only(self, carries: Collection[Content]) -> Questionnaire:
        """What a new questionnaire holds into which a file came that carries only this."""
        cells = dict(_cells(self, carries))
        if Content.ROWS_APART not in carries:
            cells = _as_written(self.edition, cells)
        filled = {key.qtable for key in cells}
        used = {key.source for key in filled}
        sources = {
            each.id: _source(self, each, carries, {key for key in filled if key.source == each.id})
            for each in self.sources.values()
            if each.id in used or Content.EMPTY_SOURCES in carries
        }
        qtables = {
            key: _of_qtable(self, key, cells, carries)
            for key in {*self.qtables, *filled}
            if key.source in sources and (key in filled or Content.DECLARATIONS in carries)
        }
        return replace(
            self,
            cells=cells,
            sources=sources,
            qtables={key: each for key, each in qtables.items() if each != Said()},
            versions=self.versions if Content.VERSIONS in carries else {},
            unchanged=frozenset(),
        )

    def differences(self, other: Questionnaire) -> Iterator[str]:
        """What another one says otherwise, in words."""
        for name in ("cells", "sources", "qtables", "versions"):
            mine, theirs = getattr(self, name), getattr(other, name)
            for key in sorted({*mine, *theirs}, key=repr):
                if mine.get(key) != theirs.get(key):
                    yield f"{key!r}: {theirs.get(key)!r} instead of {mine.get(key)!r}"


def _said(each: QTable) -> Said:
    declared = (each.declaration.value, each.reason) if each.declaration else ("", "")
    return Said(dict(each.fields), declared, each.named)


def _cells(whole: Questionnaire, carries: Collection[Content]) -> Iterator[tuple[ObservationKey, Observation]]:
    """Cells that leave, with what leaves of them."""
    labels = _labels(whole.edition)
    for key, said in whole.cells.items():
        if said.state is CellState.UNREADABLE and Content.TEXTS not in carries:
            continue
        if said.state is CellState.BLANK and Content.LONE_REMARKS not in carries:
            continue
        if key.qtable in whole.unchanged and Content.UNCHANGED not in carries:
            continue
        stored = whole.edition.table(key.qtable.table_key).decimals_stored
        yield key, _observation(said, carries, labels, stored)


def _observation(said: Observation, carries: Collection[Content], labels: Collection[str], stored: int) -> Observation:
    lines = said.note.splitlines() if Content.REMARKS not in carries else said.note.split("\n")
    wanted = {True: Content.VALUE_NOTES in carries, False: Content.REMARKS in carries}
    note = said.note
    if not all(wanted.values()):
        note = "\n".join(dict.fromkeys(line for line in lines if wanted[line in labels]))
    said = replace(said, note=note)
    if Content.LETTERS not in carries:
        said = replace(said, status=None)
    if Content.FIGURES not in carries:
        said = replace(said, value=None, decimals=0)
    if Content.DECIMALS not in carries and said.value is not None:
        said = replace(said, decimals=min(each for each in range(stored + 1) if not said.value % 10 ** (stored - each)))
    return said


def _labels(edition: Edition) -> frozenset[str]:
    """Texts of the notes on figures that have a code."""
    asked = [each for each in edition.fields if each.level is FieldLevel.VALUE and each.is_note]
    return frozenset(code.label for each in asked for code in edition.codelists[each.codelist].codes)


def _as_written(edition: Edition, cells: Mapping[ObservationKey, Observation]) -> dict[ObservationKey, Observation]:
    """Cells under the codes that the ILO has for them; two in one cell are added up."""
    found: dict[ObservationKey, list[Observation]] = defaultdict(list)
    for key, said in cells.items():
        codes = edition.codelists.get(key.qtable.version)
        klass = key.cell.klass if codes is None else _there_and_back(codes)[key.cell.klass]
        found[ObservationKey(key.qtable, key.cell._replace(klass=klass))].append(said)
    return {key: _together(each) for key, each in found.items()}


def _there_and_back(codes: Codelist) -> dict[str, str]:
    """Each code with the one that its row comes back with: Kosovo has another code at the ILO, and the same here."""
    ours = {alias: code.id for code in codes.codes for alias in code.aliases}
    ours |= {code.id: code.id for code in codes.codes}
    return {code.id: ours[code.written_as or code.id] for code in codes.codes}


def _together(said: list[Observation]) -> Observation:
    if len(said) == 1:
        return said[0]
    figures = [each for each in said if each.value is not None]
    kept = figures or said[:1]
    notes = dict.fromkeys(each.note for each in said if each.note)
    return Observation(
        value=sum(each.value or 0 for each in figures) if figures else None,
        decimals=max((each.decimals for each in figures), default=0),
        status=next((each.status for each in kept if each.status), None),
        note="\n".join(notes),
    )


def _source(whole: Questionnaire, each: Source, carries: Collection[Content], filled: set[QTableKey]) -> Source:
    name = each.name if Content.SOURCE_NAMES in carries else ""
    if Content.SOURCE_SCOPE not in carries:
        years = sorted({key.year for key in filled})[-whole.years :]
        criteria = tuple(one for one in whole.edition.criteria if one in {key.criterion for key in filled})
        name = name or whole.edition.source_types[each.type].label
        each = replace(each, years=tuple(years), criteria=criteria)
    fields = _fields(whole.edition, each.fields, carries, notes=Content.SOURCE_NOTES, others=Content.SOURCE_ANSWERS)
    return replace(each, name=name, fields=fields)


def _fields(
    edition: Edition, fields: Mapping[str, str], carries: Collection[Content], *, notes: Content, others: Content
) -> dict[str, str]:
    are_notes = {each.code for each in edition.fields if each.is_note}
    return {code: value for code, value in fields.items() if (notes if code in are_notes else others) in carries}


def _of_qtable(
    whole: Questionnaire, key: QTableKey, cells: Mapping[ObservationKey, Observation], carries: Collection[Content]
) -> Said:
    said = whole.qtables.get(key, Said())
    fields = _fields(whole.edition, said.fields, carries, notes=Content.TABLE_NOTES, others=Content.TABLE_ANSWERS)
    filled = {each.cell.klass for each in cells if each.qtable == key}
    is_there = bool(filled)
    return Said(
        fields=fields if is_there or Content.TABLE_ANSWERS in carries else {},
        declared=said.declared if Content.DECLARATIONS in carries else ("", ""),
        named=said.named if Content.COUNTRIES in carries else tuple(sorted(set(said.named) & filled)),
    )
