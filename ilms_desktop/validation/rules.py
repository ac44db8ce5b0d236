"""Rules of an edition from `forms/rules/` and `forms/derivations/`, with texts in one language.

Files are read by `ilms_desktop.definitions`; here they become `Rule` objects whose parameters say what to check.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import paths
from ilms_desktop.definitions.catalogue import Catalogue, read_catalogue
from ilms_desktop.definitions.reading import need, need_keys, need_rows
from ilms_desktop.definitions.texts import Texts
from ilms_desktop.i18n import DEFAULT_LANGUAGE
from ilms_desktop.model.finding import Level, Severity
from ilms_desktop.model.rule import Operator, Rule
from ilms_desktop.validation.relations import row_relation, table_relation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ilms_desktop.validation.relations import RowRelation, TableRelation

ROWS_FILE: Final = "derivations/within.csv"
TABLES_FILE: Final = "derivations/tables.csv"
#: texts that every rule has; the others stand under [texts]
TEXTS: Final = ("title", "why", "message", "hint")


def load_rules(edition_id: str, language: str = DEFAULT_LANGUAGE, *, root: Path | None = None) -> tuple[Rule, ...]:
    """Rules of an edition, in the order of their ids.

    Raises:
        DefinitionError: `definitions_broken`, with the file that cannot be read.
    """
    return _rules(root or paths.forms_dir(), edition_id, language)


@lru_cache(maxsize=16)
def _rules(root: Path, edition_id: str, language: str) -> tuple[Rule, ...]:
    """Rules from their files."""
    texts = read_rule_texts(root, language)
    rows = [row_relation(row) for row in need_rows(root, ROWS_FILE)]
    tables = [
        table_relation(row)
        for row in need_rows(root, TABLES_FILE)
        if row["edition"] == edition_id and row["operator"] in (Operator.EQUAL, Operator.AT_LEAST)
    ]
    names = sorted(f"rules/{path.name}" for path in (root / "rules").glob("*.toml"))
    return tuple(_rule(need_keys(root, name), texts, rows=rows, tables=tables) for name in names)


def read_rule_texts(root: Path, language: str) -> Texts:
    """Texts of the rules in a language; English where the language has no catalogue of rules."""
    name = f"rules.{language}"
    if not (root / "locale" / f"{name}.po").is_file():
        return Texts(language, Catalogue())
    return Texts(language, need(read_catalogue(root, name)))


def text_path(rule: str, *names: str) -> str:
    """Path of a text of a rule, as its catalogues know it: `rule:V02/message`, `rule:V02/texts/partial`."""
    return "/".join((f"rule:{rule}", *names))


def _rule(keys: Mapping[str, Any], texts: Texts, *, rows: list[RowRelation], tables: list[TableRelation]) -> Rule:
    """A rule with its texts, its parameters and the relations it may check."""
    number = keys["id"]
    shown = {name: texts.get(text_path(number, name), keys[name]) for name in TEXTS}
    more = {name: texts.get(text_path(number, "texts", name), text) for name, text in keys.get("texts", {}).items()}
    return Rule(
        id=number,
        kind=keys["kind"],
        level=Level(keys["level"]),
        severity=Severity(keys["severity"]),
        ess=keys["ess"],
        parameters={**keys.get("parameters", {}), "texts": more, "rows": tuple(rows), "tables": tuple(tables)},
        **shown,
    )
