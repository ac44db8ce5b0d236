"""The register of signers and its file form."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.errors import UserError
from ilms_desktop.package.keys import new_key, public_text
from ilms_desktop.package.names import DESK_KINDS, NATIONAL_KINDS, Kind, namespace
from ilms_desktop.package.outcome import Outcome, Problem
from ilms_desktop.package.register import (
    EMPTY,
    OFFICE_KINDS,
    Register,
    Signer,
    SignerStatus,
    is_signer_id,
    judge,
    parse_register,
    write_register,
)

PUBLIC = new_key(b"5" * 32).public
OTHER = new_key(b"6" * 32).public
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
KEY = public_text(PUBLIC)


def verdict(signer: Signer, kind: Kind = Kind.SUBMISSION, now: datetime = NOW) -> str:
    """Id of the signer that may sign, or the code why nobody may."""
    found = judge(Register((signer,)), PUBLIC, kind=kind, now=now, waits=True)
    return found.code if isinstance(found, Problem) else found.id


def test_a_known_key_signs_what_its_role_allows() -> None:
    """The role is part of the register, not of the file."""
    assert verdict(Signer("ken-01", PUBLIC)) == "ken-01"
    assert verdict(Signer("ken-01", PUBLIC), Kind.RECEIPT) == "KEY_ROLE"
    assert verdict(Signer("ken-01", PUBLIC, kinds=frozenset({Kind.PART}))) == "KEY_ROLE"


@pytest.mark.parametrize(("now", "expected"), [(0, "KEY_EXPIRED"), (1, "ken-01"), (2, "ken-01"), (3, "KEY_EXPIRED")])
def test_a_key_counts_from_its_first_moment_up_to_its_last(now: int, expected: str) -> None:
    """The first moment is inside, the last is not."""
    moments = [NOW, NOW + timedelta(seconds=1), NOW + timedelta(days=1), NOW + timedelta(days=2)]
    signer = Signer("ken-01", PUBLIC, valid_from=moments[1], valid_until=moments[3])
    assert verdict(signer, now=moments[now]) == expected


def test_a_withdrawn_key_is_refused_from_the_stated_moment() -> None:
    """Files that arrived before the theft stand."""
    always = Signer("ken-01", PUBLIC, status=SignerStatus.REVOKED)
    since = Signer("ken-01", PUBLIC, status=SignerStatus.REVOKED, revoked_from=NOW)
    assert verdict(always) == "KEY_REVOKED"
    assert verdict(since) == "KEY_REVOKED"
    assert verdict(since, now=NOW - timedelta(seconds=1)) == "ken-01"


def test_a_key_that_was_given_up_is_expired_and_one_not_confirmed_is_unknown() -> None:
    """Each status has its outcome."""
    assert verdict(Signer("ken-01", PUBLIC, status=SignerStatus.ENDED)) == "KEY_EXPIRED"
    assert verdict(Signer("ken-01", PUBLIC, status=SignerStatus.PENDING)) == "KEY_UNKNOWN"


@pytest.mark.parametrize(("waits", "outcome"), [(True, Outcome.QUARANTINE), (False, Outcome.REFUSE)])
def test_an_unknown_key_waits_only_where_files_of_its_kind_do(waits: bool, outcome: Outcome) -> None:
    """The digits to compare come with it."""
    found = judge(EMPTY, PUBLIC, kind=Kind.SUBMISSION, now=NOW, waits=waits)
    assert isinstance(found, Problem)
    assert (found.code, found.outcome) == ("KEY_UNKNOWN", outcome)
    assert len(found.parameters["key_code"].split()) == 8


@pytest.mark.parametrize("text", ["ken-1", "KEN-01", "ken_01", "ken-01 ", "ken-0001", ""])
def test_a_signer_id_has_one_form(text: str) -> None:
    """Country and number."""
    assert not is_signer_id(text)
    with pytest.raises(ValueError, match=f"^{re.escape(text)}"):
        Signer(text + " ", PUBLIC)


def test_a_signer_checks_its_key_and_dates() -> None:
    """A weak key never enters a register."""
    assert Signer("ken-01", PUBLIC).country == "KEN"
    for public in (PUBLIC[:31], bytes(32)):
        with pytest.raises(ValueError, match="b'"):
            Signer("ken-01", public)
    with pytest.raises(ValueError, match="2026"):
        Signer("ken-01", PUBLIC, valid_from=datetime(2026, 1, 1))  # noqa: DTZ001 - the missing zone is the point


def test_one_key_has_one_signer() -> None:
    """Otherwise a file could be taken for another person's."""
    with pytest.raises(ValueError, match="ken-02"):
        Register((Signer("ken-01", PUBLIC), Signer("ken-02", PUBLIC)))


def test_the_line_of_a_signer_is_openssh_s() -> None:
    """National namespaces in order, then dates: a plain day where it is one."""
    signer = Signer(
        "ken-01",
        PUBLIC,
        valid_from=datetime(2026, 11, 1, tzinfo=UTC),
        valid_until=datetime(2028, 11, 1, 2, 30, tzinfo=timezone(timedelta(hours=3))),
    )
    spaces = ",".join(sorted(namespace(kind) for kind in NATIONAL_KINDS))
    assert signer.allowed_signers_line == (
        f'ken-01 namespaces="{spaces}",valid-after="20261101",valid-before="20281031233000Z" {KEY} ken-01\n'
    )


@given(
    st.sets(st.sampled_from(Kind), min_size=1),
    st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1)),  # noqa: DTZ001 - UTC is set below
)
def test_a_register_comes_back_from_its_file(kinds: set[Kind], moment: datetime | None) -> None:
    """What ssh-keygen and we read is the same list."""
    until = None if moment is None else moment.replace(microsecond=0, tzinfo=UTC)
    signer = Signer("ken-01", PUBLIC, kinds=frozenset(kinds), valid_until=until)
    register = Register((signer, Signer("tza-01", OTHER)))
    assert parse_register(write_register(register)) == register


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        (f"ken-01 {KEY}", NATIONAL_KINDS),
        (f'ken-01 namespaces="{namespace(Kind.RECEIPT)},git" {KEY} a comment', {Kind.RECEIPT}),
        (f'  ken-01\tvalid-after="202611010000" {KEY}', NATIONAL_KINDS),
    ],
)
def test_lines_written_by_hand_are_read(line: str, kinds: set[Kind]) -> None:
    """Comments and empty lines are skipped; a namespace that is not ours allows nothing."""
    register = parse_register(f"# desk\n\n{line}\n")
    assert [set(signer.kinds) for signer in register.signers] == [set(kinds)]


@pytest.mark.parametrize(
    "line",
    [
        "ken-01",
        f"ken-01,ken-02 {KEY}",
        f"* {KEY}",
        f"ken-01 cert-authority {KEY}",
        f'ken-01 from="x" {KEY}',
        f'ken-01 valid-after="20261101",valid-after="20261102" {KEY}',
        f'ken-01 valid-after="2026" {KEY}',
        f'ken-01 valid-after="2026110a" {KEY}',
        f'ken-01 valid-after="20261301" {KEY}',
        "ken-01 ssh-ed25519 AAAA",
        "ken-01 ssh-ed25519 A",
        "ken-01 ssh-rsa AAAA",
        "ken-01 " + public_text(PUBLIC + b"x"),
        "ken-01 " + public_text(bytes(32)),
    ],
)
def test_a_line_that_is_not_understood_stops_the_reading(line: str) -> None:
    """A register that is read in part would refuse, or take, the wrong people."""
    with pytest.raises(UserError) as caught:
        parse_register(f"\n{line}\n", path="list")
    assert (caught.value.code, caught.value.context) == ("register_unreadable", {"path": "list", "line": 2})


def test_a_key_listed_twice_stops_the_reading() -> None:
    """The line to look at is named."""
    with pytest.raises(UserError) as caught:
        parse_register(f"ken-01 {KEY}\nken-02 {KEY}\n")
    assert caught.value.context["line"] == 2


DESK = Signer("desk-2026", PUBLIC, DESK_KINDS)
OFFICE = Signer("ken-71", OTHER, OFFICE_KINDS, office="MOL")


@pytest.mark.parametrize("text", ["desk-2026", "r7", "ilo-01", "desk-receipts-2026"])
def test_a_desk_key_may_have_a_name_of_its_own(text: str) -> None:
    """As the trust bundle calls it."""
    signer = Signer(text, PUBLIC, frozenset({Kind.RECEIPT}))
    assert verdict(signer, Kind.RECEIPT) == text
    assert verdict(signer) == "KEY_ROLE"


@pytest.mark.parametrize("text", ["d", "Desk", "desk--1", "desk 1", "-desk", "d" * 33, "desk,KEN"])
def test_a_desk_id_has_letters_digits_and_hyphens(text: str) -> None:
    """It stands in messages and in registers."""
    with pytest.raises(ValueError, match=re.escape(text)):
        Signer(text, PUBLIC, frozenset({Kind.RECEIPT}))


@pytest.mark.parametrize("kinds", [NATIONAL_KINDS, DESK_KINDS | {Kind.SUBMISSION}, OFFICE_KINDS])
def test_whoever_signs_for_a_country_is_called_after_it(kinds: frozenset[Kind]) -> None:
    """A desk key that could sign submissions would speak for no country."""
    with pytest.raises(ValueError, match="desk-2026"):
        Signer("desk-2026", PUBLIC, kinds)


def test_the_key_of_an_office_signs_parts_only() -> None:
    """In the register of its coordinator, and nowhere else."""
    assert judge(Register((OFFICE,)), OTHER, kind=Kind.PART, now=NOW, waits=True) == OFFICE
    found = judge(Register((OFFICE,)), OTHER, kind=Kind.SUBMISSION, now=NOW, waits=True)
    assert isinstance(found, Problem)
    assert found.code == "KEY_ROLE"


@pytest.mark.parametrize(("kinds", "office"), [(NATIONAL_KINDS, "MOL"), (OFFICE_KINDS, "M"), (OFFICE_KINDS, "M L")])
def test_only_the_key_of_an_office_has_an_office(kinds: frozenset[Kind], office: str) -> None:
    """With the code that stands in the names of its parts."""
    with pytest.raises(ValueError, match=re.escape(office)):
        Signer("ken-71", OTHER, kinds, office=office)


def test_desk_keys_and_offices_come_back_from_the_file() -> None:
    """An office stands there under its id and its code, so that OpenSSH finds it by either."""
    register = Register((DESK, OFFICE))
    written = write_register(register)
    assert "ken-71,MOL namespaces=" in written
    assert parse_register(written) == register


@pytest.mark.parametrize("line", [f"ken-71,MOL {KEY}", f"ken-71,M {KEY}", f"ken-71,MOL,MOH {KEY}", f"desk-2026 {KEY}"])
def test_a_line_that_mixes_roles_stops_the_reading(line: str) -> None:
    """Without a purpose a line is a person of a country."""
    with pytest.raises(UserError) as caught:
        parse_register(line)
    assert caught.value.code == "register_unreadable"
