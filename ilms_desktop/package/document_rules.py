"""What documents of all kinds share: the shape of a document's table, and rules for fields that several kinds have."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package import limits
from ilms_desktop.package.shape import Rule, constant, integer, list_of, moment, nullable, record, text

if TYPE_CHECKING:
    from ilms_desktop.package.outcome import Problem

#: a document whose fields were checked by its table
Document = Mapping[str, Any]
#: field to name when the relation does not hold, and the relation
Relation = tuple[str, Callable[[Document], bool]]
#: document, paths below `data/` -> problem whose code is a suffix
Check = Callable[[Document, Collection[str]], "Problem | None"]

TABLE_ID: Final = r"[A-Za-z0-9][A-Za-z0-9_-]{0,58}"
CODE: Final = r"[A-Za-z0-9_][A-Za-z0-9_.:+-]{0,63}"
VALUE: Final = r"-?[0-9]{1,15}(?:\.[0-9]{1,3})?"
OFFICE_CODE: Final = r"[A-Za-z0-9]{2,12}"
SIGNER_ID: Final = r"[a-z]{3}-[0-9]{2,3}"
#: parts of a version number, so that two can be compared
SOFTWARE_VERSION: Final = r"[0-9]{1,6}(?:\.[0-9]{1,6}){1,3}"


def _office_name(document: Document) -> str:
    return str(document["office"]["name"])


def _software(document: Document) -> str:
    made = document["software"]
    return f"{made['name']} {made['version']} ({made['build']})"


@dataclass(frozen=True, slots=True)
class Spec:
    """Everything that is asked of the document of one kind, on its own.

    Attributes:
        format: value of the field `format`. fields: rule of the whole document.
        relations: how fields must fit each other. checks: what has a code of its own, in this order.
        moment: field with the time of the document. organisation, agent: what `bag-info.txt` says of its maker.
    """

    format: str
    fields: Rule
    relations: tuple[Relation, ...] = ()
    checks: tuple[Check, ...] = ()
    moment: str = "created_utc"
    organisation: Callable[[Document], str] = _office_name
    agent: Callable[[Document], str] = _software


HEX: Final = text(r"[0-9a-f]{64}")
ID: Final = text(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
UUID: Final = text(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
UUID7: Final = text(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
COUNT: Final = integer(0)
NUMBER: Final = integer(1)
YEAR: Final = integer(1900, 2999)
LANGUAGE: Final = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
COUNTRY: Final = text(r"[A-Z]{3}")
COLLECTION: Final = text(r"[A-Z]{2,8}-[0-9]{4}")
#: a line that may be empty
LINE: Final = text(r"[^\n]{0,200}")
PERSON: Final = record({"name": text(), "function": LINE})
OFFICE: Final = record({"name": text(), "code": text(OFFICE_CODE)})
SOFTWARE: Final = record({"name": text(), "version": text(), "build": text()})
QUESTIONNAIRE: Final = record({"id": ID, "version": NUMBER, "package_id": nullable(HEX)})
NEXT_EXPECTED: Final = record({"sequence": NUMBER, "previous": nullable(HEX)})
QUERY_ID: Final = text(r"[A-Z]{3}-[0-9]{4}-Q[0-9]{4,5}-[0-9]{3}")

#: fields of every document
_EVERY: Final[dict[str, Rule]] = {"format": text(), "package": text(), "country": COUNTRY}
#: fields of documents of the desk that are numbered by country
NUMBERED: Final[dict[str, Rule]] = {**_EVERY, "number": NUMBER, "trust_version": COUNT}
#: fields of documents of a signer's chain
CHAINED: Final[dict[str, Rule]] = {
    **_EVERY,
    "collection": COLLECTION,
    "office": OFFICE,
    "signer": text(SIGNER_ID),
    "sequence": NUMBER,
    "previous": nullable(HEX),
    "created_utc": moment(),
    "recipient": text(),
    "software": SOFTWARE,
}
#: fields that submission and answer share beyond the chain
SENT_TO_DESK: Final[dict[str, Rule]] = {
    **CHAINED,
    "prepared_by": PERSON,
    "approved_by": nullable(PERSON),
    "trust_version": COUNT,
    "last_receipt": nullable(COUNT),
}
CHAIN_RELATION: Final[Relation] = ("previous", lambda doc: (doc["previous"] is None) == (doc["sequence"] == 1))

_CODES: Final = list_of(record({"concept": text(CODE), "code": text(CODE)}), most=8)
_CELL_FIELDS: Final = record(
    {
        "country": COUNTRY,
        "source": text(CODE),
        "criterion": nullable(text(CODE)),
        "table": nullable(text(TABLE_ID)),
        "class_version": nullable(_CODES),
        "year": nullable(YEAR),
        "sex": nullable(text(CODE)),
        "classes": nullable(_CODES),
    }
)
#: coordinates from left to right, up to the two that may be blank one without the other
_LEFT: Final = ("source", "criterion", "table", "class_version", "year")


def cell(value: object, path: str) -> str | None:
    """Rule of cell coordinates: no part stands behind one that is null."""
    misfit = _CELL_FIELDS(value, path)
    if misfit or not isinstance(value, dict):
        return misfit
    given = [value[name] is not None for name in _LEFT]
    inner = value["sex"] is not None or value["classes"] is not None
    whole = given == sorted(given, reverse=True) and (given[-1] or not inner)
    return None if whole else path


#: a table of a part, and what a table of a submission adds to it
TABLE: Final[dict[str, Rule]] = {"id": text(TABLE_ID), "path": text(), "rows": COUNT}


def table_path(table_id: str) -> str:
    """Where a table lies below `data/`."""
    return f"tables/{table_id}.csv"


def tables_misfit(document: Document, paths: Collection[str]) -> str | None:
    """File that the list of tables and the payload disagree about; None when the list is sorted and complete.

    Args:
        document: fields checked.
        paths: payload paths below `data/`.
    """
    ids = [table["id"] for table in document["tables"]]
    files = {path for path in paths if path.startswith("tables/")}
    named = [table["path"] for table in document["tables"]]
    odd = sorted(files.symmetric_difference(named))
    if odd or named != [table_path(each) for each in ids] or ids != sorted(set(ids)):
        return odd[0] if odd else ""
    return None


def minimum_software() -> Rule:
    """Rule of the oldest program that can use a document."""
    return text(SOFTWARE_VERSION)


def desk_name(_document: Document) -> str:
    """Who stands in `bag-info.txt` of what the desk makes."""
    return limits.RECIPIENT


def desk_agent(_document: Document) -> str:
    """What stands as software there: documents of the desk do not name it."""
    return limits.DESK_AGENT


DESK_ROLE: Final = text()
ENCRYPTION: Final = constant("off", "allowed", "required")
