"""Fences and habits that hold for every test; fixtures of one area stand in that area's own conftest.

Every test runs offscreen, in UTC and in English, without a network, and writes only below pytest's temporary folder.
A breach fails the test that made it, even where the product would have caught the exception.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# why here: Qt reads its platform and the C library its time zone before the first fixture runs
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["LANGUAGE"] = "en"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

TESTS: Final = Path(__file__).resolve().parent
MARKER_OF_FOLDER: Final = {"unit": "unit", "gui": "gui", "e2e": "e2e", "guards": "guard", "bench": "bench"}

hypothesis.configuration.set_hypothesis_home_dir(TESTS.parent / "build" / "hypothesis")
hypothesis.settings.register_profile(
    "same-every-time",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    # why: a machine busy with other work must not turn a green test red
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("same-every-time")


class Fence:
    """What a test may touch; one audit hook of the interpreter asks it before each step outside.

    Sockets of the internet are refused. Files opened for writing, databases, new folders, renames and removals are
    refused outside `roots`. Child processes have no fence; they get the temporary folders through the environment.
    """

    WRITE_FLAGS: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    #: Event of the interpreter -> positions of the paths that change.
    PATHS: Final = {
        "os.link": (1,),
        "os.mkdir": (0,),
        "os.remove": (0,),
        "os.rename": (0, 1),
        "os.rmdir": (0,),
        "os.symlink": (1,),
        "os.truncate": (0,),
    }

    def __init__(self) -> None:
        """Start open: nothing is refused before `closed` is set."""
        self.closed = False
        self.roots: tuple[str, ...] = ()
        self.breaches: list[str] = []
        self._checks: dict[str, Callable[[tuple[Any, ...]], None]] = {
            "open": self._check_open,
            "socket.__new__": self._check_socket,
            "socket.getaddrinfo": self._refuse_lookup,
            "sqlite3.connect": self._check_database,
        }

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """Answer the interpreter; most events are none of our business and leave at once."""
        if not self.closed:
            return
        check = self._checks.get(event)
        if check is not None:
            check(args)
        elif event in self.PATHS:
            for position in self.PATHS[event]:
                self._check_path(args[position])

    def _check_open(self, args: tuple[Any, ...]) -> None:
        path, _mode, flags = args
        if isinstance(flags, int) and flags & self.WRITE_FLAGS:
            self._check_path(path)

    def _check_database(self, args: tuple[Any, ...]) -> None:
        name = os.fsdecode(args[0])
        place, _, options = name.partition("?")
        wanted = urllib.parse.parse_qs(options)
        if name == ":memory:" or "immutable" in wanted or wanted.get("mode", [""])[0] in {"ro", "memory"}:
            return
        self._check_path(urllib.parse.unquote(place.removeprefix("file://").removeprefix("file:")))

    def _check_socket(self, args: tuple[Any, ...]) -> None:
        family = args[1]
        if int(family) in {2, 10, 23, 30}:  # AF_INET; AF_INET6 on Linux, Windows, macOS
            self._refuse("opened a network socket")

    def _refuse_lookup(self, args: tuple[Any, ...]) -> None:
        self._refuse(f"looked up the host {args[0]!r}")

    def _check_path(self, path: object) -> None:
        if isinstance(path, int) or not isinstance(path, str | bytes | os.PathLike):
            return
        real = os.path.realpath(os.fsdecode(path))
        if real.startswith((*self.roots, "/dev/", "/proc/self/")) or "__pycache__" in real:
            return
        if real != os.path.realpath(os.devnull):
            self._refuse(f"wrote outside the test's folder: {real}")

    def _refuse(self, what: str) -> None:
        self.breaches.append(what)
        message = f"this test {what}"
        raise AssertionError(message)


FENCE: Final = Fence()
sys.addaudithook(FENCE)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the measurements out unless they are asked for by name."""
    if collection_path == TESTS / "bench" and not any("bench" in argument for argument in config.args):
        return True
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each test the marker of its folder."""
    for item in items:
        if item.path.is_relative_to(TESTS):
            marker = MARKER_OF_FOLDER.get(item.path.relative_to(TESTS).parts[0])
            if marker is not None:
                item.add_marker(marker)


@pytest.fixture(scope="session", autouse=True)
def places_of_the_person(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings, logs and scratch files of the program go below pytest's own folder, in child processes too."""
    base = tmp_path_factory.mktemp("person")
    scratch = base / "scratch"
    scratch.mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP"):
        os.environ[variable] = str(scratch)
    os.environ["ILMS_USER_DIR"] = str(base / "user")
    tempfile.tempdir = str(scratch)
    root = str(tmp_path_factory.getbasetemp().resolve())
    FENCE.roots = (root + os.sep, str(TESTS.parent / "build" / "hypothesis"))
    return base


@pytest.fixture(autouse=True)
def fence(request: pytest.FixtureRequest, places_of_the_person: Path) -> Iterator[Fence]:  # noqa: ARG001 - order
    """Close the fence around one test and report every breach at its end, caught or not."""
    FENCE.breaches.clear()
    FENCE.closed = request.node.get_closest_marker("outside_writes") is None
    yield FENCE
    FENCE.closed = False
    assert not FENCE.breaches, f"this test {'; '.join(FENCE.breaches)}"


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Undo a change of language, the one state the product keeps for the whole process."""
    yield
    i18n = sys.modules.get("ilms_desktop.i18n")
    if i18n is not None and i18n.language() != "en":
        i18n.use("en")


@pytest.fixture(autouse=True)
def no_collection_inside_qt(request: pytest.FixtureRequest) -> Iterator[None]:
    """Keep Python's cycle collector from destroying widgets while Qt handles events; collect between the tests."""
    if request.node.get_closest_marker("gui") is None:
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()
