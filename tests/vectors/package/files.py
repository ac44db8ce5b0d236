"""The vectors as files, for whoever tests another verifier: `python -m tests.vectors.package FOLDER`.

    FOLDER/example/<file>     the package of docs/spec/package-example.md
    FOLDER/vectors.csv        id, name, file, code, stage, outcome; one line a vector
    FOLDER/<id>/<file>        the file, under the name with which it arrives
    FOLDER/<id>/case.json     who judges it and when: clock, kinds, register, and what the judge knows

The same files are written every time. `docs/spec/package.md` says how to read `case.json`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package import write
from ilms_desktop.package.keys import public_text
from ilms_desktop.package.read import ALL_KINDS
from ilms_desktop.package.shape import write_moment
from ilms_desktop.package.trust import TrustBundle
from tests.vectors.package import forge_age, world
from tests.vectors.package.catalogue import VECTORS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.package.register import Signer
    from tests.vectors.package.vector import Case, Vector

LIST: Final = "vectors.csv"
COLUMNS: Final = ("id", "name", "file", "code", "stage", "outcome")
WORLD: Final = "case.json"
#: what is no knowledge of the judge
_ELSEWHERE: Final = frozenset({"data", "file_name", "openers", "allowed_kinds", "now", "register"})


def example() -> bytes:
    """The package of docs/spec/package-example.md: without the workbook, whose bytes hang on the packing library."""
    kept = {path: data for path, data in world.files().items() if not path.endswith(".xlsx")}
    return write.build(world.document(), tables=world.tables(), files=kept, key=world.KEN).data


def files() -> Iterator[tuple[str, bytes]]:
    """Path and content of every file, the list last."""
    yield f"example/{world.FILE_NAME}", example()
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(COLUMNS)
    for vector in VECTORS:
        case = vector.case()
        yield f"{vector.id}/{case.file_name}", case.data
        yield f"{vector.id}/{WORLD}", json.dumps(_world(case), indent=1, sort_keys=True).encode() + b"\n"
        lines.writerow(_line(vector, case))
    yield LIST, out.getvalue().encode()


def _line(vector: Vector, case: Case) -> tuple[str, ...]:
    return vector.id, vector.name, case.file_name, vector.code, vector.stage, case.judge().outcome.value


def _world(case: Case) -> dict[str, Any]:
    """Who judges a file; what is not there is not known."""
    world: dict[str, Any] = {
        "now": write_moment(case.now),
        "register": [_signer(each) for each in case.register.signers],
    }
    if case.allowed_kinds != ALL_KINDS:
        world["allowed_kinds"] = _plain(frozenset(case.allowed_kinds))
    if case.openers.age is not None:
        world["age_identity"] = forge_age.DESK_IDENTITY
    further = {each.name: getattr(case, each.name) for each in fields(case) if each.name not in _ELSEWHERE}
    return world | {name: _plain(value) for name, value in further.items() if value is not None}


def _signer(signer: Signer) -> dict[str, Any]:
    """A key of the register; what is not there is open."""
    said = {each.name: getattr(signer, each.name) for each in fields(signer)}
    return {"key": public_text(signer.public)} | {
        name: _plain(value) for name, value in said.items() if value is not None and name != "public"
    }


def _plain(value: object) -> Any:
    """A value as JSON: bytes as hex digits, mappings with other keys than texts as pairs, blanks left out."""
    for kind, plain in _PLAIN:
        if isinstance(value, kind):
            return plain(value)
    if is_dataclass(value):
        said = {each.name: getattr(value, each.name) for each in fields(value)}
        return {name: _plain(each) for name, each in said.items() if each is not None}
    return value


def _mapping(value: Mapping[Any, Any]) -> Any:
    if all(isinstance(key, str) for key in value):
        return {str(key): _plain(each) for key, each in value.items()}
    return [[_plain(key), _plain(each)] for key, each in value.items()]


_PLAIN: Final[tuple[tuple[type, Callable[[Any], Any]], ...]] = (
    (Enum, lambda value: value.value),
    (bytes, lambda value: value.hex()),
    (datetime, write_moment),
    (TrustBundle, lambda value: json.loads(value.data)),
    (frozenset, lambda value: sorted((_plain(each) for each in value), key=str)),
    (tuple, lambda value: [_plain(each) for each in value]),
    (Mapping, _mapping),
)
