"""Random workspace files: mostly right, with the slips that people make. The same seed makes the same file."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import ABSENT, CellKey, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.structure import Axis
from tests.oracle.files import File

if TYPE_CHECKING:
    from random import Random

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition

SOURCES = ("FX:N1", "BA:544")
YEARS = (2019, 2020)
#: countries that a random table may name, one group among them
COUNTRIES = ("THA", "MYS", "KOR", "JPN", "SGP", "VNM", "USACAN")


def random_file(random: Random, edition: Edition) -> File:
    """A file with a few QTables."""
    file = File(edition)
    for source in SOURCES:
        file.source(source, name=random.choice(["Survey", "Survey 2019", ""]), S3=random.choice(["", "S3:5", "S3:6"]))
    for _ in range(random.randint(2, 6)):
        fill(file, random, random_qtable(random, edition))
    return file


def random_qtable(random: Random, edition: Edition) -> QTableKey:
    """Key of some QTable; few sources and years, so that tables meet."""
    table = random.choice(edition.tables)
    version = random.choice([table.versions[0], *table.versions])
    return QTableKey(random.choice(SOURCES), table.number, table.criterion, version, random.choice(YEARS))


def fill(file: File, random: Random, key: QTableKey) -> None:
    """Fill a QTable with figures that add up, then make slips."""
    table = file.edition.table(key.table_key)
    named = random_countries(random, file.edition, key)
    if named:
        file.name(key, named[: random.randint(0, len(named))])
    cells = consistent(file.edition, random, key, named)
    slips(random, table, cells)
    file.put_all((ObservationKey(key, cell), said) for cell, said in cells.items())


def random_countries(random: Random, edition: Edition, key: QTableKey) -> list[str]:
    """Some countries for a table that names them."""
    if not edition.table(key.table_key).names_countries:
        return []
    known = [
        code for code in (f"{key.version}_{each}" for each in COUNTRIES) if code in edition.class_list(key.version)
    ]
    return random.sample(known, random.randint(0, len(known)))


def consistent(edition: Edition, random: Random, key: QTableKey, named: list[str]) -> dict[CellKey, Observation]:
    """Figures of a QTable whose totals are the sums of a random choice of rows."""
    table = edition.table(key.table_key)
    decimals = random.choice([0, 1, table.decimals_stored])
    unit = 10 ** (table.decimals_stored - decimals)
    used = [codes_of(edition, random, key, axis, named) for axis in (Axis.SEX, Axis.STATUS, Axis.CLASS)]
    leaves = {cell: random.randint(0, 30) * unit for cell in product(*(parts for _total, parts in used))}
    figures = {}
    for cell in product(*([*total, *parts] for total, parts in used)):
        inside = [
            value
            for leaf, value in leaves.items()
            if all(code == at or code in total for code, at, (total, _parts) in zip(cell, leaf, used, strict=True))
        ]
        figures[CellKey(*cell)] = Observation(value=sum(inside), decimals=decimals)
    return figures


def codes_of(
    edition: Edition, random: Random, key: QTableKey, axis: Axis, named: list[str]
) -> tuple[list[str], list[str]]:
    """Total and rows that are filled on an axis."""
    table = edition.table(key.table_key)
    codelist = edition.axis_list(table, axis, key.version)
    if codelist is None:
        return [], [ABSENT]
    total = [str(codelist.total)]
    if axis is Axis.CLASS and table.names_countries:
        return total, [*named, *random.choice([[str(codelist.other)], []])] or [str(codelist.other)]
    rows = [code for code in codelist.codes if not code.is_total and not (code.memo and random.random() < 0.5)]
    plain = [code.id for code in rows if not code.alternative and code.kind is not CodeKind.UNKNOWN]
    every = [code.id for code in rows if random.random() < 0.9]
    return total, random.choice([plain, plain, every]) or plain


def slips(random: Random, table: TableDefinition, cells: dict[CellKey, Observation]) -> None:
    """Blanks, letters, unreadable text, small and large errors, exchanged cells."""
    if random.random() < 0.4:
        for cell in list(cells):
            if random.random() < 0.15:
                del cells[cell]
    for _ in range(random.randint(0, 4)):
        if cells:
            random.choice([letter, text, wrong, wrong, exchange])(random, table, cells)


def letter(random: Random, _table: TableDefinition, cells: dict[CellKey, Observation]) -> None:
    """A letter instead of a figure, or beside it."""
    cell = random.choice(list(cells))
    cells[cell] = random.choice(
        [Observation(status=random.choice("NXCS")), Observation(cells[cell].value, cells[cell].decimals, status="S")]
    )


def text(random: Random, _table: TableDefinition, cells: dict[CellKey, Observation]) -> None:
    """Text that is no figure."""
    cells[random.choice(list(cells))] = Observation(text="about ten")


def wrong(random: Random, table: TableDefinition, cells: dict[CellKey, Observation]) -> None:
    """A figure that is a little too large, or much."""
    cell = random.choice(list(cells))
    more = random.choice([1, 2, 3, 5, 1000, 100_000])
    cells[cell] = Observation((cells[cell].value or 0) + more, decimals=table.decimals_stored)


def exchange(random: Random, _table: TableDefinition, cells: dict[CellKey, Observation]) -> None:
    """Two cells in each other's place."""
    one, other = random.choice(list(cells)), random.choice(list(cells))
    cells[one], cells[other] = cells[other], cells[one]
