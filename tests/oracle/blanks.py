"""The oracle on what is left blank, on letters, and on rows and years that are not asked for."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from ilms_desktop.model.codelist import Code, CodeKind
from ilms_desktop.model.key import ABSENT, CellKey, ObservationKey
from tests.oracle.over_time import grand_total, series
from tests.oracle.saying import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.key import QTableKey
    from tests.oracle.oracle import Oracle

#: the ILO's letters: those that deny a figure, those that need one, those that may do either
INSTEAD, BESIDE, EITHER = "NXC", "BLEFMPURZIA", "S"
FIRST_YEAR, LAST_YEAR = 1980, 2025
FIELDS = {"sex": "sex", "class": "klass", "status": "status"}


class Sheet:
    """One QTable with what it asks for.

    Attributes:
        oracle: knows the file. key: which QTable. table: its definition.
    """

    def __init__(self, oracle: Oracle, key: QTableKey) -> None:
        self.oracle = oracle
        self.key = key
        self.table = oracle.edition.table(key.table_key)

    def list_of(self, axis: str) -> str:
        """Name of the code list of an axis; empty without the axis."""
        if axis not in [str(each) for each in self.table.axes]:
            return ""
        return str({"sex": "SEX", "status": self.table.status_list, "class": self.key.version}[axis])

    def code(self, axis: str, cell: CellKey) -> Code | None:
        """Code of a cell on an axis."""
        name = self.list_of(axis)
        return self.oracle.edition.codelists[name].by_id[getattr(cell, FIELDS[axis])] if name else None

    def relations(self, axis: str) -> list[dict[str, list[str] | str]]:
        """Plain sums over the rows of an axis."""
        name = self.list_of(axis)
        if not name or self.table.is_mean:
            return []
        if axis == "class" and self.table.names_countries:
            codes = self.oracle.edition.codelists[name]
            named = self.oracle.named_in(self.key)
            has_room = len(named) < (self.table.named_countries or 0)
            parts = [*named, str(codes.other)]
            return [{"target": str(codes.total), "parts": parts, "optional": [str(codes.other)] * has_room}]
        return [
            {"target": row["target"], "parts": row["parts"].split("|"), "optional": row["optional"].split("|")}
            for row in self.oracle.relations("within.csv")
            if row["list"] == name and row["operator"] == "SUM"
            if row["universe"] in ("", str(self.table.universe))
        ]

    def asked(self) -> list[CellKey]:
        """Cells that are asked."""
        axes = []
        for axis in ("sex", "status", "class"):
            name = self.list_of(axis)
            codes = [ABSENT]
            if name:
                whole = self.oracle.edition.codelists[name]
                hidden = self.table.out_of_scope
                codes = [code.id for code in whole.codes if not code.alternative and code.id not in hidden]
            if axis == "class" and self.table.names_countries:
                codes = [str(whole.total), *self.oracle.named_in(self.key), str(whole.other)]
            axes.append(codes)
        axes[2] = self.with_alternatives(axes[2])
        return [CellKey(*cell) for cell in product(*axes)]

    def with_alternatives(self, rows: list[str]) -> list[str]:
        """Rows that a country filled instead of the usual ones."""
        if self.table.names_countries or self.list_of("class") == "":
            return rows
        by_id = self.oracle.edition.codelists[self.key.version].by_id
        filled = {cell.klass for cell in self.oracle.figures[self.key]}
        first: dict[str, list[str]] = {}
        for relation in self.relations("class"):
            usual, parts = first.setdefault(str(relation["target"]), list(relation["parts"])), relation["parts"]
            instead = [code for code in parts if code not in usual]
            given_up = [code for code in usual if code not in parts]
            is_pair = instead and given_up and all(by_id[code].alternative for code in instead)
            if is_pair and filled & set(instead) and not filled & set(given_up):
                rows = [code for code in rows if code not in given_up] + instead
        return rows

    # --- sums

    def ways(self, cell: CellKey) -> Iterator[list[tuple[CellKey, bool]]]:
        """Parts of each sum of a cell, with whether they may be blank."""
        for axis, name in FIELDS.items():
            for relation in self.relations(axis):
                if relation["target"] == getattr(cell, name):
                    optional = relation["optional"]
                    yield [(cell._replace(**{name: part}), part in optional) for part in relation["parts"]]

    def is_blank(self, cell: CellKey) -> bool:
        """Whether nothing but a remark stands in a cell."""
        said = self.oracle.at(self.key, cell)
        return said is None or (said.value is None and said.status is None and said.text is None)

    def has_breakdown(self, name: str) -> bool:
        """Whether anything stands elsewhere than at the total of sexes or classes; yes where that is not asked."""
        if not self.list_of("class") or (name == "sex" and not self.list_of("sex")):
            return True
        total = getattr(grand_total(self.oracle, self.key), name)
        standing = [cell for cell in self.oracle.figures[self.key] if not self.is_blank(cell)]
        return any(getattr(cell, name) != total for cell in standing)

    def part(self, cell: CellKey, *, optional: bool) -> tuple[int | None, bool]:
        """Figure of a part, and whether somebody gave it."""
        said = self.oracle.at(self.key, cell)
        if said is not None and said.value is not None:
            return said.value, True
        if said is not None and not self.is_blank(cell):
            return (0 if said.status == "X" and said.text is None else None), False
        sums = self.sums(cell)
        if sums and min(gaps for _value, gaps in sums) == 0:
            return next(value for value, gaps in sums if gaps == 0), True
        return (0 if optional and not sums else None), False

    def sums(self, cell: CellKey, *, open_only: bool = False) -> list[tuple[int, int]]:
        """What each sum of a cell comes to, and how many parts it lacks; sums without any figure left out."""
        found = []
        for way in self.ways(cell):
            parts = [self.part(part, optional=optional) for part, optional in way]
            if any(is_given for _value, is_given in parts) and not (open_only and self.is_withheld(way)):
                values = [value for value, _is_given in parts]
                found.append((sum(value or 0 for value in values), values.count(None)))
        return found

    def is_withheld(self, way: list[tuple[CellKey, bool]]) -> bool:
        """Whether a part carries a letter instead of a figure, or can only be the sum of such parts."""
        for part, _optional in way:
            said = self.oracle.at(self.key, part)
            if self.is_blank(part):
                if any(self.is_withheld(each) for each in self.ways(part)):
                    return True
            elif said is not None and said.value is None and said.text is None and said.status != "X":
                return True
        return False


def sheets(oracle: Oracle) -> Iterator[Sheet]:
    """Every QTable with a figure."""
    for key, said in oracle.figures.items():
        if any(each.value is not None for each in said.values()):
            yield Sheet(oracle, key)


def out_of_scope(oracle: Oracle) -> Iterator[Said]:
    """V29: a figure in a row that the table leaves empty, one finding a row."""
    for sheet in sheets(oracle):
        for code in sheet.table.out_of_scope:
            cells = [
                ObservationKey(sheet.key, cell)
                for cell, said in oracle.figures[sheet.key].items()
                if cell.klass == code and said.value is not None
            ]
            if cells:
                yield Said("V29", "E", frozenset(cells))


def missing_total(oracle: Oracle) -> Iterator[Said]:
    """V30: blank totals over parts with figures, one finding a QTable."""
    for sheet in sheets(oracle):
        lacking = []
        for cell in sheet.asked():
            codes = [sheet.code(axis, cell) for axis in FIELDS]
            is_memo = any(code is not None and code.memo for code in codes)
            is_total = any(code is not None and code.is_total for code in codes) and not is_memo
            if is_total and sheet.is_blank(cell) and sheet.sums(cell, open_only=True):
                lacking.append(ObservationKey(sheet.key, cell))
        if lacking:
            yield Said("V30", "W", frozenset(lacking))


def only_total(oracle: Oracle) -> Iterator[Said]:
    """V31: nothing stands but the total of classes, or the total of men and women."""
    for sheet in sheets(oracle):
        total = grand_total(oracle, sheet.key)
        if not sheet.has_breakdown("klass") or not sheet.has_breakdown("sex"):
            figures = [cell for cell in oracle.figures[sheet.key] if oracle.is_filled(sheet.key, cell)]
            first = total if total in figures else min(figures)
            yield Said("V31", "W", frozenset([ObservationKey(sheet.key, first)]))


def blank_cells(oracle: Oracle) -> Iterator[Said]:
    """V32: cells asked that nobody answered, one finding a QTable."""
    for sheet in sheets(oracle):
        cells = [
            ObservationKey(sheet.key, cell)
            for cell in sheet.asked()
            if sheet.is_blank(cell) and not sheet.sums(cell) and not may_be_blank(sheet, cell)
        ]
        if cells:
            yield Said("V32", "I", frozenset(cells))


def may_be_blank(sheet: Sheet, cell: CellKey) -> bool:
    """Whether a country may lack the row, or has given the total of its column by other rows."""
    codes = [code for axis in FIELDS if (code := sheet.code(axis, cell)) is not None]
    if any(code.memo or code.kind in (CodeKind.UNKNOWN, CodeKind.OTHER) for code in codes):
        return True
    total = grand_total(sheet.oracle, sheet.key)
    for name in ("sex", "klass"):
        if not sheet.has_breakdown(name) and getattr(cell, name) != getattr(total, name):
            return True
    for axis, name in FIELDS.items():
        relations = sheet.relations(axis)
        mine = getattr(cell, name)
        if any(mine in relation["optional"] for relation in relations):
            return True
        targets = {str(relation["target"]) for relation in relations if mine in relation["parts"]}
        for relation in relations:
            if relation["target"] in targets and mine not in relation["parts"]:
                needed = [code for code in relation["parts"] if code not in relation["optional"]]
                if not any(sheet.is_blank(cell._replace(**{name: code})) for code in needed):
                    return True
    return False


def letter_form(oracle: Oracle) -> Iterator[Said]:
    """V33: no letter of the list, one that denies a figure beside it, lacks its figure, or says "added up" wrongly."""
    for key, figures in oracle.figures.items():
        sheet = Sheet(oracle, key)
        for cell, said in figures.items():
            letter = said.status
            if letter is None:
                continue
            codes = [code for axis in FIELDS if (code := sheet.code(axis, cell)) is not None]
            is_sum = not sheet.table.is_mean and any(code.is_total or code.memo for code in codes)
            is_wrong = (
                letter not in [*INSTEAD, *BESIDE, *EITHER]
                or (letter in INSTEAD and said.value is not None)
                or (letter in BESIDE and said.value is None and said.text is None)
                or (letter == "L" and not is_sum)
            )
            if is_wrong:
                yield Said("V33", "E", frozenset([ObservationKey(key, cell)]))


def break_note(oracle: Oracle) -> Iterator[Said]:
    """V34: the letter B without a type of break; files with types of break are not compared with the oracle."""
    for sheet in sheets(oracle):
        marked = [cell for cell, said in oracle.figures[sheet.key].items() if said.status == "B"]
        if marked:
            cells = {grand_total(oracle, sheet.key), *marked}
            yield Said("V34", "W", frozenset(ObservationKey(sheet.key, cell) for cell in cells))


def year_range(oracle: Oracle) -> Iterator[Said]:
    """V45: something stands in a year for which the round does not ask."""
    for keys in series(oracle):
        for key in keys:
            if not FIRST_YEAR <= key.year <= LAST_YEAR:
                yield Said("V45", "E", frozenset([ObservationKey(key, grand_total(oracle, key))]))


CHECKS = (out_of_scope, missing_total, only_total, blank_cells, letter_form, break_note, year_range)
