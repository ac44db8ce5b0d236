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
from ilms_desktop.validation.relations import list_relation, row_relation, table_relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ilms_desktop.validation.relations import ListRelation, RowRelation, TableRelation

    Relation = RowRelation | TableRelation | ListRelation

ROWS_FILE: Final = "derivations/within.csv"
TABLES_FILE: Final = "derivations/tables.csv"
LISTS_FILE: Final = "derivations/between.csv"
#: relations between tables that compare figures; the others say how rates are formed
_COMPARED: Final = (Operator.EQUAL, Operator.AT_LEAST, Operator.FLOW)
#: texts that every rule has; the others stand under [texts]
TEXTS: Final = ("title", "why", "message", "hint", "formula", "waits")


def load_rules(edition_id: str, language: str = DEFAULT_LANGUAGE, *, root: Path | None = None) -> tuple[Rule, ...]:
    """Rules of an edition, in the order of their ids.

    Raises:
        DefinitionError: `definitions_broken`, with the file that cannot be read.
    """
    return _rules(root or paths.forms_dir(), edition_id, language)


@lru_cache(maxsize=16)
def _rules(root: Path, edition_id: str, language: str) -> tuple[Rule, ...]:
    """Rules from their files."""
    names = sorted(f"rules/{path.name}" for path in (root / "rules").glob("*.toml"))
    return _made((need_keys(root, name) for name in names), edition_id, read_rule_texts(root, language), root)


def with_own(
    rules: Iterable[Rule], edition_id: str, files: Iterable[Mapping[str, Any]], *, root: Path | None = None
) -> tuple[Rule, ...]:
    """Rules with those of an author's own files, which take the place of rules of the same id.

    Args:
        rules: the catalogue.
        edition_id: its edition.
        files: keys of rule files; their texts are shown as written.
        root: folder of the definitions; None = those of the program.
    """
    own = _made(files, edition_id, Texts(DEFAULT_LANGUAGE, Catalogue()), root or paths.forms_dir())
    by_id = {rule.id: rule for rule in rules} | {rule.id: rule for rule in own}
    return tuple(by_id[number] for number in sorted(by_id))


def _made(files: Iterable[Mapping[str, Any]], edition_id: str, texts: Texts, root: Path) -> tuple[Rule, ...]:
    """Rules of files, with the relations that they may check."""
    rows = [row_relation(row) for row in need_rows(root, ROWS_FILE)]
    tables = [
        table_relation(row)
        for row in need_rows(root, TABLES_FILE)
        if row["edition"] == edition_id and row["operator"] in _COMPARED
    ]
    lists = [list_relation(row) for row in need_rows(root, LISTS_FILE)]
    relations: dict[str, tuple[Relation, ...]] = {"rows": (*rows,), "tables": (*tables,), "lists": (*lists,)}
    return tuple(_rule(keys, texts, relations) for keys in files)


def read_rule_texts(root: Path, language: str) -> Texts:
    """Texts of the rules in a language; English where the language has no catalogue of rules."""
    name = f"rules.{language}"
    if not (root / "locale" / f"{name}.po").is_file():
        return Texts(language, Catalogue())
    return Texts(language, need(read_catalogue(root, name)))


def text_path(rule: str, *names: str) -> str:
    """Path of a text of a rule, as its catalogues know it: `rule:V02/message`, `rule:V02/texts/partial`."""
    return "/".join((f"rule:{rule}", *names))


def _rule(keys: Mapping[str, Any], texts: Texts, relations: Mapping[str, tuple[Relation, ...]]) -> Rule:
    """A rule with its texts, its parameters and the relations it may check."""
    number = keys["id"]
    shown = {name: texts.get(text_path(number, name), keys.get(name, "")) for name in TEXTS}
    more = {name: texts.get(text_path(number, "texts", name), text) for name, text in keys.get("texts", {}).items()}
    return Rule(
        id=number,
        kind=keys["kind"],
        level=Level(keys["level"]),
        severity=Severity(keys["severity"]),
        sending=Severity(keys["sending"]) if "sending" in keys else None,
        ess=keys["ess"],
        parameters={**keys.get("parameters", {}), "texts": more, **relations},
        **shown,
    )
