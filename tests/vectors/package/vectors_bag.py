"""Vectors of stage D that an enrolled sender could make: tag files and manifests in another form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import bag
from tests.vectors.package.resign import sealed, with_bytes
from tests.vectors.package.vector import Vector

if TYPE_CHECKING:
    from collections.abc import Callable


def _manifest(edit: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    return lambda: sealed(tags=with_bytes(bag.MANIFEST_FILE, edit))


def _first_line_twice(listed: bytes) -> bytes:
    return listed.split(b"\n")[0] + b"\n" + listed


def _upper(listed: bytes) -> bytes:
    return re.sub(rb"^[0-9a-f]{64}", lambda found: found[0].upper(), listed)


def _three_lines(listed: bytes) -> bytes:
    return b"".join(line for line in listed.splitlines(keepends=True) if b"bag-info.txt" not in line)


VECTORS: Final = (
    Vector(
        "v084",
        "manifest-dotdot-path-signed",
        "MANIFEST_SYNTAX",
        "D",
        _manifest(lambda m: m + b"ab" * 32 + b"  data/../../evil.csv\n"),
    ),
    Vector("v085", "manifest-uppercase-hash", "MANIFEST_SYNTAX", "D", _manifest(_upper)),
    Vector("v086", "manifest-binary-star-marker", "MANIFEST_SYNTAX", "D", _manifest(lambda m: m.replace(b"  ", b" *"))),
    Vector("v087", "manifest-crlf", "MANIFEST_SYNTAX", "D", _manifest(lambda m: m.replace(b"\n", b"\r\n"))),
    Vector("v088", "manifest-duplicate-line", "MANIFEST_ORDER", "D", _manifest(_first_line_twice)),
    Vector("v089", "tagmanifest-omits-bag-info", "TAGMANIFEST_SET", "D", lambda: sealed(tagmanifest=_three_lines)),
    Vector(
        "v090",
        "bagit-version-0.97",
        "BAGIT_VERSION",
        "D",
        lambda: sealed(tags=with_bytes(bag.BAGIT_FILE, lambda text: text.replace(b"1.0", b"0.97"))),
    ),
    Vector(
        "v091",
        "oxum-wrong",
        "BAGINFO_OXUM",
        "D",
        lambda: sealed(tags=with_bytes(bag.BAGINFO_FILE, lambda t: re.sub(rb"Oxum: \d+", b"Oxum: 1", t))),
    ),
)
