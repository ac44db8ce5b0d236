"""Random questionnaires with something of everything that one can hold; the same number makes the same one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.statuses import ValueExpected, load_statuses
from ilms_desktop.model.command import (
    AddSource,
    ChooseVersion,
    Declaration,
    DeclareQTable,
    EditSource,
    Label,
    NameCountries,
    RecordSubmission,
    Revise,
    SetObservations,
    SetQTableField,
)
from ilms_desktop.model.key import ObservationKey, QTableKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.model.source import NAME_FIELD, FieldKind, FieldLevel, Source
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.workspace.qtable_fields import fields_of
from tests.oracle.random_files import consistent, random_countries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from random import Random

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.source import FieldDefinition
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.workspace.workspace import Workspace

_LABEL: Final = Label("Fill")
#: few, so that sources and tables meet in them
_YEARS: Final = (1980, 2009, 2019, 2020, 2021, 2025)
#: most cells of a QTable that are filled: more say no more and take longer
_CELLS: Final = 24
#: share of cells with a remark, of fields with an answer
_REMARKED, _ANSWERED = 0.2, 0.35
#: what files, sheets and lists of notes could take for something else than text
_PIECES: Final = (
    *("Labour force survey", "=1+1", "+49 30", "@home", "- none", "a, b; c", 'she said "no"', "it's", "'quoted'"),
    *("two\nlines", "\n", " ", "\u00a0", "\u2028", "\u200f", "\ufeff", "\ufffe", "\uffff", "\x0b", "\x85", "\r\n"),
    *("_x0041_", "_x000D_", "_x005F_", "1e5", "007", "12.50", "1,234", "TRUE", "2019-01-31", "see #REF!", "…"),
    *("<b>&amp;", "]]>", "S3:5_S4:30", "#12$NA", "N", "50 %", "$"),
    *("Ümläut", "مسح القوى العاملة", "調査", "🙂", "e\u0301"),
)


def fill(workspace: Workspace, random: Random) -> None:
    """Fill an empty questionnaire: sources, tables, words about them; in some, a package and what changed since."""
    for _ in range(random.choice([1, 1, 2, 3])):
        _add_source(workspace, random)
    for key in _qtables(workspace, random, random.randint(2, 8)):
        _fill_qtable(workspace, random, key)
    if random.random() < 0.4:
        _add_source(workspace, random)
    if random.random() < 0.5:
        _seal(workspace)
        _go_on(workspace, random)


def text(random: Random, *, most: int = 200) -> str:
    """Some words."""
    pieces = (random.choice(_PIECES) for _ in range(random.choice([1, 1, 2, 3, 8])))
    return random.choice(["", " "]).join(pieces)[:most]


# --- sources


def _add_source(workspace: Workspace, random: Random) -> None:
    edition = workspace.edition
    type_ = random.choice(sorted(edition.source_types))
    number = f"{random.choice(['', 'N'])}{random.choice([1, 2, 544, 14128])}"
    if f"{type_}:{number}" in {each.id for each in workspace.sources()}:
        return
    years = random.sample(_YEARS, random.choice([0, 2, 4]))
    source = Source(
        f"{type_}:{number}",
        type_,
        text(random),
        criteria=tuple(each for each in edition.criteria if random.random() < 0.8),
        years=tuple(sorted(years)),
        fields=dict(_answers(edition, random, _source_fields(edition, type_))),
    )
    workspace.execute(AddSource(source))


def _source_fields(edition: Edition, type_: str) -> Iterator[FieldDefinition]:
    for field in edition.fields:
        is_set = field.level is FieldLevel.SOURCE and not field.read_only and field.code != NAME_FIELD
        if is_set and field.is_offered(type_):
            yield field


def _answers(edition: Edition, random: Random, fields: Iterable[FieldDefinition]) -> Iterator[tuple[str, str]]:
    for field in fields:
        if random.random() < _ANSWERED:
            yield field.code, _answer(edition, random, field)


def _answer(edition: Edition, random: Random, field: FieldDefinition) -> str:
    """Something that fits a field."""
    if field.kind is FieldKind.LIST:
        listed = [value for value, _label in field.choices]
        return random.choice(listed or [code.id for code in edition.codelists[field.codelist].codes])
    if field.kind is FieldKind.NUMBER:
        least = 0 if field.minimum is None else field.minimum
        return str(random.randint(least, least + 5 if field.maximum is None else field.maximum))
    if field.kind is FieldKind.TEXT:
        return text(random, most=min(field.max_length or 200, 200))
    return {FieldKind.CURRENCY: "USD", FieldKind.DATE: "2026-01-31"}[field.kind]


# --- tables


def _qtables(workspace: Workspace, random: Random, most: int) -> Iterator[QTableKey]:
    """Keys of some QTables that sources of the questionnaire fill."""
    for _ in range(most):
        source = random.choice(workspace.sources())
        tables = workspace.tables(source.id)
        # why: the few tables of countries have most that other tables have not
        of_countries = [table for table in tables if table.names_countries]
        if tables:
            yield _qtable(random, source, random.choice(random.choice([tables, of_countries or tables])))


def _qtable(random: Random, source: Source, table: TableDefinition) -> QTableKey:
    version = random.choice([table.versions[0], *table.versions])
    return QTableKey(source.id, table.number, table.criterion, version, random.choice((*_YEARS, *source.years)))


def _fill_qtable(workspace: Workspace, random: Random, key: QTableKey) -> None:
    """Figures, countries, answers, a declaration: some of them."""
    edition, table = workspace.edition, workspace.edition.table(key.table_key)
    there = next((list(each.named) for each in workspace.qtables() if each.key == key), None)
    named = _countries(random, edition, key)[: table.named_countries] if there is None else there
    # why: words about other years are out of sight once their figures are cleared
    is_chosen = key.year in workspace.source(key.source).years
    if named and there is None and is_chosen and random.random() < 0.6:
        workspace.execute(NameCountries(key, tuple(random.sample(named, random.randint(1, len(named))))))
    if random.random() < 0.85:
        _put(workspace, key, _cells(edition, random, key, named))
    if is_chosen:
        for code, value in _answers(edition, random, fields_of(edition, table)):
            workspace.execute(SetQTableField(key, code, value))
        if random.random() < 0.3:
            workspace.execute(DeclareQTable(key, random.choice(list(Declaration)), text(random)))
    if random.random() < 0.2:
        workspace.execute(ChooseVersion(key.source, key.table_key, random.choice(table.versions)))


def _countries(random: Random, edition: Edition, key: QTableKey) -> list[str]:
    """Some countries for a table that names them, among them those that the ILO has under another code."""
    if not edition.table(key.table_key).names_countries:
        return []
    codes = edition.class_list(key.version).codes
    return [*(code.id for code in codes if code.written_as), *random_countries(random, edition, key)]


def _cells(edition: Edition, random: Random, key: QTableKey, named: list[str]) -> dict[CellKey, Observation]:
    """What stands in some cells, those of rows that are written as another one among them."""
    table = edition.table(key.table_key)
    every = consistent(edition, random, key, named)
    chosen = random.sample(list(every), min(len(every), random.randint(1, _CELLS)))
    apart = [cell for cell in every if cell not in chosen and _is_written_otherwise(edition, key, cell)]
    return {cell: _said(edition, random, table, every[cell]) for cell in (*chosen, *apart[: random.randint(0, 3)])}


def _is_written_otherwise(edition: Edition, key: QTableKey, cell: CellKey) -> bool:
    codes = edition.codelists.get(key.version)
    return codes is not None and cell.klass in codes and bool(codes[cell.klass].written_as)


def _said(edition: Edition, random: Random, table: TableDefinition, usual: Observation) -> Observation:
    """A figure, a letter, both, a text that is no figure, or nothing; now and then with a remark."""
    stored = table.decimals_stored
    decimals = random.randint(0, stored)
    unit = 10 ** (stored - decimals)
    value = random.choice([usual.value or 0, random.randrange(10**5), random.randrange(10**16), 0]) // unit * unit
    figure = replace(usual, value=min(value, 4 * 10**15), decimals=decimals)
    said = random.choice([usual, figure, _lettered(random, usual)])
    if random.random() < 0.12:
        said = random.choice([BLANK, Observation(text="about ten")])
    return replace(said, note=_remark(edition, random)) if random.random() < _REMARKED else said


def _lettered(random: Random, usual: Observation) -> Observation:
    letter, each = random.choice([item for item in load_statuses().items() if item[0]])
    stays = each.value is ValueExpected.REQUIRED or (each.value is ValueExpected.OPTIONAL and random.random() < 0.5)
    return replace(usual, status=letter) if stays else Observation(status=letter)


def _remark(edition: Edition, random: Random) -> str:
    """Words, notes of lists, or both in lines of their own."""
    lists = [field.codelist for field in edition.fields if field.level is FieldLevel.VALUE and field.codelist]
    notes = [code.label for each in lists for code in edition.codelists[each].codes]
    lines = [random.choice([text(random), random.choice(notes)]) for _ in range(random.choice([1, 1, 2, 4]))]
    return "\n".join(lines)


def _put(workspace: Workspace, key: QTableKey, cells: Mapping[CellKey, Observation]) -> None:
    entries = tuple((ObservationKey(key, cell), said) for cell, said in cells.items())
    workspace.execute(SetObservations(entries, _LABEL, imported=True))


# --- after a package


def _seal(workspace: Workspace) -> None:
    """Record a package of what stands there, and begin a new version."""
    made = Submission(
        package=f"ILMS_{workspace.country}-01_2026_S0001",
        package_id="0" * 64,
        signer=f"{workspace.country.lower()}-01",
        sequence=1,
        previous=None,
        kind=SubmissionKind.FULL,
        created=workspace.clock(),
        file_name="a.ilmspkg",
        file_sha256="0" * 64,
        observations=1,
    )
    workspace.execute(RecordSubmission(made))
    workspace.execute(Revise("Newer figures came in.", "S0001"))


def _go_on(workspace: Workspace, random: Random) -> None:
    """Change, clear and add something."""
    held = [key for key, _said in workspace.observations()]
    if held:
        chosen = random.sample(held, min(len(held), 3))
        workspace.execute(SetObservations(tuple((key, Observation(7000)) for key in chosen), _LABEL))
        some = random.choice(held)
        gone = random.choice([[some], [key for key in held if key.qtable == some.qtable]])
        if some.qtable.year in workspace.source(some.qtable.source).years:
            workspace.execute(SetObservations(tuple((key, BLANK) for key in gone), _LABEL))
    for key in _qtables(workspace, random, random.randint(0, 1)):
        _fill_qtable(workspace, random, key)
    if random.random() < 0.3:
        source = random.choice(workspace.sources())
        fields = dict(_answers(workspace.edition, random, _source_fields(workspace.edition, source.type)))
        workspace.execute(EditSource(replace(source, fields={**source.fields, **fields})))
