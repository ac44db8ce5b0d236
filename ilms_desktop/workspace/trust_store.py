"""The trust bundle of this computer: whose keys speak for the desk, as a person's folder keeps it.

The first bundle comes with the installer or by hand, against the digits of the ILO's letter; every later one comes
inside the desk's documents and is judged by the one that is installed. Which files hold it is said in `trust_files`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

import ilms_desktop
from ilms_desktop import logs, paths
from ilms_desktop.errors import UserError
from ilms_desktop.package.keys import same_code
from ilms_desktop.package.outcome import Outcome, Problem, Refusal, Stage
from ilms_desktop.package.trial_roots import has_trial_root
from ilms_desktop.package.trust import desk_register, expiry_note, read_bundle
from ilms_desktop.package.trust_install import bundles_in, install, newest
from ilms_desktop.workspace.trust_files import Way, keep, last_install, read_installed, trust_files_in
from ilms_desktop.workspace.trust_seed import RESOURCE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ilms_desktop.package.outcome import Verified
    from ilms_desktop.package.register import Register
    from ilms_desktop.package.trust import Encryption, TrustBundle


@dataclass(frozen=True, slots=True)
class Contacts:
    """Where the desk is reached; shown as text, never opened.

    Attributes:
        address: may have several lines. telephone: as people write it.
    """

    address: str
    telephone: str


@dataclass(frozen=True, slots=True)
class Installed:
    """The bundle that counts on this computer.

    Attributes:
        bundle: as it was read.
    """

    bundle: TrustBundle

    @property
    def register(self) -> Register:
        """Keys of the desk, against which its documents are verified."""
        return desk_register(self.bundle)

    @property
    def root_code(self) -> str:
        """Code of the roots as in the ILO's letter: eight groups of five digits, with a space between."""
        return " ".join(self.bundle.root_code)

    @property
    def version(self) -> int:
        """Number of the bundle; it stands in what this computer sends."""
        return self.bundle.version

    @property
    def contacts(self) -> Contacts:
        """Where the desk is reached."""
        return Contacts(self.bundle.address, self.bundle.telephone)

    def policy(self, country: str) -> Encryption:
        """Whether packages of a country (alpha-3) are encrypted."""
        return self.bundle.encryption_of(country)

    def is_past_end(self, now: datetime) -> bool:
        """Whether the bundle is old; a person is told and works on."""
        return expiry_note(self.bundle, now) is not None

    def notes(self, now: datetime) -> tuple[Problem, ...]:
        """What a person should be told about it today; `messages.code_texts` has the words."""
        note = expiry_note(self.bundle, now)
        return () if note is None else (note,)


def installed(user_dir: Path) -> Installed | None:
    """The bundle that counts on this computer; None where none was installed yet.

    Raises:
        UserError: `trust_damaged` where the folder is not as the program left it.
        ExchangeError: a file cannot be read.
    """
    bundle = read_installed(user_dir)
    return None if bundle is None else Installed(bundle)


def needed(user_dir: Path) -> Installed:
    """The bundle that counts on this computer.

    Raises:
        UserError: `trust_missing`, `trust_damaged`.
        ExchangeError: a file cannot be read.
    """
    found = installed(user_dir)
    if found is None:
        raise UserError("trust_missing")
    return found


def install_files(
    user_dir: Path, files: Mapping[str, bytes], now: datetime, *, way: Way = Way.FILE, source: str = ""
) -> Installed | Refusal:
    """Install newer bundles that the roots of the installed one signed; all of them or nothing.

    Args:
        user_dir: of the person.
        files: path -> bytes; only names such as `v0007.json` and `v0007-r1.sig` are looked at, in any folder.
        now: the clock of this computer.
        way: how they came.
        source: name of what they came in, for the list of installs.

    Returns:
        The bundle that counts from now on, which may be the one before, or why nothing was installed.

    Raises:
        UserError: `trust_missing` where there is none yet that could judge (see `install_first`), `trust_damaged`.
        ExchangeError: `file_unwritable`; the bundle before counts on.
    """
    before = needed(user_dir)
    offered = bundles_in(trust_files_in(files))
    if isinstance(offered, Problem):
        return _refusal(offered)
    if not offered:
        return _refusal(_NOTHING)
    judged = install(offered, installed=before.bundle, now=now)
    if isinstance(judged, Refusal):
        return judged
    keep(user_dir, judged.added, files, now=now, way=way, source=source)
    return Installed(judged.bundle)


def update_from(user_dir: Path, verified: Verified, now: datetime) -> Installed | Refusal | None:
    """Install what a document brought; what is wrong with it says nothing against the document.

    Args:
        user_dir: of the person.
        verified: the document, whoever signed it: the roots vouch for the bundle.
        now: the clock of this computer.

    Returns:
        The bundle that counts from now on; None where the document brought nothing new, or where no bundle is
        installed that could judge; or why it was not installed. The refusal is in the log, too.

    Raises:
        UserError: `trust_damaged`. ExchangeError: `file_unwritable`; the bundle before counts on.
    """
    before = installed(user_dir)
    brought = {path: data for path, data in verified.payload.items() if path.startswith("trust/")}
    if before is None or not brought:
        return None
    result = install_files(user_dir, brought, now, way=Way.DOCUMENT, source=verified.package.text)
    if isinstance(result, Refusal):
        logs.area("package").warning("trust bundle of %s not installed: %s", verified.package.text, result.code)
        return result
    return None if result.version == before.version else result


def anchor_code(files: Mapping[str, bytes]) -> str | Refusal:
    """Code of the roots of a first bundle, to be compared with the ILO's letter: eight groups of five digits.

    Args:
        files: as for `install_files`.

    Returns:
        The code, or why these files cannot be a first bundle.
    """
    found = _first(files)
    return found if isinstance(found, Refusal) else Installed(found).root_code


def install_first(
    user_dir: Path, files: Mapping[str, bytes], root_code: str, now: datetime, *, source: str = ""
) -> Installed | Refusal:
    """Install a bundle whose roots a person compared with the ILO's letter.

    This is how the first one comes where the installer brought none, and how new roots come when the old ones cannot
    vouch for them. Never an older version than the one that was installed.

    Args:
        user_dir: of the person.
        files: as for `install_files`.
        root_code: digits of the letter as they were typed, in any decimal digits and groups.
        now: the clock of this computer.
        source: name of what they came in, for the list of installs.

    Raises:
        UserError: `root_code_differs`; nothing was installed.
        ExchangeError: `file_unwritable`; nothing was installed.
    """
    found = _first(files)
    if isinstance(found, Refusal):
        return found
    if not same_code(root_code, found.root_code):
        raise UserError("root_code_differs")
    return _anchor(user_dir, found, files, now=now, way=Way.LETTER, source=source)


def seed(user_dir: Path, now: datetime) -> Installed | Refusal | None:
    """Install what the installer brought where it is newer than what counts; its code signature vouches for it.

    Returns:
        The bundle that counts; None where the installer brought none and none was installed; or why the installer's
        bundle was not installed. The refusal is in the log, too.

    Raises:
        UserError: `trust_damaged`. ExchangeError: a file cannot be read or written.
    """
    before = last_install(user_dir)
    files = resource_files()
    found = _first(files) if files else None
    if isinstance(found, Refusal):
        logs.area("package").warning("trust bundle of the installer not installed: %s", found.code)
        return found
    if found is not None and (before is None or found.version > before.version):
        source = f"ILMS Desktop {ilms_desktop.__version__}"
        return _anchor(user_dir, found, files, now=now, way=Way.INSTALLER, source=source)
    return installed(user_dir)


def resource_files() -> dict[str, bytes]:
    """The installer's bundles and signatures; empty where the build has none."""
    folder = paths.resources_dir() / RESOURCE
    if not folder.is_dir():
        return {}
    return trust_files_in({each.name: each.read_bytes() for each in sorted(folder.iterdir()) if each.is_file()})


def release_trouble() -> str | None:
    """Why this build may not be given to anybody, as a code; None where its bundle is good or it brings none."""
    files = resource_files()
    bundles = [read_bundle(data) for path, data in files.items() if path.endswith(".json")]
    if any(not isinstance(each, Problem) and has_trial_root(each) for each in bundles):
        return "TRIAL_ROOT"
    found = _first(files) if files else None
    return found.code if isinstance(found, Refusal) else None


def clock_trouble(now: datetime) -> UserError | None:
    """What to tell a person whose clock is certainly wrong: it stands before the program was made.

    A value with its code and words (`clock_before_build`), never raised: a wrong clock locks nobody out.
    """
    built = date.fromisoformat(ilms_desktop.__released__)
    if now.date() >= built:
        return None
    return UserError("clock_before_build", now=f"{now:%Y-%m-%d}", built=built.isoformat())


#: the clock can make a note, never a refusal, and notes are made anew where they are shown
_ANY_TIME: Final = datetime.min.replace(tzinfo=UTC)
_NOTHING: Final = Problem("TRUST_FIELDS", {"file": "trust/*.json", "field": "format"})


def _first(files: Mapping[str, bytes]) -> TrustBundle | Refusal:
    """The newest of these bundles, each vouched for by the one before and the first by itself."""
    found = newest(trust_files_in(files), now=_ANY_TIME)
    return _refusal(_NOTHING) if found is None else found


def _anchor(
    user_dir: Path, found: TrustBundle, files: Mapping[str, bytes], *, now: datetime, way: Way, source: str
) -> Installed | Refusal:
    """Store a bundle that was vouched for from outside; versions only grow here, too."""
    before = last_install(user_dir)
    if before is not None and not before.may_be_followed_by(found):
        return _refusal(Problem("TRUST_VERSION", {"version": str(found.version), "installed": str(before.version)}))
    keep(user_dir, [found], files, now=now, way=way, source=source)
    return Installed(found)


def _refusal(problem: Problem) -> Refusal:
    return Refusal(problem.code, Stage.TRUST, Outcome.REFUSE, problem.parameters)
