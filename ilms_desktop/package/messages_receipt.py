"""What a person reads about findings that only the desk makes, in its receipts; part of the table in `messages`."""

from __future__ import annotations

from typing import Final

from ilms_desktop.i18n import N_

#: this copy of the questionnaire is older than one that came before: a disk was restored, or there are two copies
AUDIT_BEHIND: Final = "AUDIT_BEHIND"
#: the submission says that it corrects a question, but what the question is about stands as before
RESOLVES_UNCHANGED: Final = "RESOLVES_UNCHANGED"
#: the submission says that it corrects a question that the desk never asked this country
RESOLVES_UNKNOWN: Final = "RESOLVES_UNKNOWN"

#: code -> (what is the matter, what to do next)
RECEIPT_TEXTS: Final[dict[str, tuple[str, str]]] = {
    AUDIT_BEHIND: (
        N_("The questionnaire that this package was made from is older than one that was sent before."),
        N_("Look whether an older copy of the file was opened, as after a restored disk; go on with the newest copy."),
    ),
    RESOLVES_UNCHANGED: (
        N_("Question {query} stays open: the package names it as corrected, but the figure is the same as before."),
        N_("Correct the figure and send it again, or answer the question with an explanation."),
    ),
    RESOLVES_UNKNOWN: (
        N_("The package names question {query} as corrected, but the desk has not asked it."),
        N_("Compare the number with the desk’s questions; the figures themselves were received."),
    ),
}
#: a finding whose code this version does not know, such as one of a newer desk
OTHER_FINDING: Final = (
    N_("The desk says {code}, which this version of ILMS Desktop cannot explain."),
    N_("Install the newest version of ILMS Desktop, or ask the desk what it means."),
)
