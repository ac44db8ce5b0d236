"""From a request to enrol to the last receipt, by files alone: what one side writes is all that the other side gets.

Both sides are the command line: the desk's folder here, the country's questionnaire and the person's folder there.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.cli.main import main
from ilms_desktop.package import limits

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = ("ref_area", "indicator", "sex", "classif1", "time", "obs_value")
REASON = "The ministry sent newer figures."
QUESTION = {
    "cell": {
        "source": "XX:N1",
        "criterion": "none",
        "table": "C4",
        "class_version": [{"concept": "CDS", "code": "CDS_DES"}],
        "year": 2020,
        "sex": "SEX_F",
        "classes": [{"concept": "CDS", "code": "CDS_DES_TOTAL"}],
    },
    "kind": "outlier",
    "severity": "must-answer",
    "text": {"en": "Ten times the figure of 2019. Please check."},
    "value_seen": "4",
}


@pytest.fixture
def ilms(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Carry out one command line; answers with its JSON document where there is one."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)

    def run(*words: object, code: int = 0, typed: str = "") -> Any:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{typed}\n"))
        ended = main([str(word) for word in words])
        shown = capsys.readouterr()
        assert ended == code, shown.err
        return json.loads(shown.out) if "--json" in words else shown.out.split()

    return run


@dataclass(frozen=True)
class Desk:
    """The desk of the ILO: its folder, and one key."""

    ilms: Callable[..., Any]
    path: Path
    key: Path
    root_code: str

    def do(self, *words: object, **more: Any) -> Any:
        """A command about the desk: its two words first, then everything else."""
        return self.ilms(*words[:2], self.path, "--key", self.key, "--json", *words[2:], **more)

    def receive(self, path: Path, *, code: int = 0) -> Any:
        """What becomes of one file."""
        (found,) = self.do("receipt", "new", path, code=code)["results"]
        return found


@pytest.fixture
def desk(ilms: Callable[..., Any], tmp_path: Path) -> Desk:
    """A desk with three roots, two of which signed, and one key; its bundle names a mail address."""
    for name in ("r1", "r2", "r3", "desk-2026"):
        ilms("desk-key", "new", tmp_path / name, "--id", name, "--no-passphrase")
    roots = [word for name in ("r1", "r2", "r3") for word in ("--root", f"{name}={tmp_path / name}.pub")]
    path = tmp_path / "desk"
    keys = ["--desk-key", f"desk-2026={tmp_path / 'desk-2026'}.pub", "--expires", "2099-01-01"]
    contact = ["--address", "ILO, Geneva, migration@ilo.example", "--telephone", "+41 22 000 00 00"]
    (bundle,) = ilms("trust", "init", path, *roots, *keys, *contact)
    for name in ("r1", "r3"):
        ilms("trust", "sign", bundle, "--key", tmp_path / name)
    code = ilms("trust", "install", path / "trust", "--json", code=3)["root_code"]
    return Desk(ilms, path, tmp_path / "desk-2026", code)


@dataclass(frozen=True)
class Laptop:
    """The country's computer: one questionnaire, and the person's folder."""

    ilms: Callable[..., Any]
    folder: Path

    @property
    def file(self) -> Path:
        """The questionnaire."""
        return self.folder / "ken.ilms"

    def do(self, *words: object, **more: Any) -> Any:
        """A command about the questionnaire: its word, or its two, then everything else."""
        first = 2 if words[0] == "outbox" else 1
        return self.ilms(*words[:first], self.file, *words[first:], "--json", **more)

    def type(self, women: int, *, code: int = 0) -> Any:
        """Bring figures in that add up."""
        path = self.folder / f"figures-{women}.csv"
        rows = (("SEX_T", 5 + women), ("SEX_M", 5), ("SEX_F", women))
        with path.open("w", newline="") as stream:
            written = csv.writer(stream)
            written.writerow(HEAD)
            written.writerows(("KEN", "MNA_OEMP_SEX_CDS_NB", sex, "CDS_DES_TOTAL", 2020, said) for sex, said in rows)
        return self.ilms("import", self.file, path, "--json", code=code)

    def seal(self, *words: object, out: str = "out") -> Any:
        """The package that goes out."""
        return self.do("seal", "--out", self.folder / out, *words)

    def receive(self, path: Path, *, code: int = 0) -> Any:
        """What becomes of one file of the desk."""
        (found,) = self.do("receive", path, code=code)["results"]
        return found

    def standings(self) -> dict[str, str]:
        """Where each package stands, by its number."""
        packages = self.do("outbox", "list")["packages"]
        return {each["package"].rpartition("_")[2]: each["standing"] for each in packages}

    def back_up(self, where: Path) -> None:
        """Copy everything, as an office copies its disks."""
        shutil.copytree(self.folder, where)

    def restore(self, where: Path) -> None:
        """Put the copy back; what was made since is gone."""
        self.folder.rename(self.folder.with_name("lost"))
        shutil.copytree(where, self.folder)


@pytest.fixture
def laptop(ilms: Callable[..., Any], desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Laptop:
    """A new computer with figures, which trusts the desk by the code of the letter."""
    folder = tmp_path / "laptop"
    folder.mkdir()
    monkeypatch.setenv("ILMS_USER_DIR", str(folder / "person"))
    monkeypatch.setenv("ILMS_PASSPHRASE", "correct horse battery")
    ilms("trust", "install", desk.path / "trust", "--root-code", desk.root_code)
    laptop = Laptop(ilms, folder)
    ilms("new", laptop.file, "--country", "KEN", "--round", "2026")
    laptop.type(4)
    return laptop


def mail_with(path: Path, folder: Path) -> Path:
    """A mail of the desk, as the office saves it."""
    mail = EmailMessage()
    mail["From"] = "somebody@else.example"
    mail.set_content("Please find our receipt attached.")
    mail.add_attachment(path.read_bytes(), maintype="application", subtype="zip", filename=path.name)
    saved = folder / f"{path.stem}.eml"
    saved.write_bytes(mail.as_bytes())
    return saved


def enrol(laptop: Laptop, desk: Desk) -> Path:
    """Enrol the laptop; gives the package that was sent too early and waited at the desk."""
    who = ("--name", "B. Otieno", "--office", "KNBS", "--email", "b.otieno@knbs.example")
    where = ("--country", "KEN", "--telephone", "+254 20 000 0000", "--collection", "ILMS-2026")
    words = ("--reference", "KEN-7Q4M", "--ask-every-time", "--out", laptop.folder / "to-send", "--json")
    asked = laptop.ilms("enrol", "request", *who, *where, *words)
    first = Path(laptop.seal("--signer", "ken-01")["package"])
    assert desk.receive(first, code=3)["code"] == "KEY_UNKNOWN"
    officers = ("--officer", "officer", "--second-officer", "head")
    # other digits enrol nobody
    refused = desk.do("grant", "new", asked["request"], *officers, code=1, typed="12345 " * 8)
    assert refused["code"] == "ENROL_CODE"
    granted = desk.do("grant", "new", asked["request"], *officers, typed=asked["code"])
    assert laptop.receive(Path(granted["document"]))["fields"]["signer"] == "ken-01"
    assert laptop.ilms("enrol", "status", "--json")["keys"][0]["state"] == "enrolled"
    (waited,) = granted["waiting"]
    return Path(waited)


def test_enrol_to_receipt_with_replay_fork_and_restored_laptop(desk: Desk, laptop: Laptop, tmp_path: Path) -> None:
    """Every step is a file; nothing is imported twice, lost, or believed because it says so."""
    waited = enrol(laptop, desk)
    submit_and_replay(laptop, desk, waited, tmp_path)
    backup = tmp_path / "backup"
    laptop.back_up(backup)
    question = ask_and_answer(laptop, desk, about=waited.stem, folder=tmp_path)
    second = correct(laptop, desk, question)
    laptop.restore(backup)
    assert laptop.standings() == {"S0001": "imported"}
    fork_and_go_on(laptop, desk, second)


def submit_and_replay(laptop: Laptop, desk: Desk, waited: Path, folder: Path) -> None:
    """What waited is received; the same file again gives the same bytes, here as there."""
    good = desk.receive(waited)
    assert (good["code"], good["status"]) == ("OK", "imported")
    receipt = Path(good["receipt"])
    stored = receipt.read_bytes()
    saved = laptop.do("outbox", "save", "S0001", laptop.folder / "stick", "--carrier", "zip")["file"]
    assert Path(saved).read_bytes() == waited.read_bytes()
    again = desk.receive(Path(saved))
    assert (again["code"], again["repeated"]) == ("REPLAY_DUPLICATE", True)
    assert receipt.read_bytes() == stored
    draft = laptop.do("draft", "S0001", "--out", laptop.folder / "S0001.eml")
    assert (draft["to"], draft["attachment"]) == ("migration@ilo.example", f"{waited.stem}.pdf")
    laptop.do("sent", "S0001")
    assert laptop.standings() == {"S0001": "sent"}
    assert laptop.receive(mail_with(receipt, folder))["kept"] == receipt.stem
    assert laptop.standings() == {"S0001": "imported"}
    assert laptop.receive(receipt)["code"] == "REPLAY_DUPLICATE"
    # the draft is a mail like any other: the desk finds the same package in it
    assert desk.receive(Path(draft["draft"]))["code"] == "REPLAY_DUPLICATE"


def ask_and_answer(laptop: Laptop, desk: Desk, *, about: str, folder: Path) -> str:
    """The desk asks, the country says that the figure will be corrected; gives the id of the question."""
    questions = folder / "questions.json"
    questions.write_text(json.dumps({"languages": ["en"], "queries": [QUESTION]}))
    words = ("--about", about, "--deadline", "2098-12-31")
    query = Path(desk.do("query", "new", questions, *words)["document"])
    (asked,) = laptop.receive(query)["fields"]["queries"]
    question = str(asked["id"])
    laptop.do("answer", question, "--correct", "--by", "2098-12-01")
    sealed = laptop.do("seal-answers", query.stem.rpartition("_")[2], "--out", laptop.folder / "out")
    reply = desk.receive(Path(sealed["files"]["pdf"]))
    assert (reply["code"], reply["status"]) == ("OK", "imported")
    assert laptop.receive(Path(reply["receipt"]))["code"] == "OK"
    assert laptop.standings() == {"A0001": "imported", "S0001": "imported"}
    return question


def correct(laptop: Laptop, desk: Desk, question: str) -> Any:
    """The figures are changed in a new version, and only the table that changed goes out; gives the package."""
    assert laptop.type(3, code=1)["error"]["code"] == "locked"
    laptop.do("revise", "--reason", REASON)
    laptop.type(3)
    second = laptop.seal("--kind", "correction", "--supersedes", "S0001")
    done = desk.receive(Path(second["pdf"]))
    assert (done["code"], done["status"]) == ("OK", "imported")
    assert done["fields"]["resolves"] == [question]
    assert laptop.receive(Path(done["receipt"]))["code"] == "OK"
    assert laptop.standings() == {"S0002": "imported", "A0001": "imported", "S0001": "imported"}
    return second


def fork_and_go_on(laptop: Laptop, desk: Desk, second: Any) -> None:
    """The restored laptop makes number 2 once more; the receipt tells it what the desk has, and it goes on there."""
    laptop.do("revise", "--reason", REASON)
    laptop.type(2)
    fork = laptop.seal("--kind", "correction", "--supersedes", "S0001", out="after")
    assert Path(fork["package"]).name == Path(second["package"]).name
    refused = desk.receive(Path(fork["package"]), code=1)
    assert (refused["code"], refused["status"]) == ("SEQ_FORK", "refused")
    assert laptop.receive(Path(refused["receipt"]))["code"] == "OK"
    assert laptop.standings() == {"S0002": "refused", "S0001": "imported"}
    laptop.do("revise", "--reason", REASON)
    third = laptop.seal("--kind", "correction", "--supersedes", "S0001", out="after")
    last = desk.receive(Path(third["package"]))
    assert (last["code"], last["status"]) == ("OK", "imported")
    assert last["fields"]["previous"] == second["package_id"]
    assert laptop.receive(Path(last["receipt"]))["code"] == "OK"
    assert laptop.standings() == {"S0003": "imported", "S0002": "refused", "S0001": "imported"}


def test_a_restored_laptop_that_sent_nothing_is_told_where_to_go_on(desk: Desk, laptop: Laptop, tmp_path: Path) -> None:
    """After a call the desk issues a further receipt for a package that the copy still has."""
    waited = enrol(laptop, desk)
    assert laptop.receive(Path(desk.receive(waited)["receipt"]))["code"] == "OK"
    backup = tmp_path / "backup"
    laptop.back_up(backup)
    laptop.do("revise", "--reason", REASON)
    laptop.type(3)
    second = laptop.seal()
    desk.receive(Path(second["package"]))
    laptop.restore(backup)
    further = desk.do("receipt", "next", waited.stem)
    assert laptop.receive(Path(further["document"]))["code"] == "OK"
    laptop.do("revise", "--reason", REASON)
    laptop.type(2)
    third = laptop.seal()
    last = desk.receive(Path(third["package"]))
    assert (last["code"], last["fields"]["sequence"], last["fields"]["previous"]) == ("OK", 3, second["package_id"])
