"""Everything a person may ask about a rule: why it exists, what must hold, when it waits, from when on it speaks.

Read from the rule's own file when somebody asks; nothing is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop import paths
from ilms_desktop.definitions.files import read_text
from ilms_desktop.definitions.reading import need, need_keys
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.model.finding import Severity
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.thresholds import thresholds
from ilms_desktop.workspace.finding_words import severity_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

#: parameter of rules that judge a difference by how often it exceeds the tolerance
_BANDS = "bands"


@dataclass(frozen=True, slots=True)
class RuleStory:
    """A rule in words.

    Attributes:
        why: why it exists. compares: what must hold. waits: when that is not asked.
        limits: thresholds, each with its reason in the language of the rule's file (English).
    """

    why: str
    compares: str
    waits: str
    limits: tuple[str, ...]


def rule_story(rule_id: str, edition_id: str, language: str) -> RuleStory | None:
    """Words about a rule, or None where the edition has no such rule.

    Raises:
        DefinitionError: `definitions_broken`.
    """
    rule = next((each for each in load_rules(edition_id, language) if each.id == rule_id), None)
    if rule is None:
        return None
    root, name = paths.forms_dir(), f"rules/{rule_id}.toml"
    parameters = need_keys(root, name).get("parameters", {})
    others = {key: value for key, value in parameters.items() if key != _BANDS}
    limits = [
        f"{each.name} = {each.value}: {each.reason}"
        for each in thresholds(others, need(read_text(root, name)))
        if each.reason
    ]
    return RuleStory(rule.why, rule.formula, rule.waits, (*_bands(parameters.get(_BANDS, ())), *limits))


def _bands(bands: list[Mapping[str, Any]]) -> Iterator[str]:
    """Up to how many tolerances a difference is taken how seriously."""
    for band in bands:
        values = {"severity": severity_words(Severity(band["severity"])), "reason": band["reason"]}
        if "tolerances" in band:
            words = gettext("Up to {n} × the tolerance – {severity}: {reason}")
            yield fill(words, {**values, "n": str(band["tolerances"])})
        else:
            yield fill(gettext("Beyond – {severity}: {reason}"), values)
