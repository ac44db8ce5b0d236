"""Two executors and an oracle: three ways to the same answer, on files that nobody thought of."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.model.observation import BLANK
from ilms_desktop.validation import Checker, load_rules
from ilms_desktop.validation.records import read_sources
from tests.oracle.comparing import said_by_engine, said_by_oracle
from tests.oracle.random_files import SOURCES, fill, random_file, random_qtable

if TYPE_CHECKING:
    from ilms_desktop.validation import Group, GroupResult, GroupResults

EDITIONS = ("ilms-2019", "ilms-2018", "ilms-asean")
#: enough to meet every kind of slip; raise it after a change of the engine
EXAMPLES = int(os.environ.get("ILMS_EXAMPLES", "6"))
SEEDS = st.integers(min_value=0, max_value=2**32)


def checker(edition_id: str) -> Checker:
    """A checker that has seen nothing yet."""
    return Checker(load_edition(edition_id), load_round("2026"), "KHM", load_rules(edition_id))


def filled(results: GroupResults) -> dict[Group, GroupResult]:
    """Groups of which something is said."""
    return {group: result for group, result in results.items() if not result.is_empty}


@pytest.mark.parametrize("edition_id", EDITIONS)
@settings(max_examples=EXAMPLES)
@given(seed=SEEDS)
def test_the_statement_and_the_oracle_agree(edition_id: str, seed: int) -> None:
    """What one grouped query says of a file is what plain arithmetic says of it, cell by cell."""
    file = random_file(Random(seed), load_edition(edition_id))
    results = checker(edition_id).full(file.connection)
    fields = {source: dict(each.fields) for source, each in read_sources(file.connection).items()}
    assert said_by_engine(results) == said_by_oracle(file, fields)
    file.close()


@pytest.mark.parametrize("edition_id", EDITIONS)
@settings(max_examples=EXAMPLES)
@given(seed=SEEDS)
def test_after_every_edit_the_memory_equals_a_new_check(edition_id: str, seed: int) -> None:
    """A person who edits for a day sees what a full check would show; nothing is forgotten and nothing stays."""
    random = Random(seed)
    edition = load_edition(edition_id)
    file = random_file(random, edition)
    live = checker(edition_id)
    remembered = dict(live.full(file.connection))
    for _ in range(3):
        before = file.observations()
        chosen = random.sample(sorted(before), min(len(before), random.choice([1, 1, 30])))
        for key in chosen:
            file.put(key, random.choice([before[random.choice(chosen)], before[key], BLANK]))
        qtable = random_qtable(random, edition)
        fill(file, random, qtable)
        sources = random.choice([(), (), SOURCES[:1]])
        for source in sources:
            file.source(source, S3="S3:7")
        remembered |= live.touched(file.connection, keys=chosen, qtables=[qtable], sources=sources)
    assert filled(remembered) == filled(checker(edition_id).full(file.connection))
    file.close()
