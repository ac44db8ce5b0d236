"""Tries a frozen program as a stranger would: starts it, does the main job on the sample, verifies the result.

    python installer/smoke_test.py build/dist/ilms-desktop

Needs nothing of the checkout but its file names, and no screen. It does not judge what the program computes; the tests
do. Prints one line per step and the sizes; the exit code is 0 when every step held.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SUFFIX = ".exe" if sys.platform == "win32" else ""
PNG = b"\x89PNG\r\n\x1a\n"
PATIENCE = 180  # seconds for one start; a virus scanner reads every file of a new program first


class Failed(Exception):  # noqa: N818 - the script's one way to stop, caught in main only
    """A step did not hold; the text says which and what was seen."""


def environment(scratch: Path) -> dict[str, str]:
    """What a person's computer offers, without the developer's Python: own folders, no screen."""
    kept = {
        name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "QT_", "_"))
    }
    return {**kept, "ILMS_USER_DIR": str(scratch / "user"), "QT_QPA_PLATFORM": "offscreen"}


def start(program: Path, *arguments: str | Path, scratch: Path) -> str:
    """Run a frozen program to its end; its standard output."""
    since = time.monotonic()
    command = [str(program), *(str(argument) for argument in arguments)]
    done = subprocess.run(
        command,
        cwd=scratch,
        env=environment(scratch),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    if done.returncode != 0:
        message = f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
        raise Failed(message)
    print(f"{program.name} {arguments[0]:<14} good  {time.monotonic() - since:5.1f} s", flush=True)
    return done.stdout


def only(folder: Path, pattern: str) -> Path:
    """The one file below `folder` that fits `pattern`."""
    found = sorted(folder.rglob(pattern))
    if len(found) != 1:
        message = f"expected one {pattern} in {folder}, found {[path.name for path in found]}"
        raise Failed(message)
    return found[0]


def check_data(bundle: Path) -> None:
    """Every file of definitions and resources came along, byte for byte."""
    inner = bundle / "_internal"
    for folder in ("forms", "resources"):
        names = [path.relative_to(ROOT) for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
        different = [name for name in names if not (inner / name).is_file()]
        different += [name for name in names if name not in different and read(inner / name) != read(ROOT / name)]
        if different or not names:
            message = f"{folder} of the bundle lacks or changed {[str(name) for name in different] or 'everything'}"
            raise Failed(message)
        print(f"{folder:<27} good  {len(names)} files")


def read(path: Path) -> bytes:
    """Bytes of a file."""
    return path.read_bytes()


def check_window(bundle: Path, scratch: Path) -> None:
    """The window comes up with the sample and can be painted."""
    picture = scratch / "window.png"
    start(bundle / f"ilms-desktop{SUFFIX}", "--sample", "--screenshot", picture, scratch=scratch)
    if not picture.is_file() or not read(picture).startswith(PNG):
        message = "the window made no picture of itself"
        raise Failed(message)
    # why: nothing of it is loaded before somebody prints
    if not list(bundle.rglob("*QtPrintSupport*")):
        message = "what prints on paper did not come along"
        raise Failed(message)


def check_main_job(bundle: Path, scratch: Path) -> None:
    """The definitions hold, the main job runs through, and the package verifies against the register it came with."""
    program = bundle / f"ilms{SUFFIX}"
    start(program, "forms", "check", scratch=scratch)
    out = scratch / "demo"
    start(program, "demo", "--out", out, scratch=scratch)
    if not read(only(out, "summary.pdf")).startswith(b"%PDF-"):
        message = "the page for the director's signature is no PDF"
        raise Failed(message)
    register = only(out, "*.allowed_signers")
    # why: the package inside the PDF is read by a second process, which the frozen program must be able to start
    for package in (only(out, "ILMS_*.zip"), only(out, "ILMS_*.pdf")):
        told: dict[str, Any] = json.loads(
            start(program, "verify", package, "--register", register, "--json", scratch=scratch)
        )
        if told["code"] != "OK":
            message = f"the package is refused: {told}"
            raise Failed(message)


def check_trust(bundle: Path, scratch: Path) -> None:
    """The roots of the tests, whose keys everybody can read, do not speak for the ILO; packages can be encrypted."""
    told = json.loads(start(bundle / f"ilms{SUFFIX}", "trust", "show", "--json", scratch=scratch))
    if told["release"] is not None:
        message = f"resources/trust may not go out: {told['release']}; TRIAL_ROOT stands for the roots of the tests"
        raise Failed(message)
    if not list(bundle.rglob("pyrage*")):
        message = "what encrypts packages did not come along"
        raise Failed(message)
    print(f"{'trust bundle':<27} good  {'none yet' if told['installed'] is None else told['installed']['version']}")


def check_exchange(bundle: Path, scratch: Path) -> None:
    """Figures leave and come back in the layouts whose libraries are loaded by name; survey files can be read."""
    program = bundle / f"ilms{SUFFIX}"
    sample = only(scratch / "demo", "*.ilms")
    for layout, suffix in (("xlsx", "xlsx"), ("sdmx-ml", "xml"), ("ilostat-bulk", "csv")):
        written = scratch / f"figures.{suffix}"
        start(program, "export", sample, "--format", layout, written, scratch=scratch)
        told = json.loads(start(program, "import", sample, written, "--dry-run", "--json", scratch=scratch))
        if told["counts"]["unchanged"] == 0 or told["counts"]["changed"] or told["counts"]["refused"]:
            message = f"{layout} does not come back as it left: {told['counts']}"
            raise Failed(message)
    if not list(bundle.rglob("pyreadstat*")):
        message = "the reader of survey files did not come along"
        raise Failed(message)


def say_sizes(bundle: Path) -> None:
    """Print how big the bundle is and what weighs most in it."""
    sizes: dict[str, int] = {}
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink():
            parts = path.relative_to(bundle).parts
            part = parts[1] if len(parts) > 1 else parts[0]
            sizes[part] = sizes.get(part, 0) + path.stat().st_size
    print(f"size {sum(sizes.values()) / 1e6:.0f} MB")
    for part in sorted(sizes, key=sizes.__getitem__, reverse=True)[:8]:
        print(f"  {part:<30} {sizes[part] / 1e6:6.1f} MB")


def main(arguments: list[str]) -> int:
    """Run all steps on the bundle named in the arguments."""
    bundle = Path(arguments[0] if arguments else ROOT / "build" / "dist" / "ilms-desktop").resolve()
    try:
        with tempfile.TemporaryDirectory(prefix="ilms-smoke-", ignore_cleanup_errors=True) as name:
            check_data(bundle)
            check_window(bundle, Path(name))
            check_main_job(bundle, Path(name))
            check_exchange(bundle, Path(name))
            check_trust(bundle, Path(name))
        say_sizes(bundle)
    except (Failed, OSError, subprocess.TimeoutExpired) as problem:
        print(f"FAILED: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
