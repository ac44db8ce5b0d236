"""Kinds of package, names of packages, and names of entries inside them.

A package name is a label for people; software identifies a package by its `package_id`.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import limits

if TYPE_CHECKING:
    from collections.abc import Iterable


class Kind(StrEnum):
    """What a package is; each kind has its own signature namespace."""

    #: figures of a country
    SUBMISSION = "submission"
    #: replies to the desk's questions
    ANSWER = "answer"
    #: tables handed between offices of one country
    PART = "part"
    #: request to enrol a key, signed by that key
    ENROL = "enrol"
    #: the desk's confirmation
    RECEIPT = "receipt"
    #: the desk's questions
    QUERY = "query"
    #: confirmation of an enrolment
    GRANT = "grant"
    #: definitions of a round
    ROUNDPACK = "roundpack"


#: kinds that a signer inside a country may sign
NATIONAL_KINDS: Final = frozenset({Kind.SUBMISSION, Kind.ANSWER, Kind.PART, Kind.ENROL})
#: kinds that the desk signs
DESK_KINDS: Final = frozenset({Kind.RECEIPT, Kind.QUERY, Kind.GRANT, Kind.ROUNDPACK})
#: kinds that are numbered in a chain by their signer
CHAINED_KINDS: Final = frozenset({Kind.SUBMISSION, Kind.ANSWER, Kind.PART})
#: purpose of the signature of an old key under a request for a new one; never that of a whole package
RENEWAL: Final = "renew"
#: kinds that wait when their key is not known yet; every other kind is refused
WAITING_KINDS: Final = frozenset({Kind.SUBMISSION, Kind.ANSWER, Kind.PART})

_COUNTRY: Final = r"ILMS_(?P<country>[A-Z]{3})"
_SIGNER: Final = rf"{_COUNTRY}-(?P<number>[0-9]{{2,3}})"
_YEAR: Final = r"(?P<year>[0-9]{4})"
# why: four digits, five only after 9999
_COUNT: Final = r"(?:[0-9]{4}|[1-9][0-9]{4})"


@dataclass(frozen=True, slots=True)
class _KindFacts:
    """What hangs on a kind: the file of its document, the prefix of its codes, the pattern of its names."""

    document: str
    prefix: str
    pattern: re.Pattern[str]


def _facts(document: str, prefix: str, pattern: str) -> _KindFacts:
    return _KindFacts(document, prefix, re.compile(pattern))


_FACTS: Final[dict[Kind, _KindFacts]] = {
    Kind.SUBMISSION: _facts("submission.json", "SUBMISSION", rf"{_SIGNER}_{_YEAR}_S{_COUNT}"),
    Kind.ANSWER: _facts("answer.json", "ANSWER", rf"{_SIGNER}_{_YEAR}_A{_COUNT}"),
    Kind.PART: _facts("part.json", "PART", rf"{_SIGNER}_{_YEAR}_W{_COUNT}_[A-Za-z0-9]{{2,12}}"),
    Kind.ENROL: _facts("enrol.json", "ENROL", rf"{_COUNTRY}_ENROL_[0-9A-F]{{8}}"),
    Kind.RECEIPT: _facts("receipt.json", "RECEIPT", rf"{_SIGNER}_{_YEAR}_[SA]{_COUNT}_R{_COUNT}"),
    # why: query files are addressed to a country or to one signer, so the signer's number may stand or not
    Kind.QUERY: _facts("query.json", "QUERY", rf"{_COUNTRY}(?:-(?P<number>[0-9]{{2,3}}))?_{_YEAR}_Q{_COUNT}"),
    Kind.GRANT: _facts("grant.json", "GRANT", rf"{_COUNTRY}_GRANT_{_COUNT}"),
    Kind.ROUNDPACK: _facts("pack.json", "PACK", rf"{_COUNTRY}_{_YEAR}_P{_COUNT}"),
}


def namespace(kind: str) -> str:
    """Signature namespace of a kind or purpose; a signature made for one never passes for another."""
    return f"ilms-{kind}-v1@{limits.NS_DOMAIN}"


def document_path(kind: Kind) -> str:
    """Path of the kind's document below `data/`."""
    return _FACTS[kind].document


def code_prefix(kind: Kind) -> str:
    """How the kind's codes begin, for example `SUBMISSION`."""
    return _FACTS[kind].prefix


@dataclass(frozen=True, slots=True)
class PackageName:
    """A package name, taken apart.

    Attributes:
        text: the whole name, which is also the top folder. kind: follows from the pattern.
        country: alpha-3, or `ALL`. signer: `ken-01`, or None where no national signer is named. year: collection year.
    """

    text: str
    kind: Kind
    country: str
    signer: str | None
    year: str | None

    def __str__(self) -> str:
        return self.text


def parse_package_name(text: str) -> PackageName | None:
    """The name taken apart, or None if it is no package name."""
    if len(text) > limits.MAX_PACKAGE_NAME:
        return None
    for kind, facts in _FACTS.items():
        match = facts.pattern.fullmatch(text)
        if match:
            found = match.groupdict()
            number = found.get("number")
            signer = f"{found['country'].lower()}-{number}" if number else None
            return PackageName(text, kind, found["country"], signer, found.get("year"))
    return None


def submission_name(*, signer: str, year: int, number: int) -> str:
    """Name of a submission, for example `ILMS_KEN-01_2026_S0001`.

    Args:
        signer: register id, `ken-01`.
        year: collection year.
        number: 1, 2, 3 … of this signer.
    """
    return _in_year(signer, year, "S", number)


def answer_name(*, signer: str, year: int, number: int) -> str:
    """Name of an answer file, for example `ILMS_KEN-01_2026_A0001`."""
    return _in_year(signer, year, "A", number)


def part_name(*, signer: str, year: int, number: int, office: str) -> str:
    """Name of a part, for example `ILMS_KEN-71_2026_W0001_MOL`; `office` is the code of the office that signs."""
    return f"{_in_year(signer, year, 'W', number)}_{office}"


def query_name(*, recipient: str, year: int, number: int) -> str:
    """Name of a file of questions, for example `ILMS_KEN_2026_Q0012`; to a country or to one signer."""
    return _in_year(recipient, year, "Q", number)


def pack_name(*, country: str, year: int, number: int) -> str:
    """Name of a round pack, for example `ILMS_ALL_2027_P0003`; `ALL` is every country."""
    return _in_year(country, year, "P", number)


def _in_year(who: str, year: int, letter: str, number: int) -> str:
    return f"ILMS_{who.upper()}_{year}_{letter}{number:04d}"


def receipt_name(answered: str, number: int) -> str:
    """Name of a receipt, for example `ILMS_KEN-01_2026_S0001_R0042`; `answered` is the name of the package."""
    return f"{answered}_R{number:04d}"


def grant_name(country: str, number: int) -> str:
    """Name of a grant, for example `ILMS_KEN_GRANT_0007`."""
    return f"ILMS_{country}_GRANT_{number:04d}"


def enrol_name(country: str, public: bytes) -> str:
    """Name of a request to enrol a key, for example `ILMS_KEN_ENROL_1A2B3C4D`."""
    return f"ILMS_{country}_ENROL_{key_mark(public)}"


def key_mark(public: bytes) -> str:
    """First 8 hex digits, in capitals, of the hash of a key."""
    return hashlib.sha256(public).hexdigest()[:8].upper()


def fits_file_name(file_name: str, package: str, extension: str) -> bool:
    """Whether the outer file is called after its package.

    Mail programs and browsers add ` (1)` or `-1` to a second copy; that is no renaming.
    """
    if not file_name.startswith(package) or not file_name.endswith(extension):
        return False
    return _COPY.fullmatch(file_name, len(package), len(file_name) - len(extension)) is not None


#: what a second copy is told apart by
_COPY: Final = re.compile(r"(?: \([0-9]{1,3}\)|-[0-9]{1,3})?")


# --- entries

_SEGMENT: Final = r"[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?![./]|\Z)){0,63}"
_ENTRY: Final = re.compile(rf"{_SEGMENT}(?:/{_SEGMENT}){{0,{limits.MAX_NAME_SEGMENTS - 1}}}")
#: the one file name with two dots
SIGNATURE_FILE: Final = "tagmanifest-sha256.txt.sig"
_DEVICES: Final = r"CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9]"
_DEVICE: Final = re.compile(rf"(?:{_DEVICES})(?:\..*)?", re.IGNORECASE)
_STEM: Final = rf"(?!(?i:{_DEVICES})[./])[A-Za-z0-9][A-Za-z0-9_-]{{0,31}}+"
#: lines of names as packages have them, which nobody objects to; others are looked at one by one
_PLAIN: Final = re.compile(
    rf"(?:(?:{_STEM}/){{0,{limits.MAX_NAME_SEGMENTS - 1}}}+"
    rf"(?:{_STEM}\.[A-Za-z0-9]{{1,8}}|{re.escape(SIGNATURE_FILE)})\n)*+"
)


def entry_name_problem(names: Iterable[str]) -> tuple[str, str] | None:
    """First name that must not be in a container, as (code, name); None if all may.

    Names come as Latin-1 text, one character a byte, so that nothing is lost before it was judged.
    """
    listed = list(names)
    if _are_plain(listed):
        return repeated_name(listed)
    for code, bad in _NAME_CHECKS:
        for name in listed:
            if bad(name):
                return code, name
    return repeated_name(listed) or next((("NAME_UNSAFE", n) for n in listed if "." not in _file(n)), None)


def _are_plain(names: list[str]) -> bool:
    """Whether all names are of the usual form, in one look."""
    lines = "\n".join([*names, ""])
    # why: a line end in a name would make two of it
    return lines.count("\n") == len(names) and _PLAIN.fullmatch(lines) is not None


def _file(name: str) -> str:
    return name.rpartition("/")[2]


def _unsafe(name: str) -> bool:
    file = _file(name)
    return _ENTRY.fullmatch(name) is None or (file.count(".") > 1 and file != SIGNATURE_FILE)


def _is_device(name: str) -> bool:
    return any(_DEVICE.fullmatch(segment) for segment in name.split("/"))


_NAME_CHECKS: Final = (
    ("NAME_NONASCII", lambda name: not name.isascii()),
    ("NAME_UNSAFE", _unsafe),
    ("NAME_RESERVED", _is_device),
)


def repeated_name(names: Iterable[str]) -> tuple[str, str] | None:
    """First name that stands twice, differs in case only, or is file and folder at once, as (code, name)."""
    seen: set[str] = set()
    folders: set[str] = set()
    for name in names:
        folded = name.lower()
        if folded in seen or folded in folders:
            return "NAME_DUPLICATE", name
        seen.add(folded)
        folder = folded.rpartition("/")[0]
        while folder and folder not in folders:
            if folder in seen:
                return "NAME_DUPLICATE", name
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return None


def is_entry_name(name: str) -> bool:
    """Whether a single name fits the pattern of entry names."""
    return name.isascii() and not _unsafe(name) and not _is_device(name)
