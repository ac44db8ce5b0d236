"""Mutants that an enrolled sender could have made: changed first, then hashed and signed as they should be."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import bag, datapackage, signature, xlsx_check
from ilms_desktop.package.names import Kind, document_path, namespace
from ilms_desktop.package.wire import pack_strings
from tests.fuzz import blind, pdfs, texts, zips
from tests.fuzz.parents import Mutant, Parent, case_of, contents_of
from tests.vectors.package import kinds_world as kw
from tests.vectors.package import resign, vectors_signature, world
from tests.vectors.package.forge import emit, entries

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from typing import Any

    Edit = Callable[[dict[str, bytes]], None]

_KINDS: Final = tuple(Kind)
_KEYS: Final = (world.KEN, world.TZA, world.STRANGER, world.DESK, kw.MOL, kw.FRESH, kw.RECEIPTS_ONLY)
_ODD_PATHS: Final = (
    "people/more.pdf",
    "people/run.exe",
    "tables/D1.csv",
    "tables/C4.CSV",
    "audit.csv",
    "definition/ilms-2019.json",
    "trust/v0007.json",
    "trust/v0007-r1.sig",
    "old-key.sig",
    "more.json",
    "metadata.json",
)
_WORKBOOK: Final = "people/questionnaire.xlsx"
_PAPER: Final = "people/summary.pdf"
#: what a workbook or a page that acts would say
_ACTIVE: Final = (
    b"<f>1+1</f>",
    b"<x:f >",
    b"<!DOCTYPE x>",
    b' TargetMode="External"',
    b"<hyperlink/>",
    b"\xff\xfe",
    b"<oleObject />",
)


def _sealed(dice: random.Random, kind: Kind, **spoilers: Any) -> Mutant:
    """The file, and now and then with bytes changed behind the signature."""
    name = world.NAME if kind is Kind.SUBMISSION else kw.NAMES[kind]
    data = resign.sealed(**spoilers) if kind is Kind.SUBMISSION else kw.sealed(kind, **spoilers)
    parent = Parent(case_of(kind), contents_of(data))
    return Mutant.of(parent, data if dice.randrange(8) else blind.changed(dice, data, most=1), f"{name}.zip")


def document(dice: random.Random) -> Mutant:
    """Values of the document, of any kind."""
    kind = dice.choice(_KINDS)
    return _sealed(dice, kind, payload=_with(document_path(kind), lambda data: texts.json_text(dice, data)))


def _with(path: str, edit: Callable[[bytes], bytes]) -> Edit:
    def change(files: dict[str, bytes]) -> None:
        _put(files, path, edit(files[path]))

    return change


def _put(files: dict[str, bytes], path: str, new: bytes) -> None:
    """Another content, about which the description of the tables tells the truth."""
    old = files[path]
    files[path] = new
    if datapackage.PATH in files and path != datapackage.PATH:
        described = files[datapackage.PATH].replace(bag.sha256(old).encode(), bag.sha256(new).encode())
        files[datapackage.PATH] = described.replace(b'"bytes": %d,' % len(old), b'"bytes": %d,' % len(new))


def file(dice: random.Random) -> Mutant:
    """Any file of the payload, by what it is."""

    def change(files: dict[str, bytes]) -> None:
        path = dice.choice(sorted(files))
        _put(files, path, _content(dice, path, files[path]))

    return _sealed(dice, dice.choice((Kind.SUBMISSION, *_KINDS)), payload=change)


def _content(dice: random.Random, path: str, data: bytes) -> bytes:
    if path.endswith(".json"):
        return texts.json_text(dice, data)
    if path.endswith(".csv"):
        return dice.choice((texts.cells, texts.cells, texts.lines, blind.changed))(dice, data)
    return blind.changed(dice, data)


def paths(dice: random.Random) -> Mutant:
    """Files of the payload left out, under another name, or new."""

    def change(files: dict[str, bytes]) -> None:
        old, new, way = dice.choice(sorted(files)), dice.choice(_ODD_PATHS), dice.randrange(4)
        data = files.pop(old) if way < 2 else files[old]
        if way:
            files[new] = blind.changed(dice, data) if way == 3 else data

    return _sealed(dice, dice.choice(_KINDS), payload=change)


def tags(dice: random.Random) -> Mutant:
    """Tag files and manifests, before they are signed."""
    edit = dice.choice((texts.lines, blind.changed))
    if not dice.randrange(4):
        return _sealed(dice, dice.choice(_KINDS), tagmanifest=lambda data: edit(dice, data))

    def change(head: dict[str, bytes]) -> None:
        path = dice.choice(sorted(head))
        head[path] = edit(dice, head[path])

    return _sealed(dice, dice.choice(_KINDS), tags=change)


def signer(dice: random.Random) -> Mutant:
    """Another key, another purpose, or a signature that is put together in another way."""
    kind = dice.choice(_KINDS)
    key, space = dice.choice(_KEYS), dice.choice(_KINDS)

    def sign(message: bytes) -> bytes:
        armoured = signature.sign(message, namespace=namespace(space if dice.randrange(2) else kind), key=key)
        if dice.randrange(2):
            return armoured
        fields = vectors_signature.fields(armoured)
        at = dice.randrange(len(fields))
        fields[at] = blind.changed(dice, fields[at] or b"\0", most=1)
        if not dice.randrange(4):
            dice.choice((fields.pop, lambda: fields.append(b"")))()
        return signature.armour(b"SSHSIG\0\0\0\1" + pack_strings(*fields))

    if kind is Kind.SUBMISSION:
        return _sealed(dice, kind, sign=sign)
    if dice.randrange(2):
        return _sealed(dice, kind, key=key, space=namespace(space))
    return _sealed(dice, kind, key=key)


def workbook(dice: random.Random) -> Mutant:
    """The workbook inside: its container, or one of its parts."""
    raws = list(_parts())
    if dice.randrange(2):
        return _sealed(dice, Kind.SUBMISSION, payload=_with(_WORKBOOK, lambda _: zips.spoiled(dice, raws)))
    at = dice.randrange(len(raws))
    text = raws[at].plain
    place = dice.randint(0, len(text))
    text = (
        text[:place] + dice.choice(_ACTIVE) + text[place:] if dice.randrange(2) else blind.changed(dice, text, most=2)
    )
    raws[at] = type(raws[at])(raws[at].name, text)
    return _sealed(dice, Kind.SUBMISSION, payload=_with(_WORKBOOK, lambda _: emit(raws)))


@cache
def _parts() -> tuple[Any, ...]:
    return tuple(entries(world.xlsx(), xlsx_check._PROFILE))


def paper(dice: random.Random) -> Mutant:
    """The PDF inside, by its words or its bytes."""
    edit = dice.choice((pdfs.words, blind.changed))
    return _sealed(dice, Kind.SUBMISSION, payload=_with(_PAPER, lambda data: edit(dice, data)))
