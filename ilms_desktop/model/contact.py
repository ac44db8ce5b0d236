"""The contact: which office prepares a file, and who there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """Who prepares the file.

    Attributes:
        office, office_code: agency and its short code. person, function: who, and as what.
    """

    office: str = ""
    office_code: str = ""
    person: str = ""
    function: str = ""
