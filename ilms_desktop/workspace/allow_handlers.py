"""Handlers of the commands about reasons: giving them, taking them back, keeping those of another file.

What stands in the cells is kept beside the reason, so that it can be offered again when the figures have changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.reasons import load_reasons
from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.finding import Allowance, Severity
from ilms_desktop.storage import allowances, observations
from ilms_desktop.workspace.draft import listed
from ilms_desktop.workspace.plain_text import clean

if TYPE_CHECKING:
    from ilms_desktop.definitions.reasons import StandardReason
    from ilms_desktop.model.command import AllowFindings, CarryReasons, WithdrawAllowances
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.workspace.draft import Draft

#: characters that a reason has at least (process.md, section 4)
SHORTEST_REASON: Final = 10
#: cells of a finding that are kept beside a reason: all of any sum of sections; a pasted table alone has more
MOST_FIGURES: Final = 32


def allow_findings(command: AllowFindings, draft: Draft) -> None:
    """Let findings stand; one that may not stand refuses them all.

    Raises:
        CommandRefused: `reason_too_short`, `unknown_reason`, `unknown_finding`, `finding_not_allowable`,
            `finding_needs_no_reason`.
    """
    reason = clean(command.reason).strip()
    if len(reason) < SHORTEST_REASON:
        raise CommandRefused("reason_too_short", least=SHORTEST_REASON)
    if command.code:
        standard_reason(command.code, language=draft.edition.language)
    by_key = {finding.key: finding for finding in draft.findings}
    seen: dict[ObservationKey, Observation] = {}
    given = [
        Allowance(
            finding=finding.key,
            fingerprint=finding.fingerprint,
            reason=reason,
            person=draft.author.person,
            given=draft.author.at,
            code=command.code,
            figures=tuple((key, _said(key, draft, seen)) for key in finding.cells[:MOST_FIGURES]),
        )
        for finding in (_allowable(by_key.get(key)) for key in command.findings)
    ]
    allowances.put(draft.recorder, given)


def standard_reason(code: str, *, language: str) -> StandardReason:
    """The standard reason of a code.

    Raises:
        CommandRefused: `unknown_reason`.
    """
    standard = load_reasons(language=language).standard
    if code not in standard:
        raise CommandRefused("unknown_reason", reason=code, known=listed(standard))
    return standard[code]


def withdraw_allowances(command: WithdrawAllowances, draft: Draft) -> None:
    """Take reasons back.

    Raises:
        CommandRefused: `unknown_finding`.
    """
    if any(key not in draft.state.allowances for key in command.findings):
        raise CommandRefused("unknown_finding")
    allowances.remove(draft.recorder, command.findings)


def carry_reasons(command: CarryReasons, draft: Draft) -> None:
    """Keep reasons of another file."""
    allowances.put_earlier(draft.recorder, command.reasons)


def _allowable(finding: Finding | None) -> Finding:
    """The finding, if a reason is enough for it."""
    if finding is None:
        raise CommandRefused("unknown_finding")
    if finding.at_sending is Severity.INFORMATION:
        raise CommandRefused("finding_needs_no_reason", rule=finding.title)
    if not finding.can_be_allowed:
        raise CommandRefused("finding_not_allowable", rule=finding.title)
    return finding


def _said(key: ObservationKey, draft: Draft, seen: dict[ObservationKey, Observation]) -> Observation:
    """What stands in a cell now; each cell is read once."""
    if key not in seen:
        qtable = draft.qtables.get(key.qtable)
        seen[key] = observations.said_at(draft.recorder, None if qtable is None else qtable.id, key.cell)
    return seen[key]
