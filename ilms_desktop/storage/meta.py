"""Facts about the file as a whole: which country, round and edition, and who prepares it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from ilms_desktop.model.contact import Contact
from ilms_desktop.storage.keyed import compiled
from ilms_desktop.storage.tables import META, META_ROWS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.storage.reading_copy import Readable
    from ilms_desktop.storage.recorder import Recorder

COUNTRY: Final = "country"
ROUND: Final = "round"
EDITION: Final = "edition"
EDITION_VERSION: Final = "edition_version"
EDITION_DIGEST: Final = "edition_digest"
WORKSPACE: Final = "workspace"
CREATED: Final = "created"
IS_EXAMPLE: Final = "is_example"
OFFICE: Final = "office"
OFFICE_CODE: Final = "office_code"
PERSON: Final = "person"
FUNCTION: Final = "function"
APPROVER: Final = "approver"
APPROVER_FUNCTION: Final = "approver_function"
#: stands in a copy for reading: name of the restore point that it shows
AS_OF: Final = "as_of"
#: stands in a file that was made out of an assignment: what may be changed in it, as JSON
HANDED: Final = "handed"

#: what every file says
REQUIRED: Final = (
    COUNTRY,
    ROUND,
    EDITION,
    EDITION_VERSION,
    EDITION_DIGEST,
    WORKSPACE,
    CREATED,
    IS_EXAMPLE,
)

_ALL: Final = compiled(select(META.columns.key, META.columns.value))


def read(database: Readable) -> dict[str, str]:
    """All facts by name."""
    return {str(key): str(value) for key, value in database.rows(_ALL)}


def contact_of(meta: Mapping[str, str]) -> Contact:
    """Who prepares the file, by its facts."""
    names = (OFFICE, OFFICE_CODE, PERSON, FUNCTION, APPROVER, APPROVER_FUNCTION)
    return Contact(*(meta.get(name, "") for name in names))


def contact_facts(contact: Contact) -> dict[str, str]:
    """The facts that say who prepares the file."""
    return {
        OFFICE: contact.office,
        OFFICE_CODE: contact.office_code,
        PERSON: contact.person,
        FUNCTION: contact.function,
        APPROVER: contact.approver,
        APPROVER_FUNCTION: contact.approver_function,
    }


def put_contact(recorder: Recorder, contact: Contact) -> None:
    """Store who prepares the file."""
    recorder.put(META_ROWS, contact_facts(contact).items())
