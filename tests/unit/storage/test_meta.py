"""Facts about the file as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.contact import Contact
from ilms_desktop.storage import meta
from tests.unit.storage.conftest import FACTS, recording

if TYPE_CHECKING:
    from ilms_desktop.storage.engine import Database


def test_who_prepares_the_file_is_kept_beside_the_other_facts(database: Database) -> None:
    """A change of person must not touch country or edition."""
    contact = Contact(office="Ministry of Labour", office_code="MOL", person="A. Person", function="Statistician")
    with recording(database) as recorder:
        meta.put_contact(recorder, contact)
    facts = meta.read(database)
    assert meta.contact_of(facts) == contact
    assert facts == FACTS | meta.contact_facts(contact)


def test_a_file_without_contact_has_an_empty_one(database: Database) -> None:
    """One can work before saying who one is."""
    assert meta.contact_of(meta.read(database)) == Contact()
