"""The definitions that one open file works with: its edition and round in one language, its rules, its sums."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ilms_desktop import paths
from ilms_desktop.definitions.digest import digest_of
from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.definitions.reading import need_rows
from ilms_desktop.validation import Checker, load_rules
from ilms_desktop.validation.relations import RowRelation, row_relation
from ilms_desktop.validation.rules import ROWS_FILE

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition, Round


@dataclass(frozen=True)
class Definitions:
    """Definitions of one file in one language.

    Attributes:
        edition, round: questionnaire and collection. relations: sums between rows.
    """

    edition: Edition
    round: Round
    relations: tuple[RowRelation, ...]


def load_definitions(edition_id: str, round_id: str, language: str) -> Definitions:
    """Definitions of a file.

    Raises:
        DefinitionError: unknown edition or round, or broken files.
        UserError: `unknown_language`.
    """
    return Definitions(
        edition=load_edition(edition_id, language=language),
        round=load_round(round_id, language=language),
        relations=relations(),
    )


def make_checker(edition: Edition, round_: Round, country: str) -> Checker:
    """The rules of the edition, ready to run."""
    return Checker(edition, round_, country, load_rules(edition.id, edition.language))


@lru_cache(maxsize=1)
def rules_digest() -> str:
    """Sha256 (hex) of the files that make the rules."""
    root = paths.forms_dir()
    names = [f"{folder}/{path.name}" for folder in ("rules", "derivations") for path in (root / folder).iterdir()]
    return digest_of(root, names)


@lru_cache(maxsize=1)
def relations() -> tuple[RowRelation, ...]:
    """Sums between rows, the same for every edition."""
    return tuple(row_relation(row) for row in need_rows(paths.forms_dir(), ROWS_FILE))
