"""Whose word counts as the desk's on this computer, and how that changes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import pytest

import ilms_desktop
from ilms_desktop import paths
from ilms_desktop.errors import ExchangeError, UserError
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Refusal, Verified
from ilms_desktop.package.read import verify
from ilms_desktop.package.trust import Encryption
from ilms_desktop.workspace import trust_store
from ilms_desktop.workspace.trust_store import Contacts, Installed
from tests.unit.workspace.trust_support import CODE, LATE, NEW_ROOTS, NOW, ROOTS, files, install_six, new_roots
from tests.vectors.package import kinds_world, trust_world

if TYPE_CHECKING:
    from pathlib import Path

#: file name of the good receipt
RECEIPT: Final = f"{kinds_world.NAMES[Kind.RECEIPT]}.zip"


def code_of(result: object) -> str:
    """Code of a refusal."""
    assert isinstance(result, Refusal)
    return result.code


def receipt(brought: dict[str, bytes] | None = None) -> Verified:
    """A verified receipt that brought these files."""
    data = kinds_world.sealed(Kind.RECEIPT, more=brought)
    result = verify(data, RECEIPT, register=kinds_world.REGISTER, ledger=None, now=NOW)
    assert isinstance(result, Verified)
    return result


def test_a_computer_without_a_bundle_says_how_to_get_one(tmp_path: Path) -> None:
    """Nothing is believed without one."""
    assert trust_store.installed(tmp_path) is None
    with pytest.raises(UserError) as caught:
        trust_store.needed(tmp_path)
    assert caught.value.code == "trust_missing"
    with pytest.raises(UserError) as caught:
        trust_store.install_files(tmp_path, files(), NOW)
    assert caught.value.code == "trust_missing"


def test_the_first_bundle_needs_the_digits_of_the_letter(tmp_path: Path) -> None:
    """Any decimal digits, in any groups; a single other digit installs nothing."""
    assert trust_store.anchor_code(files()) == CODE
    wrong = CODE[:-1] + ("1" if CODE[-1] != "1" else "2")
    with pytest.raises(UserError) as caught:
        trust_store.install_first(tmp_path, files(), wrong, NOW)
    assert caught.value.code == "root_code_differs"
    assert list(tmp_path.iterdir()) == []
    arabic = CODE.replace(" ", "").translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert isinstance(trust_store.install_first(tmp_path, files(), arabic, NOW), Installed)
    assert trust_store.needed(tmp_path).version == trust_world.VERSION


@pytest.mark.parametrize(
    ("offered", "code"),
    [
        ({}, "TRUST_FIELDS"),
        ({"README.txt": b"x"}, "TRUST_FIELDS"),
        (files(keys={"r1": ROOTS["r1"]}), "TRUST_QUORUM"),
        (files(keys=NEW_ROOTS), "TRUST_ROOT"),
        ({"v0006.json": b"{}\n"}, "TRUST_FIELDS"),
    ],
)
def test_what_is_no_bundle_has_no_code_and_is_not_installed(
    offered: dict[str, bytes], code: str, tmp_path: Path
) -> None:
    """A person must not compare digits of something that would be refused afterwards."""
    assert code_of(trust_store.anchor_code(offered)) == code
    assert code_of(trust_store.install_first(tmp_path, offered, CODE, NOW)) == code
    assert list(tmp_path.iterdir()) == []


def test_what_is_installed_answers_for_the_desk(tmp_path: Path) -> None:
    """Keys, policies and whom to call."""
    found = install_six(tmp_path)
    assert trust_store.installed(tmp_path) == found
    assert [each.id for each in found.register.signers] == ["desk-2026"]
    assert (found.root_code, found.version) == (CODE, 6)
    assert (found.policy("KEN"), found.policy("KHM")) == (Encryption.REQUIRED, Encryption.OFF)
    assert found.contacts == Contacts("ILO Department of Statistics\nGeneva", "+41 22 000 00 00")


def test_an_old_bundle_warns_and_goes_on(tmp_path: Path) -> None:
    """A wrong clock or a late ILO locks nobody out."""
    found = install_six(tmp_path)
    assert (found.is_past_end(NOW), found.notes(NOW)) == (False, ())
    assert found.is_past_end(LATE)
    assert [note.code for note in found.notes(LATE)] == ["TRUST_EXPIRED"]
    later = trust_store.install_files(tmp_path, files(7), LATE)
    assert isinstance(later, Installed)


def test_a_newer_bundle_takes_over_and_the_older_one_is_kept(tmp_path: Path) -> None:
    """Old receipts are checked against the keys of their time."""
    install_six(tmp_path)
    result = trust_store.install_files(tmp_path, files(7) | files(8), NOW, source="usb")
    assert isinstance(result, Installed)
    assert trust_store.needed(tmp_path).version == 8
    folder = tmp_path / "trust"
    assert sorted(path.name for path in folder.glob("*.json")) == ["v0006.json", "v0007.json", "v0008.json"]
    assert (folder / "v0007-r1.sig").is_file()
    lines = [json.loads(line) for line in (folder / "installed.jsonl").read_text("utf-8").splitlines()]
    assert [(line["version"], line["way"], line["source"]) for line in lines] == [
        (6, "letter", ""),
        (7, "file", "usb"),
        (8, "file", "usb"),
    ]
    assert {line["moment"] for line in lines} == {"2026-11-22T08:00:00Z"}


@pytest.mark.parametrize(
    ("offered", "code"),
    [
        (files(5), "TRUST_VERSION"),
        (files(minimum_software="9"), "TRUST_VERSION"),
        (files(7, {"r1": ROOTS["r1"]}), "TRUST_QUORUM"),
        (new_roots(), "TRUST_QUORUM"),
        ({}, "TRUST_FIELDS"),
        ({"trust/v0007-r1.sig": b"x"}, "TRUST_FIELDS"),
    ],
)
def test_what_the_installed_bundle_does_not_vouch_for_changes_nothing(
    offered: dict[str, bytes], code: str, tmp_path: Path
) -> None:
    """Neither the list nor a file."""
    before = install_six(tmp_path)
    listing = {path.name: path.read_bytes() for path in (tmp_path / "trust").iterdir()}
    assert code_of(trust_store.install_files(tmp_path, offered, NOW)) == code
    assert trust_store.installed(tmp_path) == before
    assert {path.name: path.read_bytes() for path in (tmp_path / "trust").iterdir()} == listing


def test_the_same_bundle_again_is_no_trouble_and_no_line(tmp_path: Path) -> None:
    """Every receipt may bring it."""
    before = install_six(tmp_path)
    journal = (tmp_path / "trust" / "installed.jsonl").read_bytes()
    assert trust_store.install_files(tmp_path, files(), NOW) == before
    assert (tmp_path / "trust" / "installed.jsonl").read_bytes() == journal


def test_new_roots_come_by_the_letter_when_the_old_ones_cannot_vouch(tmp_path: Path) -> None:
    """Two roots lost: a new letter; but never with a version that was passed."""
    install_six(tmp_path)
    code = trust_store.anchor_code(new_roots())
    assert isinstance(code, str)
    older = trust_store.install_first(tmp_path, new_roots(5), code, NOW)
    assert code_of(older) == "TRUST_VERSION"
    assert code_of(trust_store.install_first(tmp_path, new_roots(6), code, NOW)) == "TRUST_VERSION"
    result = trust_store.install_first(tmp_path, new_roots(), code, NOW)
    assert isinstance(result, Installed)
    assert trust_store.needed(tmp_path).root_code == code


def test_a_document_brings_the_newer_bundle(tmp_path: Path) -> None:
    """The list names the document."""
    install_six(tmp_path)
    result = trust_store.update_from(tmp_path, receipt(files(7)), NOW)
    assert isinstance(result, Installed)
    assert result.version == 7
    assert trust_store.update_from(tmp_path, receipt(files(7)), NOW) is None, "nothing new"
    last = (tmp_path / "trust" / "installed.jsonl").read_text("utf-8").splitlines()[-1]
    assert json.loads(last)["way"] == "document"
    assert json.loads(last)["source"] == kinds_world.NAMES[Kind.RECEIPT]


def test_a_bad_bundle_says_nothing_against_its_document(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It is told and logged; the desk's word was verified before."""
    install_six(tmp_path)
    result = trust_store.update_from(tmp_path, receipt(files(7, {"r1": ROOTS["r1"]})), NOW)
    assert code_of(result) == "TRUST_QUORUM"
    assert "TRUST_QUORUM" in caplog.text
    assert trust_store.needed(tmp_path).version == 6


def test_a_document_without_bundles_or_a_computer_without_one_changes_nothing(tmp_path: Path) -> None:
    """The first bundle never comes in a document: nobody could vouch for it."""
    assert trust_store.update_from(tmp_path, receipt(files(7)), NOW) is None
    assert trust_store.installed(tmp_path) is None
    install_six(tmp_path)
    assert trust_store.update_from(tmp_path, receipt(), NOW) is None


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's own files, with a folder for the installer's bundle."""
    folder = tmp_path / "resources"
    (folder / "trust").mkdir(parents=True)
    monkeypatch.setattr(paths, "resources_dir", lambda: folder)
    return folder


def put(folder: Path, made: dict[str, bytes]) -> None:
    """Let the installer bring these files."""
    for path, data in made.items():
        (folder / path).write_bytes(data)


def test_the_installer_brings_the_first_bundle(tmp_path: Path, resources: Path) -> None:
    """Its code signature vouches for the roots; the second start changes nothing."""
    user_dir = tmp_path / "person"
    put(resources, files())
    (resources / "trust" / "README.md").write_text("not a bundle", encoding="utf-8")
    first = trust_store.seed(user_dir, NOW)
    assert isinstance(first, Installed)
    assert first.version == 6
    journal = (user_dir / "trust" / "installed.jsonl").read_bytes()
    assert trust_store.seed(user_dir, NOW) == first
    assert (user_dir / "trust" / "installed.jsonl").read_bytes() == journal
    assert json.loads(journal)["way"] == "installer"
    assert ilms_desktop.__version__ in json.loads(journal)["source"]


def test_a_newer_installer_brings_new_roots_and_an_older_one_changes_nothing(tmp_path: Path, resources: Path) -> None:
    """What the person got in the meantime is newer than an old installer."""
    user_dir = tmp_path / "person"
    install_six(user_dir)
    put(resources, files(5))
    kept = trust_store.seed(user_dir, NOW)
    assert isinstance(kept, Installed)
    assert kept.version == 6
    for path in files(5):
        (resources / path).unlink()
    put(resources, new_roots())
    renewed = trust_store.seed(user_dir, NOW)
    assert isinstance(renewed, Installed)
    assert renewed.bundle.roots.keys() == NEW_ROOTS.keys()


def test_a_build_without_a_bundle_starts_without_one(tmp_path: Path, resources: Path) -> None:
    """The ILO's roots need not exist when a build is tried."""
    assert trust_store.seed(tmp_path, NOW) is None
    (resources / "trust").rmdir()
    assert trust_store.seed(tmp_path, NOW) is None
    assert trust_store.release_trouble() is None


def test_a_bad_bundle_of_the_installer_is_told_and_not_installed(
    tmp_path: Path, resources: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """And the program goes on."""
    put(resources, files(keys={"r1": ROOTS["r1"]}))
    assert code_of(trust_store.seed(tmp_path / "person", NOW)) == "TRUST_QUORUM"
    assert "TRUST_QUORUM" in caplog.text


def test_a_release_with_the_test_roots_fails_its_own_check(resources: Path) -> None:
    """Everybody can sign with them; one test root among good ones is enough."""
    put(resources, files())
    assert trust_store.release_trouble() == "TRIAL_ROOT"


def test_a_release_with_a_bundle_that_no_computer_would_take_fails_its_own_check(resources: Path) -> None:
    """Here one that is no bundle at all."""
    put(resources, {"trust/v0001.json": b"{}"})
    assert str(trust_store.release_trouble()).startswith("TRUST_")


def test_a_clock_before_the_program_was_made_is_told(tmp_path: Path) -> None:
    """It is a value: nobody is locked out."""
    made = datetime.fromisoformat(ilms_desktop.__released__).replace(tzinfo=UTC)
    assert trust_store.clock_trouble(made) is None
    trouble = trust_store.clock_trouble(made - timedelta(seconds=1))
    assert trouble is not None
    assert trouble.code == "clock_before_build"
    assert ilms_desktop.__released__ in str(trouble)
    assert isinstance(install_six(tmp_path), Installed)


def test_a_folder_that_cannot_be_written_keeps_what_counted(tmp_path: Path) -> None:
    """Here a file stands where the folder should be."""
    (tmp_path / "trust").write_bytes(b"")
    with pytest.raises(ExchangeError) as caught:
        install_six(tmp_path)
    assert caught.value.code == "file_unwritable"
