"""Documents of all kinds: one table of fields each, found by kind, and what is asked of every document alike.

What the fields mean stands in the families: figures, questions, receipt, enrolment, round pack.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.package import (
    bag,
    document_enrolment,
    document_figures,
    document_pack,
    document_questions,
    document_receipt,
)
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Collection

    from ilms_desktop.package.document_rules import Document, Spec

SPECS: Final[dict[Kind, Spec]] = {
    Kind.SUBMISSION: document_figures.SUBMISSION,
    Kind.ANSWER: document_questions.ANSWER,
    Kind.PART: document_figures.PART,
    Kind.ENROL: document_enrolment.ENROL,
    Kind.RECEIPT: document_receipt.RECEIPT,
    Kind.QUERY: document_questions.QUERY,
    Kind.GRANT: document_enrolment.GRANT,
    Kind.ROUNDPACK: document_pack.ROUNDPACK,
}


def read(value: object, kind: Kind, paths: Collection[str]) -> Document | Problem:
    """The document in a JSON value, or why it is none; codes are suffixes.

    Args:
        value: what stands in the document's file.
        kind: of the package.
        paths: payload paths below `data/`.
    """
    spec = SPECS[kind]
    problem = read_format(value, spec) or read_fields(value, spec)
    if problem is not None or not isinstance(value, dict):
        return problem or Problem("FIELDS", {"field": ""})
    found = (check(value, paths) for check in spec.checks)
    return next((each for each in found if each is not None), value)


def read_format(value: object, spec: Spec) -> Problem | None:
    """Whether the document is of the format that this version reads."""
    found = value.get("format") if isinstance(value, dict) else None
    # why: a document without the field is incomplete, not from the future
    return None if found is None or found == spec.format else Problem("FORMAT", {"format": str(found)})


def read_fields(value: object, spec: Spec) -> Problem | None:
    """Whether the fields are those of the table, and fit each other."""
    misfit = spec.fields(value, "")
    if misfit is None and isinstance(value, dict):
        misfit = next((field for field, holds in spec.relations if not holds(value)), None)
    return None if misfit is None else Problem("FIELDS", {"field": misfit})


def bag_info(document: Document, kind: Kind, payload_oxum: str) -> bytes:
    """`bag-info.txt` as it follows from a document whose fields hold."""
    spec = SPECS[kind]
    return bag.bag_info(
        organisation=spec.organisation(document),
        package=document["package"],
        date=document[spec.moment][:10],
        payload_oxum=payload_oxum,
        agent=spec.agent(document),
    )
