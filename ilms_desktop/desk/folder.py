"""The desk's folder: where its rows, trust bundles, documents and the packages it got lie as plain files.

    ledger.jsonl              what happened (`rows`)
    trust/v0001.json, …       trust bundles with the signatures of the roots
    issued/<name>.zip         documents of the desk, exact bytes
    received/<package_id>.*   packages that got a receipt, as they came
    waiting/<package_id>/     packages of unknown keys, under their own names
    register.json             who is enrolled, for people
    *.allowed_signers         the same for OpenSSH, with dates and without
    .lock                     whoever writes holds it

Only the first three are read; the rest follows from them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.desk import rows as events
from ilms_desktop.desk.lock import locked
from ilms_desktop.desk.rows import read_rows
from ilms_desktop.desk.state import State
from ilms_desktop.errors import CommandRefused, ExchangeError, UserError
from ilms_desktop.exchange.files import read_file, write_file
from ilms_desktop.package import allowed_signers, limits, strict_json
from ilms_desktop.package.outcome import Refusal
from ilms_desktop.package.trust import desk_register
from ilms_desktop.package.trust_install import bundle_path, newest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.desk.rows import Row
    from ilms_desktop.package.trust import TrustBundle

LEDGER: Final = "ledger.jsonl"
TRUST: Final = "trust"
ISSUED: Final = "issued"
RECEIVED: Final = "received"
WAITING: Final = "waiting"
REGISTER: Final = "register.json"
DATED: Final = "signers.allowed_signers"
#: the desk's own keys, for those who check what it signs
DESK_KEYS: Final = "desk.allowed_signers"
UNDATED: Final = "signers-undated.allowed_signers"


@dataclass(frozen=True, slots=True)
class Desk:
    """The folder as it was when it was opened.

    Attributes:
        path: of the folder. state: what follows from its rows. bundle: the newest trust bundle that enough roots
            signed. trust_files: path below `data/` -> bytes of all bundles and signatures there are.
    """

    path: Path
    state: State
    bundle: TrustBundle
    trust_files: Mapping[str, bytes]

    def trust_after(self, version: int) -> dict[str, bytes]:
        """The bundles that somebody lacks who has this version, as files that travel in a package."""
        versions = range(max(version + 1, self.bundle.version - limits.MAX_TRUST_VERSIONS + 1), self.bundle.version + 1)
        starts = tuple(bundle_path(each).removesuffix(".json") for each in versions)
        return {path: data for path, data in self.trust_files.items() if path.startswith(starts)}

    def issued(self, name: str) -> bytes:
        """The exact bytes of a document that was issued.

        Raises:
            ExchangeError: it cannot be read.
        """
        return read_file(self.path / ISSUED / f"{name}.zip", limit=limits.MAX_CARRIER_BYTES)

    def commit(self, row: Row, *, name: str, document: bytes, more: Mapping[str, bytes] | None = None) -> Desk:
        """Write what belongs to a row, then the row: without it nothing of this counts.

        One process at a time does so, and only if nobody did since the folder was read.

        Args:
            row: that follows the rows of this desk.
            name: of the document that goes out.
            document: its bytes.
            more: further files by path below the folder.

        Raises:
            CommandRefused: `desk_in_use`, `desk_changed`; nothing was written.
            ExchangeError: `file_unwritable`; the row was not written.
        """
        whole = b"".join(each.line for each in self.state.rows)
        after = Desk(self.path, self.state.with_row(row), self.bundle, self.trust_files)
        with locked(self.path):
            self._still(whole)
            for path, data in {f"{ISSUED}/{name}.zip": document, **(more or {})}.items():
                put(self.path / path, data)
            _append(self.path / LEDGER, row.line, whole=whole)
            _write_registers(after)
        return after

    def _still(self, whole: bytes) -> None:
        """See to it that no row was added since the folder was read.

        Args:
            whole: the lines that were read; what follows without a line end was cut off and is no row.

        Raises:
            CommandRefused: `desk_changed`.
        """
        ledger = self.path / LEDGER
        stands = read_file(ledger) if ledger.exists() else b""
        if not stands.startswith(whole) or b"\n" in stands[len(whole) :]:
            raise CommandRefused("desk_changed", path=self.path)


def open_desk(path: Path, *, now: datetime) -> Desk:
    """The desk in a folder.

    Raises:
        UserError: `desk_without_trust`, `desk_trust_refused`, `desk_ledger_broken`.
        ExchangeError: a file cannot be read.
    """
    files = read_trust(path)
    ledger = path / LEDGER
    rows = read_rows(read_file(ledger), path=str(ledger)) if ledger.exists() else ()
    return Desk(path, State(rows), _bundle(path, files, now), files)


def read_trust(path: Path) -> dict[str, bytes]:
    """All bundles and signatures of a desk, by path below `data/`.

    Raises:
        ExchangeError: one cannot be read.
    """
    folder = path / TRUST
    found = sorted(each for each in folder.glob("v*") if each.suffix in {".json", ".sig"})
    return {f"{TRUST}/{each.name}": read_file(each) for each in found}


def _bundle(path: Path, files: Mapping[str, bytes], now: datetime) -> TrustBundle:
    """The bundle that counts.

    Raises:
        UserError: `desk_without_trust`, `desk_trust_refused`.
    """
    found = newest(files, now=now)
    if found is None:
        raise UserError("desk_without_trust", path=path)
    if isinstance(found, Refusal):
        raise UserError("desk_trust_refused", path=path, reason=found.code)
    return found


def put(path: Path, data: bytes) -> None:
    """Write a file and the folders above it.

    Raises:
        ExchangeError: `file_unwritable`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error
    write_file(path, data)


def _append(path: Path, line: bytes, *, whole: bytes) -> None:
    """Put a line behind what is there.

    Args:
        path: of the list.
        line: with its end.
        whole: the lines before it; where the file holds more, a line was cut off and is taken away first.
    """
    try:
        with path.open("r+b" if path.exists() else "xb") as stream:
            stream.truncate(len(whole))
            stream.seek(len(whole))
            stream.write(line)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> ExchangeError:
    return ExchangeError("file_unwritable", path=path, detail=error.strerror or type(error).__name__)


def _write_registers(desk: Desk) -> None:
    """The registers for people and for OpenSSH, as they follow from the rows."""
    enrolled = [dict(facts) for facts in desk.state.of(events.ENROLLED)]
    register = desk.state.register
    put(desk.path / REGISTER, strict_json.dump({"signers": enrolled}))
    put(desk.path / DESK_KEYS, allowed_signers.export(desk_register(desk.bundle), dated=True).encode())
    for name, dated in ((DATED, True), (UNDATED, False)):
        put(desk.path / name, allowed_signers.export(register, dated=dated).encode())
