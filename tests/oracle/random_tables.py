"""Random tables that belong together: two versions, two criteria, flow and stock, rates, and copied figures."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey, QTableKey, TableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.structure import Axis
from tests.oracle.oracle import codes, rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition
    from tests.oracle.files import File

SOURCES = ("FX:N1", "BA:544")
#: tables of which rates are made: population, employment, and what else there is
LABOUR = {
    "ilms-2019": (("A1", "A2"), ("A4", "A5"), ("A9",)),
    "ilms-2018": (("A2",), ("A5", "A6"), ()),
    "ilms-asean": (("SA3", "SA2"), ("SA6", "SA9"), ("SA5",)),
}


def related(file: File, random: Random) -> None:
    """Add tables that belong together in one way or another."""
    for add in random.sample([versions, criteria, flows, labour, copies, copies, beside], 2):
        add(file, random)


def near(random: Random, value: int, unit: int) -> int:
    """A figure as it should be, or a little or much beside it."""
    return max(value + random.choice([0, 0, 0, 0, unit, -unit, 4 * unit, 1000 * unit]), 0)


def put(file: File, key: QTableKey, cells: Mapping[CellKey, Observation]) -> None:
    """Put a table into the file."""
    file.put_all((ObservationKey(key, cell), said) for cell, said in cells.items())


def axes(edition: Edition, table: TableDefinition, version: str) -> list[list[str]]:
    """Codes of sex and status."""
    lists = [edition.axis_list(table, axis, version) for axis in (Axis.SEX, Axis.STATUS)]
    return [[ABSENT] if each is None else [code.id for code in each.codes] for each in lists]


def versions(file: File, random: Random) -> None:
    """A table in a fine list, and the same in a coarser one."""
    edition = file.edition
    pairs = {(row["to"], row["from"]) for row in rows("between.csv")}
    choices = [
        (table, to, of) for table in edition.tables for to, of in sorted(pairs) if {to, of} <= set(table.versions)
    ]
    table, to, of = random.choice(choices)
    decimals, source = random.choice([0, 1, 3]), random.choice(SOURCES)
    unit = 10 ** (table.decimals_stored - decimals)
    fine: dict[CellKey, Observation] = {}
    coarse: dict[CellKey, Observation] = {}
    note = random.choice(["", "", "", "C5:1023", "C6:1059 and more"])
    for sex, status in product(*axes(edition, table, of)):
        figures = {code.id: random.randint(0, 40) * unit for code in edition.class_list(of).codes}
        left = {code for code in figures if random.random() < random.choice([0, 0.1])}
        fine |= {
            CellKey(sex, status, code): Observation(n, decimals) for code, n in figures.items() if code not in left
        }
        for row in rows("between.csv"):
            if (row["to"], row["from"]) == (to, of) and random.random() < 0.9:
                first, *others = codes(row["parts"])
                sign = -1 if row["operator"] == "DIFF" else 1
                value = figures[first] + sign * sum(figures[code] for code in others)
                said = Observation(near(random, max(value, 0), unit), decimals, note=note)
                coarse[CellKey(sex, status, row["target"])] = said
    put(file, QTableKey(source, table.number, table.criterion, of, 2015), fine)
    put(file, QTableKey(source, table.number, table.criterion, to, 2015), coarse)


def criteria(file: File, random: Random) -> None:
    """A table by birth and the same by citizenship."""
    tables = [t for t in file.edition.tables if t.status_list and t.criterion is Criterion.BIRTH]
    if not tables:
        return
    birth = random.choice(tables)
    decimals = random.choice([0, 1, birth.decimals_stored])
    unit = 10 ** (birth.decimals_stored - decimals)
    version = random.choice(birth.versions)
    everybody: dict[tuple[str, str], int] = {}
    for criterion in (Criterion.BIRTH, Criterion.CITIZENSHIP):
        table = file.edition.table(TableKey(birth.number, criterion))
        chosen = random.choice([version, version, random.choice(table.versions)])
        total = next(code for code in axes(file.edition, table, chosen)[1] if code.endswith("TOTAL"))
        classes = [ABSENT] if chosen == ABSENT else [code.id for code in file.edition.class_list(chosen).codes]
        cells = {}
        for sex, klass in product(axes(file.edition, table, chosen)[0], classes):
            value = everybody.setdefault((sex, klass.rpartition("_")[2]), random.randint(1, 90) * unit)
            cells[CellKey(sex, total, klass)] = Observation(near(random, value, unit), decimals)
        put(file, QTableKey(random.choice([*SOURCES, SOURCES[0]]), table.number, criterion, chosen, 2014), cells)


def flows(file: File, random: Random) -> None:
    """A stock and a flow, in one year or two."""
    chosen = [row for row in rows("tables.csv") if (row["edition"], row["operator"]) == (file.edition.id, "FLOW")]
    row = random.choice(chosen)
    for source in SOURCES:
        file.source(source, **({"counts_events": "yes"} if random.random() < 0.2 else {}))
    criterion = next(table.criterion for table in file.edition.tables if table.number == row["target"])
    for number, times in ((row["target"], 3), (row["parts"], 1)):
        table = file.edition.table(TableKey(number, criterion))
        names = random.sample(["THA", "MYS", "KOR", "JPN"], random.randint(0, 4)) if table.names_countries else []
        total = str(file.edition.class_list(table.versions[0]).total)
        classes = [total, *(f"{table.versions[0]}_{name}" for name in names)]
        sexes = axes(file.edition, table, table.versions[0])[0]
        for year in random.sample([2016, 2017], random.randint(1, 2)):
            cells = {
                CellKey(sex, ABSENT, klass): Observation(random.randint(0, 400) * 100 * times, 1)
                for sex, klass in product(sexes, classes)
                if random.random() < 0.9
            }
            source = random.choice([*SOURCES, SOURCES[0]])
            put(file, QTableKey(source, number, criterion, table.versions[0], year), cells)


def labour(file: File, random: Random) -> None:
    """Population, employment and unemployment over two years; now and then in another unit."""
    criterion = random.choice(file.edition.criteria)
    decimals = random.choice([0, 1, 3])
    unit = 10 ** (3 - decimals)
    for year in (2012, 2013):
        people: dict[tuple[str, str, str], int] = {}
        for place, numbers in enumerate(LABOUR[file.edition.id]):
            for number in random.sample(numbers, random.randint(min(len(numbers), 1), len(numbers))):
                table = file.edition.table(TableKey(number, criterion))
                version = random.choice(table.versions)
                classes = (
                    [ABSENT] if version == ABSENT else [code.id for code in file.edition.class_list(version).codes]
                )
                slip = random.choice([1, 1, 1, 1, 10, 0.1])
                cells = {}
                for sex, status, klass in product(*axes(file.edition, table, version), classes):
                    size = people.setdefault((sex, status, klass.rpartition("_")[2]), random.randint(1, 90) * 1000)
                    share = (1, random.choice([0.5, 0.6, 0.7]), random.choice([0.02, 0.05, 0.7]))[place]
                    value = int(size * share * slip) // unit * unit
                    status_letter = random.choice([None] * 80 + ["B"])
                    cells[CellKey(sex, status, klass)] = Observation(value, decimals, status=status_letter)
                put(file, QTableKey(SOURCES[0], number, criterion, version, year), cells)


def copies(file: File, random: Random) -> None:
    """A column of telling figures that stands in another table, in another year, or for the other sex as well."""
    everything = file.observations()
    held = [key for key, said in everything.items() if said.value]
    if not held:
        return
    origin = random.choice(held)
    place, cell = origin.qtable, origin.cell
    decimals = file.edition.table(place.table_key).decimals_stored
    column = {
        key.cell.klass: Observation(random.randint(0, random.choice([9, 999, 99_999])), decimals)
        for key in everything
        if (key.qtable, key.cell.sex, key.cell.status) == (place, cell.sex, cell.status)
    }
    put(file, place, {cell._replace(klass=klass): said for klass, said in column.items()})
    target = random.choice([key.qtable for key in everything] + [place._replace(year=place.year + 3)] * 3)
    if random.random() < 0.3:
        target, cell = place, cell._replace(sex={"SEX_M": "SEX_F", "SEX_F": "SEX_M"}.get(cell.sex, cell.sex))
    listed = file.edition.table(target.table_key).versions
    if ABSENT not in (target.version, place.version) and target.version in listed:
        known = file.edition.class_list(target.version)
        table = file.edition.table(target.table_key)
        if (table.status_list is None) != (cell.status == ABSENT) or (cell.sex == ABSENT) != (
            Axis.SEX not in table.axes
        ):
            return
        status = axes(file.edition, table, target.version)[1]
        moved = {
            cell._replace(
                klass=f"{target.version}{klass.removeprefix(place.version)}",
                status=cell.status if cell.status in status else random.choice(status),
            ): said
            for klass, said in column.items()
        }
        put(file, target, {each: said for each, said in moved.items() if each.klass in known})


#: rows of a list as they are filled where one of them is hidden in another, or counted there as well
BESIDE = {
    "ECO_SECTOR": ({"TOTAL": 30, "AGR": 10, "NAG": 20, "IND": 15, "X": 5}, {"TOTAL": 30, "NAG": 20, "SER": 15, "X": 5}),
    "ECO_MIGVERSION": (
        {"TOTAL": 45, "F": 30} | dict.fromkeys(("A", "B-E", "G-I", "J", "K", "L", "M-N", "O-Q", "R-U"), 5),
    ),
    "ECO_AGGREGATE": (
        {"MAN": 20, "MEL": 5, "MIN": 3, "MANEL": 22},
        {"MAN": 20, "MEL": 5, "MIN": 3},
        {"MAN": 9, "MIN": 3},
    ),
    "EDU_ISCED97": ({"5": 12, "5A": 7, "5B": 5}, {"5": 12, "5A": 7}, {"5": 12, "5B": 20}),
}


def beside(file: File, random: Random) -> None:
    """Rows that should not stand side by side, now and then a little wrong, with a letter, or explained by a note."""
    choices = [(table, version) for table in file.edition.tables for version in table.versions if version in BESIDE]
    table, version = random.choice(choices)
    rows_, note = random.choice(BESIDE[version]), random.choice(["", "", "", "C5:1023"])
    sexes, statuses = axes(file.edition, table, version)
    cells = {}
    for sex, status, (row, value) in product(sexes, statuses, rows_.items()):
        if random.random() < 0.97:
            figure = near(random, value * 1000, 1)
            cells[CellKey(sex, status, f"{version}_{row}")] = Observation(figure, 3, note=note)
    if random.random() < 0.2:
        place = random.choice(list(cells))
        cells[place._replace(klass=f"{version}_SER" if version == "ECO_SECTOR" else place.klass)] = Observation(
            status="N"
        )
    put(file, QTableKey(random.choice(SOURCES), table.number, table.criterion, version, 2018), cells)
