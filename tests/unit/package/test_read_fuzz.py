"""Packages changed at random: no crash, no hang, and nothing is ever accepted but what somebody sealed.

A short run of `python -m tests.fuzz`, which tries half a million; the seed is always the same.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.package import strict_json
from ilms_desktop.package.names import Kind, document_path
from tests.fuzz import parents
from tests.fuzz.__main__ import batch, keep
from tests.fuzz.judging import Watch, alarm, judged, tried, worker_trouble
from tests.fuzz.parents import NOTHING, Mutant
from tests.fuzz.recipes import RECIPES, mutant_of, recipe_of
from tests.vectors.package import kinds_world as kw
from tests.vectors.package import world

if TYPE_CHECKING:
    from pathlib import Path

SEED = 0
#: a busy machine that also counts lines must not turn a green test red
PATIENCE = 5.0
PARENTS = (*parents.zips(), *parents.pdfs(), *parents.mails(), parents.aged())


@pytest.mark.parametrize("first", range(0, 1500, 100))
def test_a_mutant_is_refused_in_words_or_is_what_somebody_sealed(first: int) -> None:
    """A hundred of every sort; which ones, and what is asked of them, stands in `tests/fuzz`."""
    found = batch(SEED, range(first, first + 100), most_seconds=PATIENCE)
    assert found.wrong == {}
    assert len(found.ends) > 20


def test_every_recipe_is_met() -> None:
    """The short run leaves no way of changing a file out."""
    assert {recipe_of(SEED, number) for number in range(1500)} == set(RECIPES)
    assert sum(share for _, share in RECIPES.values()) == 100


@pytest.mark.parametrize("parent", PARENTS)
def test_what_is_changed_was_good(parent: parents.Parent) -> None:
    """A parent that is refused early would make every mutant of it meaningless."""
    mutant = Mutant.of(parent, parent.case.data)
    ends, trouble = tried(mutant, PATIENCE)
    assert trouble == []
    assert all(end == "OK" or end.startswith("H ") for end in ends)
    assert len(ends) == len(judged(mutant)) >= 1


def test_the_same_number_is_the_same_mutant() -> None:
    """What went wrong can be met again."""
    for number in range(100):
        assert mutant_of(SEED, number).case.data == mutant_of(SEED, number).case.data
    assert mutant_of(SEED, 1).case.data != mutant_of(SEED + 1, 1).case.data


def test_an_accepted_file_that_nobody_sealed_is_seen() -> None:
    """The runs above must not be green because they are blind."""
    parent = parents.zips()[0]
    (package_id,) = parent.allowed
    other = replace(parent, allowed={package_id: {**parent.allowed[package_id], "metadata.json": b"{}\n"}})
    assert "which nobody sealed" in tried(replace(Mutant.of(parent, world.good()), allowed=NOTHING))[1][0]
    assert "another payload" in tried(Mutant.of(other, world.good()))[1][0]


def test_a_crash_and_a_check_that_takes_too_long_are_seen() -> None:
    """As above."""
    with alarm(), Watch(0.02) as watch:
        since = time.process_time()
        while time.process_time() - since < 0.05:
            pass
        strict_json.dump({"not": object()})
    assert "TypeError" in watch.trouble[0]
    assert "took 0.0" in watch.trouble[1]


def test_a_mutant_that_went_wrong_is_kept_with_the_way_to_make_it_again(tmp_path: Path) -> None:
    """It becomes a vector: its bytes, what was done, and what is the matter."""
    number = next(number for number in range(1500) if recipe_of(SEED, number) == "pdf packing")
    folder = keep(tmp_path, SEED, number, ["took 9 s"])
    assert (folder / "mutant.pdf").read_bytes() == mutant_of(SEED, number).case.data
    told = (folder / "what.txt").read_text(encoding="utf-8")
    assert f"--seed 0 --first {number} --count 1" in told
    assert "took 9 s" in told


def test_the_process_that_reads_pdfs_says_what_its_code_says_here() -> None:
    """Once refused and once taken; the long run asks it now and then."""
    good = parents.pdfs()[0]
    assert worker_trouble(Mutant.of(good, good.case.data)) == []
    assert worker_trouble(Mutant.of(good, good.case.data[:-9])) == []


def test_a_short_name_in_a_question_file_does_no_harm() -> None:
    """Ids of questions are compared with it before it is compared with the folder."""
    text = strict_json.dump(kw.complete(Kind.QUERY) | {"package": "Q"})
    data = kw.sealed(Kind.QUERY, payload=lambda files: files.update({document_path(Kind.QUERY): text}))
    assert kw.case(Kind.QUERY, data).judge().code == "QUERY_FIELDS"
