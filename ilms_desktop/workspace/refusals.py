"""Refused rows in words, with the rule that refuses them: what the ILO checks on receipt has rule and severity.

Some reasons are those of a file only (a line without fields, a year that is none); their words stand with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.report import REASONS, Refusal, reason_text
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.findings import rule_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.exchange.report import RefusedRow
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Severity
    from ilms_desktop.model.rule import Rule

#: rule on what the questionnaire takes; its texts have the names of the reasons
STRUCTURE: Final = "V43"
#: rule on two values for one key; it has one text
SAME_KEY: Final = "V44"
#: reason -> rule that refuses, and name of its text
_RULES: Final[dict[Refusal, tuple[str, str]]] = {
    Refusal.UNKNOWN_INDICATOR: (STRUCTURE, Refusal.UNKNOWN_INDICATOR.value),
    Refusal.UNKNOWN_CODE: (STRUCTURE, Refusal.UNKNOWN_CODE.value),
    Refusal.WRONG_LIST: (STRUCTURE, Refusal.WRONG_LIST.value),
    Refusal.CODE_NOT_EXPECTED: (STRUCTURE, Refusal.CODE_NOT_EXPECTED.value),
    Refusal.CODE_NEEDED: (STRUCTURE, Refusal.CODE_NEEDED.value),
    Refusal.DUPLICATE: (SAME_KEY, ""),
}


@dataclass(frozen=True)
class RefusalWords:
    """Says why rows are refused.

    Attributes:
        rules: the catalogue by id, in the language in use.
    """

    rules: Mapping[str, Rule]

    @classmethod
    def of(cls, edition: Edition) -> RefusalWords:
        """Words of an edition, in its language."""
        return cls({rule.id: rule for rule in load_rules(edition.id, edition.language)})

    def text(self, row: RefusedRow) -> str:
        """Why a row is refused and what to do."""
        return fill(self.sentence(row.reason), dict(row.params)) if row.reason in _RULES else reason_text(row)

    def sentence(self, reason: Refusal) -> str:
        """Why rows are refused and what to do, with the names of what a row would say in braces."""
        if reason not in _RULES:
            return gettext(REASONS[reason])
        rule, name = _RULES[reason]
        return rule_text(self.rules[rule], name)

    def rule(self, row: RefusedRow) -> tuple[str, Severity] | None:
        """Rule that refuses a row, and how serious it is; None where only the form of the file is wrong."""
        if row.reason not in _RULES:
            return None
        rule = self.rules[_RULES[row.reason][0]]
        return rule.id, rule.severity
