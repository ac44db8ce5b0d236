"""A question is corrected when the figure changed, not when somebody says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.desk.asking import Questions, ask
from ilms_desktop.desk.receiving import receive
from ilms_desktop.package import read, write
from ilms_desktop.package.names import submission_name
from ilms_desktop.package.outcome import Verified
from ilms_desktop.package.tables import table_csv
from ilms_desktop.package.trust import desk_register
from tests.unit.desk import desk_support as support
from tests.vectors.package import world

if TYPE_CHECKING:
    from ilms_desktop.desk.folder import Desk
    from ilms_desktop.package.tables import Row

CELL: Row = ("FX-1", "CDS_DES", "2024", "SEX_F", "_", "CDS_DES_SAU", "9.3", "P")
FIRST = support.submission()
QUERY = "KEN-2026-Q0001-001"


def asked(desk: Desk, about: dict[str, Any]) -> Desk:
    """A desk that imported the first submission and asked one question about it."""
    ready = support.enrolled(desk)
    ready = receive(ready, FIRST.data, FIRST.file_name, key=support.DESK, now=support.at(10)).desk
    facts = ready.state.package(world.NAME)
    assert facts is not None
    return ask(ready, facts, Questions(("en",), [about], "2026-12-15"), to=None, key=support.DESK, now=support.at(20))[
        0
    ]


def findings(desk: Desk, rows: list[Row] | None, *resolves: str) -> list[dict[str, Any]]:
    """Findings of the receipt for a correction with these rows of C4; None = without that table."""
    tables = world.tables()
    kept = [replace(each, data=table_csv(rows or [])) if each.id == "C4" else each for each in tables]
    fields = world.document(
        package=submission_name(signer="ken-01", year=2026, number=2),
        sequence=2,
        previous=FIRST.package_id,
        supersedes=FIRST.package_id,
        kind="correction",
        created_utc=support.text(support.at(30)),
        resolves=list(resolves),
    )
    package = write.build(
        fields,
        tables=[each for each in kept if rows is not None or each.id != "C4"],
        files=world.files(),
        key=support.PERSON,
    )
    done = receive(desk, package.data, package.file_name, key=support.DESK, now=support.at(40))
    assert done.receipt is not None
    register = desk_register(desk.bundle)
    found = read.verify(done.receipt.data, done.receipt.file_name, register=register, ledger=None, now=support.at(50))
    assert isinstance(found, Verified)
    assert found.document["status"] == "imported"
    listed: Any = found.document["findings"]
    return list(listed)


def corrected(value: str, letter: str = "") -> list[Row]:
    """The rows of C4, one of them with another content."""
    return [(*CELL[:6], value, letter) if row == CELL else row for row in world.ROWS]


def codes(found: list[dict[str, Any]]) -> list[str]:
    """What the receipt says."""
    return [each["code"] for each in found]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (corrected("0.93"), []),
        (corrected("", "N"), []),
        ([row for row in world.ROWS if row != CELL], []),
        (world.ROWS, ["RESOLVES_UNCHANGED"]),
        (corrected("9.300"), ["RESOLVES_UNCHANGED"]),
        (corrected("9.3", "E"), ["RESOLVES_UNCHANGED"]),
        (None, ["RESOLVES_UNCHANGED"]),
    ],
)
def test_the_figure_decides(rows: list[Row] | None, expected: list[str], desk: Desk) -> None:
    """Neither its spelling nor its letter; a table that does not come along has not changed."""
    found = findings(asked(desk, support.question()), rows, QUERY)
    assert codes(found) == expected
    for each in found:
        assert (each["severity"], each["parameters"], each["cell"]["classes"][0]["code"]) == (
            "W",
            {"query": QUERY},
            "CDS_DES_SAU",
        )


def test_a_question_about_a_whole_table_is_answered_by_any_figure_of_it(desk: Desk) -> None:
    """Also by one that was not there; another year is another table."""
    whole = support.question(sex=None, classes=None)
    assert codes(findings(asked(desk, whole), corrected("0.93"), QUERY)) == []


def test_a_figure_elsewhere_answers_nothing(desk: Desk) -> None:
    """The question was about 2024."""
    elsewhere = [(*row[:6], "1", "") if row[2] == "2023" else row for row in world.ROWS]
    assert codes(findings(asked(desk, support.question(sex=None, classes=None)), elsewhere, QUERY)) == [
        "RESOLVES_UNCHANGED"
    ]


def test_a_question_that_was_never_asked_is_said(desk: Desk) -> None:
    """Perhaps a slip of the pen; the submission counts."""
    found = findings(asked(desk, support.question()), corrected("0.93"), QUERY, "KEN-2026-Q0009-001")
    assert codes(found) == ["RESOLVES_UNKNOWN"]
    assert (found[0]["cell"], found[0]["parameters"]) == (None, {"query": "KEN-2026-Q0009-001"})


def test_a_submission_that_resolves_nothing_is_not_asked(desk: Desk) -> None:
    """The question stays open."""
    assert findings(asked(desk, support.question()), world.ROWS) == []


@pytest.mark.parametrize(
    ("about", "rows", "expected"),
    [
        (support.question(), corrected("0.93"), []),
        (support.question(), world.ROWS, ["RESOLVES_UNCHANGED"]),
        (support.question(), None, ["RESOLVES_UNCHANGED"]),
        (support.question(sex=None, classes=None), corrected("0.93"), ["RESOLVES_UNCHANGED"]),
        (
            {**support.question(classes=[{"concept": "CDS", "code": "CDS_DES_ARE"}]), "value_seen": None},
            world.ROWS,
            ["RESOLVES_UNCHANGED"],
        ),
        (
            {**support.question(classes=[{"concept": "CDS", "code": "CDS_DES_ARE"}]), "value_seen": None},
            [(*row[:6], "3", "") if row[5] == "CDS_DES_ARE" else row for row in world.ROWS],
            [],
        ),
    ],
)
def test_without_the_older_package_the_figure_in_the_question_decides(
    about: dict[str, Any], rows: list[Row] | None, expected: list[str], desk: Desk
) -> None:
    """It was removed, or nobody can open it any more; what cannot be told counts as unchanged."""
    ready = asked(desk, about)
    next((desk.path / "received").glob(f"{FIRST.package_id}.*")).write_bytes(b"PK")
    assert codes(findings(ready, rows, QUERY)) == expected


def test_a_package_that_is_no_longer_there_is_no_trouble(desk: Desk) -> None:
    """As after tidying up."""
    ready = asked(desk, support.question())
    next((desk.path / "received").glob(f"{FIRST.package_id}.*")).unlink()
    assert codes(findings(ready, corrected("0.93"), QUERY)) == []


def test_every_question_is_looked_at_alone(desk: Desk) -> None:
    """One that is answered does not answer the other."""
    ready = support.enrolled(desk)
    ready = receive(ready, FIRST.data, FIRST.file_name, key=support.DESK, now=support.at(10)).desk
    facts = ready.state.package(world.NAME)
    assert facts is not None
    both = [support.question(), support.question(year=2023)]
    ready = ask(ready, facts, Questions(("en",), both, "2026-12-15"), to=None, key=support.DESK, now=support.at(20))[0]
    found = findings(ready, corrected("0.93"), QUERY, "KEN-2026-Q0001-002")
    assert [(each["code"], each["cell"]["year"]) for each in found] == [("RESOLVES_UNCHANGED", 2023)]
