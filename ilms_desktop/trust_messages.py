"""What is said of key stores, trust lists, encryption and mail; `errors.MESSAGES` holds all such sentences."""

from __future__ import annotations

from typing import Final

#: code -> (what happened, what to do next); both are gettext ids.
TRUST_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "no_age_recipients": (
        "The installed trust list names nobody to encrypt for.",
        "Ask the desk for a newer trust list, or send without encryption where your country allows it.",
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
    "no_packages_in_folder": (
        "There is no package in {path}.",
        "Choose the folder with the files ending in .zip, .pdf, .age or .eml, or name the file itself.",
    ),
}
