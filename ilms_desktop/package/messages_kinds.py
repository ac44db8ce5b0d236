"""What a person reads about documents that are no submissions; part of the table in `messages`."""

from __future__ import annotations

from typing import Final

from ilms_desktop.i18n import N_
from ilms_desktop.package.names import Kind

_CALL_ILO: Final = N_("Telephone the desk at the ILO, at the number of its letter, before anything else is sent.")
_ASK_DESK: Final = N_("Ask the desk to send the file again.")
_NOTHING: Final = N_("Nothing needs to be done; everything stays as it is.")
_CORRECT_ANSWERS: Final = N_("Correct the answers in ILMS Desktop and make a new answer file.")
_ENROL_AGAIN: Final = N_("Enrol again with a new key, and have it confirmed by telephone.")

_FOR_OTHERS: Final = (
    N_("The desk made this file for {country}; this computer works for {own}."),
    N_("Pass it on to the office that it is for, or ask the desk for the right one."),
)
_NOT_FROM_ILO: Final = (
    N_("The file is not signed by a key of the ILO that this computer knows. The key has the code {key_code}."),
    N_("Do not use it. Ask the desk for the file and for its newest list of keys."),
)
_SEEN: Final = (N_("This file was read before (number {sequence})."), _NOTHING)

#: code, or code and kind -> (what is the matter, what to do next)
KIND_TEXTS: Final[dict[str, tuple[str, str]]] = {
    **{f"KEY_UNKNOWN/{kind}": _NOT_FROM_ILO for kind in (Kind.RECEIPT, Kind.QUERY, Kind.GRANT, Kind.ROUNDPACK)},
    **{f"REPLAY_DUPLICATE/{kind}": _SEEN for kind in (Kind.RECEIPT, Kind.QUERY, Kind.GRANT, Kind.PART)},
    "REPLAY_DUPLICATE/roundpack": (N_("This questionnaire is installed already (version {sequence})."), _NOTHING),
    "KEY_UNKNOWN/part": (
        N_("The signature holds, but the office is not confirmed here yet. Its key has the code {key_code}."),
        N_("Compare the code with the office by telephone and confirm its key; the part can wait until then."),
    ),
    "KEY_REVOKED/enrol": (N_("The old key of {signer}, which this renewal replaces, was withdrawn."), _ENROL_AGAIN),
    "KEY_EXPIRED/receipt": (
        N_("The receipt is signed with a key of the ILO that is out of use ({signer})."),
        N_("Check the date of this computer; if it is right, ask the desk to issue the receipt again."),
    ),
    "RECEIPT_IDENTITY": _FOR_OTHERS,
    "GRANT_IDENTITY": _FOR_OTHERS,
    "PART_IDENTITY": (
        N_("The part speaks for {claimed}, but the key belongs to {signer}."),
        N_("Ask the office to make the part again with its own key."),
    ),
    "ENROL_POP": (
        N_("The request to enrol is not signed by the key that it presents."),
        N_("Enrol nothing. Ask the office to make a new request in ILMS Desktop."),
    ),
    "ENROL_OLD_KEY": (N_("The old key of {replaces} does not confirm the new one."), _ENROL_AGAIN),
    "ENROL_KEY_IN_USE": (
        N_("The key belongs to {signer} already; every person and computer has a key of its own."),
        N_("Ask the office to make a new key in ILMS Desktop and a new request."),
    ),
    "ENROL_CODE": (
        N_("The digits are not those of the key in this request."),
        N_("Do not enrol it. Check the sheet, the telephone number and the request, then ask for the digits again."),
    ),
    "GRANT_KEY": (
        N_("This confirmation ({signer}) is for the key of another computer, or for another request."),
        N_("Open it on the computer that made the request, or ask the desk for the right one."),
    ),
    "PACK_RECIPIENT": (
        N_("This questionnaire is for other countries ({recipient})."),
        N_("Keep the installed one, and ask the desk for that of your country."),
    ),
    "PACK_SOFTWARE": (
        N_("This questionnaire needs ILMS Desktop {needed} or newer; this is {own}."),
        N_("Install the newest version of ILMS Desktop and open the questionnaire again."),
    ),
    "PACK_CONTENT": (
        N_("The questionnaire does not fit together ({detail}), so it was not installed."),
        N_("Keep the installed one, and tell the desk."),
    ),
    "PACK_VERSION": (
        N_("This questionnaire (version {version}) is older than the installed one (version {installed})."),
        N_("Go on with the installed one."),
    ),
    "PACK_FORK": (N_("Two different questionnaires call themselves version {version}."), _CALL_ILO),
    "QUERY_RECIPIENT": (
        N_("These questions are for “{recipient}”."),
        N_("Pass the file on to the office that they are for."),
    ),
    "QUERY_DEADLINE": (N_("The date by which to answer (“{deadline}”) cannot be right."), _ASK_DESK),
    "QUERY_DUPLICATE_ID": (N_("Two questions have the same number, {query}."), _ASK_DESK),
    "QUERY_TEXT": (N_("Question {query} has a text that cannot be shown safely."), _ASK_DESK),
    "QUERY_CELL": (N_("Question {query} is about a cell that the questionnaire does not have."), _ASK_DESK),
    "QUERY_UNKNOWN_PACKAGE": (
        N_("The questions are about a submission that was made on another computer."),
        N_("Read them here; answer them on the computer that made the submission, where they meet its cells."),
    ),
    "ANSWER_UNKNOWN_PACKAGE": (
        N_("The answers belong to questions that were not asked of this country."),
        N_("Ask the office which file of questions it answered."),
    ),
    "ANSWER_UNKNOWN_QUERY": (N_("Answer {query} has no question."), _CORRECT_ANSWERS),
    "ANSWER_DUPLICATE_ID": (N_("Question {query} has two answers."), _CORRECT_ANSWERS),
    "ANSWER_TEXT": (
        N_("The explanation to {query} is missing, too long, or cannot be shown safely."),
        _CORRECT_ANSWERS,
    ),
    "PART_RECIPIENT": (
        N_("The part is addressed to the office “{recipient}”."),
        N_("Pass it on to that office."),
    ),
    "PART_QUESTIONNAIRE": (
        N_("The part was made with another questionnaire ({questionnaire}) than the one in use here."),
        N_("Ask the office to bring its file to the questionnaire in use and to make the part again."),
    ),
    "PART_SCOPE": (
        N_("The part holds figures that the office was not asked for (table {table}, source {source}, {year})."),
        N_("Hand out the work anew, or ask the office to make the part without them."),
    ),
    "PART_BASE_UNKNOWN": (
        N_("This file does not know from what state the office started."),
        N_("Compare the part with the file and choose each difference by hand."),
    ),
    "PART_CONFLICT": (
        N_("Changed by both offices, to different values: {cells} cells."),
        N_("Choose a value for each of these cells; everything else can go in."),
    ),
    "RECEIPT_UNKNOWN_PACKAGE": (
        N_("The receipt is for {package}, as this computer did not send it."),
        N_("Open it on the computer that sent the package; if there is none, telephone the desk."),
    ),
    "RECEIPT_FORK": (N_("Two different receipts have number {sequence}."), _CALL_ILO),
    "RECEIPT_STALE": (N_("An older receipt (number {sequence}); it was filed."), _NOTHING),
    "RECEIPT_STATUS": (N_("The receipt says “{now}”, but an earlier one said “{before}”."), _CALL_ILO),
}
