"""Standard reasons with which findings may stand, and when the figures of two rounds count as alike."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from ilms_desktop import paths
from ilms_desktop.definitions.forms import REASONS
from ilms_desktop.definitions.reading import need_keys
from ilms_desktop.definitions.texts import read_texts
from ilms_desktop.definitions.translatable import named_path
from ilms_desktop.i18n import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class StandardReason:
    """A reason to choose from.

    Attributes:
        code: stays the same in every language. text: in the loaded language.
        rules: ids of the rules that it fits; empty = every rule.
    """

    code: str
    text: str
    rules: frozenset[str] = frozenset()

    def fits(self, rule: str) -> bool:
        """Whether it can explain a finding of a rule."""
        return not self.rules or rule in self.rules


@dataclass(frozen=True, slots=True)
class Likeness:
    """When figures count as alike.

    Attributes:
        percent: of the larger of two figures by which they may differ.
        factor: by which two gaps of the same direction may differ.
    """

    percent: int
    factor: Fraction


@dataclass(frozen=True, slots=True)
class Reasons:
    """The standard reasons by code, in their order, and when figures are alike."""

    standard: Mapping[str, StandardReason]
    likeness: Likeness


def load_reasons(*, language: str = DEFAULT_LANGUAGE, root: Path | None = None) -> Reasons:
    """Standard reasons in `language`.

    Raises:
        DefinitionError: `definitions_broken`.
        UserError: `unknown_language`.
    """
    return _reasons(root or paths.forms_dir(), language)


@lru_cache(maxsize=16)
def _reasons(root: Path, language: str) -> Reasons:
    keys = need_keys(root, REASONS)
    texts = read_texts(root, language)
    found = (
        StandardReason(
            code=entry["code"],
            text=texts.get(named_path("reason", entry["code"], "text"), entry["text"]),
            rules=frozenset(entry["rules"]),
        )
        for entry in keys["reasons"]
    )
    likeness = keys["likeness"]
    return Reasons(
        standard=MappingProxyType({each.code: each for each in found}),
        likeness=Likeness(likeness["percent"], Fraction(str(likeness["factor"]))),
    )
