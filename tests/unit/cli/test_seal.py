"""A questionnaire is sealed when nothing stands in the way, and otherwise says what does."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.cli.console import Console
from ilms_desktop.cli.keyfiles import VARIABLE, load_signing_key
from ilms_desktop.cli.seal import seal_workspace
from ilms_desktop.model.command import Revise
from ilms_desktop.package import limits
from ilms_desktop.workspace.batching import weigh
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.sample import create_sample
from ilms_desktop.workspace.seal_order import Hand, Order
from ilms_desktop.workspace.workspace import Workspace
from tests.unit.workspace.enrolment_support import APPLICANT, PASSPHRASE, ask, enrolled
from tests.unit.workspace.trust_support import install_six
from tests.vectors.package import forge_age

if TYPE_CHECKING:
    from ilms_desktop.model.finding import Allowance
    from ilms_desktop.model.submission import Submission

REASON = "counted at two borders"


@pytest.fixture
def key(ilms: Any, tmp_path: Path) -> Path:
    """Key of khm-01."""
    path = tmp_path / "keys" / "khm-01"
    path.parent.mkdir()
    assert ilms("keys", "new", path, "--signer", "khm-01", "--country", "KHM", "--no-passphrase").code == 0
    return path


def recorded(file: Path) -> tuple[tuple[Submission, ...], tuple[Allowance, ...]]:
    """What the questionnaire knows of packages and reasons."""
    with Workspace.open(file, language="en", clock=system_clock, ids=system_ids) as workspace:
        return workspace.submissions(), workspace.allowances()


def test_a_package_is_made_and_recorded(ilms: Any, file: Path, figures: Path, key: Path, tmp_path: Path) -> None:
    """Its path and number come back."""
    ilms("import", file, figures)
    ran = ilms("seal", file, "--key", key, "--out", tmp_path / "out", "--json")
    assert ran.code == 0, ran.err
    assert set(ran.document) == {"package", "pdf", "age", "package_id"}
    assert ran.document["age"] is None
    assert Path(ran.document["pdf"]) == Path(ran.document["package"]).with_suffix(".pdf")
    assert Path(ran.document["package"]).name == "ILMS_KHM-01_2026_S0001.zip"
    assert len(ran.document["package_id"]) == 64
    (submission,), _ = recorded(file)
    assert submission.package_id == ran.document["package_id"]
    ilms("revise", file, "--reason", "The ministry sent newer figures.")
    again = ilms("seal", file, "--key", key, "--out", tmp_path / "out")
    assert [Path(line).suffix for line in again.out.split()] == [".zip", ".pdf"]
    assert again.out.split()[0].endswith("_S0002.zip")


def test_open_errors_are_listed_and_nothing_is_made(
    ilms: Any, file: Path, wrong_figures: Path, key: Path, tmp_path: Path
) -> None:
    """The person sees which, the script gets the code."""
    ilms("import", file, wrong_figures)
    ran = ilms("seal", file, "--key", key, "--out", tmp_path / "out", "--json")
    assert (ran.code, ran.document["error"]["code"]) == (1, "not_ready")
    assert "[V02]" in ran.err
    assert not (tmp_path / "out").exists()
    assert recorded(file) == ((), ())


def test_errors_may_stand_with_a_reason(ilms: Any, file: Path, wrong_figures: Path, key: Path, tmp_path: Path) -> None:
    """The reason is kept with each of them."""
    ilms("import", file, wrong_figures)
    words = ("seal", file, "--key", key, "--out", tmp_path / "out", "--allow-open-findings-with")
    assert ilms(*words, "short").code == 1
    assert ilms(*words, REASON).code == 0
    submissions, allowances = recorded(file)
    assert len(submissions) == 1
    assert {allowance.reason for allowance in allowances} == {REASON}


def test_a_key_of_another_country_leaves_no_trace(ilms: Any, file: Path, wrong_figures: Path, tmp_path: Path) -> None:
    """Not even the reason that came with the command."""
    ilms("import", file, wrong_figures)
    key = tmp_path / "tha-01"
    ilms("keys", "new", key, "--signer", "tha-01", "--country", "THA", "--no-passphrase")
    ran = ilms("seal", file, "--key", key, "--out", tmp_path / "out", "--allow-open-findings-with", REASON, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (2, "signer_other_country")
    assert recorded(file) == ((), ())


def test_nothing_to_send_is_said(ilms: Any, file: Path, key: Path, tmp_path: Path) -> None:
    """An empty package would look like a reply."""
    ran = ilms("seal", file, "--key", key, "--out", tmp_path / "out", "--json")
    assert (ran.code, ran.document["error"]["code"]) == (1, "nothing_to_send")


def test_an_example_is_not_sealed(ilms: Any, key: Path, tmp_path: Path) -> None:
    """It might be taken for the country's reply."""
    path = tmp_path / "s.ilms"
    create_sample(path, language="en", clock=system_clock, ids=system_ids).close()
    ran = ilms("seal", path, "--key", key, "--out", tmp_path / "out", "--json")
    assert (ran.code, ran.document["error"]["code"]) == (2, "example_not_sealed")


def test_each_trouble_with_the_key_has_its_own_words(
    ilms: Any, file: Path, figures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing, locked, wrong passphrase, no key at all."""
    ilms("import", file, figures)
    key = tmp_path / "khm-01"

    def code() -> tuple[int, str]:
        ran = ilms("seal", file, "--key", key, "--out", tmp_path / "out", "--json")
        return ran.code, ran.document["error"]["code"]

    assert code() == (2, "key_missing")
    monkeypatch.setenv(VARIABLE, "twelve letters")
    ilms("keys", "new", key, "--signer", "khm-01", "--country", "KHM")
    monkeypatch.setenv(VARIABLE, "other letters")
    assert code() == (2, "wrong_passphrase")
    monkeypatch.delenv(VARIABLE)
    assert code() == (2, "passphrase_needed")
    key.write_bytes(b"no key")
    assert code() == (2, "key_unreadable")
    assert recorded(file)[0] == ()


def test_the_package_is_enough_where_no_pdf_can_be_made(
    ilms: Any, file: Path, figures: Path, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package too large for a PDF still travels as it is, and the person is told."""
    ilms("import", file, figures)
    monkeypatch.setattr(limits, "MAX_CARRIER_REST", 10)
    ran = ilms("seal", file, "--key", key, "--out", tmp_path / "out", "--json")
    assert ran.code == 0, ran.err
    assert ran.document["pdf"] is None
    assert "send the .zip file" in ran.err.replace("\n", " ")
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".zip"]


@pytest.mark.parametrize(("policy", "words"), [("required", ()), ("allowed", ("--encrypt",))])
def test_an_encrypted_package_goes_out_without_a_readable_cover(
    policy: str,
    words: tuple[str, ...],
    ilms: Any,
    file: Path,
    figures: Path,
    key: Path,
    own_folder: Path,
    tmp_path: Path,
) -> None:
    """The desk's policy asks for it, or the person does; the desk opens what comes out."""
    pytest.importorskip("pyrage")
    policies = {"ALL": {"encryption": policy}}
    install_six(own_folder, policies=policies, age_recipients=[forge_age.DESK_RECIPIENT])
    ilms("import", file, figures)
    ran = ilms("seal", file, "--key", key, "--out", tmp_path / "out", *words)
    assert ran.code == 0, ran.err
    (age,) = map(Path, ran.out.split())
    assert age.suffix == ".age"
    assert str(age) in ran.err.replace("\n", "")
    assert list((tmp_path / "out").iterdir()) == [age]
    identity = tmp_path / "desk.txt"
    identity.write_text(forge_age.DESK_IDENTITY, encoding="ascii")
    told = ilms("verify", age, "--register", f"{key}.allowed_signers", "--identity", identity, "--json").document
    assert (told["code"], told["fields"]["trust_version"]) == ("OK", 6)


def test_encryption_that_the_policy_does_not_provide_for_is_refused(
    ilms: Any, file: Path, figures: Path, key: Path, own_folder: Path, tmp_path: Path
) -> None:
    """Nothing is made, and no number is taken; nothing is encrypted without a trust bundle either."""
    ilms("import", file, figures)
    words = ("seal", file, "--key", key, "--out", tmp_path / "out", "--encrypt", "--json")
    assert ilms(*words).document["error"]["code"] == "trust_missing"
    install_six(own_folder)
    assert ilms(*words).document["error"]["code"] == "encryption_off"
    assert not (tmp_path / "out").exists()
    assert recorded(file)[0] == ()


@pytest.fixture
def person(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folder, and a passphrase that nobody has to type."""
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    return own_folder


def test_the_enrolled_key_signs_by_itself(ilms: Any, file: Path, figures: Path, person: Path, tmp_path: Path) -> None:
    """Without `--key`; and who approved stands in the package."""
    now = datetime.now(UTC).replace(microsecond=0)
    asked = ask(person, applicant=replace(APPLICANT, country="KHM"), now=now)
    made = enrolled(person, asked, signer="khm-01", valid_from=now - timedelta(days=1))
    ilms("import", file, figures)
    words = ("seal", file, "--out", tmp_path / "out", "--approved-by", "D. Director", "--approver-function", "Director")
    ran = ilms(*words)
    assert ran.code == 0, ran.err
    register = made.key_path.with_name("key.allowed_signers")
    told = ilms("verify", ran.out.split()[0], "--register", register, "--json").document
    assert told["fields"]["signer"] == "khm-01"
    assert told["fields"]["approved_by"] == {"name": "D. Director", "function": "Director"}


def test_a_key_that_waits_signs_under_the_id_that_it_will_get(
    ilms: Any, file: Path, figures: Path, person: Path, tmp_path: Path
) -> None:
    """The package waits at the ILO; that is said."""
    ilms("import", file, figures)
    words = ("seal", file, "--out", tmp_path / "out")
    assert ilms(*words, "--json").document["error"]["code"] == "no_own_key"
    ask(person, applicant=replace(APPLICANT, country="KHM"))
    ran = ilms(*words, "--signer", "khm-07")
    assert ran.code == 0, ran.err
    assert "wait at the ILO" in ran.err
    assert ran.out.split()[0].endswith("ILMS_KHM-07_2026_S0001.zip")


def test_a_correction_and_a_withdrawal_name_their_package(
    ilms: Any, file: Path, figures: Path, wrong_figures: Path, key: Path, tmp_path: Path
) -> None:
    """By its number; a package that was not sent from here is refused."""
    ilms("import", file, figures)
    words = ("--key", key, "--out", tmp_path / "out", "--json")
    first = ilms("seal", file, *words).document["package_id"]
    ilms("revise", file, "--reason", "The ministry sent newer figures.")
    ilms("import", file, wrong_figures)
    correcting = ("--kind", "correction", "--supersedes", "S0001", "--allow-open-findings-with", REASON)
    corrected = ilms("seal", file, *words, *correcting)
    assert corrected.code == 0, corrected.err
    taken_back = ilms("seal", file, *words, "--kind", "withdrawal", "--supersedes", "S0002")
    assert taken_back.code == 0, taken_back.err
    known = (*words, "--kind", "withdrawal", "--supersedes", "S0009")
    assert ilms("seal", file, *known).document["error"]["code"] == "unknown_outgoing"
    packages = ilms("outbox", "list", file, "--json").document["packages"]
    assert [each["kind"] for each in packages] == ["withdrawal", "correction", "full"]
    signed = f"{key}.allowed_signers"
    told = ilms("verify", corrected.document["package"], "--register", signed, "--json").document
    assert told["fields"]["supersedes"] == first


def test_nothing_to_report_is_a_package_too(ilms: Any, file: Path, key: Path, tmp_path: Path) -> None:
    """With the journal where it is asked for, once there is one."""
    words = ("seal", file, "--kind", "nil", "--journal", "--key", key, "--out", tmp_path / "out", "--json")
    extracts = []
    for _ in range(2):
        ran = ilms(*words)
        assert ran.code == 0, ran.err
        told = ilms("verify", ran.document["package"], "--register", f"{key}.allowed_signers", "--json").document
        assert told["fields"]["kind"] == "nil"
        extracts.append(told["fields"]["audit"]["extract_from"])
        ilms("revise", file, "--reason", "The ministry sent newer figures.")
    assert extracts == [None, 2]


def test_a_package_goes_out_with_the_workbook(ilms: Any, file: Path, figures: Path, key: Path, tmp_path: Path) -> None:
    """Which the desk takes, since nothing in it acts."""
    ilms("import", file, figures)
    words = ("seal", file, "--workbook", "--key", key, "--out", tmp_path / "out", "--json")
    ran = ilms(*words)
    assert ran.code == 0, ran.err
    assert b"people/questionnaire.xlsx" in Path(ran.document["package"]).read_bytes()


def test_a_reply_is_split_for_a_small_mail_server(key: Path, tmp_path: Path) -> None:
    """Into complete packages; where one is enough, it stays one."""
    path = tmp_path / "s.ilms"
    with create_sample(path, language="en", clock=system_clock, ids=system_ids) as workspace:
        order = Order(allow_reason=REASON, allow_example=True)
        frame, sizes = weigh(workspace, order, Hand(load_signing_key(key)[0], "khm-01", "1"))
        console = Console(io.StringIO(), io.StringIO())
        options: dict[str, Any] = {"order": order, "key_path": key, "console": console}
        least = (frame + sum(sizes.values())) * 10 // 7 - 10
        split = seal_workspace(workspace, out=tmp_path / "split", limit=least, **options)
        assert len(split) == 2
        workspace.execute(Revise("The ministry sent newer figures.", "S0002"))
        whole = seal_workspace(workspace, out=tmp_path / "whole", limit=10_000_000, **options)
        assert len(whole) == 1


def test_several_packages_are_answered_with_a_list(
    ilms: Any, file: Path, figures: Path, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One is answered with itself."""
    more = tmp_path / "more.csv"
    rows = figures.read_text(encoding="utf-8").replace("MNA_OEMP_SEX_CDS_NB", "MNA_TPOP_SEX_CRS_NB")
    more.write_text(rows.replace("CDS_DES_TOTAL", "CRS_RES_TOTAL"), encoding="utf-8")
    assert ilms("import", file, figures).code == 0
    assert ilms("import", file, more).code == 0
    monkeypatch.setattr("ilms_desktop.workspace.batching.pack", lambda sizes, _room: tuple(map(_alone, sizes)))
    words = ("seal", file, "--split-for", "10", "--key", key, "--out", tmp_path / "out", "--json")
    ran = ilms(*words, "--allow-open-findings-with", REASON)
    assert ran.code == 0, ran.err
    packages = ran.document["packages"]
    assert [Path(each["package"]).stem[-5:] for each in packages] == ["S0001", "S0002"]
    assert all(Path(each["pdf"]).is_file() for each in packages)


def _alone(table: str) -> frozenset[str]:
    return frozenset({table})
