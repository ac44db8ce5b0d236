"""Vectors of round packs, and the good one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package import content_pack, strict_json
from ilms_desktop.package.names import Kind
from tests.vectors.package import kinds_pack, world
from tests.vectors.package import kinds_world as kw
from tests.vectors.package.vector import Vector

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.vectors.package.vector import Case


def _good(**known: Any) -> Callable[[], Case]:
    return lambda: kw.case(Kind.ROUNDPACK, kw.good(Kind.ROUNDPACK), known=replace(kw.PROGRAM, **known))


def _sealed(**how: Any) -> Callable[[], Case]:
    return lambda: kw.case(Kind.ROUNDPACK, kw.sealed(Kind.ROUNDPACK, **how))


def _changed(**changes: Any) -> Callable[[], Case]:
    return lambda: kw.case(Kind.ROUNDPACK, kw.changed(Kind.ROUNDPACK, **changes))


def _for_another_country() -> Case:
    name = "ILMS_TZA_2027_P0003"
    data = kw.changed(Kind.ROUNDPACK, package=name, countries=["TZA"])
    return kw.case(Kind.ROUNDPACK, data, file_name=f"{name}.zip")


def _installed() -> Case:
    data = kw.good(Kind.ROUNDPACK)
    return kw.case(Kind.ROUNDPACK, data, known=replace(kw.PROGRAM, packs={"ILMS": {3: world.package_id(data)}}))


VECTORS: Final = (
    Vector("k1", "roundpack-good-accepted", "OK", "-", _good()),
    Vector(
        "k2", "roundpack-version-lower-than-installed", "PACK_VERSION", "H", _good(packs={"ILMS": {4: kw.OTHER_ID}})
    ),
    Vector("k3", "roundpack-same-version-other-content", "PACK_FORK", "H", _good(packs={"ILMS": {3: kw.OTHER_ID}})),
    Vector("k4", "roundpack-signed-by-submitter-key", "KEY_ROLE", "C", _sealed(key=world.KEN)),
    Vector("k5", "roundpack-signed-by-unknown-key", "KEY_UNKNOWN", "C", _sealed(key=world.STRANGER)),
    Vector("k6", "roundpack-signed-by-desk-key-without-role", "KEY_ROLE", "C", _sealed(key=kw.RECEIPTS_ONLY)),
    Vector("k7", "roundpack-for-other-country", "PACK_RECIPIENT", "F", _for_another_country),
    Vector("k8", "roundpack-needs-newer-program", "PACK_SOFTWARE", "F", _changed(minimum_software="0.7.0")),
    Vector(
        "k9",
        "roundpack-with-script",
        "FILE_TYPE",
        "G",
        _sealed(more={"definition/rules.py": b"import os\n"}),
    ),
    Vector(
        "k10",
        "roundpack-rule-names-unknown-table",
        "PACK_CONTENT",
        "G",
        _sealed(more={content_pack.RULES: strict_json.dump(kinds_pack.definition_rules(tables=["C9"]))}),
    ),
    Vector("k11", "roundpack-already-installed", "REPLAY_DUPLICATE", "H", _installed),
)
