"""The round pack: which questionnaire it brings, for whom, and from when."""

from __future__ import annotations

from typing import Final

from ilms_desktop.package.document_rules import (
    COLLECTION,
    COUNT,
    HEX,
    ID,
    LANGUAGE,
    NUMBER,
    Document,
    Spec,
    desk_agent,
    desk_name,
    minimum_software,
)
from ilms_desktop.package.shape import day, list_of, moment, nullable, record, text

#: stands for every country
ALL: Final = "ALL"


def _countries_fit(document: Document) -> bool:
    """Either every country or a list of single ones, each once."""
    countries = document["countries"]
    return countries == [ALL] or (ALL not in countries and len(set(countries)) == len(countries))


ROUNDPACK: Final = Spec(
    format="ilms-roundpack/1",
    fields=record(
        {
            "format": text(),
            "package": text(),
            "pack": ID,
            "version": NUMBER,
            "collection": COLLECTION,
            "countries": list_of(text(r"[A-Z]{3}"), most=300, least=1),
            "issued_utc": moment(),
            "valid_from": day(),
            "minimum_software": minimum_software(),
            "previous": nullable(HEX),
            "languages": list_of(text(LANGUAGE), most=20, least=1),
            "counts": record({"tables": COUNT, "rules": COUNT, "codelists": COUNT}),
        }
    ),
    relations=(("countries", _countries_fit),),
    moment="issued_utc",
    organisation=desk_name,
    agent=desk_agent,
)
