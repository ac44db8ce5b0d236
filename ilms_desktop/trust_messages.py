"""What is said of key stores, trust lists, encryption and mail; `errors.MESSAGES` holds all such sentences."""

from __future__ import annotations

from typing import Final

#: code -> (what happened, what to do next); both are gettext ids.
TRUST_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "no_age_recipients": (
        "The installed trust list names nobody to encrypt for.",
        "Ask the desk for a newer trust list, or send without encryption where your country allows it.",
    ),
    "encryption_off": (
        "The ILO's trust bundle does not provide for encrypted packages of {country}.",
        "Send without encryption, or ask the desk to allow it for your country.",
    ),
    "trust_missing": (
        "No trust bundle of the ILO is installed, so nobody's word can be taken for the desk's.",
        "Ask the desk for it, type “ilms trust install FOLDER_OR_ZIP”, and compare the code with the ILO's letter.",
    ),
    "trust_damaged": (
        "{path} is not as the program left it.",
        "Rename the folder “trust” beside your settings, then install the ILO's bundle with “ilms trust install”.",
    ),
    "root_code_differs": (
        "These digits are not the code of the roots in these files; nothing was installed.",
        "Compare with the letter group by group and type it again; if it still differs, telephone the desk.",
    ),
    "no_trust_files": (
        "There is no trust bundle in {path}.",
        "Choose the folder or ZIP file of the ILO with files such as v0007.json and v0007-r1.sig.",
    ),
    "clock_before_build": (
        "The clock of this computer says {now}, but this program was made on {built}.",
        "Set date and time of the computer; what is sealed meanwhile carries the wrong time.",
    ),
    "age_identity_unreadable": (
        "This is not a private key of age.",
        "Use the file that begins with AGE-SECRET-KEY-1, as age-keygen wrote it.",
    ),
    "keystore_refused": (
        "This computer has no key store that is safe enough ({backend}).",
        "Choose “Ask me every time” and give the key a passphrase.",
    ),
    "keystore_failed": (
        "The key store of this computer did not answer as it should ({detail}).",
        "Unlock it and try again, or choose “Ask me every time” and give the key a passphrase.",
    ),
    "enrolment_none": (
        "This computer has no key for sending yet.",
        "Make one with “Enrol this computer”, or with “ilms enrol request”.",
    ),
    "enrolment_which": ("Which key is meant is not clear.", "Name one of: {known}."),
    "enrolment_damaged": (
        "{path} is not as the program left it.",
        "Put the file back from a copy; without one, make a new key with “Enrol this computer” and send its request.",
    ),
    "enrolment_field": (
        "“{value}” cannot stand in the request as “{field}”.",
        "Write it in one line and in the usual form, such as KEN, name@office.example, +254 20 000 000 or ILMS-2026.",
    ),
    "renewal_too_late": (
        "The key of {signer} does not count today, so it cannot speak for a new one.",
        "Ask for a replacement instead; the ILO will telephone.",
    ),
    "already_packaged": (
        "Nothing may have changed since package {package}: its figures are frozen.",
        "Send the same file again, or begin a new version with “Begin a new version…” or “ilms revise”.",
    ),
    "nil_with_figures": (
        "“Nothing to report” was asked for, but tables with figures stand in the file: {count}.",
        "Send a complete reply, or clear the figures that should not be there.",
    ),
    "nothing_changed": (
        "No table differs from the package that is to be corrected.",
        "Change the figures first, or send the same file again.",
    ),
    "unknown_package": (
        "The package that is meant was not sent from this file.",
        "Name one of the packages in the outbox of this file.",
    ),
    "workbook_one_source": (
        "A package takes one workbook, and a workbook one source; this questionnaire has {count} sources.",
        "Seal without the workbook: the package holds every figure all the same.",
    ),
    "numbers_damaged": (
        "The list of numbers {path} is not as the program left it.",
        "Remove that file; the program goes on by the numbers in the open file and by what the ILO said last.",
    ),
    "locked": (
        "The figures went into package {package} and stand as they were sent.",
        "Choose “Begin a new version…” in the menu “Send”, or “ilms revise”, to change them again.",
    ),
    "not_locked": ("The figures are not frozen by a package.", "Just go on and change them."),
    "revision_reason": (
        "A new version needs a reason of {least} to {most} characters.",
        "Say in a sentence what is to be changed.",
    ),
    "answer_without_text": (
        "The explanation for question {query} is empty.",
        "Write it in a sentence, or answer that the figure is right as it was sent.",
    ),
    "answer_too_long": (
        "The answer to question {query} has more than {limit} characters.",
        "Shorten it; longer explanations can be told on the telephone.",
    ),
    "question_unknown": (
        "This file holds no question {query}.",
        "Type the number as in the list of questions, such as KEN-2026-Q0012-003 or Q0012-003.",
    ),
    "question_replaced": (
        "The ILO put question {query} more precisely in {by}.",
        "Answer {by} in its place.",
    ),
    "questions_file_unknown": (
        "This file holds no questions {file}.",
        "Name one of: {known}. Questions come in with “ilms receive”.",
    ),
    "nothing_answered": (
        "None of the questions {file} is answered yet.",
        "Answer at least one of them first.",
    ),
    "answers_sealed": (
        "The answers to {file} stand in {package} as they are here.",
        "Send that file, or change an answer first.",
    ),
    "note_unknown": (
        "The questionnaire has no standard note “{note}”.",
        "Use the code of a note from the questionnaire's list, or say it in words.",
    ),
    "document_not_kept": (
        "This file does not hold the package in that form ({carrier}).",
        "Choose the other form of the same package.",
    ),
    "table_over_mail": (
        "Table {table} alone is too large for a mail of {limit} MB.",
        "Allow larger mails, or save the whole package to a USB stick or for upload.",
    ),
    "frame_too_large": (
        "What goes into every package, such as metadata and pictures, is already too large for a mail of {limit} MB.",
        "Seal without the workbook, allow larger mails, or save the whole package to a USB stick or for upload.",
    ),
    "unknown_outgoing": (
        "There is no package “{package}” in the outbox of this file.",
        "Name one of: {known}.",
    ),
    "too_large_for_mail": (
        "{file} is too large for a mail of {limit} MB.",
        "Begin a new version and seal it without the workbook, or split by table; or save the file for a USB stick.",
    ),
    "sent_in_future": ("{day} is still to come.", "Give the day on which the file was sent."),
    "bad_date": ("“{value}” is not a date.", "Write year, month and day, such as 2026-11-22."),
    "no_own_key": (
        "This computer has no key that signs for {country} today.",
        "Make one with “Enrol this computer”, renew the one that has ended, or name a key file.",
    ),
    "mail_address": ("“{address}” is not one e-mail address.", "Type the address of the desk alone, without a name."),
    "mail_file_name": (
        "A file called “{name}” would not arrive by mail.",
        "Send the file under the name that ILMS Desktop gave it.",
    ),
    "trust_not_made": (
        "The trust bundle was not made: {reason}, field {field}.",
        "Correct that field and try again.",
    ),
    # the desk
    "desk_ledger_broken": (
        "The desk's list {path} was changed in line {line}.",
        "Bring the folder of the desk back from its last backup, and find out who changed it.",
    ),
    "desk_without_trust": (
        "There is no trust bundle in {path}.",
        "Make one with “ilms trust init”, have two roots sign it with “ilms trust sign”, then try again.",
    ),
    "desk_trust_refused": (
        "The trust bundle in {path} cannot be used: {reason}.",
        "Have enough different roots sign it with “ilms trust sign”, or take away what does not belong there.",
    ),
    "desk_document_refused": (
        "The document was not issued: whoever gets it would refuse it with {reason} ({about}).",
        "Correct that, or use a desk key that the trust bundle names for it, and try again.",
    ),
    "desk_key_unknown": (
        "The trust bundle names no key {id}.",
        "Name one of: {known}.",
    ),
    "desk_key_withdrawn": (
        "The key {id} is {status} already.",
        "Nothing needs to be done. A key never comes back; make a new one with “ilms desk-key new”.",
    ),
    "desk_in_use": (
        "Another program is writing into the folder of the desk {path}.",
        "Wait until it is done, then try again.",
    ),
    "desk_changed": (
        "The list of the desk in {path} grew while this command worked, so nothing was written.",
        "Run the command again.",
    ),
    "receipt_not_decided": (
        "The status cannot become “{status}”: it stands at “{before}”.",
        "Leave the decision as it is, or write to the sender; a receipt never takes back an earlier one.",
    ),
    "next_taken": (
        "{signer} cannot go on with number {sequence}.",
        "Give a number that was never used, with the package_id of the package before it.",
    ),
    "package_not_imported": (
        "The desk has imported no package {package}.",
        "Give the name of a package with the receipt “imported”.",
    ),
    "questions_unreadable": (
        "{path} is not a list of questions.",
        "Write JSON with “languages” and “queries”, each with its “cell”; docs/guide/desk.md shows one.",
    ),
    "root_unknown": (
        "The bundle {path} does not name this root key.",
        "Use another key, or say with --root under which name it stands in the bundle before.",
    ),
    "trust_unreadable": (
        "{path} is not a trust bundle: {reason}.",
        "Give the file that “ilms trust init” wrote.",
    ),
    "bad_key_entry": (
        "“{entry}” does not name a key.",
        "Write the name, an equals sign and the file of the public key, such as r1=r1.pub.",
    ),
    "bad_desk_id": (
        "“{name}” cannot be the name of a desk key.",
        "Use small letters, digits and hyphens, such as desk-2026, or r1 to r99 for a root.",
    ),
    "trust_folder": (
        "There is no trust bundle in {path} that can be believed ({reason}).",
        "Choose the folder with the files v0001.json, v0001-r1.sig and so on, as the desk gives it out.",
    ),
    "register_clash": (
        "The list {path} gives a key of the desk to somebody else.",
        "Verify with the list alone or with the trust bundle alone, and ask the desk which of them is right.",
    ),
    "no_packages_in_folder": (
        "There is no package in {path}.",
        "Choose the folder with the files ending in .zip, .pdf, .age or .eml, or name the file itself.",
    ),
    # parts between offices of one country
    "office_key_unreadable": (
        "{name} presents no key that can be confirmed ({reason}).",
        "Choose the office's request to enrol (ILMS_…_ENROL_….zip), its public key (.pub), or a part that it signed.",
    ),
    "part_key_unknown": (
        "{name} is signed with a key that nobody has confirmed in this file.",
        (
            "Confirm it first: have its 40 digits read out on a number that you knew before, and type them with "
            "“Confirm a key…” or “ilms part office add”."
        ),
    ),
    "office_code_differs": (
        "These digits are not the code of the key in this file; nothing was confirmed.",
        (
            "Have them read out again, group by group, on a number that you knew before; if they still differ, the "
            "file is not from that office."
        ),
    ),
    "office_code": (
        "“{office}” cannot be the code of an office.",
        "Use 2 to 12 letters and digits without blanks, such as MOL; your own stands beside the name of your office.",
    ),
    "office_taken": (
        "This key or its number belongs to {name} ({office}) already.",
        "Give the office another number, or forget the key of {office} first.",
    ),
    "office_is_own": (
        "{office} is the code of your own office.",
        "Name another office, or change the code of your own beside its name.",
    ),
    "unknown_office": (
        "No key of an office {office} is confirmed in this file.",
        "Confirm it with “ilms part office add”, or name one of: {known}.",
    ),
    "office_tables": (
        "{office} may not be asked for {tables}; its key was confirmed for {known}.",
        "Leave those tables out, or confirm the office again with them.",
    ),
    "office_signer": (
        "This key signs as {signer}, but the coordinator knows the key of this office as {expected}.",
        "Sign with the key whose digits the coordinator confirmed.",
    ),
    "part_without_tables": (
        "No source of this questionnaire fills the tables that are meant in the years that are meant.",
        "Add the source first, or name other tables, sources or years.",
    ),
    "part_of_part": (
        "This file holds the work that office {coordinator} handed out.",
        "Hand it back with “ilms part return”; only the coordinator's file hands work out and takes it in.",
    ),
    "not_a_part": (
        "This is the questionnaire of the whole country, not work that was handed out.",
        "Open the assignment first with “ilms part open”, and hand back that file.",
    ),
    "part_not_sealed": (
        "This file holds only what office {coordinator} asked for, so it is no submission to the ILO.",
        "Hand it back to that office, in the menu “Send” or with “ilms part return”.",
    ),
    "not_an_assignment": (
        "{name} is not an assignment of another office.",
        "Choose the file that the coordinator sent; returns are taken in with “ilms part merge”.",
    ),
    "round_unknown_here": (
        "This program does not know the collection {collection}.",
        "Install the version that the coordinator uses, then open the assignment again.",
    ),
    "outside_assignment": (
        "{table} of {source} in {year} is not part of what office {coordinator} asked you for.",
        "Change only the tables, sources and years of the assignment; tell that office what else should change.",
    ),
    "sources_of_assignment": (
        "The sources of this file are those that office {coordinator} asked you about.",
        "Change their descriptions if need be; tell that office which source is missing or wrong.",
    ),
    "merge_open": (
        "Differences that somebody has to settle: {count}.",
        "Choose for each of them whose value goes in.",
    ),
    "merge_gone": ("This merge is not in the history of the file.", "Look for it in the history."),
    "merge_changed_since": (
        "Something that came in with this merge was changed again since.",
        "Take the later changes back first, or change the cells by hand.",
    ),
    "choices_unreadable": (
        "{path} is not the list of differences that this program wrote.",
        "Write it anew with “ilms part merge … --dry-run --choose FILE.csv”, and change only its last column.",
    ),
    "choices_other_part": (
        "{path} is about another return than this one.",
        "Write the list anew with “--dry-run --choose FILE.csv” for this return.",
    ),
    "choices_word": (
        "Line {line} of {path} says “{word}”.",
        "Write “ours” or “theirs” into the last column, or leave it empty to be asked.",
    ),
}
