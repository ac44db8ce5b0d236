"""A stranger writes a verifier from the pages: what they say is what the program does."""

from __future__ import annotations

import hashlib
import re
import zlib
from pathlib import Path

import pytest

from ilms_desktop.package import bag, keys, limits, messages, signature
from ilms_desktop.package.container import read_directory
from ilms_desktop.package.names import Kind, code_prefix
from ilms_desktop.package.outcome import ACCEPTED, Problem
from tests.vectors.package import world
from tests.vectors.package.catalogue import VECTORS
from tests.vectors.package.files import COLUMNS, LIST, example, files
from tests.vectors.package.forge import contents
from tests.vectors.package.vectors_mail import VECTORS as MAILS
from tests.vectors.package.vectors_trust import VECTORS as BUNDLES

PAGES = Path(__file__).resolve().parents[2] / "docs" / "spec"
CODES = (PAGES / "package-codes.md").read_text(encoding="utf-8")
EXAMPLE = (PAGES / "package-example.md").read_text(encoding="utf-8")
#: code -> its stages and its outcomes, as the page says
LISTED = {
    code: (set(stages.split(", ")), set(outcomes.split(", ")))
    for code, stages, outcomes in re.findall(r"^\| `([^`]+)` \| ([0-9A-Z, ]+) \| ([a-z, ]+) \|", CODES, re.MULTILINE)
}
FINDINGS = set(re.findall(r"^\| `([A-Z_]+)` \| [^|]*\|$", CODES, re.MULTILINE))


def listed(code: str) -> tuple[set[str], set[str]]:
    """Stages and outcomes of a code, which may stand there without its prefix."""
    return LISTED.get(code) or LISTED[f"…_{code.partition('_')[2]}"]


def test_the_page_lists_the_codes_that_there_are() -> None:
    """None is missing, none was given up; details of a message are no codes."""
    said = {code.replace("…", "") for code in LISTED} | FINDINGS
    known = {code for code in messages.TEXTS if "/" not in code} - {ACCEPTED}
    # why: some kinds have words of their own for a code that every kind has
    of_every_kind = {f"{code_prefix(kind)}{suffix}" for kind in Kind for suffix in known if suffix.startswith("_")}
    assert said == known - of_every_kind


def test_stages_and_outcomes_are_those_of_the_vectors() -> None:
    """Each vector ends in a stage and with an outcome that the page gives its code."""
    for vector in VECTORS:
        if vector.code != ACCEPTED:
            stages, outcomes = listed(vector.code)
            assert vector.stage in stages, vector.id
            assert vector.case().judge().outcome in outcomes, vector.id
    for bundle in BUNDLES:
        assert bundle.code == ACCEPTED or bundle.stage in listed(bundle.code)[0]
    for mail in MAILS:
        assert all(code == ACCEPTED or stage in listed(code)[0] for code, stage in mail.results)


def test_vectors_are_written_as_files() -> None:
    """Two for each and one list; nothing in them depends on where or when they are written."""
    written = list(files())
    assert len(written) == len({name for name, _ in written}) == 2 * len(VECTORS) + 2
    name, data = written[-1]
    lines = data.decode().splitlines()
    assert (name, lines[0], len(lines)) == (LIST, ",".join(COLUMNS), len(VECTORS) + 1)
    assert dict(written)["c01/case.json"].startswith(b"{")


# --- the example


def facts() -> dict[str, str]:
    """Figures of the example."""
    head = contents(example())
    tagmanifest = head[bag.TAGMANIFEST_FILE]
    digest = hashlib.sha512(b"ilms-key-code-v1\n" + world.KEN.public).digest()
    signed = signature.decode(head["tagmanifest-sha256.txt.sig"])
    assert not isinstance(signed, Problem)
    space = b"ilms-submission-v1@" + limits.NS_DOMAIN.encode()
    message = b"SSHSIG" + b"".join(
        len(each).to_bytes(4, "big") + each for each in (space, b"", b"sha512", hashlib.sha512(tagmanifest).digest())
    )
    entries = read_directory(example())
    assert not isinstance(entries, Problem)
    crc = zlib.crc32(bag.BAGIT_TEXT)
    sizes = [each.size for each in entries if "/data/" in each.name]
    return {
        "seed": b"test key of ken-01".ljust(32, b".").hex(),
        "public key": world.KEN.public.hex(),
        "public text": keys.public_text(world.KEN.public),
        "fingerprint": keys.fingerprint(world.KEN.public),
        "code bytes": digest[:10].hex(),
        "first number": str(int.from_bytes(digest[:5], "big")),
        "second number": str(int.from_bytes(digest[5:10], "big")),
        "code": " ".join(keys.key_code(world.KEN.public)),
        "document size": f"{len(head['data/submission.json']):,}",
        "package_id": hashlib.sha256(tagmanifest).hexdigest(),
        "sha512": hashlib.sha512(tagmanifest).hexdigest(),
        "signed": message.hex(),
        "R": signed.value[:32].hex(),
        "S": signed.value[32:].hex(),
        "first entry": entries[0].name,
        "local mark": "504b0304",
        "crc": crc.to_bytes(4, "little").hex(),
        "crc number": f"0x{crc:08x}",
        "name length": len(entries[0].name).to_bytes(2, "little").hex(),
        "sum": f"{sum(sizes):,}",
        "count": str(len(sizes)),
    }


def blocks() -> dict[str, str]:
    """Longer parts of the example."""
    data = example()
    head = {name: each.decode() for name, each in contents(data).items() if name.startswith(("bag", "man", "tag"))}
    document = contents(data)["data/submission.json"].decode().split("\n")
    entries = read_directory(data)
    assert not isinstance(entries, Problem)
    end = data.rindex(b"PK\x05\x06")
    start = int.from_bytes(data[end + 16 : end + 20], "little")
    return {
        "document": "\n".join([*document[:5], " …", *document[-4:-1]]),
        "bag-info": head["bag-info.txt"],
        "manifest": head["manifest-sha256.txt"],
        "tag manifest": head["tagmanifest-sha256.txt"],
        "armour": head["tagmanifest-sha256.txt.sig"],
        "directory record": data[start : start + 46].hex(),
        "entries": "".join(f"| `{each.name.partition('/')[2]}` | {each.size:,} |\n" for each in entries),
    }


@pytest.mark.parametrize("name", [*facts(), *blocks()])
def test_the_example_is_computed_anew(name: str) -> None:
    """A figure that is wrong on the page costs a stranger a day."""
    assert (facts() | blocks())[name] in EXAMPLE
