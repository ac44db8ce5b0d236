"""Random files: does the set statement say of them what plain arithmetic says?"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.validation import Checker, load_rules
from ilms_desktop.validation.records import read_sources
from tests.agreement.sequences import EDITIONS
from tests.oracle.comparing import said_by_engine, said_by_oracle
from tests.oracle.random_files import random_file

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection

    from ilms_desktop.model.key import ObservationKey
    from tests.oracle.files import File
    from tests.oracle.saying import Said


def file_of(seed: int) -> File:
    """A random file; the same seed makes the same one."""
    return random_file(Random(seed), load_edition(EDITIONS[seed % len(EDITIONS)]))


def compared(file: File) -> list[str]:
    """Where the statement and the oracle differ, in words."""
    results = Checker(file.edition, load_round("2026"), "KHM", load_rules(file.edition.id)).full(file.connection)
    fields = {source: dict(each.fields) for source, each in read_sources(file.connection).items()}
    (engine, passed), (oracle, held) = said_by_engine(results), said_by_oracle(file, fields)
    found = [*_only("engine", engine - oracle), *_only("oracle", oracle - engine)]
    return found if passed == held else [*found, f"sums that hold: {passed} by the engine, {held} by the oracle"]


def _only(who: str, said: Counter[Said]) -> list[str]:
    return [f"only the {who}: {each}" for each in sorted(said.elements(), key=repr)]


def shrunk(file: File) -> list[str]:
    """Take out of a file what does not matter to the difference; gives the difference that is left."""
    qtables = list(dict.fromkeys(key.qtable for key in file.observations()))
    for qtable in qtables:
        _tried_without(file, [key for key in file.observations() if key.qtable == qtable])
    for line in sorted({(key.qtable, key.cell.klass) for key in file.observations()}):
        _tried_without(file, [key for key in file.observations() if (key.qtable, key.cell.klass) == line])
    return compared(file)


def _tried_without(file: File, keys: Collection[ObservationKey]) -> None:
    """Clear cells; put them back if nothing differs without them."""
    before = file.observations()
    for key in keys:
        file.clear(key)
    if not compared(file):
        file.put_all((key, before[key]) for key in keys)
