"""Where the installed trust bundles lie: the folder `trust` of a person, and the list of what was installed when.

    trust/v0007.json             a bundle, byte for byte as it came; older ones stay, for checking old receipts
    trust/v0007-r1.sig           signature of a root
    trust/installed.jsonl        one line for each install: version, hash, when, how, out of what

The line comes last: without it a bundle does not count. The highest version of the list is the one that counts, so
that two windows that install at once never bring an older one back.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import ExchangeError, UserError
from ilms_desktop.exchange.files import read_file, write_file
from ilms_desktop.package import limits
from ilms_desktop.package.bag import sha256
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.shape import write_moment
from ilms_desktop.package.trust import ROOT_ID, read_bundle
from ilms_desktop.package.trust_install import FOLDER, bundle_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.package.trust import TrustBundle

JOURNAL: Final = "installed.jsonl"
_NAME: Final = re.compile(rf"v[0-9]{{4}}(?:\.json|-{ROOT_ID}\.sig)")


class Way(StrEnum):
    """How a bundle came; the values stand in the list of installs."""

    #: with the program, whose code signature vouches for it
    INSTALLER = "installer"
    #: by hand, its roots compared with the ILO's letter
    LETTER = "letter"
    #: by hand, signed by the roots that were installed
    FILE = "file"
    #: inside a document of the desk, signed by the roots that were installed
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Install:
    """One line of the list.

    Attributes:
        version, sha256: of the bundle. moment: when, in UTC. way: how it came. source: out of what.
        root_code: code of its roots, for people who read the list.
    """

    version: int
    sha256: str
    moment: str
    way: str
    source: str
    root_code: str

    def may_be_followed_by(self, bundle: TrustBundle) -> bool:
        """Whether a bundle is newer, or the very same again."""
        return bundle.version > self.version or (bundle.version == self.version and sha256(bundle.data) == self.sha256)


def trust_files_in(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Bundles and signatures among files, by path below `data/`; folders before their names do not matter."""
    named = {path.rpartition("/")[2]: data for path, data in files.items()}
    return {f"{FOLDER}{name}": data for name, data in named.items() if _NAME.fullmatch(name)}


def last_install(user_dir: Path) -> Install | None:
    """The line that counts; None where nothing was installed yet.

    Raises:
        UserError: `trust_damaged` where no line of the list is whole.
        ExchangeError: it cannot be read.
    """
    path = user_dir / FOLDER / JOURNAL
    if not path.exists():
        return None
    # why: a line that a power cut left half written stands for an install that did not happen
    lines = [found for line in read_file(path).splitlines() if (found := _read_line(line)) is not None]
    if not lines:
        raise UserError("trust_damaged", path=path)
    return max(lines, key=lambda line: line.version)


def read_installed(user_dir: Path) -> TrustBundle | None:
    """The bundle that counts; None where nothing was installed yet.

    Raises:
        UserError: `trust_damaged`. ExchangeError: a file cannot be read.
    """
    line = last_install(user_dir)
    if line is None:
        return None
    path = user_dir / bundle_path(line.version)
    bundle = read_bundle(read_file(path, limit=limits.MAX_TRUST_BYTES)) if path.is_file() else None
    if bundle is None or isinstance(bundle, Problem) or sha256(bundle.data) != line.sha256:
        raise UserError("trust_damaged", path=path)
    return bundle


def keep(
    user_dir: Path,
    bundles: Iterable[TrustBundle],
    files: Mapping[str, bytes],
    *,
    now: datetime,
    way: Way,
    source: str,
) -> None:
    """Put bundles and their signatures into the folder, then say so in the list, all of them at once.

    Args:
        user_dir: of the person.
        bundles: that were judged, in rising order.
        files: what they came in.
        now: the clock of this computer.
        way: how they came.
        source: out of what.

    Raises:
        ExchangeError: `file_unwritable`; what counted before counts on.
    """
    folder = user_dir / FOLDER
    kept = list(bundles)
    starts = tuple(bundle_path(each.version).removesuffix(".json") for each in kept)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, data in trust_files_in(files).items():
            if path.startswith(starts):
                write_file(user_dir / path, data)
        _append(folder / JOURNAL, b"".join(_line(each, now, way, source) for each in kept))
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise ExchangeError("file_unwritable", path=folder, detail=detail) from error


def _append(path: Path, lines: bytes) -> None:
    """Put lines behind what is there, on lines of their own."""
    with path.open("a+b") as stream:
        if stream.tell():
            stream.seek(-1, os.SEEK_END)
            lines = lines if stream.read(1) == b"\n" else b"\n" + lines
        stream.write(lines)
        stream.flush()
        os.fsync(stream.fileno())


def _line(bundle: TrustBundle, now: datetime, way: Way, source: str) -> bytes:
    code = " ".join(bundle.root_code)
    line = Install(bundle.version, sha256(bundle.data), write_moment(now), way.value, source, code)
    return json.dumps(asdict(line), ensure_ascii=False).encode("utf-8") + b"\n"


def _read_line(line: bytes) -> Install | None:
    try:
        stored = json.loads(line)
        # why: a newer program may say more of an install, and its line counts all the same
        texts = [str(stored.get(each.name, "")) for each in fields(Install)[1:]]
        return Install(int(stored["version"]), *texts)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
