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
    "mail_address": ("“{address}” is not one e-mail address.", "Type the address of the desk alone, without a name."),
    "mail_file_name": (
        "A file called “{name}” would not arrive by mail.",
        "Send the file under the name that ILMS Desktop gave it.",
    ),
    "trust_not_made": (
        "The trust bundle was not made: {reason}, field {field}.",
        "Correct that field and try again.",
    ),
}
