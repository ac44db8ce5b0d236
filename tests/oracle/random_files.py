"""Random workspace files: mostly right, with the slips that people make. The same seed makes the same file."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.key import ABSENT, CellKey, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.structure import Axis
from tests.oracle.files import File
from tests.oracle.random_tables import related
from tests.oracle.random_years import grown, slipped

if TYPE_CHECKING:
    from random import Random

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition

SOURCES = ("FX:N1", "BA:544")
YEARS = (2019, 2020)
#: now and then a year that the round does not take
ODD_YEAR = 2026
#: countries that a random table may name: groups, a part and a former state among them, and the reporting country
COUNTRIES = (
    "THA",
    "MYS",
    "KOR",
    "JPN",
    "SGP",
    "VNM",
    "USACAN",
    "KHM",
    "ASIA",
    "XASIA",
    "EUR",
    "EUREU",
    "FRA",
    "MY1",
    "CS1",
)


def random_file(random: Random, edition: Edition) -> File:
    """A file with a few QTables."""
    file = File(edition)
    for source in SOURCES:
        name, period = random.choice(["Survey", "Survey 2019", ""]), random.choice(["", "S3:5", "S3:6"])
        file.source(source, name=name, S3=period, disclosure_threshold=random.choice(["", "", "", "3", "1500"]))
    for _ in range(random.randint(2, 6)):
        fill(file, random, random_qtable(random, edition))
    course(file, random)
    related(file, random)
    return file


def course(file: File, random: Random) -> None:
    """Some years of one table: figures that hardly change, and now and then the slips that only other years show."""
    first = random_qtable(random, file.edition)._replace(year=2010)
    table = file.edition.table(first.table_key)
    named = random_countries(random, file.edition, first)
    usual = consistent(file.edition, random, first, named)
    for year in range(2011, 2011 + random.randint(2, 6)):
        key = first._replace(year=year)
        cells = {cell: replace(said, value=grown(random, said.value or 0)) for cell, said in usual.items()}
        if random.random() < 0.5:
            key, cells = slipped(random, table, (key, cells), SOURCES)
        file.put_all((ObservationKey(key, cell), said) for cell, said in cells.items())


def random_qtable(random: Random, edition: Edition) -> QTableKey:
    """Key of some QTable; few sources and years, so that tables meet."""
    table = random.choice(edition.tables)
    version = random.choice([table.versions[0], *table.versions])
    return QTableKey(
        random.choice(SOURCES), table.number, table.criterion, version, random.choice((*YEARS * 12, ODD_YEAR))
    )


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
            random.choice([letter, untold, text, wrong, wrong, exchange, misused])(random, table, cells)
    if table.out_of_scope and random.random() < 0.2:
        beyond(random, table, cells)
    if random.random() < 0.1:
        shortened(random, cells)


def letter(random: Random, _table: TableDefinition, cells: dict[CellKey, Observation]) -> None:
    """A letter instead of a figure, or beside it."""
    cell = random.choice(list(cells))
    cells[cell] = random.choice(
        [Observation(status=random.choice("NXCS")), Observation(cells[cell].value, cells[cell].decimals, status="S")]
    )


def untold(random: Random, table: TableDefinition, cells: dict[CellKey, Observation]) -> None:
    """A letter where somebody may be or not: in a row or group of what is unknown, unclassified or left over."""
    spared = [cell for cell in cells if cell.klass.endswith(("_X", "_9", "_UNK")) or cell.status.endswith("_X")]
    for cell in random.sample(spared, min(len(spared), random.randint(1, 3))):
        cells[cell] = Observation(status=random.choice("NCSX"))
    if not spared:
        letter(random, table, cells)


def misused(random: Random, _table: TableDefinition, cells: dict[CellKey, Observation]) -> None:
    """Any letter on any cell: a break without its note, an estimate of nothing, a figure that is not available."""
    cell = random.choice(list(cells))
    kept = random.choice([cells[cell].value, cells[cell].value, None])
    cells[cell] = Observation(kept, cells[cell].decimals, status=random.choice("BLEPUINXCMQ"))


def beyond(random: Random, table: TableDefinition, cells: dict[CellKey, Observation]) -> None:
    """Figures in a row that the table leaves empty, where its class version has one."""
    cell = random.choice([*cells, CellKey(ABSENT, ABSENT, ABSENT)])
    version = cell.klass.rpartition("_")[0]
    for code in sorted(table.out_of_scope):
        if code.startswith(f"{version}_") and version:
            cells[cell._replace(klass=code)] = Observation(random.choice([0, 1000, 5000]))


def shortened(random: Random, cells: dict[CellKey, Observation]) -> None:
    """A whole kind of cells left out: the totals, men and women, the rows."""
    left_out = random.choice(["SEX_T", "SEX_M SEX_F", "TOTAL", "ROWS"])
    for cell in list(cells):
        is_total = cell.klass.endswith(("_TOTAL", "_YGE15"))
        if cell.sex in left_out.split() or is_total is {"TOTAL": True, "ROWS": False}.get(left_out):
            del cells[cell]


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
