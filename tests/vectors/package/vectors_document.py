"""Vectors of stages F and H: the document, its sender, and what came before."""

from __future__ import annotations

import json
from typing import Any, Final

from ilms_desktop.package import bag, strict_json
from ilms_desktop.package.history import Chain, Ledger
from ilms_desktop.package.names import Kind
from tests.vectors.package import world
from tests.vectors.package.resign import complete, sealed, with_bytes, with_document
from tests.vectors.package.vector import Case, Vector

_FIRST: Final = "11" * 32
_SECOND: Final = "22" * 32


def _ledger(*accepted: str) -> Ledger:
    """The desk's ledger after these packages of ken-01, numbered from 1."""
    return Ledger({("ken-01", Kind.SUBMISSION): Chain.of(dict(enumerate(accepted, start=1)))})


def _changed(**changes: Any) -> bytes:
    return sealed(complete(**changes))


def _missing_field() -> bytes:
    fields = complete()
    text = strict_json.dump({name: value for name, value in fields.items() if name != "resolves"})
    return with_document(lambda _: text)


def _unknown_field() -> bytes:
    return with_document(lambda _: strict_json.dump(complete(mood="good")))


def _loose(_text: bytes) -> bytes:
    """The same fields, written by another program."""
    return json.dumps(complete(), indent=2, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def _deep(text: bytes) -> bytes:
    return text.replace(b'"batch": null', b'"batch": ' + b"[" * 100_000 + b"]" * 100_000)


def _replace(old: bytes, new: bytes) -> bytes:
    def edit(text: bytes) -> bytes:
        assert old in text
        return text.replace(old, new, 1)

    return with_document(edit)


def _other_name(text: bytes) -> bytes:
    return text.replace(b"ILMS_KEN-01_2026_S0001", b"ILMS_KEN-01_2026_S0002")


def _chained(sequence: int, previous: str | None, *, kind: str = "full", ledger: Ledger) -> Case:
    supersedes = previous if kind == "correction" else None
    data = _changed(sequence=sequence, previous=previous, kind=kind, supersedes=supersedes)
    return Case(data, ledger=ledger)


def _replayed() -> Case:
    return Case(world.good(), ledger=_ledger(world.package_id(world.good())))


VECTORS: Final = (
    Vector(
        "v092",
        "baginfo-contradicts-submission",
        "BAGINFO_CONFLICT",
        "F",
        lambda: sealed(tags=with_bytes(bag.BAGINFO_FILE, _other_name)),
    ),
    Vector(
        "v093", "json-duplicate-key", "SUBMISSION_DUPKEY", "F", lambda: _replace(b"{\n", b'{\n "approved_by": 1,\n')
    ),
    Vector("v094", "json-float", "SUBMISSION_NUMBER", "F", lambda: _replace(b'"sequence": 1', b'"sequence": 1.0')),
    Vector("v095", "json-nan", "SUBMISSION_NUMBER", "F", lambda: _replace(b'"sequence": 1', b'"sequence": NaN')),
    Vector("v096", "json-bom", "SUBMISSION_BOM", "F", lambda: with_document(lambda text: b"\xef\xbb\xbf" + text)),
    Vector("v097", "json-invalid-utf8", "SUBMISSION_UTF8", "F", lambda: _replace("é".encode(), "é".encode("latin-1"))),
    Vector("v098", "json-unknown-field", "SUBMISSION_FIELDS", "F", _unknown_field),
    Vector("v099", "json-missing-field", "SUBMISSION_FIELDS", "F", _missing_field),
    Vector("v100", "json-deep-nesting", "SUBMISSION_DEPTH", "F", lambda: with_document(_deep)),
    Vector("v101", "json-not-canonical", "SUBMISSION_NONCANON", "F", lambda: with_document(_loose)),
    Vector(
        "v102", "format-from-the-future", "SUBMISSION_FORMAT", "F", lambda: _changed(format="ilms-submission/2", new=1)
    ),
    Vector("v103", "country-not-the-signers", "SUBMISSION_IDENTITY", "F", lambda: _changed(country="TZA")),
    Vector("v104", "addressed-to-someone-else", "SUBMISSION_RECIPIENT", "F", lambda: _changed(recipient="OTHER-DESK")),
    Vector(
        "v105", "created-in-the-future", "SUBMISSION_CLOCK", "F", lambda: _changed(created_utc="2026-11-23T12:00:01Z")
    ),
    Vector("v106", "replay-same-package", "REPLAY_DUPLICATE", "H", _replayed),
    Vector("v107", "sequence-fork", "SEQ_FORK", "H", lambda: Case(world.good(), ledger=_ledger(_FIRST))),
    Vector(
        "v108",
        "sequence-stale",
        "SEQ_STALE",
        "H",
        lambda: Case(world.good(), ledger=Ledger({("ken-01", Kind.SUBMISSION): Chain({2: _SECOND}, 2, _SECOND)})),
    ),
    Vector("v109", "chain-previous-wrong", "CHAIN_BROKEN", "H", lambda: _chained(2, _SECOND, ledger=_ledger(_FIRST))),
    Vector(
        "v110",
        "sequence-gap-held",
        "SEQ_GAP_HOLD",
        "H",
        lambda: _chained(4, _SECOND, kind="correction", ledger=_ledger(_FIRST)),
    ),
    Vector("c02", "next-in-chain-accepted", "OK", "-", lambda: _chained(2, _FIRST, ledger=_ledger(_FIRST))),
)
