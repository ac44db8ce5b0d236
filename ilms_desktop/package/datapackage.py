"""`datapackage.json`: the tables described for stock tools (Frictionless Data Package, version 2).

It describes and is compared with the files; that nothing changed is the bag's affair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.package import strict_json
from ilms_desktop.package.document_rules import CODE
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.tables import CODE_COLUMNS, COLUMNS, LETTER, YEAR, used_codes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.package.tables import Table

PATH: Final = "datapackage.json"
#: a name, never fetched
_PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES: Final = {"obs_value": "number"}
_PATTERNS: Final = {"time": YEAR, "obs_status": LETTER}
_OPTIONAL: Final = frozenset({"obs_value", "obs_status"})

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
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_facts(table.path, table.data, digest=digest, codes=table.codes),
    }


def _facts(path: str, data: bytes, *, digest: str, codes: Mapping[str, Sequence[str]]) -> _Json:
    """What follows from the file itself, and is compared with it."""
    return {"path": path, "bytes": len(data), "hash": f"sha256:{digest}", "schema": schema(codes)}


def schema(codes: Mapping[str, Sequence[str]]) -> _Json:
    """Columns of a table, their types, and the lists or forms of their codes."""
    fields = [_field(name, codes.get(name)) for name in COLUMNS]
    return {"fields": fields, "missingValues": [""], "primaryKey": list(COLUMNS[:-2])}


def _field(name: str, codes: Sequence[str] | None) -> _Json:
    constraints: _Json = {} if name in _OPTIONAL else {"required": True}
    if codes is not None:
        constraints["enum"] = sorted(set(codes))
    elif name not in _TYPES:
        constraints["pattern"] = f"^{_PATTERNS.get(name, CODE)}$"
    return {"name": name, "type": _TYPES.get(name, "string"), "constraints": constraints}


def check(value: object, *, tables: Mapping[str, bytes], hashes: Mapping[str, str]) -> Problem | None:
    """Whether the description speaks of the tables there are, and they keep to the lists of codes it gives.

    Args:
        value: content of the file.
        tables: path below `data/` of each table -> bytes that `check_table` found good.
        hashes: the same paths -> SHA-256 hex.

    Returns:
        None, or a problem whose code is a suffix.
    """
    described = value.get("resources") if isinstance(value, dict) else None
    if not isinstance(described, list) or not all(isinstance(each, dict) for each in described):
        return _misfit("resources")
    if sorted(str(each.get("path")) for each in described) != sorted(tables):
        return _misfit("resources")
    for each in described:
        path = str(each["path"])
        codes = _listed_codes(each.get("schema"))
        expected = _facts(path, tables[path], digest=hashes[path], codes=codes)
        if {name: each.get(name) for name in expected} != expected:
            return _misfit(path)
        used = used_codes(tables[path], codes) if codes else {}
        if any(not found.issubset(codes[column]) for column, found in used.items()):
            return _misfit(path)
    return None


def _misfit(field: str) -> Problem:
    return Problem("FIELDS", {"file": PATH, "field": field})


def _listed_codes(described: object) -> dict[str, list[str]]:
    """Lists of codes in a schema; whatever is not one of ours is left out and shows when the schema is compared."""
    fields = described.get("fields") if isinstance(described, dict) else None
    codes: dict[str, list[str]] = {}
    for each in fields if isinstance(fields, list) else []:
        constraints = each.get("constraints") if isinstance(each, dict) else None
        listed = constraints.get("enum") if isinstance(constraints, dict) else None
        if isinstance(listed, list) and all(isinstance(code, str) for code in listed) and each["name"] in CODE_COLUMNS:
            codes[each["name"]] = listed
    return codes
