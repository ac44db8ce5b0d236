"""The desk's grant: taken for one's own key and request, refused for any other."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.package import limits
from ilms_desktop.package.keys import public_text
from ilms_desktop.package.outcome import Outcome, Refusal
from ilms_desktop.package.register import EMPTY
from ilms_desktop.workspace.enrolment_files import enrolments
from ilms_desktop.workspace.enrolment_grant import Imported, take_grants
from tests.unit.workspace.enrolment_support import APPLICANT, DESK_REGISTER, GRANTED, LIFE, ask, enrolled, grant

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.package.register import Register


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """These keys protect nothing."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)


def given(user_dir: Path, file: tuple[str, bytes], desk: Register = DESK_REGISTER) -> Imported | Refusal:
    """What comes of one file."""
    name, data = file
    (taken,) = take_grants(user_dir, data, name, GRANTED, desk=desk)
    assert taken.trust is None, "a list of keys is not renewed"
    return taken.result


def refused(user_dir: Path, file: tuple[str, bytes], desk: Register = DESK_REGISTER) -> tuple[str, Outcome]:
    """Why one file was not taken; nothing may be kept of it."""
    before = enrolments(user_dir)
    result = given(user_dir, file, desk)
    assert isinstance(result, Refusal)
    assert enrolments(user_dir) == before
    return result.code, result.outcome


def test_the_grant_for_ones_own_request_is_taken(tmp_path: Path) -> None:
    """It says under which id the key signs, and until when."""
    asked = ask(tmp_path)
    result = given(tmp_path, grant(asked))
    assert isinstance(result, Imported)
    assert result.enrolment.mark == asked.mark
    kept = result.enrolment.grant
    assert kept is not None
    assert (kept.signer, kept.valid_until, kept.package_id) == ("ken-01", GRANTED + LIFE, result.verified.package_id)


def test_the_same_grant_again_changes_nothing(tmp_path: Path) -> None:
    """Mail comes twice."""
    asked = ask(tmp_path)
    enrolled(tmp_path, asked)
    assert refused(tmp_path, grant(asked)) == ("REPLAY_DUPLICATE", Outcome.DUPLICATE)


def test_one_number_does_not_stand_for_two_grants(tmp_path: Path) -> None:
    """In one country; another country counts for itself."""
    asked = ask(tmp_path)
    enrolled(tmp_path, asked)
    assert refused(tmp_path, grant(asked, signer="ken-02"))[0] == "SEQ_FORK"
    other = ask(tmp_path, seed=5, applicant=replace(APPLICANT, country="TZA"))
    assert isinstance(given(tmp_path, grant(other, signer="tza-01")), Imported)


def test_a_grant_for_somebody_else_is_refused(tmp_path: Path) -> None:
    """Another computer's request, another key, or the request of one own key with the other."""
    here, there = tmp_path / "here", tmp_path / "there"
    first, second, stranger = ask(here), ask(here, seed=5), ask(there, seed=9)
    crossed: list[dict[str, Any]] = [
        {"public_key": public_text(second.public)},
        {"public_key": public_text(stranger.public)},
        {"in_reply_to": stranger.request_id},
    ]
    files = [grant(stranger), *(grant(first, **change) for change in crossed)]
    assert [refused(here, file)[0] for file in files] == ["GRANT_KEY"] * 4


def test_a_computer_that_asked_for_nothing_takes_no_grant(tmp_path: Path) -> None:
    """Whoever sends one."""
    assert refused(tmp_path / "here", grant(ask(tmp_path / "there")))[0] == "GRANT_KEY"


def test_only_the_desk_grants(tmp_path: Path) -> None:
    """A key that nobody vouches for is refused, whatever it says."""
    assert refused(tmp_path, grant(ask(tmp_path)), EMPTY)[0] == "KEY_UNKNOWN"


def test_another_kind_of_package_is_no_grant(tmp_path: Path) -> None:
    """The request itself, for example."""
    path = ask(tmp_path).request_path
    assert refused(tmp_path, (path.name, path.read_bytes()))[0] == "SIG_NAMESPACE"


def test_a_grant_is_taken_out_of_its_mail(tmp_path: Path) -> None:
    """As it came."""
    name, data = grant(ask(tmp_path))
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "desk@ilo.example", "b.otieno@knbs.example", "Your key"
    mail.set_content("Attached.")
    mail.add_attachment(data, maintype="application", subtype="zip", filename=name)
    assert isinstance(given(tmp_path, ("mail.eml", mail.as_bytes())), Imported)


def test_a_mail_without_anything_says_so(tmp_path: Path) -> None:
    """Somebody forgot to attach it."""
    ask(tmp_path)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "desk@ilo.example", "b.otieno@knbs.example", "Your key"
    mail.set_content("Attached.")
    assert refused(tmp_path, ("mail.eml", mail.as_bytes()))[0] == "MAIL_EMPTY"
