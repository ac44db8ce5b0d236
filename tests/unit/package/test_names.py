"""Package names and entry names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.package import names
from ilms_desktop.package.names import (
    Kind,
    code_prefix,
    document_path,
    entry_name_problem,
    fits_file_name,
    is_entry_name,
    namespace,
    parse_package_name,
    submission_name,
)


@pytest.mark.parametrize(
    ("text", "kind", "country", "signer"),
    [
        ("ILMS_KEN-01_2026_S0001", Kind.SUBMISSION, "KEN", "ken-01"),
        ("ILMS_KEN-01_2026_S10000", Kind.SUBMISSION, "KEN", "ken-01"),
        ("ILMS_KEN-01_2026_A0001", Kind.ANSWER, "KEN", "ken-01"),
        ("ILMS_KEN-01_2026_W0001_MOL", Kind.PART, "KEN", "ken-01"),
        ("ILMS_KEN_ENROL_1A2B3C4D", Kind.ENROL, "KEN", None),
        ("ILMS_KEN-01_2026_S0001_R0042", Kind.RECEIPT, "KEN", "ken-01"),
        ("ILMS_KEN-01_2026_A0001_R0043", Kind.RECEIPT, "KEN", "ken-01"),
        ("ILMS_KEN_2026_Q0012", Kind.QUERY, "KEN", None),
        ("ILMS_KEN-01_2026_Q0012", Kind.QUERY, "KEN", "ken-01"),
        ("ILMS_KEN_GRANT_0007", Kind.GRANT, "KEN", None),
        ("ILMS_ALL_2027_P0003", Kind.ROUNDPACK, "ALL", None),
    ],
)
def test_the_kind_follows_from_the_name(text: str, kind: Kind, country: str, signer: str | None) -> None:
    """The name decides which namespace the signature must have."""
    name = parse_package_name(text)
    assert name is not None
    assert (name.text, name.kind, name.country, name.signer) == (text, kind, country, signer)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ILMS_KEN_2026_S0001",
        "ILMS_KEN-01_2026_S00001",
        "ILMS_KEN-01_2026_S001",
        "ILMS_ken-01_2026_S0001",
        "ILMS_KEN-01_2026_S0001\n",
        "ILMS_KEN-01_2026_X0001",
        "ILMS_KEN-01_2026_W0001_" + "A" * 40,
    ],
)
def test_a_name_that_only_looks_like_one_is_none(text: str) -> None:
    """A name that is almost right gives no kind at all."""
    assert parse_package_name(text) is None


def test_a_submission_is_named_after_signer_year_and_number() -> None:
    """Five digits only after 9999."""
    assert submission_name(signer="khm-01", year=2026, number=1) == "ILMS_KHM-01_2026_S0001"
    name = parse_package_name(submission_name(signer="khm-01", year=2026, number=12345))
    assert name is not None
    assert (name.signer, name.year) == ("khm-01", "2026")
    assert str(name) == "ILMS_KHM-01_2026_S12345"


def test_each_kind_has_its_own_namespace_document_and_prefix() -> None:
    """A receipt can never pass as a submission."""
    for facts in (namespace, document_path, code_prefix):
        assert len({facts(kind) for kind in Kind}) == len(Kind)
    assert namespace(Kind.SUBMISSION) == "ilms-submission-v1@ilms.example"


@pytest.mark.parametrize(
    ("file_name", "fits"),
    [
        ("N.zip", True),
        ("N (1).zip", True),
        ("N-12.zip", True),
        ("N(1).zip", False),
        ("N (1) (1).zip", False),
        ("N.ZIP", False),
        ("N_zip", False),
        ("N", False),
        ("N.pdf", False),
        ("n.zip", False),
    ],
)
def test_a_second_copy_is_no_renaming(file_name: str, fits: bool) -> None:
    """Mail programs and browsers number their copies; people rename."""
    assert fits_file_name(file_name, "N", ".zip") is fits


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["T/a.csv", "T/b.csv"], None),
        (["T/tagmanifest-sha256.txt.sig"], None),
        (["T/a.b.csv"], "NAME_UNSAFE"),
        (["T/a..csv"], "NAME_UNSAFE"),
        (["T/a"], "NAME_UNSAFE"),
        (["T/a/b/c/d/e.csv"], "NAME_UNSAFE"),
        (["T/" + "a" * 61 + ".csv"], "NAME_UNSAFE"),
        (["T/.hidden.csv"], "NAME_UNSAFE"),
        (["T/a.csv\n"], "NAME_UNSAFE"),
        (["T/com1.csv"], "NAME_RESERVED"),
        (["LPT9/a.csv"], "NAME_RESERVED"),
        (["T/\xe9.csv"], "NAME_NONASCII"),
        (["T/a.csv", "T/A.CSV"], "NAME_DUPLICATE"),
        (["T/a.csv/b.csv", "T/a.csv"], "NAME_DUPLICATE"),
        (["T/a", "T/a/b.csv"], "NAME_DUPLICATE"),
    ],
)
def test_entry_names_are_plain_and_unique(names: list[str], code: str | None) -> None:
    """No name from a package can mean something else on another system."""
    problem = entry_name_problem(names)
    assert (problem and problem[0]) == code


def test_a_single_name_is_judged_by_the_same_pattern() -> None:
    """Manifest lines name files by the rule of the entries."""
    assert is_entry_name("data/tables/A8-citizenship.csv")
    assert not is_entry_name("data/../x.csv")
    assert not is_entry_name("data/nul.csv")
    assert not is_entry_name("data/é.csv")


@pytest.mark.parametrize(
    ("text", "kind", "signer", "year"),
    [
        (names.answer_name(signer="ken-01", year=2026, number=1), Kind.ANSWER, "ken-01", "2026"),
        (names.part_name(signer="ken-71", year=2026, number=12345, office="MOL"), Kind.PART, "ken-71", "2026"),
        (names.query_name(recipient="KEN", year=2026, number=12), Kind.QUERY, None, "2026"),
        (names.query_name(recipient="ken-01", year=2026, number=12), Kind.QUERY, "ken-01", "2026"),
        (names.pack_name(country="ALL", year=2027, number=3), Kind.ROUNDPACK, None, "2027"),
        (names.receipt_name("ILMS_KEN-01_2026_A0001", 42), Kind.RECEIPT, "ken-01", "2026"),
        (names.grant_name("KEN", 7), Kind.GRANT, None, None),
        (names.enrol_name("KEN", b""), Kind.ENROL, None, None),
    ],
)
def test_a_name_that_we_write_is_read_as_what_it_is(
    text: str, kind: Kind, signer: str | None, year: str | None
) -> None:
    """Every kind has one place where its names are made."""
    found = parse_package_name(text)
    assert found is not None
    assert (found.kind, found.signer, found.year) == (kind, signer, year)


def test_a_request_is_called_after_its_key() -> None:
    """Eight digits of the hash, in capitals."""
    assert names.enrol_name("KEN", b"") == "ILMS_KEN_ENROL_E3B0C442"


_PIECES = st.sampled_from(
    ["CON", "com1", "a", "B9", "_", "-", ".", "..", "/", "\n", "csv", "\xe9", "x" * 33, names.SIGNATURE_FILE]
)


@given(st.lists(st.lists(_PIECES, max_size=7).map("".join), max_size=3))
def test_the_quick_look_passes_nothing_that_the_slow_one_stops(listed: list[str]) -> None:
    """Most packages need the quick one alone."""
    good = all(is_entry_name(name) and "." in name.rpartition("/")[2] for name in listed)
    assert good or not names._are_plain(listed)


def test_the_names_of_a_package_need_the_quick_look_only() -> None:
    """Else it would be of no use."""
    top = "ILMS_KEN-01_2026_S0001"
    files = ["bagit.txt", names.SIGNATURE_FILE, "data/tables/A8-citizenship.csv", "data/people/console.pdf"]
    assert names._are_plain([f"{top}/{file}" for file in files])
