"""From a request to enrol to the last receipt, by files alone: what one side writes is all that the other side gets.

The desk is the command line. The country's documents are written by the package's own writer, and what comes back is
judged as the country's program judges it, by what it knows.
"""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.cli.main import main
from ilms_desktop.package import read, write
from ilms_desktop.package.keys import key_code, new_key, public_text
from ilms_desktop.package.known import Known, Sent
from ilms_desktop.package.names import Kind, answer_name, enrol_name, submission_name
from ilms_desktop.package.outcome import Refusal, Verified
from ilms_desktop.package.register import parse_register
from tests.vectors.package import world

if TYPE_CHECKING:
    from collections.abc import Callable

PERSON = new_key(b"test key of the laptop".ljust(32, b"."))


def stamp() -> str:
    """Now, as documents carry it."""
    return f"{datetime.now(tz=UTC):%Y-%m-%dT%H:%M:%SZ}"


@dataclass(frozen=True)
class Laptop:
    """What the country's program knows; a copy of it is the backup of the laptop.

    Attributes:
        folder: where files come and go. known: of the program. chains: kind -> (sequence, package_id) of the newest.
    """

    folder: Path
    known: Known
    chains: dict[Kind, tuple[int, str | None]] = field(default_factory=dict)

    def send(self, kind: Kind, fields: dict[str, Any], **contents: Any) -> tuple[Laptop, Path]:
        """Write the next package of a kind."""
        last, previous = self.chains.get(kind, (0, None))
        number = last + 1
        name = {Kind.SUBMISSION: submission_name, Kind.ANSWER: answer_name}[kind]
        added = {
            "package": name(signer="ken-01", year=2026, number=number),
            "sequence": number,
            "previous": previous,
            "created_utc": stamp(),
        }
        sealed = write.build_kind(kind, {**fields, **added}, key=PERSON, **contents)
        path = self.folder / sealed.file_name
        path.write_bytes(sealed.data)
        sent = Sent(sealed.name, "ken-01", number)
        known = replace(self.known, outbox={**(self.known.outbox or {}), sealed.package_id: sent})
        return replace(self, known=known, chains={**self.chains, kind: (number, sealed.package_id)}), path

    def submit(self, value: str = "9.3", **changes: Any) -> tuple[Laptop, Path]:
        """Send figures."""
        fields = world.document(**changes)
        tables = [replace(each, data=each.data.replace(b"9.3", value.encode())) for each in world.tables()]
        return self.send(Kind.SUBMISSION, fields, tables=tables, files=world.files())

    def take(self, path: Path, desk: Path) -> tuple[Laptop, Verified | Refusal]:
        """Judge a document of the desk, and keep what it says of a package."""
        register = parse_register((desk / "desk.allowed_signers").read_text())
        data, now = path.read_bytes(), datetime.now(tz=UTC)
        result = read.verify(data, path.name, register=register, ledger=None, now=now, known=self.known)
        if isinstance(result, Refusal):
            return self, result
        fields: dict[str, Any] = dict(result.document)
        numbers = {**(self.known.received or {}).get(result.package.kind, {}), fields["number"]: result.package_id}
        known = replace(self.known, received={**(self.known.received or {}), result.package.kind: numbers})
        after = replace(self, known=known)
        return (after._follow(fields) if result.package.kind is Kind.RECEIPT else after), result

    def _follow(self, receipt: dict[str, Any]) -> Laptop:
        """The outbox after a receipt; the desk's word on what comes next counts, as after a restored disk."""
        about = receipt["in_reply_to"]["package_id"]
        outbox = dict(self.known.outbox or {})
        outbox[about] = replace(outbox[about], status=receipt["status"], receipt=receipt["number"])
        kind = Kind.ANSWER if "_A" in receipt["in_reply_to"]["package"] else Kind.SUBMISSION
        expected = receipt["next_expected"]
        chains = {**self.chains, kind: (expected["sequence"] - 1, expected["previous"])}
        return replace(self, known=replace(self.known, outbox=outbox), chains=chains)


@pytest.fixture
def ilms(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Carry out one command line that answers with JSON."""

    def run(*words: object, code: int = 0) -> Any:
        capsys.readouterr()
        assert main([str(word) for word in words]) == code, capsys.readouterr().err
        shown = capsys.readouterr().out
        return json.loads(shown) if "--json" in words else shown.split()

    return run


@pytest.fixture
def desk(ilms: Callable[..., Any], tmp_path: Path) -> Path:
    """A desk with three roots, two of which signed, and one key."""
    for name in ("r1", "r2", "r3", "desk-2026"):
        ilms("desk-key", "new", tmp_path / name, "--id", name, "--no-passphrase")
    roots = [word for name in ("r1", "r2", "r3") for word in ("--root", f"{name}={tmp_path / name}.pub")]
    desk = tmp_path / "desk"
    keys = ["--desk-key", f"desk-2026={tmp_path / 'desk-2026'}.pub", "--expires", "2099-01-01"]
    contact = ["--address", "ILO, Geneva", "--telephone", "+41 22 000 00 00"]
    (bundle,) = ilms("trust", "init", desk, *roots, *keys, *contact)
    for name in ("r1", "r3"):
        ilms("trust", "sign", bundle, "--key", tmp_path / name)
    return desk


def request() -> write.Sealed:
    """The request to enrol the laptop."""
    fields = {
        "package": enrol_name("KEN", PERSON.public),
        "purpose": "new",
        "country": "KEN",
        "reference": "KEN-7Q4M",
        "name": "B. Otieno",
        "office": "KNBS",
        "email": "b.otieno@knbs.example",
        "telephone": "+254 20 000 0000",
        "public_key": public_text(PERSON.public),
        "replaces": None,
        "collections": ["ILMS-2026"],
        "protection": "sign-in",
        "created_utc": stamp(),
        "software": world.document()["software"],
        "trust_version": 0,
    }
    return write.build_kind(Kind.ENROL, fields, key=PERSON)


QUESTION = {
    "cell": {
        "source": "FX-1",
        "criterion": "none",
        "table": "C4",
        "class_version": [{"concept": "CDS", "code": "CDS_DES"}],
        "year": 2024,
        "sex": "SEX_F",
        "classes": [{"concept": "CDS", "code": "CDS_DES_SAU"}],
    },
    "kind": "outlier",
    "severity": "must-answer",
    "text": {"en": "Ten times the figure of 2023. Please check."},
    "value_seen": "9.3",
}


def test_enrol_to_receipt_with_replay_fork_and_restored_laptop(  # noqa: PLR0915 - one story, each step on the last
    ilms: Callable[..., Any], desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every step is a file; nothing is imported twice, lost, or believed because it says so."""
    folder = tmp_path / "laptop"
    folder.mkdir()
    at_desk = (desk, "--key", tmp_path / "desk-2026", "--json")

    def receive(path: Path, *words: str, code: int = 0) -> Any:
        (found,) = ilms("receipt", "new", *at_desk, path, *words, code=code)["results"]
        return found

    # enrol: a package that came too early waits; other digits enrol nobody
    asked = request()
    asking = folder / asked.file_name
    asking.write_bytes(asked.data)
    laptop = Laptop(
        folder, Known(country="KEN", keys=frozenset({PERSON.public}), requests=frozenset({asked.package_id}))
    )
    laptop, first = laptop.submit()
    assert receive(first, code=3)["code"] == "KEY_UNKNOWN"
    officers = ("--officer", "officer", "--second-officer", "head")
    monkeypatch.setattr(sys, "stdin", io.StringIO("12345 " * 8 + "\n"))
    assert ilms("grant", "new", *at_desk, asking, *officers, code=1)["code"] == "ENROL_CODE"
    monkeypatch.setattr(sys, "stdin", io.StringIO(" ".join(key_code(PERSON.public)) + "\n"))
    granted = ilms("grant", "new", *at_desk, asking, *officers)
    laptop, grant = laptop.take(Path(granted["document"]), desk)
    assert isinstance(grant, Verified)
    assert grant.document["signer"] == "ken-01"

    # submit: what waited is received; the same file again gives the same bytes (replay)
    (waited,) = granted["waiting"]
    good = receive(Path(waited))
    assert (good["code"], good["status"]) == ("OK", "imported")
    bytes_of_receipt = Path(good["receipt"]).read_bytes()
    again = receive(first)
    assert (again["code"], again["repeated"]) == ("REPLAY_DUPLICATE", True)
    assert Path(again["receipt"]).read_bytes() == bytes_of_receipt
    laptop, receipt = laptop.take(Path(good["receipt"]), desk)
    assert isinstance(receipt, Verified)
    assert laptop.take(Path(good["receipt"]), desk)[1].code == "REPLAY_DUPLICATE"
    backup = laptop

    # query and answer
    questions = tmp_path / "questions.json"
    questions.write_text(json.dumps({"languages": ["en"], "queries": [QUESTION]}))
    words = ("--about", first.stem, "--deadline", "2098-12-31")
    query = Path(ilms("query", "new", *at_desk, questions, *words)["document"])
    laptop, found = laptop.take(query, desk)
    assert isinstance(found, Verified)
    questions_seen: Any = found.document["queries"]
    question = questions_seen[0]
    base = world.document()
    names = ("country", "collection", "office", "prepared_by", "approved_by", "signer", "software", "trust_version")
    answer = {
        **{name: base[name] for name in (*names, "last_receipt")},
        "in_reply_to": found.package_id,
        "answers": [
            {"query": question["id"], "outcome": "correction", "text": None, "language": None, "note": None}
            | {"expected": None}
        ],
        "open": [],
    }
    laptop, answered = laptop.send(Kind.ANSWER, answer)
    reply = receive(answered)
    assert (reply["code"], reply["status"]) == ("OK", "imported")
    laptop, receipt = laptop.take(Path(reply["receipt"]), desk)
    assert isinstance(receipt, Verified)

    # correction
    correction = {"kind": "correction", "supersedes": receipt_id(laptop), "resolves": [question["id"]]}
    laptop, second = laptop.submit("0.93", **correction)
    done = receive(second)
    assert (done["code"], done["status"]) == ("OK", "imported")
    assert laptop.take(Path(done["receipt"]), desk)[1].code == "OK"

    # the laptop is restored from its backup: it makes number 2 again, and that is a fork
    restored, fork = backup.submit("1.5", **correction)
    refused = receive(fork, code=1)
    assert (refused["code"], refused["status"]) == ("SEQ_FORK", "refused")
    restored, told = restored.take(Path(refused["receipt"]), desk)
    assert isinstance(told, Verified)
    assert restored.chains[Kind.SUBMISSION] == (2, done["package_id"])

    # a backup that sent nothing is told by a further receipt of what it still has
    word = ilms("receipt", "next", *at_desk, first.stem)
    asked_desk, further = backup.take(Path(word["document"]), desk)
    assert isinstance(further, Verified)
    assert asked_desk.chains[Kind.SUBMISSION] == (2, done["package_id"])

    # and both go on from there
    restored, third = restored.submit("0.94", **correction)
    last = receive(third)
    assert (last["code"], last["status"]) == ("OK", "imported")
    assert restored.take(Path(last["receipt"]), desk)[1].code == "OK"


def receipt_id(laptop: Laptop) -> str:
    """package_id of the newest submission."""
    found = laptop.chains[Kind.SUBMISSION][1]
    assert found is not None
    return found
