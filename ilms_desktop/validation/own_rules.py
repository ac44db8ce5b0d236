"""Rules and cases of an author's own, in a folder beside the program: read, and refused with every problem at once.

A folder holds TOML files: one with `cases` holds cases, any other a rule. Both have the shape of the program's own
(`forms/schemas/`); nothing of them is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import paths
from ilms_desktop.definitions.files import read_document
from ilms_desktop.definitions.forms import SCHEMAS, Forms
from ilms_desktop.definitions.loader import list_editions, load_edition
from ilms_desktop.definitions.problem import Problem
from ilms_desktop.definitions.reading import need_keys
from ilms_desktop.definitions.shape import check_shapes
from ilms_desktop.errors import DefinitionError
from ilms_desktop.model.key import ABSENT, Criterion, TableKey
from ilms_desktop.model.structure import Axis
from ilms_desktop.storage.memory_file import cell_of
from ilms_desktop.validation.written_cases import FOLDER, cases_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from ilms_desktop.definitions.files import Document
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.validation.written_cases import WrittenCase

_SCHEMAS: Final = (f"{SCHEMAS}/rule.json", f"{SCHEMAS}/case.json")


@dataclass(frozen=True)
class OwnRules:
    """What an author's folder holds: keys of rule files, and cases."""

    rules: tuple[Mapping[str, Any], ...]
    cases: tuple[WrittenCase, ...]


def read_own(folder: Path, known: Collection[str]) -> OwnRules:
    """Rules and cases of a folder.

    Args:
        folder: with files `*.toml`; what lies in folders below is not looked at.
        known: ids of the rules of the program, which cases may belong to as well.

    Raises:
        DefinitionError: `own_rules_unusable`, with every problem.
    """
    if not folder.is_dir():
        raise _unusable(folder, ["There is no such folder."])
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for name in sorted(path.name for path in folder.glob("*.toml")):
        found = read_document(folder, name)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            documents[f"{FOLDER if FOLDER in found else 'rules'}/{name}"] = found
    schemas = {name: need_keys(paths.forms_dir(), name) for name in _SCHEMAS}
    problems += check_shapes(Forms({**schemas, **documents}))
    if problems:
        raise _unusable(folder, [f"{each.file.rpartition('/')[2]}: {each.path}: {each.text}" for each in problems])
    forms = Forms(documents)
    rules = tuple(forms.keys(name) for name in forms.names("rules"))
    cases = tuple(cases_of(forms.keys(name) for name in forms.names(FOLDER)))
    strange = list(_strange(cases, {*known, *(keys["id"] for keys in rules)}))
    if strange:
        raise _unusable(folder, strange)
    return OwnRules(rules, cases)


def _unusable(folder: Path, details: list[str]) -> DefinitionError:
    return DefinitionError("own_rules_unusable", folder=folder, details="\n".join(details))


def _strange(cases: tuple[WrittenCase, ...], known: Collection[str]) -> Iterator[str]:
    """What cases name that nobody knows."""
    for case in cases:
        place = f"{case.rule}, “{case.name}”"
        if case.rule not in known:
            yield f"{place}: there is no rule {case.rule}. Correct the id, or write the rule."
        if case.edition not in list_editions():
            yield f"{place}: there is no edition {case.edition}. Choose one of: {', '.join(list_editions())}."
            continue
        edition = load_edition(case.edition)
        for table in case.content.get("tables", ()):
            yield from (f"{place}: {text}" for text in _strange_table(edition, table))


def _strange_table(edition: Edition, keys: Mapping[str, Any]) -> Iterator[str]:
    """What a written table names that its edition has not got."""
    key = TableKey(keys["table"], Criterion(keys.get("criterion", Criterion.NONE)))
    table = edition.by_key.get(key)
    if table is None:
        yield f"{edition.id} has no table {key.id}. Correct table or criterion."
        return
    version = keys.get("version", table.versions[0])
    if version not in table.versions:
        yield f"table {key.id} does not take {version}. Choose one of: {', '.join(table.versions)}."
        return
    for codes in keys["figures"]:
        if not _is_cell(edition, table, version, codes):
            yield f"table {key.id} has no cell “{codes}” in {version}. Correct the codes."


def _is_cell(edition: Edition, table: TableDefinition, version: str, codes: str) -> bool:
    """Whether written codes name a cell: one code for each axis of the table, and none besides."""
    cell = cell_of(codes)
    lists = ((edition.axis_list(table, axis, version), code) for axis, code in zip(_AXES, cell, strict=True))
    return all(code == ABSENT if found is None else code in found for found, code in lists)


_AXES: Final = (Axis.SEX, Axis.STATUS, Axis.CLASS)
