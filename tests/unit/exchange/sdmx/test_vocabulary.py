"""Names of the structures stand in every language, and no language stands for another."""

from __future__ import annotations

import csv

from ilms_desktop import paths
from ilms_desktop.definitions.concepts import load_concepts
from ilms_desktop.definitions.loader import list_editions, load_edition, load_languages
from ilms_desktop.exchange.sdmx import ids
from ilms_desktop.exchange.sdmx.vocabulary import Vocabulary

COMPLETE = {each.code for each in load_languages() if each.complete}
WORDS = Vocabulary.of("ilms-2019")


def test_the_words_of_sdmx_are_complete() -> None:
    """A column for each language, filled where the language is complete."""
    path = paths.resources_dir() / "sdmx" / "names.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {name for name in rows[0] if name.startswith("name_")} == {f"name_{each.code}" for each in load_languages()}
    assert [row["code"] for row in rows if not all(row[f"name_{code}"].strip() for code in COMPLETE)] == []
    assert len({(row["list"], row["code"]) for row in rows}) == len(rows)


def test_every_measure_and_unit_has_a_name() -> None:
    """Of all editions."""
    for edition in list_editions():
        for table in load_edition(edition).tables:
            assert WORDS.word(ids.MEASURE, ids.measure_of(table.indicator))
            assert WORDS.word(ids.UNIT, table.unit.value)
            assert WORDS.word(ids.UNIT_MULT, str(table.unit_mult))
            assert WORDS.word(ids.UNIT_TYPE, ids.unit_type_of(table.indicator))


def test_every_column_is_a_concept_with_a_name() -> None:
    """Two of them are known to SDMX alone."""
    names = (*load_concepts().concepts, *ids.BEHIND_THE_KEY)
    assert all(set(WORDS.concept(name)) >= COMPLETE for name in names)


def test_a_language_with_gaps_names_only_what_is_named_in_it() -> None:
    """Countries have Arabic names; a word that is English in Arabic is no Arabic word."""
    assert set(WORDS.country("KHM")) == {"en", "fr", "es", "ar"}
    for names in (*WORDS.codes("CRS_RES").values(), *WORDS.statuses().values(), *WORDS.sdmx_statuses().values()):
        assert set(names) >= COMPLETE
        assert names.get("ar") != names["en"]
