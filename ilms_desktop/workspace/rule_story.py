"""Everything a person may ask about a rule: why it exists, what must hold, when it waits, from when on it speaks.

Read from the rule's own file when somebody asks; nothing is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop import paths
from ilms_desktop.definitions.files import read_text
from ilms_desktop.definitions.reading import need, need_keys
from ilms_desktop.definitions.thresholds import thresholds
from ilms_desktop.definitions.translatable import threshold_path
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.model.finding import Severity
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.rules import read_rule_texts
from ilms_desktop.workspace.finding_words import severity_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

#: parameter of rules that judge a difference by how often it exceeds the tolerance
_BANDS = "bands"


@dataclass(frozen=True, slots=True)
class RuleStory:
    """A rule in words.

    Attributes:
        why: why it exists. compares: what must hold. waits: when that is not asked.
        limits: thresholds, each with its reason.
    """

    why: str
    compares: str
    waits: str
    limits: tuple[str, ...]


def rule_story(rule_id: str, edition_id: str, language: str, *, ltr: Callable[[str], str] = str) -> RuleStory | None:
    """Words about a rule, or None where the edition has no such rule.

    Args:
        rule_id: such as `V10`.
        edition_id: of the questionnaire.
        language: of the words.
        ltr: puts direction marks around names and values, which no language translates.

    Raises:
        DefinitionError: `definitions_broken`.
    """
    rule = next((each for each in load_rules(edition_id, language) if each.id == rule_id), None)
    if rule is None:
        return None
    root, name = paths.forms_dir(), f"rules/{rule_id}.toml"
    parameters = need_keys(root, name).get("parameters", {})
    texts = read_rule_texts(root, language)
    found = thresholds(parameters, need(read_text(root, name)))
    said = {each.name: texts.get(threshold_path(rule_id, each.name), each.reason) for each in found if each.reason}
    bands, words = parameters.get(_BANDS, ()), gettext("{name} = {value}: {reason}")
    limits = [
        fill(words, {"name": ltr(each.name), "value": ltr(each.value), "reason": said[each.name]})
        for each in found
        if each.reason and not (bands and each.name.startswith(f"{_BANDS} "))
    ]
    reasons = [said[f"{_BANDS} {number}"] for number, _band in enumerate(bands, 1)]
    return RuleStory(rule.why, rule.formula, rule.waits, (*_bands(bands, reasons), *limits))


def _bands(bands: Sequence[Mapping[str, Any]], reasons: Sequence[str]) -> Iterator[str]:
    """Up to how many tolerances a difference is taken how seriously."""
    for band, reason in zip(bands, reasons, strict=True):
        values = {"severity": severity_words(Severity(band["severity"])), "reason": reason}
        if "tolerances" in band:
            words = gettext("Up to {n} × the tolerance – {severity}: {reason}")
            yield fill(words, {**values, "n": str(band["tolerances"])})
        else:
            yield fill(gettext("Beyond – {severity}: {reason}"), values)
