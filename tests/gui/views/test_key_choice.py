"""Which key signs: the computer's own one by itself, a file where the person wants one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtWidgets import QFormLayout, QWidget

from ilms_desktop.errors import SigningKeyError, StorageError
from ilms_desktop.package import limits
from ilms_desktop.package.keys import key_file, new_key, public_line
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.key_choice import KeyChoice, KeyOffer
from ilms_desktop.workspace.enrolment_files import enrolments
from ilms_desktop.workspace.own_key import KeyFile, OwnKey, key_for
from tests.gui.key_support import NOW, PERSON, granted, no_store, store, waiting
from tests.unit.keystore.memory_backend import MemoryBackend
from tests.unit.workspace.enrolment_support import PASSPHRASE, ask, enrolled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """These keys protect nothing."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)


@pytest.fixture
def choice(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., KeyChoice]]:
    """The rows, for what lies in the person's folder."""
    holders: list[QWidget] = []

    def build(file: str = "") -> KeyChoice:
        holder = QWidget()
        holders.append(holder)
        form = QFormLayout(holder)
        made = KeyChoice(look, offer(tmp_path, file), form, holder)
        holder.show()
        qtbot.waitExposed(holder)
        return made

    yield build
    for holder in holders:
        shiboken6.delete(holder)


def offer(user_dir: Path, file: str = "") -> KeyOffer:
    """What can sign for Cambodia."""
    return KeyOffer(key_for(enrolments(user_dir), "KHM", NOW), no_store, file)


def is_ready(rows: KeyChoice) -> bool:
    """Whether everything is given."""
    return rows.is_complete


def a_file(folder: Path, passphrase: str | None) -> Path:
    """A key file with its public half."""
    key = new_key(bytes(range(32)))
    path = folder / "khm-09"
    path.write_bytes(key_file(key, passphrase))
    path.with_name("khm-09.pub").write_text(public_line(key.public, "khm-09"), encoding="utf-8")
    return path


def test_an_enrolled_key_signs_without_a_question(choice: Callable[..., KeyChoice], tmp_path: Path) -> None:
    """Behind the sign-in nothing is asked; the file stays out of sight."""
    made = ask(tmp_path, applicant=PERSON, guard=store(MemoryBackend()), now=NOW)
    enrolled(tmp_path, made, signer="khm-01", valid_from=NOW)
    rows = choice()
    assert "Enrolled as khm-01" in bare(rows.told.text())
    assert is_ready(rows)
    assert not rows.file.isVisible()
    assert not rows.passphrase.isVisible()
    chosen = rows.chosen()
    assert isinstance(chosen, OwnKey)
    assert (chosen.signer, rows.path) == ("khm-01", "")


def test_a_store_that_fails_leads_to_the_passphrase(choice: Callable[..., KeyChoice], tmp_path: Path) -> None:
    """Other troubles do not."""
    made = ask(tmp_path, applicant=PERSON, guard=store(MemoryBackend()), now=NOW)
    enrolled(tmp_path, made, signer="khm-01", valid_from=NOW)
    rows = choice()
    rows.take_trouble(StorageError("workspace_exists", path="x"))
    assert not rows.passphrase.isVisible()
    rows.set_enabled(is_enabled=False)
    assert not rows.other.isEnabled()
    rows.set_enabled(is_enabled=True)
    rows.take_trouble(SigningKeyError("keystore_failed", detail="locked"))
    assert rows.passphrase.isVisible()
    assert not is_ready(rows)
    rows.passphrase.setText("typed")
    assert is_ready(rows)


def test_a_key_with_a_passphrase_asks_for_it(choice: Callable[..., KeyChoice], tmp_path: Path) -> None:
    """Every time."""
    granted(tmp_path)
    rows = choice()
    assert not is_ready(rows)
    rows.passphrase.setText(PASSPHRASE)
    assert is_ready(rows)
    assert rows.chosen().open()[1] == "khm-01"


def test_a_waiting_key_signs_and_says_that_packages_wait(choice: Callable[..., KeyChoice], tmp_path: Path) -> None:
    """Under the id that the ILO will give, which can be corrected."""
    waiting(tmp_path)
    rows = choice()
    assert "packages wait at the ILO until your key is confirmed" in rows.told.text()
    assert rows.signer.text() == "khm-01"
    rows.passphrase.setText(PASSPHRASE)
    rows.signer.setText("")
    assert not is_ready(rows)
    rows.signer.setText("KHM-02")
    assert rows.chosen().open()[1] == "khm-02"


def test_without_a_key_enrolment_is_offered(choice: Callable[..., KeyChoice], qtbot: QtBot, tmp_path: Path) -> None:
    """And the new key is taken as soon as it is there."""
    rows = choice()
    assert "no key that signs for this country" in rows.told.text()
    assert not is_ready(rows)
    with qtbot.waitSignal(rows.wants_enrolment):
        rows.enrol.click()
    waiting(tmp_path)
    rows.show_offer(offer(tmp_path))
    assert not rows.enrol.isVisible()
    assert rows.passphrase.isVisible()


def test_another_key_is_a_file(choice: Callable[..., KeyChoice], tmp_path: Path) -> None:
    """With its own passphrase where it has one; and the way back."""
    granted(tmp_path)
    rows = choice()
    rows.other.click()
    assert rows.file.isVisible()
    assert not is_ready(rows)
    rows.file.line.setText(str(a_file(tmp_path, None)))
    assert bare(rows.told.text()) == "Key of khm-09"
    assert is_ready(rows)
    assert isinstance(rows.chosen(), KeyFile)
    assert rows.path == str(tmp_path / "khm-09")
    rows.file.line.setText(str(a_file(tmp_path, PASSPHRASE)))
    rows.file.line.setText(str(tmp_path / "nothing"))
    assert "no signing key" in rows.told.text()
    rows.other.click()
    assert not rows.file.isVisible()
    assert "Enrolled as khm-01" in bare(rows.told.text())


def test_the_file_used_last_is_offered_where_there_is_no_own_key(
    choice: Callable[..., KeyChoice], tmp_path: Path
) -> None:
    """Whoever was there before enrolment goes on as before."""
    rows = choice(str(a_file(tmp_path, PASSPHRASE)))
    assert rows.file.isVisible()
    assert bare(rows.told.text()) == "Key of khm-09"
    assert rows.passphrase.isVisible()
    rows.passphrase.setText(PASSPHRASE)
    assert rows.chosen().open()[1] == "khm-09"
