"""What a person reads about a verification: one sentence on what is the matter, one on what to do next.

Texts are looked up by code; several codes may share one, since a person does the same about them. The support line
keeps them apart. Text that comes from the file is made harmless before it is shown.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, gettext
from ilms_desktop.package import limits
from ilms_desktop.package.messages_carriers import CARRIER_TEXTS
from ilms_desktop.package.messages_kinds import KIND_TEXTS
from ilms_desktop.package.messages_pdf import PDF_TEXTS
from ilms_desktop.package.messages_receipt import OTHER_FINDING, RECEIPT_TEXTS
from ilms_desktop.package.names import Kind, code_prefix
from ilms_desktop.package.outcome import ACCEPTED, Refusal, Verified

if TYPE_CHECKING:
    from collections.abc import Mapping

#: control, format (direction marks among them), private and unassigned characters, line and paragraph separators
_HIDDEN_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_STAND_IN: Final = "\N{REPLACEMENT CHARACTER}"
_CUT: Final = "…"

_Pair = tuple[str, str]

_ORIGINAL: Final = N_("Ask the sender for the original file, exactly as ILMS Desktop made it.")
_ASK_AGAIN: Final = N_("Ask for the file to be sent once more; if it happens again, ask for it on a USB stick.")
_CALL_DESK: Final = N_("Telephone the desk before anything else is sent.")
_UPDATE: Final = N_("Install the newest version of ILMS Desktop and try again.")
_SEND_AGAIN: Final = N_("Correct it in ILMS Desktop, seal again, and send the new file.")

_CHANGED: Final = (N_("The package was changed after it was sealed, or another program made it."), _ORIGINAL)
_CUT_SHORT: Final = (N_("The package is incomplete or something was added to it."), _ASK_AGAIN)
_BAD_NAME: Final = (N_("The package holds a file with an unsafe name (“{entry}”); it was not opened."), _ORIGINAL)
_TOO_BIG: Final = (N_("The package is larger than a package may be when unpacked."), _ORIGINAL)
_NOT_SIGNED_SO: Final = (N_("The signature is not the one of this content, or not one of ILMS Desktop."), _ORIGINAL)
_MANIFEST: Final = (N_("The list of files in the package and the files themselves do not agree."), _ORIGINAL)
_DAMAGED_TEXT: Final = (N_("{file} is damaged, or another program wrote it."), _ORIGINAL)
_TABLE_FORM: Final = (N_("{file} is not a table in the agreed text form (line {line})."), _ORIGINAL)

#: code -> (what is the matter, what to do next); a code that begins with `_` stands for every kind's prefix
TEXTS: Final[dict[str, _Pair]] = {
    **CARRIER_TEXTS,
    **PDF_TEXTS,
    **KIND_TEXTS,
    **RECEIPT_TEXTS,
    ACCEPTED: (N_("The package is genuine and complete."), N_("Nothing needs to be done.")),
    "CARRIER_TYPE": (
        N_("This is not a package of ILMS Desktop in a form that this version opens."),
        N_("Choose the .zip or .pdf file that ILMS Desktop made."),
    ),
    "ZIP_PREFIX": (N_("The file is empty, or does not begin like a package."), _ASK_AGAIN),
    "ZIP_EOCD": _CUT_SHORT,
    "ZIP_LFH_MISMATCH": _CHANGED,
    "ZIP_OVERLAP": _CHANGED,
    "ZIP_DATADESC": _CHANGED,
    "ZIP_ENCRYPTED": (
        N_("The package was packed again with a password."),
        N_("Ask for the original file; it needs no password of its own."),
    ),
    "ZIP_METHOD": _CHANGED,
    "ZIP_MULTIDISK": _CHANGED,
    "ZIP_FIELDS": _CHANGED,
    "ZIP_COUNT": _CHANGED,
    "ZIP_BOMB": _TOO_BIG,
    "ZIP_ATTR": _CHANGED,
    "ZIP_EXTRA": (
        N_("Somebody unpacked the package and zipped it again."),
        N_("Ask for the file that ILMS Desktop made; it must travel without being opened and saved."),
    ),
    "ZIP_SIZE": (
        N_("The file is larger than a package may be."),
        N_("Ask the sender to leave the workbook out or to send the tables in several packages."),
    ),
    "NAME_DUPLICATE": _CHANGED,
    "NAME_UNSAFE": _BAD_NAME,
    "NAME_UNSAFE/mac": (
        N_("Somebody unpacked the package and zipped it again on a Mac."),
        N_("Ask for the file that ILMS Desktop made; it must travel without being opened and saved."),
    ),
    "NAME_RESERVED": _BAD_NAME,
    "NAME_NONASCII": _BAD_NAME,
    "LAYOUT_TOPDIR": _CHANGED,
    "LAYOUT_ORDER": (N_("The package lacks its signature or another part, or holds one too many."), _ORIGINAL),
    "LAYOUT_HEAD_STORED": _CHANGED,
    "LAYOUT_FILENAME": (
        N_("The file “{file}” was renamed."),
        N_("Give it back the name {expected} and try again."),
    ),
    "SIG_ARMOUR": _NOT_SIGNED_SO,
    "SIG_VERSION": _NOT_SIGNED_SO,
    "SIG_BLOB": _NOT_SIGNED_SO,
    "SIG_KEYTYPE": _NOT_SIGNED_SO,
    "SIG_NAMESPACE": (
        N_("The file is signed for another purpose, or is of a kind that is not taken here."),
        N_("Open it where files of its kind are opened, or ask the sender which file was meant."),
    ),
    "SIG_RESERVED": _NOT_SIGNED_SO,
    "SIG_HASHALG": _NOT_SIGNED_SO,
    "SIG_BAD": _NOT_SIGNED_SO,
    "KEY_WEAK": (
        N_("The package is signed with a key that protects nothing."),
        N_("Do not use it; telephone the sender and have a new key made."),
    ),
    "KEY_UNKNOWN": (
        N_("The signature holds, but the key is not in the list of signers. Its code is {key_code}."),
        N_("Compare the code with the sender by telephone and add the key to the list; the file can wait until then."),
    ),
    "KEY_ROLE": (
        N_("The key of {signer} is not meant for files of this kind."),
        N_("Ask the sender to sign with the right key."),
    ),
    "KEY_REVOKED": (N_("The key of {signer} was withdrawn."), _CALL_DESK),
    "KEY_EXPIRED": (
        N_("The key of {signer} is not valid today."),
        N_("Check the date of this computer; if it is right, the sender needs a new key and must seal again."),
    ),
    "TAGMANIFEST_SET": _MANIFEST,
    "TAG_HASH": _CHANGED,
    "BAGIT_VERSION": _MANIFEST,
    "MANIFEST_SYNTAX": _MANIFEST,
    "MANIFEST_ORDER": _MANIFEST,
    "PAYLOAD_UNLISTED": (N_("“{entry}” was added to the package after it was signed."), _ORIGINAL),
    "PAYLOAD_MISSING": (N_("“{entry}” is missing from the package."), _ORIGINAL),
    "BAGINFO_OXUM": _MANIFEST,
    "ZIP_CRC": _CHANGED,
    "ZIP_DEFLATE": _CHANGED,
    "PAYLOAD_HASH": (N_("“{entry}” was changed after the package was signed."), _ORIGINAL),
    "BAGINFO_CONFLICT": _MANIFEST,
    "_BOM": _DAMAGED_TEXT,
    "_UTF8": _DAMAGED_TEXT,
    "_DUPKEY": _DAMAGED_TEXT,
    "_NUMBER": _DAMAGED_TEXT,
    "_DEPTH": _DAMAGED_TEXT,
    "_NONCANON": _DAMAGED_TEXT,
    "_FORMAT": (N_("This version does not read files of this kind, or the file was made by a newer one."), _UPDATE),
    "_FIELDS": (N_("{file} lacks something or says something unexpected ({field})."), _UPDATE),
    "_IDENTITY": (
        N_("The file speaks for {claimed}, but the key belongs to {signer}."),
        N_("Ask the sender to seal with the key of the country that the figures are about."),
    ),
    "_RECIPIENT": (N_("The file is addressed to “{recipient}”."), N_("Pass it on to that address.")),
    "_CLOCK": (
        N_("The package says it was made on {created}, but it is {now} now."),
        N_("Set the clock of the computer that is wrong, then seal or check again."),
    ),
    "_SHARING": (N_("It is not clear who may see table {table}."), _SEND_AGAIN),
    "_TABLES": (N_("The tables in the package are not those that it lists (“{file}”)."), _ORIGINAL),
    "_ERRORS": (N_("{count} errors are left in the figures."), _SEND_AGAIN),
    "FILE_TYPE": (N_("“{file}” is not of a kind that belongs into a package."), _ORIGINAL),
    "TABLE_ENCODING": _TABLE_FORM,
    "TABLE_NOT_NFC": _TABLE_FORM,
    "TABLE_FORMULA": (N_("A cell of {file} begins like a spreadsheet formula (line {line})."), _ORIGINAL),
    "TABLE_ROWS": (N_("{file} has {found} rows, but the package declares {declared}."), _ORIGINAL),
    "XLSX_ACTIVE": (
        N_("The workbook holds formulas, macros or links (“{part}”); it was not opened."),
        _ORIGINAL,
    ),
    "XLSX_STRUCTURE": (N_("The workbook is damaged, or another program wrote it (“{part}”)."), _ORIGINAL),
    "XLSX_BOMB": (N_("The workbook is too large when unpacked."), _ORIGINAL),
    "PDF_ACTIVE": (N_("The PDF in the package is more than a printed page; it was not opened."), _ORIGINAL),
    "AUDIT_CHAIN": (N_("The extract of the journal does not fit together (line {line})."), _CALL_DESK),
    "REPLAY_DUPLICATE": (
        N_("This package was received before (number {sequence})."),
        N_("Nothing changes; send the same receipt again."),
    ),
    "SEQ_FORK": (N_("Another package with number {sequence} was received before."), _CALL_DESK),
    "SEQ_STALE": (
        N_("A newer package of this sender was received before (number {last}); this one has number {sequence}."),
        N_("Ask the sender for the newest package."),
    ),
    "SEQ_GAP_HOLD": (
        N_("Packages of this sender did not arrive: number {missing}."),
        N_("Ask the sender for them, then decide about this one."),
    ),
    "CHAIN_BROKEN": (N_("The package does not follow the last one received from this sender."), _CALL_DESK),
}

#: what a Mac adds when it zips a folder
_MAC_FOLDER: Final = "__MACOSX/"
#: what stands where a check could not name the place
_UNSAID: Final = dict.fromkeys(("entry", "field", "file", "line", "part"), "–")
_PREFIXES: Final = (*(code_prefix(kind) for kind in Kind), "TRUST")


def _pair(code: str) -> _Pair:
    """Texts of a code; those that every kind has are found behind the prefix."""
    if code in TEXTS:
        return TEXTS[code]
    prefix = next(prefix for prefix in _PREFIXES if code.startswith(f"{prefix}_"))
    return TEXTS[code.removeprefix(prefix)]


def harmless(text: str) -> str:
    """Text of a file so that it can be shown: no hidden or direction characters, at most 80 characters."""
    shown = "".join(_STAND_IN if unicodedata.category(char) in _HIDDEN_CATEGORIES else char for char in text)
    limit = limits.MAX_QUOTED_TEXT
    return shown if len(shown) <= limit else shown[: limit - 1] + _CUT


def code_texts(code: str, parameters: Mapping[str, str]) -> tuple[str, str]:
    """What is the matter, and what to do next, in the language in use."""
    values = _UNSAID | {name: harmless(value) for name, value in parameters.items()}
    matter, step = _pair(code)
    return fill(gettext(matter), values), fill(gettext(step), values)


def finding_texts(code: str, parameters: Mapping[str, str] | None) -> tuple[str, str]:
    """What a finding in a receipt says, and what to do next; also where its code is of a newer desk."""
    if _is_known(code):
        return code_texts(code, parameters or {})
    matter, step = OTHER_FINDING
    return fill(gettext(matter), {"code": harmless(code)}), gettext(step)


def _is_known(code: str) -> bool:
    suffixes = (code.removeprefix(prefix) for prefix in _PREFIXES if code.startswith(f"{prefix}_"))
    return code in TEXTS or any(suffix in TEXTS for suffix in suffixes)


def result_texts(result: Verified | Refusal) -> tuple[str, str]:
    """What came out, and what to do next, in the language in use."""
    # why: what to do about an unknown key or a file that was seen before depends on what the file is; and what a Mac
    # adds to a folder tells what happened to it
    parameters = result.parameters if isinstance(result, Refusal) else {}
    detail = "mac" if parameters.get("entry", "").startswith(_MAC_FOLDER) else result.package and result.package.kind
    special = f"{result.code}/{detail}"
    return code_texts(special if special in TEXTS else result.code, parameters)


def support_line(refusal: Refusal) -> str:
    """Code, stage and position for the help desk; the same in every language."""
    details = [f"{name}={harmless(value)}" for name, value in sorted(refusal.parameters.items())]
    return " ".join([refusal.code, f"stage={refusal.stage}", *details])
