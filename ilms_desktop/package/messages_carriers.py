"""What a person reads about mail, encrypted files and trust bundles; part of the table in `messages`."""

from __future__ import annotations

from typing import Final

from ilms_desktop.i18n import N_

_WORK_GOES_ON: Final = N_("Go on working with the installed list, and telephone the desk for the right one.")

#: code -> (what is the matter, what to do next)
CARRIER_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "MAIL_BASE64": (
        N_("A mail system damaged the attachment “{file}”."),
        N_("Ask for the mail to be sent again; if it happens again, ask for the file on a USB stick."),
    ),
    "MAIL_TNEF": (
        N_("The sender's mail program wrapped the attachment into “{file}”, which cannot be opened here."),
        N_("Ask for the mail again as plain text, or for the file in another way."),
    ),
    "MAIL_LIMIT": (
        N_("The mail holds more parts or forwarded mails than can be looked through."),
        N_("Save the attachment as a file and open that."),
    ),
    "MAIL_EMPTY": (
        N_("The mail holds no package of ILMS Desktop."),
        N_("Choose the mail that has the package attached, or the file itself."),
    ),
    "AGE_RECIPIENT": (
        N_("The file is encrypted for somebody else, so it cannot be opened here."),
        N_("Ask the sender to encrypt it for this desk, with the newest list of trust installed."),
    ),
    "AGE_DAMAGED": (
        N_("The encrypted file is damaged or incomplete."),
        N_("Ask for it to be sent once more; if it happens again, ask for it on a USB stick."),
    ),
    "AGE_REQUIRED": (
        N_("{country} asked for encryption, but this package came without it."),
        N_("Telephone the sender, then decide whether to take the package."),
    ),
    "TRUST_VERSION": (
        N_("This trust list (version {version}) does not follow the installed one (version {installed})."),
        _WORK_GOES_ON,
    ),
    "TRUST_QUORUM": (N_("Too few of the ILO's root keys signed this trust list; it was not installed."), _WORK_GOES_ON),
    "TRUST_ROOT": (
        N_("This trust list carries a signature that is not one of the ILO's root keys; it was not installed."),
        _WORK_GOES_ON,
    ),
    "TRUST_EXPIRED": (
        N_("The trust list is out of date since {expired}."),
        N_("Ask the desk for a newer one; work can go on."),
    ),
    "TRUST_SIZE": (N_("The trust list is larger than a trust list may be; it was not installed."), _WORK_GOES_ON),
}
