"""The desk of the ILO on the other side: its own commands, its own folder, its own language."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from unittest.mock import patch

from ilms_desktop import i18n
from ilms_desktop.cli.main import main
from ilms_desktop.package import limits

#: a passphrase of a key file is not what these tests are about
_FAST = patch.object(limits, "KEY_FILE_ROUNDS", 1)


def command(*words: object, code: int = 0, typed: str = "") -> Any:
    """Carry out one command; answers with its JSON document, else with its words; the language in use stays."""
    language, said = i18n.language(), io.StringIO()
    with _FAST, redirect_stdout(said), patch.object(sys, "stdin", io.StringIO(f"{typed}\n")):
        ended = main([str(word) for word in words])
    i18n.use(language)
    assert ended == code, said.getvalue()
    return json.loads(said.getvalue()) if "--json" in words else said.getvalue().split()


@dataclass(frozen=True)
class Desk:
    """A desk with its folder and one key."""

    path: Path
    key: Path
    root_code: str

    def do(self, *words: object, **more: Any) -> Any:
        """A command about the desk: its two words first, then everything else."""
        return command(*words[:2], self.path, "--key", self.key, "--json", *words[2:], **more)

    def grant(self, request: Path, code: str) -> Path:
        """Enrol the key of a request whose code was read out on the telephone."""
        officers = ("--officer", "officer", "--second-officer", "head")
        return Path(self.do("grant", "new", request, *officers, typed=code)["document"])

    def receive(self, path: Path) -> Any:
        """What becomes of one file."""
        (found,) = self.do("receipt", "new", path)["results"]
        return found

    def trust_on(self, user_dir: Path) -> None:
        """What the installer brings with it: the list of the desk's keys."""
        with patch.dict("os.environ", ILMS_USER_DIR=str(user_dir)):
            command("trust", "install", self.path / "trust", "--root-code", self.root_code)


def make_desk(folder: Path) -> Desk:
    """A desk with three roots, two of which signed, and one key."""
    for name in ("r1", "r2", "r3", "desk-2026"):
        command("desk-key", "new", folder / name, "--id", name, "--no-passphrase")
    roots = [word for name in ("r1", "r2", "r3") for word in ("--root", f"{name}={folder / name}.pub")]
    keys = ["--desk-key", f"desk-2026={folder / 'desk-2026'}.pub", "--expires", "2099-01-01"]
    contact = ["--address", "ILO, Geneva, migration@ilo.example", "--telephone", "+41 22 000 00 00"]
    path = folder / "desk"
    (bundle,) = command("trust", "init", path, *roots, *keys, *contact)
    for name in ("r1", "r3"):
        command("trust", "sign", bundle, "--key", folder / name)
    with patch.dict("os.environ", ILMS_USER_DIR=str(folder / "desk-user")):
        code = command("trust", "install", path / "trust", "--json", code=3)["root_code"]
    return Desk(path, folder / "desk-2026", code)


def mail_with(path: Path, folder: Path) -> Path:
    """A mail of the desk, as somebody saves it."""
    mail = EmailMessage()
    mail["From"] = "desk@ilo.example"
    mail.set_content("Please find our answer attached.")
    mail.add_attachment(path.read_bytes(), maintype="application", subtype="zip", filename=path.name)
    saved = folder / f"{path.stem}.eml"
    saved.write_bytes(mail.as_bytes())
    return saved


def saved_attachment(mail: Path, folder: Path) -> Path:
    """The signed file of a mail, as the desk saves it."""
    parts = {part.get_filename(): part for part in message_from_bytes(mail.read_bytes()).walk() if part.get_filename()}
    name = next(name for name in parts if name and name.endswith(".zip"))
    data = parts[name].get_payload(decode=True)
    assert isinstance(data, bytes)
    path = folder / str(name)
    path.write_bytes(data)
    return path
