"""Sets up what is missing, then runs, tests, checks, measures or builds ILMS Desktop.

    python3 .ci/tasks.py [run | test | check | bench | agreement | fuzz | build | setup | lock]   (nothing named: test)

The only bootstrapper, for Linux, Windows and macOS: `make` and the builder machines call it. It needs Python 3.11 and
its standard library, and follows the machine's own pip settings. It does not know how the program works inside.
"""

from __future__ import annotations

import concurrent.futures
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BUILD = ROOT / "build"
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")
OLDEST = (3, 11)

#: What is wanted -> lock files, installed in this order.
LOCKS = {
    "run": ("requirements-run.txt",),
    "test": ("requirements-run.txt", "requirements-test.txt"),
    "build": ("requirements-run.txt", "requirements-build.txt"),
}
#: How `lock` makes each lock file; a later one keeps to the versions of the one before.
LOCK_RECIPES = {
    "requirements-run.txt": ("--group", "install"),
    "requirements-test.txt": ("--group", "install", "--extra", "dev", "-c", "requirements-run.txt"),
    "requirements-build.txt": ("--group", "freeze", "-c", "requirements-test.txt"),
}

#: Debian's and Ubuntu's packages that Qt needs without a screen, and those it needs to open a window.
QT_PACKAGES = ["libglib2.0-0", "libegl1", "libgl1", "libdbus-1-3", "libfontconfig1", "libxkbcommon0"]
QT_WINDOW_PACKAGES = [
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
]
#: Program a test starts -> package that brings it.
TEST_TOOLS = {
    "7z": "p7zip-full",
    "age": "age",
    "bsdtar": "libarchive-tools",
    "munpack": "mpack",
    "mutool": "mupdf-tools",
    "pdfdetach": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "qpdf": "qpdf",
    "sha256sum": "coreutils",
    "ssh-keygen": "openssh-client",
    "unzip": "unzip",
    "zip": "zip",
    "zipinfo": "unzip",
}
QT_PROBE = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
QT_PLUGIN = (
    "import PySide6, pathlib; print(pathlib.Path(PySide6.__path__[0], 'Qt', 'plugins', 'platforms', 'libqxcb.so'))"
)

#: Parts of the tests that run side by side, the slow ones first; those of the structure are among the checks.
TEST_PARTS = {
    "file tests": ("tests/unit/workspace", "tests/unit/cli"),
    "window tests": ("tests/gui/views",),
    "core tests": ("tests/unit", "--ignore=tests/unit/workspace", "--ignore=tests/unit/cli"),
    "screen tests": ("tests/gui", "--ignore=tests/gui/views"),
    "program tests": ("tests/e2e",),
}
#: Part that is not measured, since measuring doubles its time: a line that only the whole program reaches needs its own
#: test.
UNMEASURED = "program tests"
COVERAGE = BUILD / "coverage"

#: Packages that must be covered line by line and branch by branch, and the floor for all code, in percent.
FULL_COVERAGE = ("model", "definitions", "validation", "package")
FLOOR = 95.0


class Stop(Exception):  # noqa: N818 - it stops the run with one sentence; nobody catches it but main
    """Ends the run with a sentence that says what to do next."""


# --- saying and starting ---------------------------------------------------------------------------------------------


def say(what: str, result: str, since: float | None = None) -> None:
    """Print one short line: what, how it went, how long it took."""
    took = "" if since is None else f"  {time.monotonic() - since:6.1f} s"
    print(f"{what:<22} {result}{took}", flush=True)


def call(*command: str | Path, env: dict[str, str] | None = None) -> int:
    """Run a command in the checkout with its output on the terminal."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False).returncode


def ask(*command: str | Path, env: dict[str, str] | None = None, timeout: float = 600) -> tuple[int, str]:
    """Run a command in the checkout and keep its output; a command that hangs or is not there has failed."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env=env,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=timeout,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return 1, str(error)
    return done.returncode, done.stdout


def must(what: str, *command: str | Path, env: dict[str, str] | None = None, hint: str = "") -> None:
    """Run a command quietly; when it fails, show what it said and stop."""
    since = time.monotonic()
    code, output = ask(*command, env=env, timeout=1800)
    if code != 0:
        message = f"{what} failed.\n{output.strip()}\n{hint}"
        raise Stop(message.strip())
    say(what, "done", since)


def environment(**extra: str) -> dict[str, str]:
    """Environment of this process plus `extra`; UTF-8 everywhere, on Windows too."""
    return {**os.environ, "PYTHONUTF8": "1", **extra}


def offscreen() -> dict[str, str]:
    """Environment in which Qt paints without a screen."""
    return environment(QT_QPA_PLATFORM="offscreen")


def tool(name: str) -> Path:
    """Program of the virtual environment."""
    return VENV / "Scripts" / f"{name}.exe" if WINDOWS else VENV / "bin" / name


# --- system packages -------------------------------------------------------------------------------------------------


def apt_install(packages: list[str], *, why: str) -> None:
    """Install Debian packages where that is allowed, else stop with the command to type."""
    sudo = [] if not LINUX or os.geteuid() == 0 else ["sudo", "-n"]
    typed = f"sudo apt-get install --no-install-recommends {' '.join(packages)}"
    may = shutil.which("apt-get") is not None and (not sudo or ask("sudo", "-n", "true")[0] == 0)
    if not may:
        message = f"{why} Please type this, then start again:\n\n    {typed}\n"
        raise Stop(message)
    since = time.monotonic()
    env = environment(DEBIAN_FRONTEND="noninteractive")
    install = (*sudo, "apt-get", "install", "-y", "-q", "--no-install-recommends", *packages)
    code, output = ask(*sudo, "apt-get", "update", "-q", env=env)
    code, output = ask(*install, env=env, timeout=900)
    if code != 0:
        message = f"{why} Installing it failed:\n{output.strip()}\nPlease see to that, then type:\n\n    {typed}\n"
        raise Stop(message)
    say("system packages", " ".join(packages), since)


def ensure_tools(packages_of_programs: dict[str, str]) -> None:
    """Install the packages of programs that are not on the PATH (Debian and Ubuntu only)."""
    missing = sorted({package for program, package in packages_of_programs.items() if shutil.which(program) is None})
    if LINUX and missing:
        apt_install(missing, why=f"Missing on this computer: {', '.join(missing)}.")


def ensure_qt() -> None:
    """Make Qt start without a screen; its wheels do not bring the system's libraries."""
    code, output = ask(tool("python"), "-c", QT_PROBE, env=offscreen(), timeout=60)
    if code != 0 and LINUX:
        apt_install(QT_PACKAGES, why="Qt needs libraries of the system.")
        code, output = ask(tool("python"), "-c", QT_PROBE, env=offscreen(), timeout=60)
    if code != 0:
        message = f"Qt does not start:\n{output.strip()}\nSend these lines to whoever looks after this computer."
        raise Stop(message)


def ensure_window_libraries() -> bool:
    """Install the libraries that Qt's window plugin lacks; false when it lacked none."""
    plugin = ask(tool("python"), "-c", QT_PLUGIN)[1].strip()
    if "not found" not in ask("ldd", plugin)[1]:
        return False
    apt_install(QT_WINDOW_PACKAGES, why="Opening a window needs libraries of the system.")
    return True


def display_reachable() -> bool:
    """Whether a window can be opened here; fetches Qt's window libraries where only they are missing."""
    if not LINUX:
        return True
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    if ask(tool("python"), "-c", QT_PROBE, timeout=30)[0] == 0:
        return True
    return ensure_window_libraries() and ask(tool("python"), "-c", QT_PROBE, timeout=30)[0] == 0


def ensure_shared_python() -> None:
    """Install Python's shared library, which the frozen program carries and Debian keeps in a package of its own."""
    name = sysconfig.get_config_var("INSTSONAME") or ""
    probe = f"import ctypes; ctypes.CDLL({name!r})"
    if ".so" in name and ask(tool("python"), "-c", probe)[0] != 0:
        package = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
        apt_install([package], why="Freezing needs Python's shared library.")


# --- virtual environment ---------------------------------------------------------------------------------------------


def ensure_venv() -> None:
    """Make `.venv`, or make it anew where its Python is gone or too old."""
    probe = f"import sys; raise SystemExit(sys.version_info < {OLDEST})"
    if tool("python").exists() and ask(tool("python"), "-c", probe)[0] == 0:
        return
    if LINUX and importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        apt_install([package], why="Python's venv module is missing.")
    if VENV.exists():
        shutil.rmtree(VENV)
    must("virtual environment", sys.executable, "-m", "venv", VENV)


def fingerprint(kind: str) -> str:
    """Digest of everything the installed set depends on."""
    digest = hashlib.sha256(sys.version.encode())
    for name in (*LOCKS[kind], "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def is_installed(kind: str) -> bool:
    """Whether this set, or one that holds it, was installed from the lock files as they are now."""
    holders = [other for other, locks in LOCKS.items() if set(LOCKS[kind]) <= set(locks)]
    stamps = {other: VENV / f"installed-{other}.txt" for other in holders}
    return any(path.is_file() and path.read_text("ascii") == fingerprint(other) for other, path in stamps.items())


def setup(kind: str = "run") -> None:
    """Virtual environment, locked packages, the checkout itself, Qt's system libraries."""
    since = time.monotonic()
    ensure_venv()
    if not is_installed(kind):
        install(kind)
    ensure_qt()
    say("set-up", "ready", since)


def install(kind: str) -> None:
    """Install the locked packages, then the checkout itself without asking an index."""
    pip = (tool("python"), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-q")
    # why: bagit is the one package that comes as source; the set before it brings the tools that build it
    locked = ("--require-hashes", "--only-binary=:all:", "--no-binary=bagit", "--no-build-isolation")
    hint = "Check the connection to the package index (pip config list), then start again."
    for lock in LOCKS[kind]:
        must(
            f"packages of {lock.removeprefix('requirements-').removesuffix('.txt')}",
            *pip,
            *locked,
            "-r",
            lock,
            hint=hint,
        )
    must("the program itself", *pip, "--no-index", "--no-deps", "--no-build-isolation", "-e", ".")
    (VENV / f"installed-{kind}.txt").write_text(fingerprint(kind), encoding="ascii")


# --- checks and tests ------------------------------------------------------------------------------------------------


def static_checks() -> dict[str, tuple[str | Path, ...]]:
    """Name of each check -> its command; slow ones first, so that two workers end together."""
    python = tool("python")
    return {
        "types": (tool("mypy"),),
        "structure": (python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/guards"),
        "layers": (tool("lint-imports"), "--no-cache"),
        "definitions": (python, "-m", "ilms_desktop", "forms", "check"),
        "format": (tool("ruff"), "format", "--check", "."),
        "lint": (tool("ruff"), "check", "."),
    }


def side_by_side(commands: dict[str, tuple[tuple[str | Path, ...], dict[str, str]]]) -> bool:
    """Run commands two at a time and say how each went; what a failed one said is shown.

    Args:
        commands: by name, each with its environment.
    """

    def one(command: tuple[str | Path, ...], env: dict[str, str]) -> tuple[int, str, float]:
        since = time.monotonic()
        return (*ask(*command, env=env, timeout=1800), since)

    good = True
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        running = {pool.submit(one, *command): name for name, command in commands.items()}
        for future in concurrent.futures.as_completed(running):
            code, output, since = future.result()
            say(running[future], "good" if code == 0 else "FAILED", since)
            if code != 0:
                print(output.strip(), flush=True)
                good = False
    return good


def check() -> bool:
    """Run all static checks and say how each went."""
    whole = time.monotonic()
    good = side_by_side({name: (command, offscreen()) for name, command in static_checks().items()})
    say("checks", "good" if good else "FAILED", whole)
    return good


def part(name: str) -> tuple[tuple[str | Path, ...], dict[str, str]]:
    """Command that runs a part of the tests and measures what it covers, with its environment."""
    measure = () if name == UNMEASURED else ("--cov", "--cov-report=")
    options = ("-q", "-p", "no:cacheprovider", *measure)
    command: tuple[str | Path, ...] = (tool("python"), "-m", "pytest", *options, *TEST_PARTS[name])
    return command, {**offscreen(), "COVERAGE_FILE": str(COVERAGE / f"part-{name.replace(' ', '-')}")}


def test() -> bool:
    """Run the static checks, then every test with coverage, then the coverage gates."""
    good = check()
    shutil.rmtree(COVERAGE, ignore_errors=True)
    COVERAGE.mkdir(parents=True)
    since = time.monotonic()
    passed = side_by_side({name: part(name) for name in TEST_PARTS})
    say("tests", "good" if passed else "FAILED", since)
    report, data = COVERAGE / "report.json", COVERAGE / "whole"
    coverage = (tool("python"), "-m", "coverage")
    must("coverage together", *coverage, "combine", "-q", f"--data-file={data}", *sorted(COVERAGE.glob("part-*")))
    must("coverage counted", *coverage, "json", "-q", f"--data-file={data}", "-o", report)
    problems = coverage_problems(json.loads(report.read_text(encoding="utf-8")))
    for problem in problems:
        print(f"  {problem}")
    say("coverage", "FAILED" if problems else "good")
    return good and passed and not problems


def coverage_problems(report: dict[str, Any]) -> list[str]:
    """Where coverage falls short: each file of the fully covered packages, and the whole."""
    problems = [] if report["meta"]["branch_coverage"] else ["branches were not measured"]
    for name, file in sorted(report["files"].items()):
        parts = Path(name.replace("\\", "/")).parts
        gaps = [str(line) for line in file["missing_lines"]]
        gaps += [f"{start}->{end}" for start, end in file.get("missing_branches", [])]
        if len(parts) > 1 and parts[1] in FULL_COVERAGE and gaps:
            problems.append(f"{name} must be covered whole; {len(gaps)} gaps: {', '.join(gaps[:12])}")
    total = report["totals"]["percent_covered"]
    if total < FLOOR:
        problems.append(f"the whole is covered by {total:.2f} %, asked are {FLOOR:.0f} %")
    return problems


# --- running, measuring, building ------------------------------------------------------------------------------------


def run() -> bool:
    """Open the window with the sample; without a display do the same main job headless and name its results."""
    python = tool("python")
    if display_reachable():
        say("window", "opening with the sample country")
        return call(python, "-m", "ilms_desktop", "--sample", env=environment()) == 0
    say("display", "none here: the main job runs headless on the sample")
    out = BUILD / "demo"
    if out.exists():
        shutil.rmtree(out)
    BUILD.mkdir(exist_ok=True)
    since = time.monotonic()
    if call(python, "-m", "ilms_desktop", "demo", "--out", out, env=offscreen()) != 0:
        return False
    say("main job", "done", since)
    picture = out / "window.png"
    must("screenshot", python, "-m", "ilms_desktop", "--sample", "--screenshot", picture, env=offscreen())
    return say_results(out)


def say_results(out: Path) -> bool:
    """Print where package, PDF and screenshot are; false when one of them is missing."""
    complete = True
    for what, pattern in {"package": "ILMS_*.zip", "PDF": "*.pdf", "window": "window.png"}.items():
        found = sorted(out.rglob(pattern))
        complete = complete and bool(found)
        for path in found:
            say(what, str(path))
        if not found:
            say(what, f"MISSING in {out}")
    return complete


def bench() -> bool:
    """Measure against the product's bars and print the figures."""
    return call(tool("python"), "-m", "pytest", "tests/bench", "-s", "-q", env=offscreen()) == 0


def agreement() -> bool:
    """Compare live checks with full ones, and the engine with the oracle, on ten thousand random cases each."""
    return call(tool("python"), "-m", "tests.agreement", env=offscreen()) == 0


def fuzz() -> bool:
    """Change good packages in half a million ways and look whether the verifier stands it."""
    return call(tool("python"), "-m", "tests.fuzz", env=environment()) == 0


def build() -> bool:
    """Freeze the program and try the result."""
    if LINUX:
        ensure_tools({"objdump": "binutils"})
        ensure_shared_python()
        ensure_window_libraries()  # the frozen program carries them along
    dist, work = BUILD / "dist", BUILD / "freeze"
    freeze = (tool("pyinstaller"), "--noconfirm", "--distpath", dist, "--workpath", work, "--log-level", "WARN")
    must("frozen program", *freeze, ROOT / "installer" / "ilms_desktop.spec")
    since = time.monotonic()
    good = call(tool("python"), ROOT / "installer" / "smoke_test.py", dist / "ilms-desktop", env=environment()) == 0
    say("smoke test", "good" if good else "FAILED", since)
    return good


def lock() -> bool:
    """Write the lock files anew: newest versions, hashes, for Linux, Windows and macOS; no index is named in them."""
    if not tool("uv").exists():
        must("uv", tool("python"), "-m", "pip", "install", "-q", "uv")
    index = ask(tool("python"), "-m", "pip", "config", "get", "global.index-url")
    env = environment() if index[0] else environment(UV_DEFAULT_INDEX=index[1].strip())
    compile_lock = (tool("uv"), "pip", "compile", "-q", "--universal", "--upgrade", "--generate-hashes")
    nameless = ("--no-emit-index-url", "--no-annotate", "--no-header", "--python-version", "3.11", "pyproject.toml")
    for name, recipe in LOCK_RECIPES.items():
        if call(*compile_lock, *nameless, *recipe, "-o", name, env=env) != 0:
            return False
        say("locked", name)
    return True


def done() -> bool:
    """Nothing more to do after the set-up."""
    return True


#: What is asked -> (set of packages it needs, what it does).
COMMANDS: dict[str, tuple[str | None, Callable[[], bool]]] = {
    "run": ("run", run),
    "test": ("test", test),
    "check": ("test", check),
    "bench": ("test", bench),
    "agreement": ("test", agreement),
    "fuzz": ("test", fuzz),
    "build": ("build", build),
    "setup": ("test", done),
    "lock": (None, lock),
}


def start_newer_python() -> None:
    """Continue under a newer Python where `python3` is too old and a newer one is at hand."""
    for minor in range(20, OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer is not None:
            os.execv(newer, [newer, str(Path(__file__).resolve()), *sys.argv[1:]])  # noqa: S606
    message = "ILMS Desktop needs Python 3.11 or newer. Install it, then start again with it: python3.11 .ci/tasks.py"
    raise Stop(message)


def main(arguments: list[str]) -> int:
    """Do what is asked; 0 good, 1 not good, 2 not understood."""
    wanted = arguments[0] if arguments else "test"
    if len(arguments) > 1 or wanted not in COMMANDS:
        print(__doc__)
        return 2
    since = time.monotonic()
    try:
        if sys.version_info < OLDEST:
            start_newer_python()
        kind, action = COMMANDS[wanted]
        if kind is None:
            ensure_venv()
        else:
            setup(kind)
        if kind == "test" and wanted != "setup":
            ensure_tools(TEST_TOOLS)
        good = action()
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    say(wanted, "good" if good else "FAILED", since)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
