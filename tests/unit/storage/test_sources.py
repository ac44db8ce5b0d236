"""Sources and the class versions chosen for their tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.source import Source
from ilms_desktop.storage import sources
from tests.unit.storage.conftest import recording

if TYPE_CHECKING:
    from ilms_desktop.storage.engine import Database

SURVEY = Source(
    id="BA:544",
    type="BA",
    name="Labour Force Survey",
    criteria=(Criterion.BIRTH, Criterion.CITIZENSHIP),
    years=(2021, 2023),
    fields={"S3": "S3:5", "contact_name": "Ñ"},
)
REGISTER = Source(id="FX:N1", type="FX", name="Registre")
TABLE = TableKey("A5", Criterion.BIRTH)


def test_sources_come_back_in_the_order_in_which_they_came(database: Database) -> None:
    """The list of sources is the person's own order."""
    with recording(database) as recorder:
        sources.put(recorder, SURVEY)
        sources.put(recorder, REGISTER)
    assert list(sources.read(database).values()) == [SURVEY, REGISTER]


def test_an_edited_source_keeps_its_place(database: Database) -> None:
    """A new name must not move it to the end."""
    renamed = Source(id="BA:544", type="BA", name="LFS")
    with recording(database) as recorder:
        sources.put(recorder, SURVEY)
        sources.put(recorder, REGISTER)
        sources.put(recorder, renamed)
    assert list(sources.read(database).values()) == [renamed, REGISTER]


def test_places_are_given_in_the_order_asked_for(database: Database) -> None:
    """A source that is not there is passed over, and one that comes later is the last."""
    with recording(database) as recorder:
        sources.put(recorder, SURVEY)
        sources.put(recorder, REGISTER)
        sources.place(recorder, (REGISTER.id, "XX:1", SURVEY.id))
    assert list(sources.read(database)) == [REGISTER.id, SURVEY.id]
    with recording(database) as recorder:
        sources.put(recorder, Source(id="CA:1", type="CA", name="Census"))
    assert list(sources.read(database)) == [REGISTER.id, SURVEY.id, "CA:1"]


def test_a_removed_source_takes_its_choices_along(database: Database) -> None:
    """Choices of a source that is not there would come back with the next one of the same id."""
    with recording(database) as recorder:
        for source in (SURVEY, REGISTER):
            sources.put(recorder, source)
            sources.put_version(recorder, source_id=source.id, table=TABLE, version="ECO_ISIC4")
        sources.remove(recorder, SURVEY.id)
    assert list(sources.read(database)) == [REGISTER.id]
    assert sources.read_versions(database) == {(REGISTER.id, TABLE): "ECO_ISIC4"}


def test_the_last_choice_of_a_version_holds(database: Database) -> None:
    """One table of one source is shown in one version."""
    with recording(database) as recorder:
        for version in ("ECO_ISIC4", "ECO_SECTOR"):
            sources.put_version(recorder, source_id=SURVEY.id, table=TABLE, version=version)
    assert sources.read_versions(database) == {(SURVEY.id, TABLE): "ECO_SECTOR"}
