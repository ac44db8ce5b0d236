"""`datapackage.json`: the tables described for stock tools (Frictionless Data Package, version 2).

It describes and is compared with the files; that nothing changed is the bag's affair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.package import strict_json
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.tables import CODE, COLUMNS, LETTER, YEAR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.package.tables import Table

PATH: Final = "datapackage.json"
#: a name, never fetched
_PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES: Final = {"obs_value": "number"}
_PATTERNS: Final = {"time": YEAR, "obs_status": LETTER}
_OPTIONAL: Final = frozenset({"obs_value", "obs_status"})
_COMPARED: Final = ("path", "bytes", "hash", "schema")

_Json = dict[str, object]


def describe(package: str, tables: Sequence[Table], *, hashes: Mapping[str, str]) -> bytes:
    """The description of `tables`.

    Args:
        package: package name.
        tables: sorted by id.
        hashes: path below `data/` -> SHA-256 hex.
    """
    resources = [_resource(table, hashes[table.path]) for table in tables]
    return strict_json.dump({"$schema": _PROFILE, "name": package.lower(), "resources": resources})


def _resource(table: Table, digest: str) -> _Json:
    return {
        "name": table.id.lower(),
        "title": table.title,
        "path": table.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(table.data),
        "hash": f"sha256:{digest}",
        "schema": schema(),
    }


def schema() -> _Json:
    """Columns of every table, their types and the form of their codes."""
    return {"fields": [_field(name) for name in COLUMNS], "missingValues": [""], "primaryKey": list(COLUMNS[:-2])}


def _field(name: str) -> _Json:
    constraints: _Json = {} if name in _OPTIONAL else {"required": True}
    if name not in _TYPES:
        constraints["pattern"] = f"^{_PATTERNS.get(name, CODE)}$"
    return {"name": name, "type": _TYPES.get(name, "string"), "constraints": constraints}


def check(value: object, *, sizes: Mapping[str, int], hashes: Mapping[str, str]) -> Problem | None:
    """Whether the description speaks of the tables there are.

    Args:
        value: content of the file.
        sizes: path below `data/` of each table -> bytes.
        hashes: the same paths -> SHA-256 hex.

    Returns:
        None, or a problem whose code is a suffix.
    """
    described = value.get("resources") if isinstance(value, dict) else None
    if not isinstance(described, list):
        return Problem("FIELDS", {"file": PATH, "field": "resources"})
    expected = [
        {"path": path, "bytes": sizes[path], "hash": f"sha256:{hashes[path]}", "schema": schema()}
        for path in sorted(sizes)
    ]
    found = [{key: each.get(key) for key in _COMPARED} for each in described if isinstance(each, dict)]
    if sorted(found, key=lambda each: str(each["path"])) != expected or len(found) != len(described):
        return Problem("FIELDS", {"file": PATH, "field": "resources"})
    return None
