"""How questions address cells: what an edition of the questionnaire has, and which figures a cell of a question means.

A question names concepts and codes in the order of the table; a table file has columns. Here the two meet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ilms_desktop.model.key import ABSENT, Criterion
from ilms_desktop.model.structure import Axis
from ilms_desktop.package.known import TableCodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.package.known import CellAddress, Codebook


def codebook_of(edition: Edition) -> Codebook:
    """What cells may be addressed by in an edition that came with the program."""
    return {(table.number, table.criterion.value): _table_codes(edition, table) for table in edition.tables}


def edition_number(edition: Edition) -> int:
    """Version of an edition as documents carry it: the first part."""
    return int(edition.version.partition(".")[0])


def _table_codes(edition: Edition, table: TableDefinition) -> TableCodes:
    lists = {Axis.STATUS: (str(table.status_list),), Axis.CLASS: table.versions}
    axes = [lists[axis] for axis in table.axes if axis is not Axis.SEX]
    sexes = edition.axis_list(table, Axis.SEX, "")
    return TableCodes(
        frozenset(() if sexes is None else sexes.by_id),
        {
            concept_of(versions[0]): {version: frozenset(edition.class_list(version).by_id) for version in versions}
            for versions in axes
        },
    )


def concept_of(list_id: str) -> str:
    """Concept of a code list, the first part of its id: `CDS` of `CDS_DES`."""
    return list_id.partition("_")[0]


def is_about(cell: Mapping[str, Any], address: CellAddress) -> bool:
    """Whether a figure of a table file is meant by the cell of a question; parts that are null mean every one.

    Args:
        cell: coordinates as documents carry them.
        address: of the figure.
    """
    source, table_id, version, year, sex, status, code = address
    table, _, criterion = table_id.partition("-")
    places = {
        "source": source,
        "criterion": criterion or Criterion.NONE.value,
        "table": table,
        "year": int(year),
        "sex": sex,
    }
    if any(cell[name] not in {None, value} for name, value in places.items()):
        return False
    versions, classes = _codes(cell["class_version"]), _codes(cell["classes"])
    in_version = versions is None or version == ABSENT or version in versions
    return in_version and (classes is None or {status, code} - {ABSENT} == classes)


def _codes(listed: Iterable[Mapping[str, str]] | None) -> set[str] | None:
    return None if listed is None else {each["code"] for each in listed}
