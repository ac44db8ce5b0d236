"""The contact: which office prepares a file, who there, and who approves it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """Who prepares the file.

    Attributes:
        office, office_code: agency and its short code. person, function: who, and as what. approver,
        approver_function: who let it go, and as what; empty where nobody had to.
    """

    office: str = ""
    office_code: str = ""
    person: str = ""
    function: str = ""
    approver: str = ""
    approver_function: str = ""
