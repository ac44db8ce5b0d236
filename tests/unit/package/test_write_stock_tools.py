"""A good package through the tools that people already have."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import bagit
import pytest

from ilms_desktop.package import bag, keys, register, signature
from ilms_desktop.package.names import RENEWAL, SIGNATURE_FILE, Kind, namespace
from ilms_desktop.package.register import Register, Signer
from tests.stock_tools import bag_profile, run, validated
from tests.vectors.package import kinds_world as kw
from tests.vectors.package import world
from tests.vectors.package.forge import contents
from tests.vectors.package.vector import Case

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The good package, unpacked."""
    (tmp_path / world.FILE_NAME).write_bytes(world.good())
    with zipfile.ZipFile(tmp_path / world.FILE_NAME) as archive:
        archive.extractall(tmp_path)
    return tmp_path / world.NAME


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """The test key as a file that ssh-keygen takes."""
    path = tmp_path / "key"
    path.write_bytes(keys.key_file(world.KEN, None))
    path.chmod(0o600)
    return path


@pytest.mark.parametrize(
    "words", [("unzip", "-t"), ("7z", "t"), ("bsdtar", "-tf"), ("zipinfo", "-v")], ids=lambda w: w[0]
)
def test_common_unpackers_find_nothing_wrong(folder: Path, words: tuple[str, ...]) -> None:
    """The narrow profile is plain ZIP for everybody else."""
    run(*words, world.FILE_NAME, cwd=folder.parent)


def test_the_hashes_hold_by_sha256sum(folder: Path) -> None:
    """The command of the README, word for word."""
    out = run("sha256sum", "-c", "tagmanifest-sha256.txt", "manifest-sha256.txt", cwd=folder)
    assert out.count(b": OK") == 4 + len(list(folder.glob("data/**/*.*")))


def test_the_bag_is_valid_for_the_library_of_congress(folder: Path) -> None:
    """BagIt 1.0, complete and unchanged."""
    loaded = bagit.Bag(str(folder))
    assert loaded.validate()
    assert loaded.info["External-Identifier"] == world.NAME


def test_the_bag_keeps_its_profile(folder: Path) -> None:
    """Fields, manifests and tag files are those that the profile allows, and the ZIP is the form it asks for."""
    ours = bag_profile()
    assert ours.validate(bagit.Bag(str(folder))), str(ours.report)
    assert ours.validate_serialization(str(folder.parent / world.FILE_NAME))


@pytest.mark.parametrize("name", ["fetch.txt", "manifest-md5.txt", "notes.txt"])
def test_the_profile_sees_what_a_bag_must_not_have(folder: Path, name: str) -> None:
    """The test above must not be green because the profile allows everything."""
    (folder / name).write_bytes(b"")
    assert not bag_profile().validate(bagit.Bag(str(folder)))


def test_frictionless_finds_the_tables_as_they_are_described(folder: Path) -> None:
    """Hashes, sizes, columns, types, codes and keys."""
    rows = {table.path: table.rows for table in world.tables()}
    assert validated(folder / "data") == (True, rows)


@pytest.mark.parametrize(
    ("old", "new"), [(b",2024,", b",24,"), (b"SEX_T", b"SEX_X"), (b",9.3,P", b",9.3.1,P"), (b"FX-1", b"FX-2")]
)
def test_frictionless_sees_a_changed_table(folder: Path, old: bytes, new: bytes) -> None:
    """The test above must not be green because nothing is compared; the last one shows in the hash alone."""
    table = folder / "data" / world.TABLE
    changed = table.read_bytes().replace(old, new, 1)
    assert changed != table.read_bytes()
    table.write_bytes(changed)
    assert not validated(folder / "data")[0]


def test_ssh_keygen_signs_the_same_bytes(folder: Path, key_file: Path) -> None:
    """Ed25519 leaves no choice, so both must agree to the last byte."""
    message = (folder / bag.TAGMANIFEST_FILE).read_bytes()
    space = namespace(Kind.SUBMISSION)
    theirs = run("ssh-keygen", "-q", "-Y", "sign", "-f", str(key_file), "-n", space, cwd=folder, text=message)
    assert theirs == (folder / SIGNATURE_FILE).read_bytes()
    found = signature.decode(theirs)
    assert isinstance(found, signature.Signature)
    assert signature.check(found, message) is None


@pytest.mark.parametrize(
    ("who", "space", "good"), [("ken-01", "", True), ("ken-02", "", False), ("ken-01", "x", False)]
)
def test_ssh_keygen_verifies_our_signature(folder: Path, who: str, space: str, good: bool) -> None:
    """The command of the README with the register that we write; another signer or purpose fails."""
    signers = folder.parent / "ilms_allowed_signers"
    signers.write_text(register.write_register(world.REGISTER), encoding="utf-8")
    words = ("-f", str(signers), "-I", who, "-n", space or namespace(Kind.SUBMISSION), "-s", SIGNATURE_FILE)
    message = (folder / bag.TAGMANIFEST_FILE).read_bytes()
    run("ssh-keygen", "-Y", "verify", *words, cwd=folder, text=message, good=good)


def test_ssh_keygen_heeds_the_dates_that_we_write(folder: Path) -> None:
    """A key that ended before the signature is checked does not count."""
    ended = Signer("ken-01", world.KEN.public, valid_until=world.NOW.replace(year=2020))
    signers = folder.parent / "ilms_allowed_signers"
    signers.write_text(ended.allowed_signers_line, encoding="utf-8")
    words = ("-f", str(signers), "-I", "ken-01", "-n", namespace(Kind.SUBMISSION), "-s", SIGNATURE_FILE)
    message = (folder / bag.TAGMANIFEST_FILE).read_bytes()
    run("ssh-keygen", "-Y", "verify", *words, cwd=folder, text=message, good=False)


@pytest.mark.parametrize("passphrase", [None, "correct horse battery"])
def test_ssh_keygen_opens_our_key_file(tmp_path: Path, passphrase: str | None) -> None:
    """A key can be rescued without our program."""
    path = tmp_path / "key"
    path.write_bytes(keys.key_file(world.KEN, passphrase))
    path.chmod(0o600)
    shown = run("ssh-keygen", "-y", "-P", passphrase or "", "-f", str(path), cwd=tmp_path)
    assert shown.split()[:2] == keys.public_text(world.KEN.public).encode().split()


def test_we_open_a_key_file_of_ssh_keygen(tmp_path: Path) -> None:
    """An office may bring its own Ed25519 key."""
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "a passphrase", "-a", "4", "-f", "theirs", cwd=tmp_path)
    key = keys.load_key((tmp_path / "theirs").read_bytes(), "a passphrase")
    assert keys.public_text(key.public) in (tmp_path / "theirs.pub").read_text(encoding="utf-8")


def test_a_package_zipped_again_by_hand_is_recognised(folder: Path) -> None:
    """The message must say what happened, not that somebody attacked."""
    run("zip", "-q", "-r", "again.zip", world.NAME, cwd=folder.parent)
    result = Case((folder.parent / "again.zip").read_bytes()).judge()
    assert (result.code, contents(world.good())["bagit.txt"]) == ("ZIP_EXTRA", bag.BAGIT_TEXT)


@pytest.fixture(params=list(kw.NAMES))
def other_kind(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Kind, Path]:
    """The good package of another kind, unpacked."""
    kind = request.param
    path = tmp_path / f"{kw.NAMES[kind]}.zip"
    path.write_bytes(kw.good(kind))
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path)
    return kind, tmp_path / kw.NAMES[kind]


def test_every_kind_is_a_sound_bag_in_a_sound_archive(other_kind: tuple[Kind, Path]) -> None:
    """For unzip, 7z, sha256sum and the library of Congress alike."""
    kind, unpacked = other_kind
    for words in (("unzip", "-t"), ("7z", "t"), ("bsdtar", "-tf")):
        run(*words, f"{kw.NAMES[kind]}.zip", cwd=unpacked.parent)
    out = run("sha256sum", "-c", "tagmanifest-sha256.txt", "manifest-sha256.txt", cwd=unpacked)
    assert out.count(b": OK") == 4 + len(list(unpacked.glob("data/**/*.*")))
    loaded = bagit.Bag(str(unpacked))
    assert loaded.validate()
    assert loaded.info["External-Identifier"] == kw.NAMES[kind]
    ours = bag_profile()
    assert ours.validate(loaded), str(ours.report)
    if kind is Kind.PART:
        assert validated(unpacked / "data")[0]


#: who signs in the register, for kinds that have somebody there; a request to enrol brings its own key
WHO = {Kind.ANSWER: ["ken-01"], Kind.PART: ["ken-71", "MOL"]}


def test_ssh_keygen_verifies_every_kind_in_its_own_namespace(other_kind: tuple[Kind, Path]) -> None:
    """The command of the README; the namespace of another kind fails."""
    kind, unpacked = other_kind
    signers = unpacked.parent / "ilms_allowed_signers"
    fresh = Signer("ken-02", kw.FRESH.public)
    everybody = Register((*kw.REGISTER.signers, *kw.LOCAL.signers, fresh))
    signers.write_text(register.write_register(everybody), encoding="utf-8")
    message = (unpacked / bag.TAGMANIFEST_FILE).read_bytes()
    for who in {Kind.ENROL: ["ken-02"]}.get(kind, WHO.get(kind, ["desk-2026"])):
        for space in Kind:
            words = ("-f", str(signers), "-I", who, "-n", namespace(space), "-s", SIGNATURE_FILE)
            run("ssh-keygen", "-Y", "verify", *words, cwd=unpacked, text=message, good=space is kind)


def test_ssh_keygen_verifies_the_word_of_an_old_key(tmp_path: Path) -> None:
    """An auditor can see who vouched for a renewal."""
    unpacked = contents(kw.renewal())
    (tmp_path / "old-key.sig").write_bytes(unpacked["data/old-key.sig"])
    (tmp_path / "signers").write_text(f"ken-01 {keys.public_text(world.KEN.public)}\n", encoding="utf-8")
    words = ("-f", "signers", "-I", "ken-01", "-n", namespace(RENEWAL), "-s", "old-key.sig")
    run("ssh-keygen", "-Y", "verify", *words, cwd=tmp_path, text=unpacked["data/enrol.json"])
