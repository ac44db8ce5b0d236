"""`ilms enrol sheet`, `import` and `status`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from ilms_desktop import paths
from ilms_desktop.package.keys import public_text
from ilms_desktop.package.names import Kind
from ilms_desktop.package.register import write_register
from ilms_desktop.package.write import build_kind
from ilms_desktop.workspace.enrolment_files import find
from ilms_desktop.workspace.trust_store import needed
from tests.unit.workspace.enrolment_support import (
    DESK,
    DESK_REGISTER,
    LIFE,
    PASSPHRASE,
    ask,
    enrolled,
    grant,
    grant_fields,
)
from tests.unit.workspace.trust_support import ROOTS, files, install_six
from tests.vectors.package import trust_world

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.cli.conftest import Ran

TODAY = datetime.now(tz=UTC).replace(microsecond=0)


@pytest.fixture(autouse=True)
def user_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folder."""
    monkeypatch.setenv("ILMS_USER_DIR", str(tmp_path / "person"))
    monkeypatch.setenv("ILMS_PASSPHRASE", PASSPHRASE)
    return paths.user_dir()


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """The desk's keys."""
    path = tmp_path / "desk.allowed_signers"
    path.write_text(write_register(DESK_REGISTER), encoding="ascii")
    return path


def test_a_computer_without_a_key_says_how_to_get_one(ilms: Callable[..., Ran]) -> None:
    """It is no trouble."""
    ran = ilms("enrol", "status")
    assert (ran.code, ran.out) == (0, "")
    assert "ilms enrol request" in ran.err
    assert ilms("enrol", "status", "--json").document == {"keys": []}


def test_a_grant_enrols_the_key_and_seals_with_its_name(
    ilms: Callable[..., Ran], user_dir: Path, tmp_path: Path, register: Path
) -> None:
    """The status says until when."""
    asked = ask(user_dir, now=TODAY)
    (waiting,) = ilms("enrol", "status", "--json").document["keys"]
    assert (waiting["key"], waiting["state"], waiting["signer"]) == (asked.mark, "waiting", None)
    name, data = grant(asked, valid_from=TODAY)
    path = tmp_path / name
    path.write_bytes(data)
    ran = ilms("enrol", "import", path, "--register", register)
    until = f"{TODAY + LIFE:%Y-%m-%d}"
    assert (ran.code, ran.out.split()) == (0, [str(asked.key_path)])
    assert f"Enrolled as ken-01 until {until}." in ran.err
    assert ilms("enrol", "import", path, "--register", register).code == 0, "the same again is no trouble"
    ran = ilms("enrol", "status")
    assert f"{asked.mark}: enrolled as ken-01 until {until}." in ran.err
    assert ran.out.split() == [asked.mark]
    assert "Renew" not in ran.err


def test_a_refused_grant_is_said_with_its_code(
    ilms: Callable[..., Ran], user_dir: Path, tmp_path: Path, register: Path
) -> None:
    """Here one for another computer."""
    ask(user_dir, now=TODAY)
    name, data = grant(ask(tmp_path / "other", seed=5, now=TODAY), valid_from=TODAY)
    path = tmp_path / name
    path.write_bytes(data)
    ran = ilms("enrol", "import", path, "--register", register)
    assert ran.code == 1
    assert "GRANT_KEY" in ran.err
    (said,) = ilms("enrol", "import", path, "--register", register, "--json").document["grants"]
    assert (said["code"], said["stage"]) == ("GRANT_KEY", "H")


@pytest.mark.parametrize(("days", "state", "renews"), [(30, "enrolled", True), (-1, "ended", False)])
def test_the_end_of_a_key_is_said_in_time(
    ilms: Callable[..., Ran], user_dir: Path, days: int, state: str, renews: bool
) -> None:
    """With the words that renew it."""
    start = TODAY - LIFE + timedelta(days=days)
    made = enrolled(user_dir, ask(user_dir, now=start), valid_from=start)
    (key,) = ilms("enrol", "status", "--json").document["keys"]
    assert (key["state"], key["renewal_offered"]) == (state, renews)
    assert (f"--renew {made.mark}" in ilms("enrol", "status").err) is renews


def test_a_sheet_is_printed_again(ilms: Callable[..., Ran], user_dir: Path, tmp_path: Path) -> None:
    """Never over another file."""
    made = ask(user_dir, now=TODAY)
    out = tmp_path / "sheet.pdf"
    ran = ilms("enrol", "sheet", out, "--language", "fr")
    assert (ran.code, ran.out.strip()) == (0, str(out))
    assert out.read_bytes().startswith(b"%PDF-")
    assert ilms("enrol", "sheet", out).code == 2
    other = tmp_path / "again.pdf"
    assert ilms("enrol", "sheet", other, "--key", made.mark, "--json").document == {"sheet": str(other)}
    assert ilms("enrol", "sheet", tmp_path / "x.pdf", "--key", "00000000").code == 2
    assert find(user_dir, None) == made


def test_the_installed_trust_bundle_takes_the_place_of_a_list_of_keys(
    ilms: Callable[..., Ran], user_dir: Path, tmp_path: Path
) -> None:
    """Without either nobody speaks for the desk; a newer bundle in the grant is installed and said."""
    asked = ask(user_dir, now=TODAY)
    brought = files(7, desk_keys=[trust_world.desk_key(key=public_text(DESK.public), valid_until="2099-01-01")])
    sealed = build_kind(Kind.GRANT, grant_fields(asked, valid_from=TODAY), key=DESK, files=brought)
    path = tmp_path / sealed.file_name
    path.write_bytes(sealed.data)
    ran = ilms("enrol", "import", path)
    assert ran.code == 2
    assert "ilms trust install" in ran.err
    install_six(user_dir)
    ran = ilms("enrol", "import", path)
    assert ran.code == 0, ran.err
    assert "Enrolled as ken-01" in ran.err
    assert "trust bundle 7" in ran.err
    assert needed(user_dir).version == 7


def test_a_bad_trust_bundle_says_nothing_against_the_grant_that_brought_it(
    ilms: Callable[..., Ran], user_dir: Path, tmp_path: Path
) -> None:
    """The grant is taken, the bundle refused with its code."""
    asked = ask(user_dir, now=TODAY)
    key = trust_world.desk_key(key=public_text(DESK.public), valid_until="2099-01-01")
    install_six(user_dir, desk_keys=[key])
    brought = files(7, {"r1": ROOTS["r1"]}, desk_keys=[key])
    sealed = build_kind(Kind.GRANT, grant_fields(asked, valid_from=TODAY), key=DESK, files=brought)
    path = tmp_path / sealed.file_name
    path.write_bytes(sealed.data)
    ran = ilms("enrol", "import", path)
    assert ran.code == 0, ran.err
    assert "TRUST_QUORUM" in ran.err
    assert needed(user_dir).version == 6


def test_a_request_says_which_trust_bundle_the_computer_has(
    ilms: Callable[..., Ran], user_dir: Path, tmp_path: Path
) -> None:
    """The desk sends the newer ones back with the grant."""
    install_six(user_dir)
    words = ("--country", "KEN", "--name", "B. Otieno", "--office", "KNBS", "--email", "b@knbs.example")
    more = ("--telephone", "+254 20 000 0000", "--collection", "ILMS-2026", "--ask-every-time", "--out", tmp_path)
    assert ilms("enrol", "request", *words, *more).code == 0
    assert find(user_dir, None).request["trust_version"] == 6
