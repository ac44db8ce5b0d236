"""Completeness counted another way: plain SQL over the file and the lists of the questionnaire, nothing of the product.

Which cells are asked follows from the tables (TOML), the code lists and the sums (CSV), as `docs/spec/workspace.md`,
section 6, says; what stands in them is told by one statement.
"""

from __future__ import annotations

import csv
import json
import sqlite3
import tomllib
from collections import Counter, defaultdict
from contextlib import closing
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS = Path(__file__).resolve().parents[2] / "forms"
SAID = """
    SELECT q.qtable_id, o.sex, o.status_class, o.class, CASE
        WHEN o.entered_text IS NOT NULL THEN 'unreadable'
        WHEN o.value = 0 THEN 'zero'
        WHEN o.value IS NOT NULL THEN 'entered'
        WHEN o.obs_status = 'X' THEN 'not_applicable'
        WHEN o.obs_status IS NOT NULL THEN 'reasoned'
        ELSE 'blank' END
    FROM observation AS o JOIN qtable AS q USING (qtable_id)
"""
Cell = tuple[str, str, str]
#: a part of a sum, and whether it may be blank
Ways = list[list[tuple[Cell, bool]]]


class Place(NamedTuple):
    """A source, a table by number and criterion, a class version, a year."""

    source: str
    table: str
    criterion: str
    version: str
    year: int


class File:
    """What of a workspace file matters for counting."""

    def __init__(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as raw:
            self.edition = raw.execute("SELECT value FROM meta WHERE key = 'edition'").fetchone()[0]
            found = raw.execute("SELECT source_id, type, criteria, years FROM source ORDER BY position, source_id")
            self.sources = [(row[0], row[1], json.loads(row[2]), json.loads(row[3])) for row in found]
            rows = raw.execute("SELECT * FROM qtable ORDER BY qtable_id").fetchall()
            places = {row[0]: Place(*row[1:6]) for row in rows}
            self.declared = {places[row[0]]: row[6] for row in rows}
            self.named: dict[Place, list[str]] = defaultdict(list)
            for number, code in raw.execute("SELECT qtable_id, code FROM qtable_country ORDER BY qtable_id, position"):
                self.named[places[number]].append(code)
            self.said: dict[Place, dict[Cell, str]] = defaultdict(dict)
            for number, *cell, state in raw.execute(f"{SAID} ORDER BY q.qtable_id"):
                self.said[places[number]][tuple(cell)] = state
            chosen = raw.execute("SELECT source_id, table_no, criterion, class_version FROM version_choice")
            self.chosen = {tuple(row[:3]): row[3] for row in chosen}


@cache
def rows_of(name: str) -> list[dict[str, str]]:
    """Rows of a CSV file of the questionnaire."""
    with (FORMS / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def tables(edition: str) -> list[dict[str, Any]]:
    """Tables with one criterion each, in their order."""
    index = tomllib.loads((FORMS / "editions" / f"{edition}.toml").read_text(encoding="utf-8"))
    found = []
    for number in index["tables"]:
        table = tomllib.loads((FORMS / "tables" / edition / f"{number}.toml").read_text(encoding="utf-8"))
        for criterion, section in table["criteria"].items():
            offered = [*section.get("offered_versions", []), *section.get("accepted_versions", [])]
            found.append({**table, **section, "criterion": criterion, "versions": offered or ["_"]})
    return found


def counted(path: Path) -> dict[tuple[str, str, str, int], Counter[str]]:
    """Cells by what stands in them, for each source, table, criterion and year that is asked."""
    file = File(path)
    return {
        (place.source, place.table, place.criterion, place.year): count(file, table, place)
        for source in file.sources
        for table in tables(file.edition)
        if fills(source, table)
        for place in places(file, source, table)
    }


def fills(source: tuple[str, str, list[str], list[int]], table: dict[str, Any]) -> bool:
    """Whether a source fills a table."""
    _id, kind, criteria, _years = source
    refused = next(row["not_for"] for row in rows_of("codelists/SOURCE_TYPE.csv") if row["code"] == kind).split("|")
    if table["number"] in refused or f"{table['number']}:{table['criterion']}" in refused:
        return False
    return table["criterion"] == "none" or table["criterion"] in criteria


def places(file: File, source: tuple[str, str, list[str], list[int]], table: dict[str, Any]) -> Iterator[Place]:
    """One place for each year: in the version shown, or in the one in which the year is answered."""
    of_table = (source[0], table["number"], table["criterion"])
    used = {place: len(said) for place, said in file.said.items() if place[:3] == of_table}
    by_version = Counter[str]()
    for place, count_ in used.items():
        by_version[place.version] += count_
    usual = table.get("default_version", "_")
    most = max(table["versions"], key=lambda each: by_version[each]) if used else usual
    shown = file.chosen.get(of_table, most)
    for year in sorted({*source[3], *(place.year for place in used)}):
        place = Place(*of_table, shown, year)
        others = [each for each in used if each.year == year]
        if place not in used and others:
            place = max(others, key=lambda each: used[each])
        elif place not in used and file.declared.get(place) is None:
            versions = (place._replace(version=version) for version in table["versions"])
            place = next((each for each in versions if file.declared.get(each) is not None), place)
        yield place


def count(file: File, table: dict[str, Any], place: Place) -> Counter[str]:
    """Cells asked at a place, by what stands in them."""
    said = file.said.get(place, {})
    sums = Sums(table, place.version, file.named.get(place, []), said)
    blank = {"nothing_to_report": "nothing", "not_available": "reasoned"}.get(file.declared.get(place) or "", "blank")
    found = Counter[str]()
    for cell in asked(table, place.version, file.named.get(place, []), said):
        state = said.get(cell, "blank")
        found["computed" if state == "blank" and sums.is_complete(cell) else blank if state == "blank" else state] += 1
    return found


def list_names(table: dict[str, Any], version: str) -> dict[str, str]:
    """Code list of each axis that the table has."""
    names = {"sex": "SEX", "status": table.get("status_list", ""), "class": version}
    return {axis: names[axis] for axis in table["axes"]}


def asked(table: dict[str, Any], version: str, named: list[str], said: dict[Cell, str]) -> set[Cell]:
    """Cells asked of a table that names these countries and holds something in these cells."""
    names = list_names(table, version)
    axes: list[list[str]] = []
    for axis in ("sex", "status", "class"):
        rows = rows_of(f"codelists/{names[axis]}.csv") if axis in names else []
        codes = [
            row["code"]
            for row in rows
            if not row.get("alternative") and row.get("out_of_scope_in") != table["universe"]
        ]
        if axis == "class" and "named_countries" in table:
            codes = [row["code"] for row in rows if row["kind"] in ("total", "other")] + named
        elif axis == "class" and axis in names:
            codes = instead(table, version, codes, {cell[2] for cell in said})
        axes.append(codes or ["_"])
    sexes, statuses, classes = axes
    return set(product(sexes, statuses, classes))


def instead(table: dict[str, Any], version: str, codes: list[str], filled: set[str]) -> list[str]:
    """Rows asked once a country filled an alternative set: its rows instead of the usual ones."""
    extra = {row["code"] for row in rows_of(f"codelists/{version}.csv") if row.get("alternative")}
    first: dict[str, list[str]] = {}
    for target, parts, _optional in sums_of(table, version):
        usual = first.setdefault(target, parts)
        new, old = [code for code in parts if code not in usual], [code for code in usual if code not in parts]
        if new and old and set(new) <= extra and filled & set(new) and not filled & set(old):
            codes = [code for code in codes if code not in old] + new
    return codes


def sums_of(table: dict[str, Any], name: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Sums over the rows of a list: total, parts, those that may be blank; means are never added."""
    for row in rows_of("derivations/within.csv") if table["unit"] != "LC" else []:
        if row["list"] == name and row["operator"] == "SUM" and row["universe"] in ("", table["universe"]):
            yield row["target"], row["parts"].split("|"), row["optional"].split("|")


def with_code(cell: Cell, place: int, code: str) -> Cell:
    """The cell with another code at a place."""
    sex, status, klass = (code if at == place else each for at, each in enumerate(cell))
    return sex, status, klass


class Sums:
    """Which blank totals follow from their parts."""

    def __init__(self, table: dict[str, Any], version: str, named: list[str], said: dict[Cell, str]) -> None:
        self.said = said
        self.by_axis: list[tuple[int, list[tuple[str, list[str], list[str]]]]] = []
        names = list_names(table, version)
        for place, axis in enumerate(("sex", "status", "class")):
            if axis not in names:
                continue
            if axis == "class" and "named_countries" in table:
                rows = rows_of(f"codelists/{version}.csv")
                total = next(row["code"] for row in rows if row["kind"] == "total")
                others = [row["code"] for row in rows if row["kind"] == "other"]
                optional = others if len(named) < table["named_countries"] else []
                self.by_axis.append((place, [(total, [*named, *others], optional)]))
            else:
                self.by_axis.append((place, list(sums_of(table, names[axis]))))

    def ways(self, cell: Cell) -> Ways:
        """Parts of each sum of a cell."""
        return [
            [(with_code(cell, place, part), part in optional) for part in parts]
            for place, sums in self.by_axis
            for target, parts, optional in sums
            if target == cell[place]
        ]

    def is_complete(self, cell: Cell) -> bool:
        """Whether a sum of a cell has a figure and lacks none."""
        return self.stand(cell) == "whole"

    def stand(self, cell: Cell) -> str:
        """How the best sum of a cell stands: `whole`, `open`, or `none` where no part has a figure."""
        stands = []
        for way in self.ways(cell):
            parts = [self.part(part, may_lack=may_lack) for part, may_lack in way]
            if "figure" in parts:
                stands.append("open" if "lacking" in parts else "whole")
        return "whole" if "whole" in stands else "open" if stands else "none"

    def part(self, cell: Cell, *, may_lack: bool) -> str:
        """What a part gives: a figure, nothing to add (an X, or a part that may be blank), or lacking."""
        state = self.said.get(cell, "blank")
        if state in ("entered", "zero"):
            return "figure"
        if state != "blank":
            return "none" if state == "not_applicable" else "lacking"
        stand = self.stand(cell)
        if stand == "whole":
            return "figure"
        return "none" if may_lack and stand == "none" else "lacking"
