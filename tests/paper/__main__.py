"""Print everything in every language, look at it mechanically, and keep pictures to be looked at.

    python -m tests.paper OUT [--file KHM.ilms] [--language fr] [--only tables] [--pages 4]

OUT gets `<language>/<file>-<kind>.pdf` and a PNG of its first pages. Letter is printed once, in English. Exit code 1
where anything is missed: title, tags, fonts, order of words, edges, words over each other, rows and headings cut off.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ilms_desktop import i18n
from ilms_desktop.package import limits
from ilms_desktop.report.paper import Paper as Size
from tests.paper.expected import runs
from tests.paper.look import Paper, troubles
from tests.paper.sheets import of_file, of_program
from tests.paper.subjects import subjects

if TYPE_CHECKING:
    from tests.paper.sheets import Printed


def main(words: list[str]) -> int:
    """Print, look and report."""
    parser = argparse.ArgumentParser(prog="python -m tests.paper", description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, help="where PDFs and pictures go")
    parser.add_argument("--file", action="append", default=[], type=Path, help="another file to print; it is copied")
    parser.add_argument("--language", action="append", help="one language, may be repeated (default: all)")
    parser.add_argument("--only", default="", help="only kinds that have this in their name")
    parser.add_argument("--of", default="", help="only files that have this in their name")
    parser.add_argument("--pages", default=4, type=int, help="pictures of so many pages of each (default: 4)")
    args = parser.parse_args(words)
    # why: keys of this command protect nothing
    setattr(limits, "KEY_FILE_ROUNDS", 1)  # noqa: B010 - a constant of the program, and of nobody else
    since, printed, missed = time.monotonic(), 0, 0
    for language in args.language or list(i18n.TONGUES):
        for paper in Size if language == i18n.DEFAULT_LANGUAGE else (Size.A4,):
            for name, made in _all(args, language, paper):
                found = _look(args.out / language / f"{name}-{paper}.pdf", made, language, args.pages)
                printed, missed = printed + 1, missed + len(found)
                for each in found:
                    sys.stdout.write(f"{language} · {name}-{paper} · {each}\n")
    sys.stdout.write(f"{printed} printed, {missed} troubles, {time.monotonic() - since:.0f} s\n")
    return 1 if missed else 0


def _all(args: argparse.Namespace, language: str, paper: Size) -> list[tuple[str, Printed]]:
    """Everything in one language on one paper, by name."""
    i18n.use(language)
    found = []
    with TemporaryDirectory() as folder:
        for name, workspace in subjects(Path(folder) / "files", language, tuple(args.file), only=args.of):
            found += [(f"{name}-{each.kind}", each) for each in of_file(workspace, paper, args.only)]
        if not args.of:
            found += [(each.kind, each) for each in of_program(Path(folder) / "person", paper, args.only)]
    return found


def _look(path: Path, made: Printed, language: str, pictures: int) -> list[str]:
    """Keep the PDF and pictures of its pages; gives what is missed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made.pdf)
    paper = Paper(path)
    if pictures:
        words = ["pdftoppm", "-png", "-r", "80", "-l", str(pictures), str(path), str(path.with_suffix(""))]
        subprocess.run(words, check=True, capture_output=True)
    sys.stdout.write(f"{path.name}: {paper.pages} pages\n")
    return list(dict.fromkeys(troubles(paper, language=language, expected=runs(made.sheet))))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
