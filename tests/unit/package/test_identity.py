"""The document against what is known about its sender and its receiver."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from ilms_desktop.package import document
from ilms_desktop.package.identity import Claim, judge_claim
from ilms_desktop.package.known import NOTHING, Known
from ilms_desktop.package.names import Kind, parse_package_name
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.register import Signer
from ilms_desktop.package.shape import read_moment
from tests.vectors.package import kinds_world as kw
from tests.vectors.package import world
from tests.vectors.package.resign import complete

KEN = Signer("ken-01", world.KEN.public)
NOW = world.NOW


def claim(kind: Kind, fields: dict[str, Any], *, name: str = "", now: datetime = NOW, **known: Any) -> Claim:
    """A claim whose bag speaks like its document."""
    package = parse_package_name(name or (kw.NAMES | {Kind.SUBMISSION: world.NAME})[kind])
    assert package is not None
    signers = {Kind.PART: kw.LOCAL.signers[0], Kind.ENROL: None, Kind.SUBMISSION: KEN, Kind.ANSWER: KEN}
    return Claim(
        document=fields,
        package=package,
        public=kw.KEYS.get(kind, world.KEN).public,
        signer=signers.get(kind, kw.DESK),
        baginfo=document.bag_info(fields, kind, "1.1"),
        payload_oxum="1.1",
        known=Known(**known) if known else NOTHING,
        now=now,
    )


def verdict(kind: Kind, fields: dict[str, Any], **more: Any) -> str | None:
    """Code of the first claim that does not hold, with the field where it names one."""
    problem = judge_claim(claim(kind, fields, **more))
    if problem is None:
        return None
    return f"FIELDS {problem.parameters['field']}" if problem.code == "FIELDS" else problem.code


def good(kind: Kind, **changes: Any) -> dict[str, Any]:
    """The good document of any kind, some of it changed."""
    return complete(**changes) if kind is Kind.SUBMISSION else kw.complete(kind, **changes)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_good_document_of_every_kind_speaks_for_its_sender(kind: Kind) -> None:
    """Everything the other tests spoil is right at first."""
    assert verdict(kind, good(kind)) is None


@pytest.mark.parametrize("kind", [Kind.SUBMISSION, Kind.ANSWER, Kind.PART])
@pytest.mark.parametrize("changes", [{"country": "TZA"}, {"signer": "ken-02"}])
def test_country_and_signer_are_those_of_the_key(kind: Kind, changes: dict[str, Any]) -> None:
    """Nobody speaks for another country, or for a colleague."""
    assert verdict(kind, good(kind, **changes)) == "IDENTITY"


def test_an_office_speaks_for_itself() -> None:
    """Its code stands in the coordinator's register; in the ILO's there is none, and the office may be any."""
    other = {"name": "Ministry of Health", "code": "MOH"}
    assert verdict(Kind.PART, good(Kind.PART, office=other)) == "IDENTITY"
    assert verdict(Kind.SUBMISSION, good(Kind.SUBMISSION, office=other)) is None


@pytest.mark.parametrize(
    ("kind", "changes", "name", "field"),
    [
        (Kind.SUBMISSION, {"package": "ILMS_KEN-01_2026_S0002"}, "", "package"),
        (Kind.SUBMISSION, {"collection": "ILMS-2027"}, "", "collection"),
        (Kind.SUBMISSION, {}, "ILMS_KEN-02_2026_S0001", "package"),
        (Kind.PART, {"package": "ILMS_KEN-71_2026_W0001_MOH"}, "ILMS_KEN-71_2026_W0001_MOH", "office"),
        (Kind.ENROL, {"package": "ILMS_KEN_ENROL_00000000"}, "ILMS_KEN_ENROL_00000000", "package"),
        (Kind.ENROL, {"country": "TZA"}, "", "country"),
        (Kind.RECEIPT, {"country": "TZA"}, "", "country"),
        (Kind.QUERY, {"collection": "ILMS-2027"}, "", "collection"),
        (Kind.QUERY, {"package": "ILMS_KEN-01_2026_Q0012"}, "ILMS_KEN-01_2026_Q0012", "recipient"),
        (Kind.GRANT, {"country": "TZA"}, "", "country"),
        (Kind.ROUNDPACK, {"countries": ["KEN"]}, "", "countries"),
    ],
)
def test_the_name_says_what_the_document_says(kind: Kind, changes: dict[str, Any], name: str, field: str) -> None:
    """People read the name; it must not mislead them."""
    assert verdict(kind, good(kind, **changes), name=name) == f"FIELDS {field}"


@pytest.mark.parametrize(
    "changes", [{"package": "ILMS_KEN-01_2026_S0002"}, {"signer": "ken-02"}, {"package": "ILMS_KEN-01_2026_S000."}]
)
def test_a_receipt_is_called_after_what_it_answers(changes: dict[str, Any]) -> None:
    """Whole name, number of its own, and the signer of both."""
    answered = kw.complete(Kind.RECEIPT)["in_reply_to"] | changes
    assert verdict(Kind.RECEIPT, good(Kind.RECEIPT, in_reply_to=answered)) == "FIELDS in_reply_to"


@pytest.mark.parametrize("kind", [Kind.SUBMISSION, Kind.ANSWER])
def test_the_recipient_is_the_desk(kind: Kind) -> None:
    """Nobody passes a package on to somebody for whom it was not signed."""
    assert judge_claim(claim(kind, good(kind, recipient="X"))) == Problem("RECIPIENT", {"recipient": "X"})


@pytest.mark.parametrize(("office", "code"), [("KNBS", None), ("MOH", "RECIPIENT")])
def test_a_part_goes_to_the_office_that_asks(office: str, code: str | None) -> None:
    """Where that office says who it is."""
    assert verdict(Kind.PART, good(Kind.PART), office=office) == code


@pytest.mark.parametrize("kind", [Kind.RECEIPT, Kind.GRANT])
def test_the_desk_speaks_to_the_country_that_asks(kind: Kind) -> None:
    """A receipt of a neighbour is no receipt of ours."""
    assert verdict(kind, good(kind), country="KEN") is None
    assert verdict(kind, good(kind), country="TZA") == "IDENTITY"


@pytest.mark.parametrize(
    ("recipient", "name", "known", "good_one"),
    [
        ("KEN", "", {"country": "KEN", "signers": frozenset()}, True),
        ("KEN", "", {"country": "TZA"}, False),
        ("KEN", "ILMS_KEN_2026_Q0012", {}, True),
        ("ken-01", "", {"signers": frozenset({"ken-01"})}, True),
        ("ken-01", "", {"signers": frozenset({"ken-02"})}, False),
        ("ken-01", "ILMS_KEN-01_2026_Q0012", {"country": "KEN"}, True),
        ("tza-01", "", {}, False),
        ("TZA", "", {}, False),
        ("everybody", "", {}, False),
    ],
)
def test_questions_go_to_a_country_or_to_one_of_its_signers(
    recipient: str, name: str, known: dict[str, Any], good_one: bool
) -> None:
    """And to nobody else, whoever asks."""
    fields = good(Kind.QUERY, recipient=recipient, **({"package": name} if name else {}))
    assert verdict(Kind.QUERY, fields, name=name, **known) == (None if good_one else "RECIPIENT")


@pytest.mark.parametrize(("countries", "code"), [(["ALL"], None), (["KEN", "TZA"], None), (["TZA"], "RECIPIENT")])
def test_a_round_pack_is_for_the_country_that_asks(countries: list[str], code: str | None) -> None:
    """`ALL` is everybody."""
    name = "ILMS_ALL_2027_P0003" if countries == ["ALL"] else "ILMS_TZA_2027_P0003"
    fields = good(Kind.ROUNDPACK, countries=countries, package=name)
    assert verdict(Kind.ROUNDPACK, fields, name=name, country="KEN") == code


@pytest.mark.parametrize(
    ("needed", "own", "code"),
    [
        ("0.6.0", "0.6.0", None),
        ("0.6", "0.6.0", None),
        ("0.6.0", "0.6", None),
        ("0.10.0", "0.9.9", "SOFTWARE"),
        ("0.9.9", "0.10.0.dev1", None),
        ("1.0", "trial", "SOFTWARE"),
    ],
)
def test_a_round_pack_needs_a_program_that_is_new_enough(needed: str, own: str, code: str | None) -> None:
    """Versions are compared number by number."""
    assert verdict(Kind.ROUNDPACK, good(Kind.ROUNDPACK, minimum_software=needed), software=own) == code


@pytest.mark.parametrize(("version", "code"), [(1, None), (2, "QUESTIONNAIRE")])
def test_a_part_is_made_with_the_questionnaire_in_use(version: int, code: str | None) -> None:
    """Figures of two questionnaires do not merge."""
    assert verdict(Kind.PART, good(Kind.PART), questionnaire=("ilms-2019", version, None)) == code


def test_a_request_is_signed_by_the_key_that_it_presents() -> None:
    """Otherwise anybody could have somebody else's key enrolled."""
    fields = kw.complete(Kind.ENROL)
    whole = claim(Kind.ENROL, fields)
    other = Claim(fields, whole.package, world.KEN.public, None, whole.baginfo, "1.1", NOTHING, NOW)
    assert judge_claim(other) == Problem("POP", {"key": fields["public_key"]})


@pytest.mark.parametrize("kind", list(Kind))
def test_the_tags_of_the_bag_follow_from_the_document(kind: Kind) -> None:
    """Who made it, when, and with what."""
    whole = claim(kind, good(kind))
    spoiled = Claim(
        whole.document, whole.package, whole.public, whole.signer, whole.baginfo + b"x", "1.1", NOTHING, NOW
    )
    assert judge_claim(spoiled) == Problem("BAGINFO_CONFLICT")


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(("ahead", "good_one"), [(0, True), (48, True), (49, False), (-100_000, True)])
def test_the_clock_of_the_sender_is_at_most_two_days_ahead(kind: Kind, ahead: int, good_one: bool) -> None:
    """How old a document is does not matter; each kind has one time that counts."""
    fields = good(kind)
    written = read_moment(fields[document.SPECS[kind].moment])
    assert written is not None
    code = verdict(kind, fields, now=written - timedelta(hours=ahead))
    assert code == (None if good_one else "CLOCK")
