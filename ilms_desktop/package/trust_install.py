"""Whether a trust bundle that arrived may take the place of the installed one (stage T).

The installed bundle decides: enough different roots of it must have signed, and where the roots change, enough of the
new ones as well. A computer that missed versions takes those between in rising order. Storing is the caller's, in one
step: either all that is returned here, or nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import limits, signature
from ilms_desktop.package.outcome import ACCEPTED, Outcome, Problem, Refusal, Stage
from ilms_desktop.package.trust import NAMESPACE, ROOT_ID, TrustBundle, expiry_note, read_bundle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

FOLDER: Final = "trust/"
_FILE: Final = re.compile(rf"{FOLDER}v(?P<version>[0-9]{{4}})(?:\.json|-(?P<root>{ROOT_ID})\.sig)")


@dataclass(frozen=True, slots=True)
class Offered:
    """A bundle as it arrived.

    Attributes:
        data: exact bytes of the JSON. signatures: one per root, armoured.
    """

    data: bytes
    signatures: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Installable:
    """What may be installed.

    Attributes:
        bundle: the one that counts from now on. added: what is new, in rising order; empty when all of it was there.
        notes: what to tell a person, though it was accepted.
    """

    bundle: TrustBundle
    added: tuple[TrustBundle, ...]
    notes: tuple[Problem, ...] = ()

    @property
    def code(self) -> str:
        """`OK`, or the code of the first note."""
        return self.notes[0].code if self.notes else ACCEPTED

    @property
    def outcome(self) -> Outcome:
        """`accept`, or `warn` where there is a note."""
        return Outcome.WARN if self.notes else Outcome.ACCEPT


def bundle_path(version: int) -> str:
    """Where a version lies below `data/`."""
    return f"{FOLDER}v{version:04d}.json"


def signature_path(version: int, root: str) -> str:
    """Where the signature of a root lies below `data/`."""
    return f"{FOLDER}v{version:04d}-{root}.sig"


def bundles_in(payload: Mapping[str, bytes]) -> tuple[Offered, ...] | Problem:
    """The bundles that travel in a verified package, in rising order.

    Args:
        payload: path below `data/` -> bytes; what is not below `trust/` is not looked at.
    """
    data: dict[str, bytes] = {}
    signatures: dict[str, list[bytes]] = {}
    for path in sorted(path for path in payload if path.startswith(FOLDER)):
        match = _FILE.fullmatch(path)
        if match is None:
            return Problem("FILE_TYPE", {"file": path})
        if match["root"] is None:
            data[match["version"]] = payload[path]
        else:
            signatures.setdefault(match["version"], []).append(payload[path])
    if len(data) > limits.MAX_TRUST_VERSIONS:
        return Problem("TRUST_SIZE")
    lone = sorted(signatures.keys() - data.keys())
    if lone:
        return Problem("TRUST_FIELDS", {"file": bundle_path(int(lone[0]))})
    return tuple(Offered(data[version], tuple(signatures.get(version, ()))) for version in sorted(data))


def install(offered: Sequence[Offered], *, installed: TrustBundle, now: datetime) -> Installable | Refusal:
    """Judge bundles that travelled together.

    Args:
        offered: in any order; those that are older than the installed one are passed over when a newer one is there.
        installed: the bundle that counts today.
        now: the clock of this computer; it can make a note, never a refusal.

    Returns:
        What may be installed, or the one reason why nothing may.
    """
    pairs: list[tuple[TrustBundle, Offered]] = []
    for each in offered:
        bundle = read_bundle(each.data)
        if isinstance(bundle, Problem):
            return _refusal(bundle)
        pairs.append((bundle, each))
    problem = _version_problem([bundle for bundle, _ in pairs], installed)
    if problem is not None:
        return _refusal(problem)
    current, added = installed, []
    for bundle, source in sorted(pairs, key=lambda pair: pair[0].version):
        if bundle.version <= current.version:
            continue
        problem = _signatures_problem(source, bundle, current)
        if problem is not None:
            return _refusal(problem)
        current = bundle
        added.append(bundle)
    return _installable(current, added, now)


def _version_problem(bundles: Sequence[TrustBundle], installed: TrustBundle) -> Problem | None:
    """The newest must not be older than the installed one, and one version must not stand for two contents."""
    known = {installed.version: installed.data}
    clash = any(known.setdefault(bundle.version, bundle.data) != bundle.data for bundle in bundles)
    newest = max((bundle.version for bundle in bundles), default=installed.version)
    if clash or newest < installed.version:
        return Problem("TRUST_VERSION", {"version": str(newest), "installed": str(installed.version)})
    return None


def anchor(offered: Offered, *, now: datetime) -> Installable | Refusal:
    """Judge the bundle that the installer brought: the code signature of the installer vouches for its roots."""
    bundle = read_bundle(offered.data)
    if isinstance(bundle, Problem):
        return _refusal(bundle)
    problem = _signatures_problem(offered, bundle, bundle)
    return _installable(bundle, [bundle], now) if problem is None else _refusal(problem)


def newest(files: Mapping[str, bytes], *, now: datetime) -> TrustBundle | Refusal | None:
    """The newest bundle of a folder that enough roots signed; one that waits for signatures is passed over.

    Args:
        files: path below `data/` -> bytes, of all bundles and signatures of the folder.
        now: the clock of this computer.

    Returns:
        The bundle, None where the folder has none, or why it cannot be believed. Its first version stands by its own
        roots: whoever gives the folder vouches for them.
    """
    current: TrustBundle | None = None
    for version in sorted({path[: len(bundle_path(1)) - len(".json")] for path in files}):
        found = bundles_in({path: data for path, data in files.items() if path.startswith(version)})
        if isinstance(found, Problem):
            return _refusal(found)
        step = anchor(found[0], now=now) if current is None else install(found, installed=current, now=now)
        if isinstance(step, Installable):
            current = step.bundle
        elif current is None or step.code != "TRUST_QUORUM":
            return step
    return current


def _installable(bundle: TrustBundle, added: Sequence[TrustBundle], now: datetime) -> Installable:
    note = expiry_note(bundle, now)
    return Installable(bundle, tuple(added), () if note is None else (note,))


def _signatures_problem(offered: Offered, bundle: TrustBundle, installed: TrustBundle) -> Problem | None:
    """Whether enough roots of both bundles signed, and nobody else did."""
    old, new = set(installed.roots.values()), set(bundle.roots.values())
    signers: set[bytes] = set()
    for armoured in offered.signatures:
        signed = signature.decode(armoured)
        if isinstance(signed, Problem):
            return Problem("TRUST_ROOT", {"detail": signed.code})
        wrong = signed.namespace != NAMESPACE or signed.public not in old | new
        if wrong or signature.check(signed, offered.data) is not None:
            return Problem("TRUST_ROOT")
        signers.add(signed.public)
    enough = len(signers & old) >= installed.quorum and (old == new or len(signers & new) >= bundle.quorum)
    return None if enough else Problem("TRUST_QUORUM", {"signed": str(len(signers & old))})


def _refusal(problem: Problem) -> Refusal:
    return Refusal(problem.code, Stage.TRUST, problem.outcome, problem.parameters)
